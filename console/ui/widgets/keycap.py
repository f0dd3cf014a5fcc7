"""Key caps: a shortcut drawn as the keys to press."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.fonts import MEDIUM, Fonts
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, plate, text_width, words

HEIGHT, GAP, PAD, RADIUS = 18, 3, 5, 4
SIGNS = {"Return": "↵", "Enter": "↵", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Del": "Del", "Escape": "Esc"}


def keys_of(shortcut: QKeySequence) -> tuple[str, ...]:
    """The keys of a shortcut as this system names them; of a chord of several steps, the first."""
    written = shortcut.toString(QKeySequence.SequenceFormat.NativeText).split(", ")[0]
    if not written:
        return ()
    # The plus key itself is written as an empty part at the end.
    parts = written.removesuffix("+").split("+") if written.endswith("+") else written.split("+")
    keys = [SIGNS.get(part, part) for part in parts if part]
    return (*keys, "+") if written.endswith("+") else tuple(keys)


def caps_width(fonts: Fonts, keys: Sequence[str]) -> int:
    """How much room a row of key caps takes."""
    return sum(_cap_width(fonts, key) for key in keys) + GAP * max(0, len(keys) - 1)


def draw_caps(
    painter: QPainter, fonts: Fonts, keys: Sequence[str], rect: QRectF, *, ink: str | QColor, edge: str | QColor
) -> None:
    """Draw key caps at the right end of `rect`, in its middle."""
    left = rect.right() - caps_width(fonts, keys)
    top = rect.center().y() - HEIGHT / 2
    for key in keys:
        cap = QRectF(left, top, _cap_width(fonts, key), HEIGHT)
        plate(painter, cap, RADIUS, None, edge)
        words(painter, cap, key, fonts.text(11, MEDIUM), ink, align=CENTRE)
        left = cap.right() + GAP


def _cap_width(fonts: Fonts, key: str) -> int:
    return max(HEIGHT, round(text_width(fonts.text(11, MEDIUM), key)) + 2 * PAD)


class KeyCaps(QWidget):
    """A shortcut on its own, for lists of shortcuts and the foot of the palette."""

    def __init__(self, theme: Theme, keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, tuple(keys)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName("+".join(keys))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its keys."""
        return QSize(caps_width(self._theme.fonts, self._keys), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the caps in the colours of now."""
        colours = self._theme.colours
        painter = QPainter(self)
        draw_caps(
            painter, self._theme.fonts, self._keys, QRectF(self.rect()), ink=colours.text_2, edge=colours.control_line
        )
