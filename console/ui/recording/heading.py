"""The line over the record button: the proof while it records, and otherwise what else can be done."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.recording.rows import Offer, RoomRecording
from console.ui.recording.two_step import ASKED, TwoStepLink
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.label import Label
from console.ui.widgets.link import Link
from console.ui.widgets.tool import Tool


class Heading(QWidget):
    """Says *Recording* and emits the `Offer` that was taken; stopping without proof asks first."""

    taken = Signal(object)
    options_wanted = Signal()

    def __init__(
        self, theme: Theme, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._subject = ""
        self.options = Tool(theme, "sliders-horizontal", "Recording options", size=15)
        self.options.clicked.connect(self.options_wanted)
        self._proof = Label(theme, "", 12, MEDIUM, role="ok_text")
        self._stop = TwoStepLink(theme, Offer.STOP.value, ASKED, role="text", clock=clock)
        self._stop.meant.connect(lambda: self.taken.emit(Offer.STOP))
        self._links: dict[Offer, Link] = {Offer.STOP: self._stop}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(Label(theme, "Recording", 12, DEMI, role="text_2"))
        row.addWidget(self.options)
        row.addStretch(1)
        row.addWidget(self._proof)
        for offer in Offer:
            if offer not in self._links:
                self._links[offer] = Link(theme, offer.value)
                self._links[offer].clicked.connect(lambda _=False, offer=offer: self.taken.emit(offer))
            row.addWidget(self._links[offer])
            self._links[offer].hide()

    def show_recording(self, row: RoomRecording) -> None:
        """Show what is proven and what is offered; a question about another recording is dropped."""
        if row.shown.subject != self._subject:
            self._subject = row.shown.subject
            self._stop.keep()
        self._proof.setText(row.proof)
        self._proof.setVisible(bool(row.proof))
        for offer, link in self._links.items():
            link.setVisible(offer in row.offers)

    def arm_stop(self) -> None:
        """Ask whether to stop what is not proven, where that is offered."""
        if not self._stop.isHidden():
            self._stop.click()
