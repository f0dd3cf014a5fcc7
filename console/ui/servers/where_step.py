"""The first step: where the server is, and what it is called here."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.address import Address, AddressRefused, read_address
from console.domain.stripes import Stripe
from console.domain.text import visible
from console.ui.servers.fields import StripeChoice, labelled, line
from console.ui.servers.values import AddressProbe, ProbeAddress
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.finding import Finding, Found
from console.ui.widgets.label import Label
from console.ui.widgets.speaking import announce

PAUSE_MS, SAID_HEIGHT = 600, 48
_CLOUD = ".livekit.cloud"


class WhereStep(QWidget):
    """Understands an address as it is typed, and asks whether somebody answers there when the typing rests."""

    asked = Signal(object)
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._own_name = False
        self.field = line(theme, identity=True)
        self.field.setPlaceholderText("wss://live.example.org")
        self.name_field = line(theme)
        self.stripes = StripeChoice(theme)
        self._finding = Finding(theme, Found.PLAIN, "")
        self._said = Label(theme, "", 12, role="text_2").wrapped()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        self.field.textChanged.connect(self._read)
        self.name_field.textEdited.connect(self._name_typed)
        self._lay_out(theme)
        self._read("")

    @property
    def address(self) -> Address | None:
        """Return the address, if what was typed is one."""
        return self._address

    @property
    def server_name(self) -> str:
        """Return the name in one line."""
        return " ".join(self.name_field.text().split())

    @property
    def stripe(self) -> Stripe:
        """Return the mark."""
        return self.stripes.stripe

    @property
    def missing(self) -> str:
        """Say what is still missing, or nothing."""
        if self._address is None:
            return "The address is not complete."
        return "" if self.server_name else "The server needs a name."

    def show_probe(self, probe: AddressProbe) -> None:
        """Say whether somebody answers, if this is still the address."""
        if probe.address != self._address:
            return
        if probe.sentence:
            self._say(Found.CAREFUL, probe.sentence, detail=probe.step)
        else:
            how = "HTTPS" if probe.address.scheme == "https" else "HTTP on this machine"
            self._say(Found.GOOD, f"Answers over {how}", f"{probe.milliseconds} ms")
        announce(self.field, self._finding.accessibleName())

    def _read(self, typed: str) -> None:
        """Understand; a sentence about what is wrong waits in grey below, because most of it is just not typed yet."""
        self._pause.stop()
        try:
            self._address = read_address(typed)
        except AddressRefused as refused:
            self._address = None
            self._finding.hide()
            self._said.setText(str(refused))
            self._said.show()
        else:
            self._say(Found.PLAIN, f"Understood as {visible(str(self._address))}")
            self._pause.start()
        if not self._own_name:
            self.name_field.setText(_name_for(self._address) if self._address is not None else "")
        self.changed.emit()

    def _ask(self) -> None:
        if self._address is not None:
            self._say(Found.ASKING, f"Asking {visible(self._address.shown)}…")
            self.asked.emit(ProbeAddress(self._address))

    def _say(self, found: Found, text: str, detail: str = "") -> None:
        long = found is Found.CAREFUL
        self._finding.show_finding(found, text, "" if long else detail)
        self._finding.show()
        self._said.setText(detail if long else "")
        self._said.setVisible(long)

    def _name_typed(self, text: str) -> None:
        self._own_name = bool(text.strip())
        self.changed.emit()

    def _lay_out(self, theme: Theme) -> None:
        said = QWidget()
        said.setFixedHeight(SAID_HEIGHT)
        below = QVBoxLayout(said)
        below.setContentsMargins(0, 2, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._finding)
        below.addWidget(self._said)
        below.addStretch(1)
        stripes = QVBoxLayout()
        stripes.setSpacing(5)
        stripes.addWidget(Label(theme, "Stripe and label", 12, DEMI, role="text_2"))
        stripes.addWidget(self.stripes)
        self.stripes.setAccessibleName("Stripe and label")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(labelled(theme, "Address", self.field))
        column.addWidget(said)
        column.addSpacing(4)
        column.addLayout(labelled(theme, "Name", self.name_field))
        column.addSpacing(14)
        column.addLayout(stripes)
        column.addStretch(1)


def _name_for(address: Address) -> str:
    """Propose a name: a project's own part on LiveKit's cloud, and otherwise the host."""
    if address.loopback:
        return "This machine"
    return address.host.removesuffix(_CLOUD)
