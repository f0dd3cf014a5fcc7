"""Changes a saved server: its name, address, key, secret, stripe and route; or takes it out of the list."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.domain.text import isolated, visible
from console.profiles.server import Server
from console.ui.servers.address_entry import REST_MS, AddressEntry
from console.ui.servers.connect_dialog import SAVING
from console.ui.servers.fields import LONGEST_KEY, LONGEST_NAME, SecretField, StripeRow, captioned, line
from console.ui.servers.footer import Footer
from console.ui.servers.frame import INSIDE, Frame
from console.ui.servers.keep_choice import KeepChoice
from console.ui.servers.outcome import Outcome
from console.ui.servers.remove_page import RemovePage
from console.ui.servers.route_entry import HEAD, RouteEntry
from console.ui.servers.trial import Trial
from console.ui.servers.values import (
    AddressProbe,
    Answer,
    KeepOptions,
    KeyTest,
    ProbeAddress,
    Remove,
    Save,
    Saving,
    TryKey,
)
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label

ADDRESS_CHANGED = "The secret was given for another address: type it again."
KEY_CHANGED = "Another key has another secret: type it too."
FIELDS, KEEP, ROUTE, REMOVE = range(4)


class EditServerDialog(Frame):
    """Emits ProbeAddress, TryKey, ProbeKeyring, Save and Remove through `asked`, answered through `show_answer`.

    Scheme, host and port are pinned with the secret: with another address or key it has to be typed again.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, server: Server, parent: QWidget | None = None, *, rest_ms: int = REST_MS) -> None:
        super().__init__(f"Edit {isolated(server.name)}", parent)
        self._server = server
        self._saving = self._removing = False
        self._name = line(theme, LONGEST_NAME)
        self._address = AddressEntry(theme, INSIDE, rest_ms=rest_ms, least=25)
        self._key = line(theme, LONGEST_KEY, identity=True)
        self._secret = SecretField(theme)
        self._stripes = StripeRow(theme)
        self._route = RouteEntry(theme, INSIDE)
        self._route_button = Button(theme, "Network…", look=ButtonLook.FLAT)
        self._trial = Trial(theme, INSIDE, self._route_button)
        self._outcome = Outcome(theme, INSIDE)
        self._keep = KeepChoice(theme, INSIDE)
        self._keep_outcome = Outcome(theme, INSIDE)
        self._remove = RemovePage(theme, server, INSIDE)
        self._remove_button = Button(theme, "Remove server…", "trash-2", look=ButtonLook.FLAT)
        self._forms = QStackedWidget()
        self._forms.addWidget(self._fields_page(theme))
        self._forms.addWidget(self._keep_page(theme))
        self._forms.addWidget(self._route_page(theme))
        self._pages = QStackedWidget()
        self._footer = self._lay_out(theme)
        self._fill(server)
        self._wire()
        self._show_page(FIELDS)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer to something that was asked; one that comes too late is ignored."""
        match answer:
            case AddressProbe():
                self._address.show_probe(answer)
            case KeyTest():
                self._trial.show_test(answer)
            case KeepOptions():
                self._keep.show_options(answer)
            case Saving() if self._saving or self._removing:
                self._show_saving(answer)

    def done(self, result: int) -> None:
        """Forget the secret before anything else hears that the dialog is closed."""
        self._saving = self._removing = False
        self._secret.forget()
        self._trial.begin_anew()
        super().done(result)

    def _show_saving(self, saving: Saving) -> None:
        removing = self._removing
        self._saving = self._removing = False
        if not saving.sentence:
            self.accept()
        elif removing:
            self._remove.show_failure(saving.sentence, held=saving.held)
        else:
            outcome = self._keep_outcome if self._page == KEEP else self._outcome
            outcome.say(Found.CAREFUL if saving.waiting else Found.BAD, saving.sentence)
            self._footer.show_words("Try again", back=self._page == KEEP)

    @property
    def _page(self) -> int:
        return REMOVE if self._pages.currentWidget() is self._remove else self._forms.currentIndex()

    def _go_on(self) -> None:
        if self._page == KEEP:
            if self._keep.lasting is None:
                self._keep.complain()
            else:
                self._save()
        elif self._page == ROUTE:
            if self._route.route is None:
                self._route.complain()
            else:
                self._show_page(FIELDS)
                self._address.ask_again()
        elif self._is_acceptable():
            if self._secret.is_empty:
                self._save()
            else:
                self._show_page(KEEP)
                self._keep.probe()

    def _is_acceptable(self) -> bool:
        """Say whether everything needed is there; go to what is missing where it is not."""
        if not self._name.text().strip():
            self._outcome.say(Found.BAD, "Give the server a name.")
            self._name.setFocus()
            return False
        return self._leads_somewhere()

    def _leads_somewhere(self) -> bool:
        """Say whether address, key, secret and route are there; go to what is missing where they are not."""
        address, old = self._address.address, self._server
        missing: tuple[QWidget, str] | None = None
        if address is None:
            self._address.complain()
            return False
        if self._route.route is None:
            self._show_page(ROUTE)
            self._route.complain()
            return False
        if not self._key.text().strip():
            missing = (self._key, "Type the API key.")
        elif self._secret.is_empty and address.pin != old.address.pin:
            missing = (self._secret, ADDRESS_CHANGED)
        elif self._secret.is_empty and self._key.text().strip() != old.key:
            missing = (self._secret, KEY_CHANGED)
        if missing is None:
            return True
        self._outcome.say(Found.BAD, missing[1])
        missing[0].setFocus()
        return False

    def _test(self) -> None:
        """Try what the fields hold; an empty secret means the one that is kept."""
        address, route = self._address.address, self._route.route
        if self._leads_somewhere() and address is not None and route is not None:
            secret = None if self._secret.is_empty else self._secret.secret()
            self._trial.ask(TryKey(address, self._key.text().strip(), secret, route, self._server.id))

    def _save(self) -> None:
        address = self._address.address or self._server.address
        lasting, secret = bool(self._server.keyring), None
        if not self._secret.is_empty:
            lasting, secret = bool(self._keep.lasting), self._secret.secret()
        after = replace(
            self._server,
            name=" ".join(self._name.text().split()),
            address=address,
            key=self._key.text().strip(),
            stripe=self._stripes.stripe,
            route=self._route.route or self._server.route,
        )
        if after == self._server and secret is None:
            self.accept()
            return
        self._saving = True
        (self._keep_outcome if secret else self._outcome).say(Found.ASKING, SAVING)
        self._footer.show_words("Save", back=secret is not None, reason=SAVING)
        self.asked.emit(
            Save(after.name, after.address, after.key, secret, after.stripe, lasting, after.id, after.route)
        )

    def _ask_to_remove(self) -> None:
        self._show_page(REMOVE)

    def _take_out(self, anyway: bool) -> None:
        self._removing = True
        self.asked.emit(Remove(self._server.id, anyway))

    def _show_page(self, page: int) -> None:
        self._keep_outcome.be_quiet()
        self._outcome.be_quiet()
        self._remove_button.setVisible(page == FIELDS)
        if page == REMOVE:
            self._pages.setCurrentIndex(1)
            self._remove.begin()
            return
        self._pages.setCurrentIndex(0)
        self._forms.setCurrentIndex(page)
        self._show_word()
        (self._name, self._keep, self._route)[page].setFocus()

    def _show_fields(self) -> None:
        self._show_page(FIELDS)

    def _show_word(self) -> None:
        """A new secret needs one more step."""
        page = self._page
        more = page == FIELDS and not self._secret.is_empty
        word = "Done" if page == ROUTE else "Continue" if more else "Save"
        self._footer.show_words(word, back=page == KEEP)

    def _edited(self) -> None:
        self._outcome.be_quiet()
        self._trial.begin_anew()
        self._show_word()
        self._hint()

    def _ask_address(self, asked: ProbeAddress) -> None:
        """Ask by the route that the fields hold."""
        self.asked.emit(replace(asked, route=self._route.route or self._server.route))

    def _hint(self) -> None:
        """Say in the empty field whether the old secret will do."""
        address, place = self._address.address, visible(self._server.keyring, 40)
        if address is not None and address.pin != self._server.address.pin:
            hint = "Type it again"
        elif self._key.text().strip() != self._server.key:
            hint = "Type the new key's secret"
        else:
            hint = f"As it is, in {place}" if place else "As it is"
        self._secret.show_hint(hint)

    def _fill(self, server: Server) -> None:
        self._name.setText(server.name)
        self._address.begin_with(server.address)
        self._key.setText(server.key)
        self._route.begin_with(server.route)
        self._stripes.choose(server.stripe)
        self._hint()

    def _fields_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(theme, f"Edit {isolated(self._server.name)}", 18, DEMI).wrapped())
        column.addSpacing(14)
        column.addLayout(captioned(theme, "Name", self._name))
        column.addSpacing(13)
        column.addWidget(self._address)
        column.addLayout(captioned(theme, "API key", self._key))
        column.addSpacing(13)
        column.addLayout(captioned(theme, "API secret", self._secret))
        column.addSpacing(14)
        column.addLayout(captioned(theme, "Stripe and label", self._stripes))
        column.addSpacing(14)
        column.addWidget(self._trial)
        column.addWidget(self._outcome)
        column.addStretch(1)
        return page

    def _keep_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Label(theme, "Where should the new secret live?", 18, DEMI).wrapped())
        column.addSpacing(1)
        column.addWidget(Label(theme, "It never goes into a file, a log or a crash report.", 13, role="text_2"))
        column.addSpacing(16)
        column.addWidget(self._keep)
        column.addStretch(1)
        column.addWidget(self._keep_outcome)
        return page

    def _route_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(Label(theme, HEAD, 18, DEMI))
        column.addWidget(self._route, 1)
        return page

    def _lay_out(self, theme: Theme) -> Footer:
        """Fill the dialog from above, which is the order of the Tab key too."""
        form = QWidget()
        self.column.addWidget(self._pages)
        self._pages.addWidget(form)
        self._pages.addWidget(self._remove)
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._forms, 1)
        footer = Footer(theme, ("Save", "Continue", "Try again", "Done"), self, aside=self._remove_button)
        column.addWidget(footer)
        return footer

    def _wire(self) -> None:
        for part in (self._keep, self._trial):
            part.asked.connect(self.asked)
        self._address.asked.connect(self._ask_address)
        # Not textEdited: a screen reader or a password manager sets the text without a key.
        fields = (self._name.textChanged, self._address.changed, self._key.textChanged, self._secret.edited)
        for edited in (*fields, self._route.changed):
            edited.connect(self._edited)
        self._trial.pressed.connect(self._test)
        self._route_button.clicked.connect(lambda: self._show_page(ROUTE))
        self._remove_button.clicked.connect(self._ask_to_remove)
        self._remove.cancelled.connect(self._show_fields)
        self._remove.confirmed.connect(self._take_out)
        self._footer.cancelled.connect(self.reject)
        self._footer.back.connect(self._show_fields)
        self._footer.onward.connect(self._go_on)
