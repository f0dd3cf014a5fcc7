"""The field for an address: understood while it is typed, and asked for an answer once the typing rests."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.address import Address, AddressRefused, Unencrypted, read_address
from console.ui.figures import round_trip
from console.ui.servers.fields import LONGEST_ADDRESS, captioned, line
from console.ui.servers.outcome import Outcome
from console.ui.servers.values import AddressProbe, ProbeAddress
from console.ui.theme.theme import Theme
from console.ui.widgets.check import CheckBox
from console.ui.widgets.finding import Found

REST_MS = 400
CONSENT = "Send without encryption"
WHAT_IT_MEANS = "Everybody on the way can read and change it"


class AddressEntry(QWidget):
    """Emits ProbeAddress; what is wrong is said when the typing rests, not at every letter.

    A consent to send without encryption is for one scheme, host and port: another takes another.
    """

    asked = Signal(object)
    changed = Signal()

    def __init__(
        self, theme: Theme, wide: int, *, rest_ms: int = REST_MS, least: int = 42, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._address: Address | None = None
        self._refusal = ""
        self._probed: Address | None = None
        self._line = line(theme, LONGEST_ADDRESS, identity=True)
        self._line.setPlaceholderText("wss://live.example.org")
        self._agreed = ""
        self._consent = CheckBox(theme, CONSENT, WHAT_IT_MEANS)
        self._consent.hide()
        self._outcome = Outcome(theme, wide, least)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(captioned(theme, "Address", self._line))
        column.addWidget(self._consent)
        column.addWidget(self._outcome)
        self.setFocusProxy(self._line)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(rest_ms)
        self._rest.timeout.connect(self.settle)
        self._line.textChanged.connect(self._read)
        self._consent.clicked.connect(self._agree)
        self._read("")

    @property
    def address(self) -> Address | None:
        """Return what was understood, or None."""
        return self._address

    def begin_with(self, address: Address) -> None:
        """Show an address that is in use, and so need not be asked for an answer."""
        self._probed = address
        self._agreed = address.pin if address.unencrypted else ""
        self._line.setText(address.websocket)

    def complain(self) -> None:
        """Say at once what is missing, and go there."""
        self._outcome.say(Found.BAD, self._refusal)
        self._line.setFocus()
        self._line.selectAll()

    def ask_again(self) -> None:
        """Ask the same address once more, now that the way there is another."""
        self._probed = None
        self.settle()

    def settle(self) -> None:
        """Say what is wrong with the text, or ask its address for an answer if that was not done."""
        self._rest.stop()
        if self._address is None:
            if self._line.text().strip():
                self._outcome.say(Found.BAD, self._refusal)
        elif self._address != self._probed:
            self._probed = self._address
            self._outcome.say(Found.ASKING, f"Asking {self._address.shown}…")
            self.asked.emit(ProbeAddress(self._address))

    def show_probe(self, probe: AddressProbe) -> None:
        """Show an answer, unless the field names another address by now."""
        if probe.address != self._address or probe.address != self._probed:
            return
        if probe.sentence:
            self._outcome.say(Found.BAD, probe.sentence, probe.step)
        elif probe.address.scheme == "https":
            self._outcome.say(Found.GOOD, "Answers over HTTPS", round_trip(probe.milliseconds / 1000))
        elif probe.address.loopback:
            self._outcome.say(Found.GOOD, "Answers on this machine", round_trip(probe.milliseconds / 1000))
        else:
            self._outcome.say(Found.CAREFUL, "Answers without encryption", round_trip(probe.milliseconds / 1000))

    def _agree(self, agreed: bool) -> None:
        self._agreed = read_address(self._line.text(), unencrypted=True).pin if agreed else ""
        self._read(self._line.text())

    def _understand(self, text: str) -> None:
        open_to_all: Address | None = None
        try:
            self._address, self._refusal = read_address(text), ""
        except Unencrypted as refused:
            open_to_all = read_address(text, unencrypted=True)
            agreed = open_to_all.pin == self._agreed
            self._address, self._refusal = open_to_all if agreed else None, "" if agreed else str(refused)
        except AddressRefused as refused:
            self._address, self._refusal = None, str(refused)
        self._consent.setVisible(open_to_all is not None)
        self._consent.setChecked(open_to_all is not None and self._address is not None)

    def _read(self, text: str) -> None:
        self._understand(text)
        if self._address is not None and "?" in text:
            # A join link holds somebody's token: it does not stay on the screen, nor in the field's way back.
            self._line.setText(self._address.websocket)
            return
        if self._address is None or self._address != self._probed:
            self._probed = None
            self._outcome.be_quiet()
            self._rest.start()
        self.changed.emit()
