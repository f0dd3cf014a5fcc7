"""The three steps to a new server: where it is, with which key, and where the secret will live."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.ui.servers.address_entry import REST_MS, AddressEntry
from console.ui.servers.fields import LONGEST_NAME, StripeRow, captioned, line
from console.ui.servers.footer import Footer
from console.ui.servers.frame import INSIDE, Frame
from console.ui.servers.keep_choice import KeepChoice
from console.ui.servers.key_entry import KeyEntry
from console.ui.servers.outcome import Outcome
from console.ui.servers.route_entry import HEAD, RouteEntry
from console.ui.servers.values import AddressProbe, Answer, KeepOptions, KeyTest, ProbeAddress, Save, Saving
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label
from console.ui.widgets.steps import StepHeader

HEIGHT = 452
WHERE, KEY, KEEP, ROUTE = range(4)
STEPS = ("Where", "Key", "Keep")
HEADS = (
    ("Where is the server?", "Paste an address, or a join link from the event."),
    ("Which key?", "From the server's configuration, under keys."),
    ("Where should the secret live?", "It never goes into a file, a log or a crash report."),
    (HEAD, "Almost every server needs nothing of this."),
)
SAVING = "Saving…"


class ConnectDialog(Frame):
    """Emits ProbeAddress, TryKey, ProbeKeyring and Save through `asked`, and is answered through `show_answer`.

    All steps have one size, so that Continue stays under the pointer.
    """

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, rest_ms: int = REST_MS) -> None:
        super().__init__("Connect to a server", parent)
        self._saving = False
        self._named = False
        self._suggestion = ""
        self._steps = StepHeader(theme, STEPS)
        self._title = Label(theme, "", 18, DEMI)
        self._line = Label(theme, "", 13, role="text_2")
        self._address = AddressEntry(theme, INSIDE, rest_ms=rest_ms)
        self._name = line(theme, LONGEST_NAME)
        self._stripes = StripeRow(theme)
        self._route = RouteEntry(theme, INSIDE)
        self._route_button = Button(theme, "Network…", look=ButtonLook.FLAT)
        self._where_outcome = Outcome(theme, INSIDE)
        self._key = KeyEntry(theme, INSIDE)
        self._keep = KeepChoice(theme, INSIDE)
        self._keep_outcome = Outcome(theme, INSIDE)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._where_page(theme))
        self._pages.addWidget(self._key)
        self._pages.addWidget(self._keep_page())
        self._pages.addWidget(self._route)
        self._footer = self._lay_out(theme)
        self._wire()
        self._show_step(WHERE)

    def show_answer(self, answer: Answer) -> None:
        """Show an answer to something that was asked; one that comes too late is ignored."""
        match answer:
            case AddressProbe():
                self._address.show_probe(answer)
            case KeyTest():
                self._key.show_test(answer)
            case KeepOptions():
                self._keep.show_options(answer)
            case Saving():
                self._show_saving(answer)

    def done(self, result: int) -> None:
        """Forget the secret before anything else hears that the dialog is closed."""
        self._saving = False
        self._key.forget()
        super().done(result)

    def _show_saving(self, saving: Saving) -> None:
        if not self._saving:
            return
        self._saving = False
        if not saving.sentence:
            self.accept()
            return
        self._keep_outcome.say(Found.CAREFUL if saving.waiting else Found.BAD, saving.sentence)
        self._footer.show_words("Try again", back=True)

    def _go_on(self) -> None:
        match self._pages.currentIndex():
            case 0:
                self._leave_where()
            case 1 if not self._key.is_complete:
                self._key.complain()
            case 1:
                self._show_step(KEEP)
                self._keep.probe()
            case 2:
                self._save()
            case _ if self._route.route is None:
                self._route.complain()
            case _:
                self._show_step(WHERE)
                self._address.ask_again()

    def _leave_where(self) -> None:
        self._where_outcome.be_quiet()
        address, route = self._address.address, self._route.route
        if address is None:
            self._address.complain()
        elif route is None:
            self._show_step(ROUTE)
            self._route.complain()
        elif not self._name.text().strip():
            self._where_outcome.say(Found.BAD, "Give the server a name.")
            self._name.setFocus()
        else:
            self._address.settle()
            self._key.aim(address, route)
            self._show_step(KEY)

    def _save(self) -> None:
        address, route, lasting = self._address.address, self._route.route, self._keep.lasting
        if address is None or route is None or lasting is None:
            self._keep.complain()
            return
        self._saving = True
        self._keep_outcome.say(Found.ASKING, SAVING)
        self._footer.show_words("Connect", back=True, reason=SAVING)
        name = " ".join(self._name.text().split())
        key, secret, stripe = self._key.key, self._key.secret(), self._stripes.stripe
        self.asked.emit(Save(name, address, key, secret, stripe, lasting, route=route))

    def _go_back(self) -> None:
        self._show_step(self._pages.currentIndex() - 1)

    def _ask_address(self, asked: ProbeAddress) -> None:
        """Ask by the route that the fields hold."""
        self.asked.emit(replace(asked, route=self._route.route or asked.route))

    def _show_step(self, step: int) -> None:
        title, sentence = HEADS[step]
        number = WHERE if step == ROUTE else step
        self._steps.show_step(number)
        self._title.setText(title)
        self._line.setText(sentence)
        self._keep_outcome.be_quiet()
        self._pages.setCurrentIndex(step)
        word = {KEEP: "Connect", ROUTE: "Done"}.get(step, "Continue")
        self._footer.show_words(word, back=step in (KEY, KEEP))
        self.setAccessibleName(f"{title} Step {number + 1} of {len(STEPS)}")
        self.setAccessibleDescription(sentence)
        (self._address, self._key, self._keep, self._route)[step].setFocus()

    def _suggest_name(self) -> None:
        """Call the server by its host until somebody calls it otherwise."""
        address = self._address.address
        if not self._named:
            self._suggestion = address.shown if address is not None else ""
            self._name.setText(self._suggestion)

    def _take_name(self, typed: str) -> None:
        self._named = bool(typed.strip()) and typed != self._suggestion
        self._where_outcome.be_quiet()

    def _where_page(self, theme: Theme) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._address)
        column.addSpacing(9)
        column.addLayout(captioned(theme, "Name", self._name))
        column.addSpacing(14)
        column.addLayout(captioned(theme, "Stripe and label", self._stripes))
        column.addSpacing(6)
        column.addWidget(self._route_button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._where_outcome)
        column.addStretch(1)
        return page

    def _keep_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._keep)
        column.addStretch(1)
        column.addWidget(self._keep_outcome)
        return page

    def _lay_out(self, theme: Theme) -> Footer:
        """Fill the dialog from above, which is the order of the Tab key too."""
        self.setMinimumHeight(HEIGHT)
        column = self.column
        column.addWidget(self._steps)
        column.addSpacing(18)
        column.addWidget(self._title)
        column.addSpacing(1)
        column.addWidget(self._line)
        column.addSpacing(16)
        column.addWidget(self._pages, 1)
        column.addSpacing(8)
        footer = Footer(theme, ("Continue", "Connect", "Try again", "Done"), self)
        column.addWidget(footer)
        return footer

    def _wire(self) -> None:
        for part in (self._key, self._keep):
            part.asked.connect(self.asked)
        self._address.asked.connect(self._ask_address)
        self._route_button.clicked.connect(lambda: self._show_step(ROUTE))
        self._address.changed.connect(self._suggest_name)
        self._name.textChanged.connect(self._take_name)
        self._footer.cancelled.connect(self.reject)
        self._footer.back.connect(self._go_back)
        self._footer.onward.connect(self._go_on)
