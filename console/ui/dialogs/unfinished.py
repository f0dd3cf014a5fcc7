"""Quit while it is not yet known what became of an action: it is looked for at the next start."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from console.ui.figures import counted
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.label import Label

WIDTH = 460
SENTENCE = "Cuelight looks for it again at the next start, and then says what became of it."


class UnfinishedDialog(QDialog):
    """Accepted to quit anyway, and by itself once nothing is open any more; *Wait* has the keyboard."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Quit Cuelight?")
        self._title = Label(theme, "", 18, DEMI).wrapped()
        self._say(number)
        self.setAccessibleDescription(SENTENCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(Label(theme, SENTENCE, 13, role="text_2").wrapped())
        column.addSpacing(20)
        wait = Button(theme, "Wait", look=ButtonLook.FIRST, height=34)
        leave = Button(theme, "Quit anyway", height=34)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button, done in ((leave, self.accept), (wait, self.reject)):
            # Return presses what has the keyboard, and nothing else.
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(done)
            row.addWidget(button)
        column.addLayout(row)
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        wait.setFocus()

    def show_open(self, number: int) -> None:
        """Follow how many are open; with none left there is nothing to ask."""
        if number:
            self._say(number)
        else:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            return
        super().keyPressEvent(event)

    def _say(self, number: int) -> None:
        title = f"{counted(number, 'action')} {'is' if number == 1 else 'are'} still being confirmed"
        self._title.setText(title)
        self.setAccessibleName(title)
