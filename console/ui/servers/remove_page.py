"""The question before a server leaves the list: Cancel has the keyboard, and Return never removes by accident."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import isolated, visible
from console.profiles.server import Server
from console.ui.servers.outcome import Outcome
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label

REMOVING = "Removing…"


class RemovePage(QWidget):
    """Says what goes and what stays; `confirmed` carries whether the secret may stay in its keyring."""

    confirmed = Signal(bool)
    cancelled = Signal()

    def __init__(self, theme: Theme, server: Server, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyring, self._anyway = visible(server.keyring), False
        self._outcome = Outcome(theme, wide)
        self._cancel = Button(theme, "Cancel")
        self._verb = Button(theme, "Remove server", "trash-2", look=ButtonLook.INVERSE)
        facts = Facts(theme, well=True)
        facts.show_facts(
            (
                Fact("Address", visible(server.address.shown), identity=True),
                Fact("API key", visible(server.key), identity=True),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(theme, f"Remove {isolated(server.name)}?", 18, DEMI).wrapped())
        column.addSpacing(4)
        column.addWidget(Label(theme, _what_goes(server), 13, role="text_2").wrapped())
        column.addSpacing(14)
        column.addWidget(facts)
        column.addSpacing(8)
        column.addWidget(self._outcome)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._verb)
        column.addLayout(row)
        self.setFocusProxy(self._cancel)
        self._cancel.clicked.connect(self.cancelled)
        self._verb.clicked.connect(self._remove)

    def begin(self) -> None:
        """Ask anew."""
        self._offer(anyway=False)
        self._outcome.be_quiet()
        self._verb.show_reason("")
        self._cancel.setFocus()

    def show_failure(self, sentence: str, *, held: bool) -> None:
        """Say why the server is still there, and offer to leave a secret where it is held."""
        self._offer(anyway=held)
        stays = f" Removed anyway, its secret stays in {self._keyring}." if held else ""
        self._outcome.say(Found.BAD, sentence + stays)
        self._verb.show_reason("")

    def _remove(self) -> None:
        self._outcome.say(Found.ASKING, REMOVING)
        self._verb.show_reason(REMOVING)
        self.confirmed.emit(self._anyway)

    def _offer(self, *, anyway: bool) -> None:
        self._anyway = anyway
        self._verb.setText("Remove anyway" if anyway else "Remove server")


def _what_goes(server: Server) -> str:
    secret = f", and its secret is deleted from {visible(server.keyring)} too" if server.keyring else ""
    return f"It leaves the list{secret}. Rooms and recordings on the server stay as they are."
