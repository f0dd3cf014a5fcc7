"""Remove somebody: whom exactly, from where, and what that does not prevent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from console.actions.targets import ParticipantTarget
from console.domain.participants import Kind, Participant
from console.domain.text import isolated, visible
from console.domain.tracks import Source
from console.ui.dialogs.dated import as_of
from console.ui.figures import counted, time_of_day
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.confirm_dialog import ConfirmDialog, Question
from console.ui.widgets.facts import Fact

LONGEST_NAME, LONGEST_VERB, LONGEST_ROOM, MOST_LISTED = 40, 20, 60, 8
LONGEST_OF_MANY = 64
"""Letters of an identity in a list: eight of any length would push the buttons off the screen."""
_SOURCES = {
    Source.MICROPHONE: "microphone",
    Source.CAMERA: "camera",
    Source.SCREEN: "screen share",
    Source.SCREEN_AUDIO: "screen share's sound",
    Source.UNKNOWN: "another track",
}
_MACHINES = {
    Kind.EGRESS: ("recorder", "Its recording ends at once, and another has to be started."),
    Kind.AGENT: ("agent", "Cut off at once. Whoever runs it may send it in again."),
    Kind.INGRESS: ("feed", "Cut off at once. What sends it may connect again."),
    Kind.SIP: ("caller", "Hung up at once. The same number can call again."),
}


class RemoveDialog(ConfirmDialog):
    """Accepted when the verb was pressed; whether they are still the same is checked again when it is sent."""

    def __init__(
        self, theme: Theme, scene: Scene, targets: Sequence[ParticipantTarget], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, remove_question(scene, targets), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def remove_question(scene: Scene, targets: Sequence[ParticipantTarget]) -> Question:
    """Word the question for one or for several."""
    return _one(scene, targets[0]) if len(targets) == 1 else _several(scene, targets)


def _one(scene: Scene, target: ParticipantTarget) -> Question:
    found = target.find(scene.shown)
    room = isolated(target.room.name, LONGEST_ROOM)
    recorder = found is not None and found.kind is Kind.EGRESS
    name = "the recorder" if recorder else _called(target, LONGEST_NAME)
    verb, sentence = _wording(target, found)
    return Question(
        f"Remove {name} from {room}?",
        sentence,
        f"Remove {verb}",
        "user-x",
        (
            Fact("Identity", visible(target.identity), identity=True),
            Fact("Room", f"{room} · since {time_of_day(found.joined_at)[:5]}" if found and found.joined_at else room),
            Fact("On now", _on_now(found)),
            *as_of(scene),
        ),
    )


def _wording(target: ParticipantTarget, found: Participant | None) -> tuple[str, str]:
    """Return whom the verb names, and the sentence below the title."""
    if found is not None and found.kind in _MACHINES:
        return _MACHINES[found.kind]
    first = _first(target)
    return first, f"Cut off at once. The same link would let {first} back in."


def _several(scene: Scene, targets: Sequence[ParticipantTarget]) -> Question:
    rooms = list(dict.fromkeys(target.room.name for target in targets))
    where = isolated(rooms[0], LONGEST_ROOM) if len(rooms) == 1 else counted(len(rooms), "room")
    shown = targets if len(targets) <= MOST_LISTED else targets[: MOST_LISTED - 1]
    listed = [
        Fact(_called(target, LONGEST_VERB), visible(target.identity, LONGEST_OF_MANY), identity=True)
        for target in shown
    ]
    if len(shown) < len(targets):
        listed.append(Fact("And", f"{len(targets) - len(shown)} more"))
    return Question(
        f"Remove {counted(len(targets), 'person', 'people')} from {where}?",
        "Cut off at once. The same links would let them back in.",
        f"Remove {len(targets)}",
        "user-x",
        (*listed, *as_of(scene)),
    )


def _called(target: ParticipantTarget, longest: int) -> str:
    return isolated(target.name, longest)


def _first(target: ParticipantTarget) -> str:
    """Return the first word of a name: it is on the button, and in full above it."""
    word = next(iter(visible(target.name, LONGEST_NAME).split()), target.identity)
    return isolated(word, LONGEST_VERB)


def _on_now(found: Participant | None) -> str:
    if found is None:
        return "nothing: they have just left"
    heard_and_seen = [_SOURCES[track.source] for track in found.tracks if not track.muted]
    return ", ".join(dict.fromkeys(heard_and_seen)) or "nothing"
