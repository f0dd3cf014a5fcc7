"""The inspector: the recording of the room in front, Mute all, and what was done last."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from console.domain.choices import RecordingChoice
from console.ui.activity.recent import Recent
from console.ui.habits import STOP_AT_ONCE
from console.ui.intents import Choose
from console.ui.recording.button import RecordButton
from console.ui.recording.copied_facts import CopiedFacts
from console.ui.recording.front import one_of
from console.ui.recording.heading import Heading
from console.ui.recording.mute_button import MuteAllButton
from console.ui.recording.options import RecordingOptions
from console.ui.recording.others import Others
from console.ui.recording.press import Press
from console.ui.recording.proof import Proof
from console.ui.recording.rows import RoomRecording, room_recording
from console.ui.recording.states import RecordState, Shown
from console.ui.scene import Scene
from console.ui.standing import Standing
from console.ui.theme.theme import Theme
from console.ui.widgets.label import Label

PAD, NARROWEST, WIDEST = 16, 296, 400
_NOTHING = RoomRecording(Shown(RecordState.DISABLED, sentence="No room is selected"), Shown(RecordState.DISABLED))
_TONES = {RecordState.DISABLED: "amber_text", RecordState.UNKNOWN: "amber_text"}


class Inspector(QWidget):
    """Takes a scene and the name of a room; emits intents. `keys` are the caps beside *Start recording*."""

    wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        keys: tuple[str, ...] = ("Ctrl", "R"),
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._keys = theme, keys
        self._scene: Scene | None = None
        self.row = _NOTHING
        """What is shown of the recording."""
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Inspector")
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.button = RecordButton(theme, clock=clock)
        self.heading = Heading(theme, clock)
        self._press = Press(self.button)
        self._note = Label(theme, "", 12).wrapped()
        self._note.setContentsMargins(0, 0, 0, 4)
        self._facts = CopiedFacts(theme)
        self._proof = Proof(theme)
        self.others = Others(theme, clock)
        self.mute = MuteAllButton(theme)
        self._caption = Label(theme, "", 12, role="text_3").wrapped()
        self.recent = Recent(theme)
        self.options = RecordingOptions(theme, self)
        self._arrange()
        for speaks in (self._press, self.others, self.recent, self._facts):
            speaks.wanted.connect(self.wanted)
        self.mute.chosen.connect(self.wanted)
        self.heading.taken.connect(self._press.take)
        self.heading.options_wanted.connect(self._open_options)
        self.options.chosen.connect(self._choose)
        self._show(_NOTHING)

    def show_scene(self, scene: Scene | None, room: str, standing: Standing) -> None:
        """Show one room of one server; an empty name is no room."""
        self._scene = scene
        self._show(room_recording(scene, room) if scene is not None and room else _NOTHING, one_of(standing))
        self.button.confirm_stop(STOP_AT_ONCE not in standing.showing)
        self.mute.show_standing(standing)
        self._caption.setText(self.mute.row.caption)
        self._caption.set_role("amber_text" if self.mute.row.reason else "text_3")
        self.recent.show_scene(scene)
        if scene is not None:
            self.options.show_choice(scene.choice, room, scene.now)
        self.heading.options.setEnabled(scene is not None)

    def keep_recording(self) -> bool:
        """Take back the question whether to stop; say whether it was asked."""
        return self._press.keep() or self.heading.keep()

    def arm_stop(self) -> None:
        """Ask on the button, or on the link of what is not proven, whether to stop."""
        self._press.arm_stop()
        self.heading.arm_stop()

    def _show(self, row: RoomRecording, room: str = "") -> None:
        self.row = row
        face = replace(row.shown, keys=self._keys) if row.shown.state is RecordState.IDLE else row.shown
        self._press.show_recording(self._server, row, face)
        self.heading.show_recording(row, room)
        self._note.setText(row.note)
        self._note.set_role(_TONES.get(row.shown.state, "text_2"))
        self._note.setVisible(bool(row.note))
        self._facts.show_facts(row.facts)
        self._proof.show_evidence(row.evidence)
        self.others.show_others(self._server, row.others)

    @property
    def _server(self) -> str:
        return self._scene.server.key if self._scene is not None else ""

    def _choose(self, choice: object) -> None:
        if self._scene is not None and isinstance(choice, RecordingChoice):
            self.wanted.emit(Choose(self._server, choice))

    def _open_options(self) -> None:
        self.options.open_below(self.heading.options)

    def _arrange(self) -> None:
        """Recording and Mute all never scroll away; what was done last may."""
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, 6, PAD, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addSpacing(2)
        column.addWidget(self.button)
        column.addSpacing(6)
        for part in (self._note, self._facts, self._proof, self.others):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(_rule())
        column.addSpacing(12)
        column.addWidget(self.mute)
        column.addSpacing(4)
        column.addWidget(self._caption)
        column.addSpacing(12)
        column.addWidget(_rule())
        column.addSpacing(6)
        column.addWidget(_scrolled(self.recent), 1)
        self.setTabOrder(self.button, self.heading.options)


def _rule() -> QFrame:
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    area.setWidget(inner)
    # The area fills its widget with the ground of the bars, which is not the ground of this pane.
    inner.setAutoFillBackground(False)
    return area
