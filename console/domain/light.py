"""The recording light of a room: what is proven, and since when it is not."""

from collections.abc import Set
from dataclasses import dataclass, replace
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
    CANCELLED = "cancelled"


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
    """Judge a room by a recording that is proven, or else by its newest one.

    What only streams is no recording: nothing of it is kept.
    """
    found = [r for r in snapshot.recordings.of_room(room) if r.is_kept]
    running = [recording_light(snapshot, r, now) for r in found if r.status.is_running]
    if running:
        proven = [light for light in running if light.light is Light.PROVEN]
        return replace((proven or running)[-1], others=len(running) - 1)
    live = snapshot.rooms.get(room)
    if not found or (live is not None and found[-1].room_sid not in ("", live.room.sid)):
        return RoomLight(listed_at=snapshot.recording_list.asked_at)
    return recording_light(snapshot, found[-1], now, dismissed)


def recording_light(snapshot: Snapshot, recording: Recording, now: float, dismissed: Set[str] = NO_FAULTS) -> RoomLight:
    """Judge one recording by the list and by its room itself.

    The list alone says ACTIVE for ever after a recorder dies, so red also needs the recorder among the participants.
    """
    listed = snapshot.recording_list.asked_at
    if not recording.status.is_running:
        return RoomLight(_ended(recording, now, dismissed), recording, listed)
    live = snapshot.rooms.get(recording.room_name)
    asked = live.asked_at if live is not None else 0.0
    seen = asked if live is not None and recording.egress_id in live.crowd.by_identity else 0.0
    if now - listed > LIST_PROOF:
        light = Light.UNKNOWN
    elif recording.status is Status.STARTING:
        light = Light.STARTING
    elif recording.status is Status.ENDING:
        light = Light.STOPPING
    elif seen and now - seen <= ROOM_PROOF:
        light = Light.PROVEN
    else:
        light = Light.UNKNOWN if seen else Light.UNPROVEN
    # The recorder joins before the list says ACTIVE, and that moment is `updated_at`: an older look proves nothing.
    checking = light is Light.UNPROVEN and asked < max(recording.started_at, recording.updated_at)
    return RoomLight(light, recording, listed, seen, checking=checking)


def is_lost(snapshot: Snapshot, recording: Recording) -> bool:
    """Say whether a recording is listed as active although its room was asked since and has no recorder.

    The list never forgets it: without this a room whose recorder died could never be recorded again.
    """
    live = snapshot.rooms.get(recording.room_name)
    return (
        recording.status is Status.ACTIVE
        and live is not None
        and live.asked_at >= max(recording.started_at, recording.updated_at)
        and recording.egress_id not in live.crowd.by_identity
    )


def _ended(recording: Recording, now: float, dismissed: Set[str]) -> Light:
    if recording.egress_id in dismissed:
        return Light.IDLE
    if recording.status in (Status.COMPLETE, Status.LIMIT_REACHED) and not is_empty(recording):
        return Light.SAVED if now - recording.ended_at <= SAVED_FOR else Light.IDLE
    return Light.CANCELLED if recording.was_cancelled else Light.FAILED


def is_empty(recording: Recording) -> bool:
    """Say whether a recording ended with files that all hold nothing: COMPLETE is not yet saved."""
    return bool(recording.files) and all(file.size == 0 for file in recording.files)
