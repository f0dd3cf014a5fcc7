"""Where a secret will live: in the system's keyring, once that was tried, or in memory until the program ends."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import visible
from console.ui.servers.fields import exclusive
from console.ui.servers.outcome import Outcome
from console.ui.servers.values import KeepOptions, ProbeKeyring
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.choice_card import OptionCard
from console.ui.widgets.finding import Found

UNNAMED = "Your keyring"
NOT_CHOSEN = "Choose where the secret lives."
WAITING = "Your keyring is waiting to be unlocked"
WAY_OUT = "Look for its window, or take the other choice."


class KeepChoice(QWidget):
    """Emits ProbeKeyring; the keyring is taken by itself once it has proved to work, unless something else was chosen.

    Nothing is taken by itself while the keyring waits: that would settle for less without a word.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picked = False
        self._options: KeepOptions | None = None
        self._keyring = OptionCard(theme, UNNAMED, "")
        self._session = OptionCard(theme, "Only until I quit", "Asked again next time")
        self._outcome = Outcome(theme, wide, least=42)
        self._again = Button(theme, "Try again", "rotate-cw")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._keyring)
        column.addWidget(self._session)
        column.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setContentsMargins(25, 0, 0, 0)
        row.addWidget(self._again)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setFocusProxy(self._session)
        self._again.clicked.connect(lambda: self.probe(again=True))
        for card in (self._keyring, self._session):
            card.clicked.connect(self._pick)
        exclusive((self._keyring, self._session))
        self._show_unknown()

    @property
    def lasting(self) -> bool | None:
        """Return whether the keyring is to hold the secret; None while nothing is chosen."""
        if self._keyring.isChecked():
            return True
        return False if self._session.isChecked() else None

    def probe(self, *, again: bool = False) -> None:
        """Ask for the keyring, unless it is known to work."""
        if self._options is None or not self._options.tried:
            self._show_unknown()
            self._outcome.say(Found.ASKING, "Trying your keyring…")
            self.asked.emit(ProbeKeyring(again))

    def show_options(self, options: KeepOptions) -> None:
        """Show what came of it."""
        self._options = options
        name = visible(options.keyring) or UNNAMED
        works = bool(options.keyring) and options.tried and not options.waiting
        self._keyring.setEnabled(works)
        self._again.setVisible(not works)
        if works:
            self._keyring.show_words(name, "Connects next time without asking", proven=True)
            self._outcome.say(Found.PLAIN, "Tried it: written, read back, same", icon="lock")
            if not self._picked:
                self._take(self._keyring)
        elif options.waiting:
            self._keyring.show_words(name, "Has not answered yet", proven=False)
            self._outcome.say(Found.CAREFUL, WAITING, options.reason or WAY_OUT)
        else:
            self._keyring.show_words(name, "Cannot be used here", proven=False)
            self._outcome.say(Found.CAREFUL, options.reason or "No keyring answers here.")
            self._take(self._session)

    def complain(self) -> None:
        """Say that a choice is missing, and go there."""
        if self._options is not None:
            self._outcome.say(Found.BAD, NOT_CHOSEN)
        self._session.setFocus()

    def _show_unknown(self) -> None:
        self._keyring.show_words(UNNAMED, "Has not answered yet", proven=False)
        self._keyring.setEnabled(False)
        self._again.hide()

    def _take(self, card: OptionCard) -> None:
        card.setChecked(True)
        if self.focusWidget() in (self._session, self._keyring):
            card.setFocus()
        self.setFocusProxy(card)

    def _pick(self) -> None:
        self._picked = True
