"""Tool buttons: an icon alone, with its name for those who cannot see it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from console.ui.plain import tip
from console.ui.theme.theme import Theme


class Tool(QToolButton):
    """A flat button of 30 px; the name is its tool tip and what a screen reader says."""

    def __init__(
        self, theme: Theme, icon: str, name: str, *, size: int = 18, edge: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._sign, self._size = theme, icon, size
        self.setIconSize(QSize(size, size))
        self.setFixedSize(edge, edge)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip(name))
        self.setAccessibleName(name)
        theme.changed.connect(self._dress)
        self._dress()

    def show_reason(self, name: str, reason: str) -> None:
        """Switch it off with a reason, or on with none."""
        self.setEnabled(not reason)
        self.setToolTip(tip(f"{name}: {reason}" if reason else name))
        self.setAccessibleDescription(reason)

    def show_icon(self, icon: str) -> None:
        """Wear another icon."""
        self._sign = icon
        self._dress()

    def _dress(self) -> None:
        self.setIcon(self._theme.icon(self._sign, self._size))
