"""The whole of what is known of one server at one moment: never edited, replaced."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from console.domain.participants import Participant
from console.domain.recordings import Recordings
from console.domain.rooms import LiveRoom
from console.domain.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of the server: the moment the last good question was sent (epoch seconds, 0.0 never) and what fails now.

    Data is asked_at > 0, empty is data with nothing in it, failed is a trouble; the last two may be true at once.
    `tries` counts what failed in a row and `next_at` is when it is asked again, 0.0 where nobody asks by itself.
    `period` is the seconds from question to question, and data from before `slept_at` is of before the machine slept.
    """

    asked_at: float = 0.0
    trouble: Trouble | None = None
    failing_since: float = 0.0
    tries: int = 0
    next_at: float = 0.0
    period: float = 1.0
    slept_at: float = 0.0

    @property
    def is_known(self) -> bool:
        """Say whether it was ever answered."""
        return self.asked_at > 0.0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rooms by name, the recordings, and what each list is worth; the round trip is in seconds.

    `away` is how long the machine slept before `room_list.slept_at`, and `restarted_at` when it was seen that the
    server had lost its sessions, both 0.0 where that has not happened.
    """

    rooms: Mapping[str, LiveRoom] = field(default_factory=lambda: MappingProxyType({}))
    recordings: Recordings = field(default_factory=Recordings)
    room_list: Listing = Listing()
    recording_list: Listing = Listing()
    round_trip: float = 0.0
    away: float = 0.0
    restarted_at: float = 0.0

    def is_complete(self) -> bool:
        """Say whether rooms, recordings and the people of every room have been asked for, with or without success."""
        recordings = self.recording_list.is_known or self.recording_list.trouble is not None
        return self.room_list.is_known and recordings and all(r.is_known or r.trouble for r in self.rooms.values())

    def with_participant(self, room: str, participant: Participant) -> "Snapshot":
        """Return a snapshot in which one participant of a room is replaced; the order of people stays."""
        live = self.rooms[room]
        crowd = live.crowd.with_participant(participant)
        return replace(self, rooms=MappingProxyType({**self.rooms, room: replace(live, crowd=crowd)}))
