"""Keeps single keys, and Escape, for typing while something that takes typing has the keyboard."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

TAKES_TYPING = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QKeySequenceEdit)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_single_key(keys: str) -> bool:
    """Say whether a shortcut writes a sign where it is typed: M, Shift+M and ?, but not F6, Esc or Ctrl+M."""
    *modifiers, key = keys.split("+")
    return len(key) == 1 and set(modifiers) <= {"Shift"}


def takes_typing(widget: QWidget | None) -> bool:
    """Say whether typed letters mean something to a widget; a tree only seems to, because its cells could be edited."""
    if widget is None:
        return False
    if isinstance(widget, TAKES_TYPING):
        return True
    return not isinstance(widget, QAbstractItemView) and bool(
        widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    )


class RestingKeys(QObject):
    """Watches a window: Qt asks the widget with the keyboard, and then its parents, before it runs a shortcut.

    Fields that can be edited keep their letters by themselves; lists that open, read-only fields and fields of our own
    making do not (QWidget::event, QEvent::ShortcutOverride). Escape too belongs to a field as long as it holds a text.
    """

    def __init__(self, window: QWidget, keys: Iterable[str]) -> None:
        super().__init__(window)
        self._window = window
        self._single = {QKeySequence.fromString(written) for written in keys if is_single_key(written)}
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a single key for typing where that is what it is."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        focus = self._window.focusWidget()
        escapes = event.key() == Qt.Key.Key_Escape and isinstance(focus, QLineEdit) and bool(focus.text())
        if not escapes and not (self._is_single(event) and takes_typing(focus)):
            return super().eventFilter(watched, event)
        event.accept()
        return True

    def _is_single(self, event: QKeyEvent) -> bool:
        # A sign such as ? needs Shift on one keyboard and not on another.
        written = QKeySequence(event.keyCombination()), QKeySequence(event.key())
        return not event.modifiers() & _CHORD and any(sequence in self._single for sequence in written)
