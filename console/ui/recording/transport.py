"""The bar that takes the inspector's place in a narrow window: record and Mute all never leave the screen."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.habits import STOP_AT_ONCE
from console.ui.recording.button import RecordButton
from console.ui.recording.front import one_of
from console.ui.recording.mute_button import MuteAllButton
from console.ui.recording.offers import Offers
from console.ui.recording.press import Press
from console.ui.recording.rows import Offer, RoomRecording, room_recording
from console.ui.recording.states import RecordState, Shown
from console.ui.scene import Scene
from console.ui.standing import Standing
from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.label import ElidedLabel

HEIGHT, RECORD_WIDTH = 48, 176
_NOTHING = RoomRecording(Shown(RecordState.DISABLED), Shown(RecordState.DISABLED, sentence="No room is selected"))
_TONES = {RecordState.LIVE: "ok_text"}


class TransportBar(QWidget):
    """The small record button, Mute all, and beside them the sentence for which the button has no room."""

    wanted = Signal(object)

    def __init__(
        self, theme: Theme, *, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName("Transport")
        self.button = RecordButton(theme, small=True, clock=clock)
        self.button.setFixedWidth(RECORD_WIDTH)
        self._press = Press(self.button)
        self.mute = MuteAllButton(theme, height=36)
        # What asks the server again is the button itself.
        self._offers = Offers(theme, clock, without=(Offer.CHECK,))
        self._sentence = ElidedLabel(theme, "", 12, MEDIUM)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.mute)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._offers)
        self._offers.taken.connect(self._press.take)
        self._press.wanted.connect(self.wanted)
        self.mute.chosen.connect(self.wanted)
        theme.changed.connect(self.update)
        self.show_scene(None, "", Standing())

    def show_scene(self, scene: Scene | None, room: str, standing: Standing) -> None:
        """Show one room of one server; an empty name is no room."""
        row = room_recording(scene, room) if scene is not None and room else _NOTHING
        self._press.show_recording(scene.server.key if scene is not None else "", row, row.small)
        state = row.shown.state
        said = "" if state is RecordState.IDLE else row.proof or row.shown.sentence
        self._sentence.setText(": ".join(filter(None, (one_of(standing), said))))
        self._sentence.set_role(_TONES.get(state, "text_2" if state is RecordState.SAVED else "amber_text"))
        self._offers.show_recording(row)
        self.button.confirm_stop(STOP_AT_ONCE not in standing.showing)
        self.mute.show_standing(standing)

    def keep_recording(self) -> bool:
        """Take back the question whether to stop; say whether it was asked."""
        return self._press.keep() or self._offers.keep()

    def arm_stop(self) -> None:
        """Ask on the button, or on the word beside what is not proven, whether to stop."""
        self._press.arm_stop()
        self._offers.arm_stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar's ground and the hairline below it."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.chrome))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
