"""End a room: only who types its name can."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.actions.targets import RoomTarget
from console.domain.text import isolated, visible
from console.ui.dialogs.dated import as_of
from console.ui.figures import counted
from console.ui.recording.rows import room_recording
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.confirm_dialog import ConfirmDialog, Question
from console.ui.widgets.facts import Fact

LONGEST_TYPED = LONGEST_TITLE = 60


class EndRoomDialog(ConfirmDialog):
    """Accepted when the name was typed and the verb pressed; Return does neither."""

    def __init__(self, theme: Theme, scene: Scene, target: RoomTarget, parent: QWidget | None = None) -> None:
        super().__init__(theme, end_question(scene, target), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def end_question(scene: Scene, target: RoomTarget) -> Question:
    """Word the question, with whom it concerns and what it ends besides."""
    live = target.find(scene.shown)
    facts = [Fact("Room", visible(target.name), identity=True), Fact("Session", visible(target.sid), identity=True)]
    if live is not None:
        facts.append(Fact("People", counted(live.people, "person", "people") + (" are cut off" if live.people else "")))
    recording = room_recording(scene, target.name).shown
    if recording.state in (RecordState.STARTING, RecordState.LIVE, RecordState.UNKNOWN):
        facts.append(Fact("Recording", f"{recording.state.value} {recording.clock}".strip() + ", ends too"))
    return Question(
        f"End {isolated(target.name, LONGEST_TITLE)} for everybody?",
        "Everybody is cut off at once, and its recordings end. Whoever joins again opens it anew.",
        "End room",
        "door-closed",
        (*facts, *as_of(scene)),
        type_this=_to_type(target),
    )


def _to_type(target: RoomTarget) -> str:
    """Return the name; the sid, where the name holds what nobody can type; or a word, where the sid does too."""
    return next((text for text in (target.name.strip(), target.sid) if _can_be_typed(text)), "end room")


def _can_be_typed(text: str) -> bool:
    return bool(text) and text == visible(text, LONGEST_TYPED) and text == " ".join(text.split())
