"""The empty pane: a title, one line, one button, changed for another only where it says something else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.people.headline import Emptiness
from console.ui.theme.theme import Theme
from console.ui.widgets.empty_state import EmptyState


class Empty(QWidget):
    """Emits the intent of its button, or asks for the filter to be cleared where the button has none."""

    wanted = Signal(object)
    clear_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Emptiness | None = None
        self._state: EmptyState | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_emptiness(self, shown: Emptiness) -> None:
        """Say why there is nobody; the button keeps its place and the keyboard as long as it is the same one."""
        before, self._shown = self._shown, shown
        if self._state is not None and before is not None and _face(before) == _face(shown):
            self._state.show_words(shown.title, shown.line)
            return
        if self._state is not None:
            self._column.removeWidget(self._state)
            self._state.hide()
            self._state.deleteLater()
        self._state = EmptyState(self._theme, shown.icon, shown.title, shown.line, shown.button, sign=shown.sign)
        self._state.wanted.connect(self._press)
        self._column.addWidget(self._state)

    def _press(self) -> None:
        if self._shown is not None and self._shown.intent is not None:
            self.wanted.emit(self._shown.intent)
        else:
            self.clear_wanted.emit()


def _face(shown: Emptiness) -> tuple[str, str, str]:
    return (shown.icon, shown.button, shown.sign)
