"""Fonts: the system's own family with figures of one width, and a monospace that never joins two signs into one."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

NORMAL, MEDIUM, DEMI, BOLD = 400, 500, 600, 700
# What fontconfig falls back to when nobody chose a font: on a bare X server "Sans Serif" means one of these.
FALLBACKS = frozenset({"DejaVu Sans", "DejaVu Sans Mono", "Bitstream Vera Sans", "Bitstream Vera Sans Mono"})


class Fonts:
    """Text and identity fonts by pixel size and weight, made once each."""

    def __init__(self) -> None:
        self._text = chosen(QFontDatabase.SystemFont.GeneralFont, "Inter")
        self._identity = chosen(QFontDatabase.SystemFont.FixedFont, "JetBrains Mono")
        self._made: dict[tuple[str, int, int], QFont] = {}

    def text(self, pixels: int = 13, weight: int = NORMAL) -> QFont:
        """Words and figures; tabular, so that a running clock does not tremble."""
        return self._font(self._text, ("tnum", 1), pixels, weight)

    def identity(self, pixels: int = 12, weight: int = NORMAL) -> QFont:
        """Identities, sids and paths; no ligatures, which would turn `://` and `!=` into one sign."""
        return self._font(self._identity, ("calt", 0), pixels, weight)

    def _font(self, system: QFont, feature: tuple[str, int], pixels: int, weight: int) -> QFont:
        key = (feature[0], pixels, weight)
        if key not in self._made:
            font = QFont(system)
            font.setPixelSize(pixels)
            font.setWeight(QFont.Weight(weight))
            # A plain string as tag raises ValueError in PySide6.
            font.setFeature(QFont.Tag.fromString(feature[0]), feature[1])
            self._made[key] = font
        return self._made[key]


def chosen(kind: QFontDatabase.SystemFont, instead: str) -> QFont:
    """The system's font of a kind, or `instead` where that is only fontconfig's last resort."""
    font = QFontDatabase.systemFont(kind)
    if QFontInfo(font).family() in FALLBACKS and QFontDatabase.hasFamily(instead):
        font.setFamily(instead)
    return font
