"""API key and secret, and the test that says in plain words what the two may do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.address import Address
from console.domain.route import STRAIGHT, Route
from console.domain.secret import Secret
from console.ui.servers.fields import LONGEST_KEY, SecretField, captioned, line
from console.ui.servers.trial import Trial
from console.ui.servers.values import KeyTest, TryKey
from console.ui.theme.theme import Theme

WHICH_KEY = "Type the API key: it stands in the server's configuration, under keys."
WHICH_ONE = "Type the API secret that belongs to the key."


class KeyEntry(QWidget):
    """Emits TryKey; what a test found is shown only as long as it is about what the fields hold."""

    asked = Signal(object)

    def __init__(self, theme: Theme, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._route = STRAIGHT
        self._key = line(theme, LONGEST_KEY, identity=True)
        self._secret = SecretField(theme)
        self._trial = Trial(theme, wide)
        self._lay_out(theme)
        self.setFocusProxy(self._key)
        self._key.textChanged.connect(self._trial.begin_anew)
        self._secret.edited.connect(self._trial.begin_anew)
        self._trial.pressed.connect(self.test)
        self._trial.asked.connect(self.asked)

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

    def aim(self, address: Address, route: Route = STRAIGHT) -> None:
        """Test at this server from now on; what was found at another, or by another way, is forgotten."""
        if (address, route) != (self._address, self._route):
            self._address, self._route = address, route
            self._trial.begin_anew()

    def complain(self) -> None:
        """Say what is missing, and go there."""
        self._trial.complain(WHICH_ONE if self.key else WHICH_KEY)
        (self._secret if self.key else self._key).setFocus()

    def test(self) -> None:
        """Ask what key and secret may do."""
        if self._address is None or not self.is_complete:
            self.complain()
        else:
            self._trial.ask(TryKey(self._address, self.key, self.secret(), self._route))

    def show_test(self, test: KeyTest) -> None:
        """Show what was found."""
        self._trial.show_test(test)

    def forget(self) -> None:
        """Let go of the secret, and of the question that held it."""
        self._secret.forget()
        self._trial.begin_anew()

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(captioned(theme, "API key", self._key))
        column.addSpacing(13)
        column.addLayout(captioned(theme, "API secret", self._secret))
        column.addSpacing(14)
        column.addWidget(self._trial)
        column.addStretch(1)
