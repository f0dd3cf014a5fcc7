"""API key and secret, and the test that says in plain words what the two may do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.address import Address
from console.domain.secret import Secret
from console.ui.servers.fields import LONGEST_KEY, SecretField, captioned, line
from console.ui.servers.outcome import Outcome
from console.ui.servers.values import Checked, KeyTest, TryKey, Verdict
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

MARKS = {Verdict.GOOD: Found.GOOD, Verdict.WARNING: Found.CAREFUL, Verdict.BAD: Found.BAD}
MOST_LINES = 6
WHICH_KEY = "Type the API key: it stands in the server's configuration, under keys."
WHICH_ONE = "Type the API secret that belongs to the key."


class KeyEntry(QWidget):
    """Emits TryKey; what a test found is shown only as long as it is about what the fields hold."""

    asked = Signal(object)

    def __init__(self, theme: Theme, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._test: TryKey | None = None
        self._key = line(theme, LONGEST_KEY, identity=True)
        self._secret = SecretField(theme)
        self._button = Button(theme, "Test connection", "plug")
        self._note = Label(theme, "", 12, role="text_3")
        self._outcomes = tuple(Outcome(theme, wide) for _ in range(MOST_LINES))
        self._lay_out(theme)
        self.setFocusProxy(self._key)
        self._key.textChanged.connect(self._begin_anew)
        self._secret.edited.connect(self._begin_anew)
        self._button.clicked.connect(self.test)

    @property
    def key(self) -> str:
        """Return the key as typed, without blanks around it."""
        return self._key.text().strip()

    @property
    def is_complete(self) -> bool:
        """Say whether both fields hold something."""
        return bool(self.key) and not self._secret.is_empty

    def secret(self) -> Secret:
        """Return the secret as typed."""
        return self._secret.secret()

    def aim(self, address: Address) -> None:
        """Test at this server from now on; what was found at another is forgotten."""
        if address != self._address:
            self._address = address
            self._begin_anew()

    def complain(self) -> None:
        """Say what is missing, and go there."""
        self._outcomes[0].say(Found.BAD, WHICH_ONE if self.key else WHICH_KEY)
        self._outcomes[0].show()
        (self._secret if self.key else self._key).setFocus()

    def test(self) -> None:
        """Ask what key and secret may do."""
        if self._address is None or not self.is_complete:
            self.complain()
            return
        self._begin_anew()
        self._test = TryKey(self._address, self.key, self.secret())
        self._outcomes[0].say(Found.ASKING, "Trying key and secret…")
        self._outcomes[0].show()
        self.asked.emit(self._test)

    def show_test(self, test: KeyTest) -> None:
        """Show what was found, unless it is about another key, secret or server than the fields hold."""
        if self._test is None or test.asked is not self._test:
            return
        self._test = None
        self._note.setText("Tested as it stands here")
        for outcome, checked in zip(self._outcomes, test.lines, strict=False):
            outcome.say(MARKS[checked.verdict], checked.words, checked.detail)
            outcome.show()
        announce(self, _spoken(test.lines), urgent=not test.works)

    def forget(self) -> None:
        """Let go of the secret, and of the question that held it."""
        self._test = None
        self._secret.forget()
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._test = None
        self._note.setText("")
        for outcome in self._outcomes:
            outcome.be_quiet()
            outcome.hide()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(captioned(theme, "API key", self._key))
        column.addSpacing(13)
        column.addLayout(captioned(theme, "API secret", self._secret))
        column.addSpacing(14)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._button)
        row.addWidget(self._note)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(9)
        for outcome in self._outcomes:
            outcome.hide()
            column.addWidget(outcome)
        column.addStretch(1)


def _spoken(lines: tuple[Checked, ...]) -> str:
    return ". ".join(f"{MARKS[line.verdict].value}: {line.words} {line.detail}".strip() for line in lines)
