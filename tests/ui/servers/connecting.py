"""The dialog of three steps in use, and the answers that the tests give it."""

from console.domain.address import read_address
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.values import Checked, KeepOptions, Verdict
from tests.ui.servers.hands import Hands

HERE = read_address("wss://live.example.org")
THERE = read_address("wss://other.example.org")
GOOD = (Checked(Verdict.GOOD, "Key and secret fit"), Checked(Verdict.WARNING, "No recorder answers", "Recording off"))
BAD = (Checked(Verdict.BAD, "The server does not accept this key and secret."),)
KEYRING = KeepOptions("GNOME Keyring", tried=True)
WAITS = KeepOptions("GNOME Keyring", waiting=True)
NONE = KeepOptions(reason="No keyring that keeps secrets safe answers here.")


class Connecting(Hands):
    """The dialog, and short ways to its steps."""

    dialog: ConnectDialog

    def where(self, text: str = "wss://live.example.org") -> None:
        """Fill the first step."""
        self.write(text)

    def to_key(self) -> None:
        """Reach the second step."""
        self.where()
        self.enter()

    def to_keep(self, secret: str) -> None:
        """Reach the third step."""
        self.to_key()
        self.write("APImade-up")
        self.tab_to("API secret")
        self.write(secret)
        self.enter()
