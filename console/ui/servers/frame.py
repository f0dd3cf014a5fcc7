"""What the dialogs about servers stand in: one width, and a height that only grows."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from console.ui.phrases import window_title

WIDTH, SIDE, TOP, BOTTOM = 376, 24, 20, 18
INSIDE = WIDTH - 2 * SIDE


class Frame(QDialog):
    """Grows when it has more to say than it has room for; it never shrinks, so that no button leaves the pointer."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self.setAccessibleName(title)
        self.setFixedWidth(WIDTH)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SIDE, TOP, SIDE, BOTTOM)
        self.column.setSpacing(0)

    def event(self, event: QEvent) -> bool:
        """Make room before it is shown, and whenever something inside needs more."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Polish):
            # A layout in which nothing wraps gives no height for a width.
            needed = max(self.column.totalMinimumHeightForWidth(WIDTH), self.column.totalMinimumSize().height())
            self.setMinimumHeight(max(self.minimumHeight(), needed))
        return super().event(event)
