"""The magnifying glass before the field; it says nothing that the field does not."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme

SIZE = 18


class Glass(QWidget):
    """An icon of 18 px in the colour of now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedSize(SIZE, SIZE)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        self._theme.icons.draw(QPainter(self), "search", self._theme.colours.text_2, QPointF(0, 0), SIZE)
