"""Recordings: what the server's list says of one, and what is proven of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from console.domain.choices import Preset

_STOPPED_EARLY = ("start signal not received", "stop called before pipeline")


class Status(StrEnum):
    """The server's own word (livekit_egress.proto, EgressStatus)."""

    STARTING = "starting"
    ACTIVE = "active"
    ENDING = "ending"
    COMPLETE = "complete"
    FAILED = "failed"
    ABORTED = "aborted"
    LIMIT_REACHED = "limit reached"

    @property
    def is_running(self) -> bool:
        """Say whether the server still counts it as going on."""
        return self in (Status.STARTING, Status.ACTIVE, Status.ENDING)


class What(StrEnum):
    """What is recorded (livekit_egress.proto, EgressInfo.request)."""

    ROOM = "room"
    WEB = "web page"
    PARTICIPANT = "participant"
    TRACKS = "tracks"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class File:
    """One file of a recording: bytes and seconds are 0 and the location is empty until it is saved."""

    name: str
    location: str = ""
    size: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Recording:
    """One entry of the server's list of recordings; moments are epoch seconds, 0.0 where the server has none."""

    egress_id: str
    room_name: str = ""
    room_sid: str = ""
    what: What = What.ROOM
    status: Status = Status.STARTING
    started_at: float = 0.0
    ended_at: float = 0.0
    updated_at: float = 0.0
    layout: str = ""
    preset: Preset | None = None
    files: tuple[File, ...] = ()
    streams: bool = False
    error: str = ""
    error_code: int = 0
    details: str = ""

    @property
    def is_kept(self) -> bool:
        """Say whether it leaves something behind: what only streams is no recording."""
        return bool(self.files) or not self.streams

    @property
    def was_cancelled(self) -> bool:
        """Say whether somebody stopped it before it began; by itself it would have failed (egress pkg/errors)."""
        said, why = self.error.casefold(), self.details.casefold()
        stopped = not said or any(theirs in said for theirs in _STOPPED_EARLY)
        return self.status is Status.ABORTED and stopped and (not why or "stopegress" in why)

    @property
    def order(self) -> tuple[bool, float, str]:
        """Sort by what matters: the running ones last, then the newest."""
        return (self.status.is_running, self.started_at or self.updated_at, self.egress_id)


@dataclass(frozen=True, slots=True)
class Recordings:
    """The server's list by egress id, and by room with the one that matters most at the end."""

    by_id: Mapping[str, Recording] = field(default_factory=lambda: MappingProxyType({}))
    by_room: Mapping[str, tuple[Recording, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, recordings: Iterable[Recording]) -> "Recordings":
        """Sort once: the server's order is that of a hash."""
        ordered = sorted(recordings, key=lambda r: r.order)
        rooms: dict[str, tuple[Recording, ...]] = {}
        for recording in ordered:
            rooms[recording.room_name] = (*rooms.get(recording.room_name, ()), recording)
        return cls(MappingProxyType({r.egress_id: r for r in ordered}), MappingProxyType(rooms))

    def of_room(self, name: str) -> tuple[Recording, ...]:
        """Return the recordings of one room, the one that matters most at the end."""
        return self.by_room.get(name, ())

    def running_in(self, name: str) -> tuple[Recording, ...]:
        """Return what the server counts as going on in one room, streams too."""
        return tuple(r for r in self.of_room(name) if r.status.is_running)

    def being_kept(self, name: str) -> tuple[Recording, ...]:
        """Return what the server counts as going on in one room and leaves a file behind."""
        return tuple(r for r in self.running_in(name) if r.is_kept)
