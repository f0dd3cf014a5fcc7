"""What else can be done about a recording, as small words that can be pressed; stopping without proof asks first."""

import time
from collections.abc import Callable, Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.recording.rows import Offer, RoomRecording
from console.ui.recording.two_step import ASKED, TwoStepLink
from console.ui.theme.theme import Theme
from console.ui.widgets.link import Link


class Offers(QWidget):
    """Emits the `Offer` that was taken; those in `without` are left to something beside it."""

    taken = Signal(object)

    def __init__(
        self,
        theme: Theme,
        clock: Callable[[], float] = time.monotonic,
        *,
        without: Collection[Offer] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._subject = ""
        self._stop = TwoStepLink(theme, Offer.STOP.value, ASKED, role="text", clock=clock)
        self._stop.meant.connect(lambda: self.taken.emit(Offer.STOP))
        self._links: dict[Offer, Link] = {Offer.STOP: self._stop}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for offer in (offer for offer in Offer if offer not in without):
            if offer not in self._links:
                self._links[offer] = Link(theme, offer.value)
                self._links[offer].clicked.connect(lambda _=False, offer=offer: self.taken.emit(offer))
            row.addWidget(self._links[offer])
            self._links[offer].hide()

    def show_recording(self, row: RoomRecording) -> None:
        """Show what is offered; a question about another recording is dropped."""
        if row.shown.subject != self._subject:
            self._subject = row.shown.subject
            self._stop.keep()
        for offer, link in self._links.items():
            link.setVisible(offer in row.offers)

    def arm_stop(self) -> None:
        """Ask whether to stop what is not proven, where that is offered."""
        if not self._stop.isHidden():
            self._stop.click()

    def keep(self) -> bool:
        """Take back the question whether to stop; say whether it was asked."""
        asked = self._stop.asks
        self._stop.keep()
        return asked
