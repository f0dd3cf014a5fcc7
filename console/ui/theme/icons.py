"""Icons, rasterised once per size and pixel ratio, and tinted once per colour."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from console.ui.theme.lucide import Lucide

STROKE = 2.0
THIN = 1.75
"""The stroke of what is off: a slashed microphone stays quieter than an open one."""


class Icons:
    """Pixmaps and icons by Lucide's name; the colour is part of the key, so a theme switch clears nothing."""

    def __init__(self, read: Callable[[str], str] | None = None) -> None:
        self._read = read or Lucide()
        self._masks: dict[tuple[str, int, float, float], QPixmap] = {}
        self._tinted: dict[tuple[str, str, int, float, float, int], QPixmap] = {}

    def pixmap(
        self, name: str, colour: str, size: int, ratio: float, *, stroke: float = STROKE, gap: int = 0
    ) -> QPixmap:
        """One icon of `size` logical pixels, sharp at `ratio`, with `gap` clear pixels on its right."""
        key = (name, colour, size, ratio, stroke, gap)
        found = self._tinted.get(key)
        if found is None:
            mask = self._mask(name, size, ratio, stroke)
            found = QPixmap(round((size + gap) * ratio), mask.height())
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.drawPixmap(0, 0, mask)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
            painter.fillRect(found.rect(), QColor(colour))
            painter.end()
            found.setDevicePixelRatio(ratio)
            self._tinted[key] = found
        return found

    def draw(
        self, painter: QPainter, name: str, colour: str, at: QPointF, size: int = 16, *, stroke: float = STROKE
    ) -> None:
        """Paint an icon with its top left corner at `at`; the ratio is the device's at this moment."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(at, self.pixmap(name, colour, size, ratio, stroke=stroke))

    def icon(self, name: str, colour: str, disabled: str, ratio: float, *, size: int = 16, gap: int = 0) -> QIcon:
        """An icon for Qt's own buttons and menus; Fusion leaves 4 px before the text, `gap` widens that."""
        made = QIcon(self.pixmap(name, colour, size, ratio, gap=gap))
        made.addPixmap(self.pixmap(name, disabled, size, ratio, gap=gap), QIcon.Mode.Disabled)
        return made

    def _mask(self, name: str, size: int, ratio: float, stroke: float) -> QPixmap:
        """The icon in black: Lucide's icons have one colour, which they leave to whoever shows them."""
        key = (name, size, ratio, stroke)
        if key not in self._masks:
            edge = round(size * ratio)
            drawn = QPixmap(edge, edge)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            svg = self._read(name).replace("currentColor", "#000000")
            svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
            QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, edge, edge))
            painter.end()
            self._masks[key] = drawn
        return self._masks[key]
