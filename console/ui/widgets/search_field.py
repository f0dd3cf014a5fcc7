"""A line to type a filter into, with its icon at the left and the keys that lead to it at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps

ICON, LEFT = 16, 10


class SearchField(QLineEdit):
    """Escape empties it; icon and keys are painted, for an action's button would be moved by the style sheet."""

    def __init__(self, theme: Theme, hint: str, *, keys: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, tuple(keys)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        right = caps_width(theme.fonts, self._keys) + 2 if keys else 0
        self.setTextMargins(LEFT + ICON - 5, 0, right, 0)
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the filter back; a second one belongs to whoever is around."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field as Qt draws it, then icon and keys."""
        super().paintEvent(event)
        painter = QPainter(self)
        colours = self._theme.colours
        ink = colours.text_2 if self.isEnabled() else colours.disabled
        self._theme.icons.draw(painter, "search", ink, QPointF(LEFT, round((self.height() - ICON) / 2)), ICON)
        if self._keys and not self.text():
            room = QRectF(self.rect()).adjusted(0, 0, -8, 0)
            draw_caps(painter, self._theme.fonts, self._keys, room, ink=colours.text_2, edge=colours.control_line)
