"""Cuelight itself failed: what was written about it, and what can be done."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.label import Label

WIDTH, REPORT_HIGH = 560, 190
NOW, BEFORE = "A part of Cuelight failed", "Cuelight failed when it ran last"
GOES_ON = "Rooms and recordings are the server's and go on. What you see may be incomplete until you restart."
ENDED = "Rooms and recordings are the server's and went on. Look into Activity for what became of your last actions."
STAYS_HERE = "This was written on your machine. Nothing was sent, and no names, addresses or secrets are in it."


class CrashWish(Enum):
    """What somebody wants to do with a report."""

    COPY = auto()
    OPEN_FOLDER = auto()
    RESTART = auto()


class CrashDialog(QDialog):
    """Stands beside the window and takes nothing from it: a show may be running; `wanted` carries a CrashWish."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None, *, now: bool, kept: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        title, sentence = (NOW, GOES_ON) if now else (BEFORE, ENDED)
        self.setWindowTitle("Cuelight failed")
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        shown = QPlainTextEdit(self)
        shown.setPlainText(report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setFont(theme.fonts.identity(12))
        shown.setFixedHeight(REPORT_HIGH)
        shown.setAccessibleName("Report")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(0)
        column.addWidget(Label(theme, title, 18, DEMI).wrapped())
        column.addSpacing(4)
        column.addWidget(Label(theme, sentence, 13, role="text_2").wrapped())
        column.addSpacing(14)
        column.addWidget(shown)
        column.addSpacing(8)
        column.addWidget(Label(theme, STAYS_HERE, 12, role="text_3").wrapped())
        column.addSpacing(20)
        self._close = Button(theme, "Go on", look=ButtonLook.FIRST, height=34)
        column.addLayout(self._buttons(theme, restarts=now, kept=kept))
        self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))
        self._close.setFocus()

    def _buttons(self, theme: Theme, *, restarts: bool, kept: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        copy = Button(theme, "Copy", "copy", height=34)
        folder = Button(theme, "Open folder", "folder-open", height=34)
        again = Button(theme, "Restart", "rotate-cw", height=34)
        for button, wish in ((copy, CrashWish.COPY), (folder, CrashWish.OPEN_FOLDER), (again, CrashWish.RESTART)):
            button.clicked.connect(lambda _checked=False, wish=wish: self.wanted.emit(wish))
        self._close.clicked.connect(self.accept)
        if not kept:
            folder.show_reason("The report could not be written to the disk.")
        again.setVisible(restarts)
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(again)
        row.addWidget(self._close)
        for button in (copy, folder, again, self._close):
            # Return presses what has the keyboard, and nothing else.
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return row
