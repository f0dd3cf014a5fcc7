"""The mark of the program, drawn from its own file so that there is one of it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from console.resources import resource

SIZE = 56


class Logo(QWidget):
    """Decoration: the name stands below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QSvgRenderer(str(resource("cuelight.svg")), self)
        self.setFixedSize(QSize(SIZE, SIZE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, sharp at every ratio."""
        self._picture.render(QPainter(self), QRectF(self.rect()))
