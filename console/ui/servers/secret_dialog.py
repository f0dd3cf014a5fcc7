"""Asks for the secret of a saved server, and says why it has to ask."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from console.domain.text import isolated, visible
from console.ui.servers.fields import SecretField, captioned
from console.ui.servers.footer import Footer
from console.ui.servers.frame import INSIDE, Frame
from console.ui.servers.keep_choice import KeepChoice
from console.ui.servers.outcome import Outcome
from console.ui.servers.values import Answer, KeepOptions, Saved, Saving, UseKept, UseSecret
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label

OPEN = "Open"
OPENING = "Opening…"


class AskSecretDialog(Frame):
    """Emits ProbeKeyring when it is shown, then UseSecret; or UseKept once a keyring that was waiting answers."""

    asked = Signal(object)

    def __init__(self, theme: Theme, saved: Saved, sentence: str, parent: QWidget | None = None) -> None:
        title = f"Secret of {isolated(saved.name)}"
        super().__init__(title, parent)
        self._id = saved.id
        self._waited = self._saving = False
        self._secret = SecretField(theme)
        self._keep = KeepChoice(theme, INSIDE)
        self._outcome = Outcome(theme, INSIDE)
        column = self.column
        column.addWidget(Label(theme, title, 18, DEMI).wrapped())
        column.addSpacing(3)
        column.addWidget(Label(theme, visible(sentence, 512), 13, role="text_2").wrapped())
        column.addSpacing(16)
        column.addLayout(captioned(theme, "API secret", self._secret))
        column.addSpacing(16)
        column.addWidget(self._keep)
        column.addWidget(self._outcome)
        column.addSpacing(8)
        self._footer = Footer(theme, (OPEN, "Try again"), self)
        column.addWidget(self._footer)
        self.setAccessibleDescription(visible(sentence, 512))
        self._keep.asked.connect(self.asked)
        self._secret.edited.connect(self._outcome.be_quiet)
        self._footer.cancelled.connect(self.reject)
        self._footer.onward.connect(self._go_on)
        self._secret.setFocus()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer to something that was asked; one that comes too late is ignored."""
        match answer:
            case KeepOptions():
                self._show_options(answer)
            case Saving() if self._saving:
                self._show_saving(answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the keyring as soon as somebody can see what it wants."""
        super().showEvent(event)
        if not event.spontaneous():
            self._keep.probe()

    def done(self, result: int) -> None:
        """Forget the secret before anything else hears that the dialog is closed."""
        self._saving = False
        self._secret.forget()
        super().done(result)

    def _show_options(self, options: KeepOptions) -> None:
        self._keep.show_options(options)
        if not options.tried:
            self._waited = True
        elif self._waited and options.tried and not self._saving and self._secret.is_empty:
            self._waited = False
            self._wait_for(UseKept(self._id))

    def _show_saving(self, saving: Saving) -> None:
        self._saving = False
        if not saving.sentence:
            self.accept()
            return
        self._outcome.say(Found.CAREFUL if saving.waiting else Found.BAD, saving.sentence)
        self._footer.show_words("Try again")

    def _go_on(self) -> None:
        lasting = self._keep.lasting
        if self._secret.is_empty:
            self._outcome.say(Found.BAD, "Type the secret.")
            self._secret.setFocus()
        elif lasting is None:
            self._keep.complain()
        else:
            self._wait_for(UseSecret(self._id, self._secret.secret(), lasting))

    def _wait_for(self, wanted: UseSecret | UseKept) -> None:
        self._saving = True
        self._outcome.say(Found.ASKING, OPENING)
        self._footer.show_words(OPEN, reason=OPENING)
        self.asked.emit(wanted)
