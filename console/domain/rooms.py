"""Rooms: what ListRooms says of one, and who is in it."""

from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from console.domain.participants import Change, Participant
from console.domain.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Room:
    """One room as the server lists it; counts lag by up to five seconds (rtc/room.go, roomUpdateInterval)."""

    sid: str
    name: str
    created_at: float = 0.0
    num_participants: int = 0
    num_publishers: int = 0
    max_participants: int = 0
    empty_timeout: int = 0
    departure_timeout: int = 0
    active_recording: bool = False


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody in one room by identity, in an order of our own: the server's is random on every call.

    `wanting` are those who still lack something: who is not yet in, or who should be heard and has no microphone.
    """

    by_identity: Mapping[str, Participant] = field(default_factory=lambda: MappingProxyType({}))
    people: int = 0
    open_microphones: int = 0
    wanting: tuple[Participant, ...] = ()

    @classmethod
    def of(cls, participants: Iterable[Participant]) -> "Crowd":
        """Sort and count once, people first and machines last, so that nothing has to while the screen is drawn."""
        ordered = sorted(participants, key=_place)
        return cls(
            MappingProxyType({p.identity: p for p in ordered}),
            sum(p.is_person for p in ordered),
            sum(len(p.open_microphones) for p in ordered),
            tuple(p for p in ordered if p.is_wanting),
        )

    def followed_by(self, participants: Sequence[Participant]) -> "Crowd":
        """Return the crowd of a later list: who is the very same as here is neither sorted nor counted again."""
        before = self.by_identity
        fresh = {p.identity: p for p in participants if before.get(p.identity) is not p}
        if len(fresh) * 4 > len(participants):
            return Crowd.of(participants)
        listed = {p.identity for p in participants}
        ordered = [p for who, p in before.items() if who in listed and who not in fresh]
        gone = [p for who, p in before.items() if who not in listed or who in fresh]
        for participant in fresh.values():
            insort(ordered, participant, key=_place)
        return Crowd(
            MappingProxyType({p.identity: p for p in ordered}),
            self.people + sum(p.is_person for p in fresh.values()) - sum(p.is_person for p in gone),
            self.open_microphones
            + sum(len(p.open_microphones) for p in fresh.values())
            - sum(len(p.open_microphones) for p in gone),
            tuple(p for p in ordered if p.is_wanting)
            if any(p.is_wanting for p in (*fresh.values(), *gone))
            else self.wanting,
        )

    def with_participant(self, participant: Participant) -> "Crowd":
        """Return a crowd in which the one of the same identity is replaced, in the same place."""
        return self.followed_by(tuple({**self.by_identity, participant.identity: participant}.values()))

    def __iter__(self) -> Iterator[Participant]:
        return iter(self.by_identity.values())

    def __len__(self) -> int:
        return len(self.by_identity)


def _place(participant: Participant) -> tuple[bool, bool, str, str]:
    name = participant.display_name.casefold()
    return (not participant.is_person, participant.is_machine, name, participant.identity)


@dataclass(frozen=True, slots=True)
class LiveRoom:
    """A room and its people, the moment they were asked for (0.0 never) and the last change of each by identity."""

    room: Room
    crowd: Crowd = field(default_factory=Crowd)
    asked_at: float = 0.0
    trouble: Trouble | None = None
    changes: Mapping[str, Change] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_known(self) -> bool:
        """Say whether its people were ever listed."""
        return self.asked_at > 0.0

    @property
    def people(self) -> int:
        """Count the people, by the server's own late count as long as they were never listed."""
        return self.crowd.people if self.is_known else self.room.num_participants
