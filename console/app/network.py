"""Whether the machine has another network: what the system tells of it, where it tells anything."""

import logging

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation

_log = logging.getLogger(__name__)


class Network(QObject):
    """Emits `changed` when there is a network again, or another kind of one (doc.qt.io, QNetworkInformation)."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        found = QNetworkInformation.instance() if QNetworkInformation.loadDefaultBackend() else None
        self.backend = found.backendName() if found is not None else ""
        """The name of what the system is asked through, or nothing where it tells nothing."""
        if found is None:
            _log.info("This system does not tell of other networks: a lost server is found again by asking.")
            return
        found.reachabilityChanged.connect(self._reach)
        found.transportMediumChanged.connect(self._reach)

    def _reach(self, _now: object) -> None:
        """Tell of what may lead somewhere: to ask without any network is to ask in vain."""
        found = QNetworkInformation.instance()
        if found is not None and found.reachability() is not QNetworkInformation.Reachability.Disconnected:
            self.changed.emit()
