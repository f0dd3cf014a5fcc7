"""The line that the palette is typed into: its keys choose, run and close, everything else is text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.ui.theme.theme import Theme

# The shared style of fields has an edge; a style sheet of its own is the one thing that goes before it.
_BARE = "QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteField(QLineEdit):
    """Keeps every key to itself, so that no shortcut of the window works behind the palette."""

    stepped = Signal(int)
    ran = Signal(bool)
    """Carries whether the palette stays."""
    closed = Signal()
    keys_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(_BARE)
        self.setFont(theme.fonts.text(17))
        self.setPlaceholderText("Search people, rooms and commands")
        self.setAccessibleName("Search people, rooms and commands")

    def event(self, event: QEvent) -> bool:
        """Answer Qt's question before a shortcut with yes, this is mine."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        """Stay: behind the palette there is nothing to go to."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what steers; a held Enter runs once."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            if not event.isAutoRepeat():
                self.ran.emit(control)
        elif key == Qt.Key.Key_Escape or (control and key == Qt.Key.Key_K):
            self.closed.emit()
        elif event.text() == "?" and not self.text():
            self.keys_wanted.emit()
        else:
            super().keyPressEvent(event)
