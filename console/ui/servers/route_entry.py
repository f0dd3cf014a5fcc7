"""How a server is reached where that is not straight: its proxy, and the file of the authority that vouches for it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.address import AddressRefused
from console.domain.route import STRAIGHT, Route, read_proxy
from console.ui.servers.fields import LONGEST_ADDRESS, captioned, line
from console.ui.servers.outcome import Outcome
from console.ui.theme.theme import Theme
from console.ui.widgets.finding import Found
from console.ui.widgets.label import Label

HEAD = "How is it reached?"
NO_PROXY = "None: it is reached straight"
NO_FILE = "None: as this system trusts"
ABOUT_PROXY = "An HTTP proxy without a name and password. The settings of the system are not looked at."
ABOUT_FILE = "A PEM file. Only what it signed is then believed to be this server."
WHOLE_PATH = "Type the whole path of the CA file, such as /etc/ssl/our-own-ca.pem."


class RouteEntry(QWidget):
    """Two fields that are empty for almost everybody."""

    changed = Signal()

    def __init__(self, theme: Theme, wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proxy = line(theme, LONGEST_ADDRESS, identity=True)
        self._proxy.setPlaceholderText(NO_PROXY)
        self._file = line(theme, LONGEST_ADDRESS, identity=True)
        self._file.setPlaceholderText(NO_FILE)
        self._outcome = Outcome(theme, wide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for caption, field, about in (("Proxy", self._proxy, ABOUT_PROXY), ("CA file", self._file, ABOUT_FILE)):
            column.addLayout(captioned(theme, caption, field))
            column.addSpacing(5)
            field.setAccessibleDescription(about)
            column.addWidget(Label(theme, about, 12, role="text_2").wrapped())
            column.addSpacing(14)
            field.textChanged.connect(self._read)
        column.addWidget(self._outcome)
        column.addStretch(1)
        self.setFocusProxy(self._proxy)
        self._route: Route | None = STRAIGHT
        self._missing: tuple[QWidget, str] = (self._proxy, "")

    @property
    def route(self) -> Route | None:
        """Return what was understood, or None."""
        return self._route

    def begin_with(self, route: Route) -> None:
        """Show what is in use."""
        self._proxy.setText(str(route.proxy or ""))
        self._file.setText(route.ca_file)

    def complain(self) -> None:
        """Say what is not understood, and go there."""
        field, sentence = self._missing
        self._outcome.say(Found.BAD, sentence)
        field.setFocus()

    def _read(self) -> None:
        self._outcome.be_quiet()
        self._route = None
        path = self._file.text().strip()
        try:
            proxy = read_proxy(self._proxy.text())
        except AddressRefused as refused:
            self._missing = (self._proxy, str(refused))
        else:
            if path and not path.startswith("~") and not Path(path).is_absolute():
                self._missing = (self._file, WHOLE_PATH)
            else:
                self._route = Route(proxy, path)
        self.changed.emit()
