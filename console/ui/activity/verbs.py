"""What a press did, as an icon and, for several actions at once, as one sentence."""

from dataclasses import dataclass

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording, StopRecording
from console.actions.rooms import EndRoom
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome, Receipt
from console.domain.text import isolated
from console.domain.tracks import Source
from console.ui import figures

_TRACK_ICONS = {
    (Source.MICROPHONE, True): "mic-off",
    (Source.MICROPHONE, False): "mic",
    (Source.CAMERA, True): "video-off",
    (Source.CAMERA, False): "video",
    (Source.SCREEN, True): "monitor-off",
    (Source.SCREEN, False): "monitor-up",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """What several actions of one kind are called: under way, done, not done, and where."""

    doing: str
    done: str
    failed: str
    preposition: str = "in"


MUTE = Verb("Muting", "Muted", "Could not mute")
UNMUTE = Verb("Unmuting", "Unmuted", "Could not unmute")
REMOVE = Verb("Removing", "Removed", "Could not remove", "from")
MIXED = Verb("Carrying out", "Carried out", "Could not carry out")


def icon(receipts: tuple[Receipt, ...]) -> str:
    """Return the sign of what was done; a refusal has its own."""
    if all(receipt.outcome in (Outcome.REFUSED, Outcome.NOT_SENT) for receipt in receipts):
        return "ban"
    return action_icon(receipts[0].action)


def action_icon(action: Action) -> str:
    """Return the sign of one action."""
    match action:
        case SetMuted():
            return _TRACK_ICONS.get((action.target.source, action.muted), "volume-off" if action.muted else "volume-2")
        case RemoveParticipant():
            return "user-x"
        case StartRecording():
            return "circle-dot"
        case StopRecording():
            return "square"
        case EndRoom():
            return "door-closed"
    return "check"


def batch_title(receipts: tuple[Receipt, ...]) -> str:
    """Return one sentence for a batch: who were meant, and, once it is settled, how many it reached."""
    verb, things = _verb(receipts), _things(receipts)
    seen = sum(receipt.outcome is Outcome.SEEN for receipt in receipts)
    rooms = list(dict.fromkeys(receipt.action.room.name for receipt in receipts))
    where = isolated(rooms[0]) if len(rooms) == 1 else figures.counted(len(rooms), "room")
    if any(receipt.outcome.is_open for receipt in receipts):
        return f"{verb.doing} {things} {verb.preposition} {where}"
    if seen == 0:
        return f"{verb.failed} {things} {verb.preposition} {where}"
    reached = things if seen == len(receipts) else f"{seen} of {things}"
    return f"{verb.done} {reached} {verb.preposition} {where}"


def _verb(receipts: tuple[Receipt, ...]) -> Verb:
    actions = [receipt.action for receipt in receipts]
    if all(isinstance(action, RemoveParticipant) for action in actions):
        return REMOVE
    mutes = {action.muted for action in actions if isinstance(action, SetMuted)}
    if len(mutes) == 1 and all(isinstance(action, SetMuted) for action in actions):
        return MUTE if True in mutes else UNMUTE
    return MIXED


def _things(receipts: tuple[Receipt, ...]) -> str:
    """Count people where each action means another one's microphone, and tracks or actions otherwise."""
    actions = [receipt.action for receipt in receipts]
    if all(isinstance(action, RemoveParticipant) for action in actions):
        return figures.counted(len(actions), "person", "people")
    tracks = [action.target for action in actions if isinstance(action, SetMuted)]
    if len(tracks) < len(actions):
        return figures.counted(len(actions), "action")
    owners = {(track.owner.room.name, track.owner.identity) for track in tracks}
    heard = all(track.source is Source.MICROPHONE for track in tracks)
    if heard and len(owners) == len(tracks):
        return figures.counted(len(owners), "person", "people")
    return figures.counted(len(tracks), "microphone" if heard else "track")
