"""The last row of a dialog: Cancel, one step back, and the one button that goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook


class Footer(QWidget):
    """Return goes on from everywhere but another button; the first keeps its place and width whatever it says.

    What stands `aside` has the left end to itself. The dialog is needed at once: a button outside is nobody's default.
    """

    cancelled = Signal()
    back = Signal()
    onward = Signal()

    def __init__(self, theme: Theme, words: tuple[str, ...], parent: QDialog, *, aside: Button | None = None) -> None:
        super().__init__(parent)
        self._cancel = Button(theme, "Cancel", look=ButtonLook.PLAIN if aside else ButtonLook.FLAT)
        self._back = Button(theme, "Back")
        self._first = Button(theme, words[0], look=ButtonLook.FIRST)
        widest = 0
        for word in words:
            self._first.setText(word)
            widest = max(widest, self._first.sizeHint().width())
        self._first.setMinimumWidth(widest)
        self._first.setText(words[0])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        if aside is not None:
            row.addWidget(aside)
        else:
            row.addWidget(self._cancel)
        row.addStretch(1)
        if aside is not None:
            row.addWidget(self._cancel)
        row.addWidget(self._back)
        row.addWidget(self._first)
        self._first.setDefault(True)
        self._cancel.clicked.connect(self.cancelled)
        self._back.clicked.connect(self.back)
        self._first.clicked.connect(self.onward)
        self.show_words(words[0])

    def show_words(self, word: str, *, back: bool = False, reason: str = "") -> None:
        """Say what comes next, and whether anything stands in the way."""
        self._first.setText(word)
        self._first.show_reason(reason)
        self._back.setVisible(back)
        self._back.show_reason(reason)
