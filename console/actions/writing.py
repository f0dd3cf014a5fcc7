"""From an action to what is written down of it, and back after a restart."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording, StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.domain.choices import Layout, Preset, RecordingChoice, Shade
from console.domain.deeds import Author, Deed, Outcome, Verb
from console.domain.tracks import Source

_CAN_BE_TAKEN_BACK = (Outcome.SEEN, Outcome.ACCEPTED, Outcome.UNKNOWN)


def deed_of(action: Action, id_: str, by: Author) -> Deed:
    """Return what is written down of an action before anything has happened."""
    fields: dict[str, str] = {"room": action.room.name, "room_sid": action.room.sid}
    match action:
        case RemoveParticipant(target):
            fields |= _participant(target)
        case SetMuted(target):
            fields |= _participant(target.owner) | {"track_sid": target.sid, "source": target.source}
    return Deed(id_, by, action.verb, parameters=action.parameters, **fields)  # type: ignore[arg-type]  # all texts


def action_of(deed: Deed) -> Action | None:
    """Return the action that a deed tells of, to look for its effect or to undo it; nothing where it cannot be read."""
    try:
        return _ACTIONS[deed.verb](deed)
    except ValueError:
        return None


def way_back(deed: Deed) -> Action | None:
    """Return the action that undoes a deed, where there is one and the deed may have changed something."""
    if not deed.undoable or deed.outcome not in _CAN_BE_TAKEN_BACK:
        return None
    action = action_of(deed)
    return action.opposite if action is not None else None


def _participant(target: ParticipantTarget) -> dict[str, str]:
    return {"identity": target.identity, "participant_sid": target.sid, "name": target.name}


def _room_of(deed: Deed) -> RoomTarget:
    return RoomTarget(deed.room, deed.room_sid)


def _participant_of(deed: Deed) -> ParticipantTarget:
    return ParticipantTarget(_room_of(deed), deed.identity, deed.participant_sid, deed.name)


def _mute(deed: Deed) -> Action:
    target = TrackTarget(_participant_of(deed), deed.track_sid, Source(deed.source))
    return SetMuted(target, muted=deed.verb is Verb.MUTE)


def _start(deed: Deed) -> Action:
    choice = RecordingChoice(
        Layout(deed.parameter("layout")), Shade(deed.parameter("shade")), Preset(deed.parameter("preset"))
    )
    return StartRecording(_room_of(deed), choice, deed.parameter("file"))


_ACTIONS: Mapping[Verb, Callable[[Deed], Action]] = MappingProxyType(
    {
        Verb.MUTE: _mute,
        Verb.UNMUTE: _mute,
        Verb.REMOVE: lambda deed: RemoveParticipant(_participant_of(deed)),
        Verb.END_ROOM: lambda deed: EndRoom(_room_of(deed)),
        Verb.START_RECORDING: _start,
        Verb.STOP_RECORDING: lambda deed: StopRecording(_room_of(deed), deed.parameter("egress")),
    }
)
