"""What else is being recorded in the same room: each with a small button of its own that stops it."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.ui.intents import Perform, TryNow
from console.ui.recording.button import RecordButton
from console.ui.recording.rows import Offer, Other
from console.ui.recording.states import RecordState, Shown
from console.ui.recording.two_step import ASKED, TwoStepLink
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.label import Label


class Others(QWidget):
    """Nothing at all as long as a room has one recording, which is nearly always."""

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._lines: list[OtherLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 4)
        self._column.setSpacing(6)
        self._column.addWidget(Label(theme, "Also in this room", 12, DEMI, role="text_2"))
        self.hide()

    def show_others(self, server: str, others: tuple[Other, ...]) -> None:
        """Show them, the newest first."""
        while len(self._lines) < len(others):
            line = OtherLine(self._theme, self._clock)
            line.wanted.connect(self.wanted)
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(others))
            if place < len(others):
                line.show_other(server, others[place])
        self.setVisible(bool(others))


class OtherLine(QWidget):
    """One recording: a small button, and a link that stops what is not proven."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, clock: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server = ""
        self._other: Other | None = None
        self.button = RecordButton(theme, small=True, clock=clock)
        self.link = TwoStepLink(theme, Offer.STOP.value, ASKED, role="text", clock=clock)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button, 1)
        row.addWidget(self.link)
        self.button.stop_wanted.connect(self._stop)
        self.button.check_wanted.connect(lambda _shown: self.wanted.emit(TryNow(self._server)))
        self.link.meant.connect(lambda: self._stop(self.button.shown))

    def show_other(self, server: str, other: Other) -> None:
        """Show its state, or another recording."""
        if self._other is None or other.shown.subject != self._other.shown.subject:
            self.link.keep()
        self._server, self._other = server, other
        self.button.show_recording(other.shown)
        self.link.setVisible(other.shown.state is RecordState.UNKNOWN)

    def _stop(self, pressed: Shown) -> None:
        if self._other is not None and self._other.shown.subject == pressed.subject:
            self.wanted.emit(Perform(self._server, (self._other.stop,)))
