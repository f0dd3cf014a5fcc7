"""The last row of a dialog: Cancel at the left, one step back, and the one button that goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook


class Footer(QWidget):
    """Return goes on from everywhere but another button; the first keeps its place and width whatever it says.

    It needs its dialog at once: a button outside of one is nobody's default.
    """

    cancelled = Signal()
    back = Signal()
    onward = Signal()

    def __init__(self, theme: Theme, words: tuple[str, ...], parent: QDialog) -> None:
        super().__init__(parent)
        self._cancel = Button(theme, "Cancel", look=ButtonLook.FLAT)
        self._back = Button(theme, "Back")
        self._first = Button(theme, words[0], look=ButtonLook.FIRST)
        widest = 0
        for word in words:
            self._first.setText(word)
            widest = max(widest, self._first.sizeHint().width())
        self._first.setMinimumWidth(widest)
        self._first.setText(words[0])
        self._row = QHBoxLayout(self)
        # A flat button has no edge, so its word stands where an edge would.
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._cancel)
        self._row.addStretch(1)
        self._row.addWidget(self._back)
        self._row.addWidget(self._first)
        self._first.setDefault(True)
        self._cancel.clicked.connect(self.cancelled)
        self._back.clicked.connect(self.back)
        self._first.clicked.connect(self.onward)
        self.show_words(words[0])

    def add_at_left(self, button: Button) -> None:
        """Put one more button beside Cancel."""
        self._row.insertWidget(1, button)

    def show_words(self, word: str, *, back: bool = False, reason: str = "") -> None:
        """Say what comes next, and whether anything stands in the way."""
        self._first.setText(word)
        self._first.show_reason(reason)
        self._back.setVisible(back)
        self._back.show_reason(reason)
