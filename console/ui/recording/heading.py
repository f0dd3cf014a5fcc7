"""The line over the record button: the proof while it records, and otherwise what else can be done."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.recording.offers import Offers
from console.ui.recording.rows import RoomRecording
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.label import ElidedLabel, Label
from console.ui.widgets.tool import Tool


class Heading(QWidget):
    """Says *Recording* and emits the `Offer` that was taken."""

    taken = Signal(object)
    options_wanted = Signal()

    def __init__(
        self, theme: Theme, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.options = Tool(theme, "sliders-horizontal", "Recording options", size=15)
        self.options.clicked.connect(self.options_wanted)
        self._proof = Label(theme, "", 12, MEDIUM, role="ok_text")
        self._offers = Offers(theme, clock)
        self._offers.taken.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._title = ElidedLabel(theme, "Recording", 12, DEMI, role="text_2")
        row.addWidget(self._title)
        row.addWidget(self.options)
        row.addStretch(1)
        row.addWidget(self._proof)
        row.addWidget(self._offers)

    def show_recording(self, row: RoomRecording, room: str = "") -> None:
        """Show what is proven and what is offered; `room` where it is not plain which one is meant."""
        self._title.setText(f"Recording {room}".strip())
        self._proof.setText(row.proof)
        self._proof.setVisible(bool(row.proof))
        self._offers.show_recording(row)

    def arm_stop(self) -> None:
        """Ask whether to stop what is not proven, where that is offered."""
        self._offers.arm_stop()

    def keep(self) -> bool:
        """Take back the question whether to stop; say whether it was asked."""
        return self._offers.keep()
