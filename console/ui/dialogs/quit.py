"""Quit while something is being recorded: the recording belongs to the server, and goes on unless it is stopped."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import isolated
from console.ui.phrases import listed
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.label import Label

WIDTH, MOST_NAMED, LONGEST_NAMED = 500, 4, 60


class QuitChoice(Enum):
    """What is to become of the recordings; to close the dialog is to cancel."""

    CANCEL = auto()
    LEAVE = auto()
    STOP = auto()


class QuitDialog(QDialog):
    """Cancel has the keyboard; `choice` holds the answer once the dialog is finished."""

    def __init__(self, theme: Theme, rooms: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choice = QuitChoice.CANCEL
        title = "Recording goes on at the server"
        verb = "is" if len(rooms) == 1 else "are"
        names = listed([isolated(room, LONGEST_NAMED) for room in rooms], MOST_NAMED)
        sentence = f"{names} {verb} being recorded. Quitting Cuelight alone does not stop that."
        self.setWindowTitle("Quit Cuelight?")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addWidget(Label(theme, title, 18, DEMI).wrapped())
        column.addSpacing(4)
        column.addWidget(Label(theme, sentence, 13, role="text_2").wrapped())
        column.addSpacing(20)
        cancel = Button(theme, "Cancel", height=34)
        stop = Button(theme, "Stop and quit", "square", look=ButtonLook.INVERSE, height=34)
        leave = Button(theme, "Leave running and quit", look=ButtonLook.FIRST, height=34)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button, choice in ((cancel, QuitChoice.CANCEL), (stop, QuitChoice.STOP), (leave, QuitChoice.LEAVE)):
            # Return presses what has the keyboard, and nothing else.
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            row.addWidget(button)
        column.addLayout(row)
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        cancel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses the button that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            return
        super().keyPressEvent(event)

    def _choose(self, choice: QuitChoice) -> None:
        self.choice = choice
        self.done(QDialog.DialogCode.Rejected if choice is QuitChoice.CANCEL else QDialog.DialogCode.Accepted)
