"""A floating plate: raised, rounded, with its shadow; for the palette and everything else that lies over the window."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.shadow import Shadow
from console.ui.widgets.shapes import plate


class Panel(QWidget):
    """A child of the window that floats over its siblings."""

    def __init__(self, theme: Theme, parent: QWidget, *, radius: int = 12) -> None:
        super().__init__(parent)
        self._theme, self._radius = theme, radius
        self._shadow = Shadow(theme, self, radius)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The plate; in dark its edge is all that tells it from its ground."""
        colours = self._theme.colours
        plate(QPainter(self), QRectF(self.rect()), self._radius, colours.raised, colours.control_line)
