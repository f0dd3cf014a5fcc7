"""One room of the look-alike: who is in it, and the slightly older answer that the list of rooms gives."""

import math
from dataclasses import dataclass, field
from typing import Final, Literal

from livekit.protocol import models

# A server counts the people of a room at most this often (livekit-server pkg/rtc/room.go).
_COUNT_SECONDS: Final = 5.0


@dataclass(slots=True)
class Room:
    """A live room. `listed` is what the list of rooms says, and its numbers may be some seconds old."""

    listed: models.Room
    counted_at: float
    people: dict[str, models.ParticipantInfo] = field(default_factory=dict)
    visited: bool = False
    emptied_at: float | None = None
    uncounted: bool = False

    @property
    def empty(self) -> bool:
        """Nobody is here who keeps a room open; recorders and agents do not."""
        return all(is_dependent(person) for person in self.people.values())

    @property
    def has_tracks(self) -> bool:
        """Somebody publishes something."""
        return any(person.tracks for person in self.people.values())

    @property
    def recorded(self) -> bool:
        """A recorder is here now."""
        return any(is_recorder(person) for person in self.people.values())

    def count(self, now: float) -> None:
        """Bring the numbers in the list of rooms up to date."""
        people = self.people.values()
        self.listed.num_participants = sum(1 for person in people if not is_dependent(person))
        self.listed.num_publishers = sum(1 for person in people if person.is_publisher)
        self.listed.active_recording = self.recorded
        self.counted_at = now
        self.uncounted = False

    def next_count(self, now: float) -> float:
        """Say when a change made now will be counted: now if the last count is old, else at the room's next tick.

        Source: livekit/protocol utils/protoproxy.go.
        """
        if now - self.counted_at > _COUNT_SECONDS:
            return now
        opened = self.listed.creation_time_ms / 1000
        ticks = math.ceil((max(now, self.counted_at + _COUNT_SECONDS) - opened) / _COUNT_SECONDS)
        return max(now, opened + ticks * _COUNT_SECONDS)

    def idle(self, now: float) -> bool:
        """Tell whether the room has been empty for as long as it may be."""
        if not self.empty:
            return False
        if self.emptied_at is None:
            since, limit = self.listed.creation_time_ms / 1000, self.listed.empty_timeout
        else:
            since, limit = self.emptied_at, self.listed.departure_timeout
        # A sum of floating point seconds may come out a hair short.
        return now - since > limit - 0.001


@dataclass(frozen=True, slots=True)
class Change:
    """Something that a recorder has to know about: somebody left, a room closed, a track was published."""

    what: Literal["left", "closed", "published"]
    room: Room
    identity: str = ""


def may_publish(person: models.ParticipantInfo, source: models.TrackSource) -> bool:
    """Tell whether this participant may publish from that source; no list of sources means all of them."""
    sources = person.permission.can_publish_sources
    return person.permission.can_publish and (not sources or source in sources)


def is_dependent(person: models.ParticipantInfo) -> bool:
    """Tell whether this one lives only for the others: an agent or a recorder.

    Source: livekit-server pkg/rtc/participant.go, IsDependent.
    """
    return person.kind == models.ParticipantInfo.Kind.AGENT or person.permission.agent or is_recorder(person)


def is_recorder(person: models.ParticipantInfo) -> bool:
    """Tell whether this one makes the room count as recorded."""
    return person.kind == models.ParticipantInfo.Kind.EGRESS or person.permission.recorder
