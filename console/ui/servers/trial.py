"""The button that tries a key on its server, and what came of it line by line."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.servers.outcome import Outcome
from console.ui.servers.values import Checked, KeyTest, TryKey, Verdict
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

MARKS = {Verdict.GOOD: Found.GOOD, Verdict.WARNING: Found.CAREFUL, Verdict.BAD: Found.BAD}
MOST_LINES = 6


class Trial(QWidget):
    """Emits `pressed`, is told what to ask, and shows the answer only as long as it is about what the fields hold."""

    pressed = Signal()
    asked = Signal(object)

    def __init__(self, theme: Theme, wide: int, *beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test: TryKey | None = None
        self._button = Button(theme, "Test connection", "plug")
        self._note = Label(theme, "", 12, role="text_3")
        self._note.setVisible(not beside)
        self._outcomes = tuple(Outcome(theme, wide) for _ in range(MOST_LINES))
        self._lay_out(beside)
        self._button.clicked.connect(self.pressed)

    def ask(self, test: TryKey) -> None:
        """Ask what this key may do there."""
        self.begin_anew()
        self._test = test
        self._say(Found.ASKING, "Trying key and secret…")
        self.asked.emit(test)

    def complain(self, sentence: str) -> None:
        """Say what is missing."""
        self.begin_anew()
        self._say(Found.BAD, sentence)

    def show_test(self, test: KeyTest) -> None:
        """Show what was found, unless it is about another key, secret or server than was asked for last."""
        if self._test is None or test.asked is not self._test:
            return
        self._test = None
        self._note.setText("Tested as it stands here")
        for outcome, checked in zip(self._outcomes, test.lines, strict=False):
            outcome.say(MARKS[checked.verdict], checked.words, checked.detail)
            outcome.show()
        announce(self, _spoken(test.lines), urgent=not test.works)

    def begin_anew(self) -> None:
        """Forget what was found, and the question that held the secret."""
        self._test = None
        self._note.setText("")
        for outcome in self._outcomes:
            outcome.be_quiet()
            outcome.hide()

    def _say(self, found: Found, sentence: str) -> None:
        self._outcomes[0].say(found, sentence)
        self._outcomes[0].show()

    def _lay_out(self, beside: tuple[QWidget, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._button)
        row.addWidget(self._note)
        row.addStretch(1)
        for widget in beside:
            row.addWidget(widget)
        column.addLayout(row)
        column.addSpacing(9)
        for outcome in self._outcomes:
            outcome.hide()
            column.addWidget(outcome)


def _spoken(lines: tuple[Checked, ...]) -> str:
    return ". ".join(f"{MARKS[line.verdict].value}: {line.words} {line.detail}".strip() for line in lines)
