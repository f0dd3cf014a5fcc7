"""The mark of the program, drawn from its own file so that there is one of it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from console.resources import resource
from console.ui.theme.colours import LIGHT
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import plate

SIZE, RADIUS = 56, 13


class Logo(QWidget):
    """Decoration: the name stands below it. On dark grounds a hairline keeps its edge."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QSvgRenderer(str(resource("cuelight.svg")), self)
        self.setFixedSize(QSize(SIZE, SIZE))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, sharp at every ratio."""
        painter = QPainter(self)
        self._picture.render(painter, QRectF(self.rect()))
        if self._theme.colours is not LIGHT:
            plate(painter, QRectF(self.rect()), RADIUS, None, self._theme.colours.control_line)
