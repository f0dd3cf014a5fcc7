"""What changed about each participant between two looks at a room."""

from collections.abc import Mapping
from types import MappingProxyType

from console.domain.participants import Change, Happened, Participant
from console.domain.rooms import Crowd, LiveRoom
from console.domain.tracks import Source


def last_changes(before: LiveRoom, crowd: Crowd, asked_at: float) -> Mapping[str, Change]:
    """Return the last change of everybody who is in the room now; nobody's is lost by an unchanged look."""
    if before.is_known and before.crowd is crowd:
        return before.changes
    changes = {}
    for identity, participant in crowd.by_identity.items():
        known = before.crowd.by_identity.get(identity)
        if known is participant and identity in before.changes:
            changes[identity] = before.changes[identity]
        elif known is None:
            changes[identity] = Change(Happened.JOINED, participant.joined_at or asked_at, looked=False)
        else:
            what = happened(known, participant)
            kept = before.changes.get(identity) or Change(Happened.JOINED, participant.joined_at, looked=False)
            changes[identity] = Change(what, asked_at) if what is not None else kept
    return MappingProxyType(changes)


def happened(before: Participant, after: Participant) -> Happened | None:
    """Name the change that matters most to a moderator, or none."""
    if before.sid != after.sid or after.is_gone is not before.is_gone:
        return Happened.SILENT if after.is_gone else Happened.RETURNED
    if (heard := _microphone(before)) is not (hears := _microphone(after)) and (heard or hears):
        return hears or Happened.MICROPHONE_GONE
    for source, on, off in (
        (Source.SCREEN, Happened.SCREEN_ON, Happened.SCREEN_OFF),
        (Source.CAMERA, Happened.CAMERA_ON, Happened.CAMERA_OFF),
    ):
        was, now = _shows(before, source), _shows(after, source)
        if was is not now:
            return on if now else off
    if before.role is not after.role:
        return Happened.ROLE
    if before.permission != after.permission:
        return Happened.RIGHTS
    return Happened.NAME if before.name != after.name else None


def _microphone(participant: Participant) -> Happened | None:
    tracks = participant.of_source(Source.MICROPHONE)
    if not tracks:
        return None
    return Happened.MICROPHONE_MUTED if all(t.muted for t in tracks) else Happened.MICROPHONE_OPEN


def _shows(participant: Participant, source: Source) -> bool:
    return any(not t.muted for t in participant.of_source(source))
