"""The recording light of a room: what is proven, and since when it is not."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from console.domain.recordings import Recording, Status
from console.domain.snapshot import Snapshot

LIST_PROOF, ROOM_PROOF, SAVED_FOR = 8.0, 12.0, 10.0
NO_FAULTS: frozenset[str] = frozenset()


class Light(StrEnum):
    """What may be claimed of a room's recording; only PROVEN is red."""

    IDLE = "idle"
    STARTING = "starting"
    PROVEN = "proven"
    UNPROVEN = "unproven"
    UNKNOWN = "unknown"
    STOPPING = "stopping"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class RoomLight:
    """A light with its evidence: when list and room were asked, 0.0 where one does not prove it."""

    light: Light = Light.IDLE
    recording: Recording | None = None
    listed_at: float = 0.0
    recorder_seen_at: float = 0.0
    others: int = 0
    checking: bool = False

    @property
    def proven_at(self) -> float:
        """Return the moment of the older of the two kinds of evidence, 0.0 while one is missing."""
        return min(self.listed_at, self.recorder_seen_at)


def room_light(snapshot: Snapshot, room: str, now: float, dismissed: Set[str] = NO_FAULTS) -> RoomLight:
    """Judge the newest recording of a room by the list and by the room itself.

    The list alone says ACTIVE for ever after a recorder dies, so red also needs the recorder among the participants.
    """
    found = snapshot.recordings.of_room(room)
    if not found:
        return RoomLight(listed_at=snapshot.recording_list.asked_at)
    newest = found[-1]
    others = sum(r.status.is_running for r in found[:-1])
    listed = snapshot.recording_list.asked_at
    if newest.status.is_running:
        return _running(snapshot, newest, now, listed, others)
    live = snapshot.rooms.get(room)
    if live is not None and newest.room_sid and newest.room_sid != live.room.sid:
        return RoomLight(listed_at=listed)
    return RoomLight(_ended(newest, now, dismissed), newest, listed)


def _running(snapshot: Snapshot, newest: Recording, now: float, listed: float, others: int) -> RoomLight:
    live = snapshot.rooms.get(newest.room_name)
    asked = live.asked_at if live is not None else 0.0
    seen = asked if live is not None and newest.egress_id in live.crowd.by_identity else 0.0
    if now - listed > LIST_PROOF:
        light = Light.UNKNOWN
    elif newest.status is Status.STARTING:
        light = Light.STARTING
    elif newest.status is Status.ENDING:
        light = Light.STOPPING
    elif seen and now - seen <= ROOM_PROOF:
        light = Light.PROVEN
    else:
        light = Light.UNKNOWN if seen else Light.UNPROVEN
    checking = light is Light.UNPROVEN and asked < newest.started_at
    return RoomLight(light, newest, listed, seen, others, checking)


def _ended(recording: Recording, now: float, dismissed: Set[str]) -> Light:
    saved = recording.status in (Status.COMPLETE, Status.LIMIT_REACHED) and not is_empty(recording)
    if saved:
        return Light.SAVED if now - recording.ended_at <= SAVED_FOR else Light.IDLE
    return Light.IDLE if recording.egress_id in dismissed else Light.FAILED


def is_empty(recording: Recording) -> bool:
    """Say whether a recording ended with files that all hold nothing: COMPLETE is not yet saved."""
    return bool(recording.files) and all(file.size == 0 for file in recording.files)
