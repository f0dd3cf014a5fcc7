"""Deeds: what a moderator did, as it is written down before it is sent and after it is known what became of it."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol


class Outcome(StrEnum):
    """How far an action has come; all but WAITING and SENT are final. *Done* is SEEN: a later look showed it."""

    WAITING = "waiting"
    SENT = "sent"
    SEEN = "seen"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Say whether this is still being watched."""
        return self in (Outcome.WAITING, Outcome.SENT)


class Verb(StrEnum):
    """What was done."""

    MUTE = "mute"
    UNMUTE = "unmute"
    REMOVE = "remove"
    END_ROOM = "end room"
    START_RECORDING = "start recording"
    STOP_RECORDING = "stop recording"

    @property
    def is_destructive(self) -> bool:
        """Say whether nothing brings back what this takes away."""
        return self in (Verb.REMOVE, Verb.END_ROOM, Verb.STOP_RECORDING)


PARAMETERS: Mapping[Verb, frozenset[str]] = MappingProxyType(
    {
        Verb.START_RECORDING: frozenset({"file", "layout", "shade", "preset"}),
        Verb.STOP_RECORDING: frozenset({"egress"}),
    }
)
"""All that may be written down beside the target: whoever adds a parameter has to say here that it is no secret."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, and on which server: `who` is the user's name on this machine, `server` an id and never an address."""

    server: str
    server_name: str = ""
    who: str = ""
    machine: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One action with its moments in epoch seconds, 0.0 for what has not happened.

    `name` is what the participant was called. All names and identities are as the server told them, not yet made safe
    to look at. A batch, unique on one server, joins what one press sent. `answer` is what the effect is recognised by.
    Raises ValueError for a parameter that is not on the list.
    """

    id: str
    by: Author
    verb: Verb
    room: str
    room_sid: str = ""
    identity: str = ""
    participant_sid: str = ""
    name: str = ""
    track_sid: str = ""
    source: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    batch: str = ""
    pressed_at: float = 0.0
    sent_at: float = 0.0
    accepted_at: float = 0.0
    settled_at: float = 0.0
    outcome: Outcome = Outcome.WAITING
    answer: str = ""
    reason: str = ""
    step: str = ""
    undoable: bool = False
    undoes: str = ""
    earlier: bool = False
    """Whether it was begun in an earlier session of the program."""

    def __post_init__(self) -> None:
        strange = {name for name, _ in self.parameters} - PARAMETERS.get(self.verb, frozenset())
        if strange:
            raise ValueError(f"not to be written down of {self.verb}: {', '.join(sorted(strange))}")

    def parameter(self, name: str) -> str:
        """Return one parameter, or nothing."""
        return dict(self.parameters).get(name, "")


def new_id() -> str:
    """Make up an id that no other deed has."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Logbook:
    """What there is to read of one server: its deeds, the newest first, and whether they outlive the program.

    `trouble` is a sentence while they are not being written down although they should be. A logbook in which nothing
    changed is the very object of before.
    """

    deeds: tuple[Deed, ...] = ()
    lasting: bool = False
    trouble: str = ""

    def of_room(self, room: str) -> tuple[Deed, ...]:
        """Return what was done in one room."""
        return tuple(deed for deed in self.deeds if deed.room == room)

    def of_person(self, identity: str) -> tuple[Deed, ...]:
        """Return what was done to one identity, in whichever room."""
        return tuple(deed for deed in self.deeds if deed.identity == identity)


class Book(Protocol):
    """The journal of one server."""

    @property
    def author(self) -> Author:
        """Say who writes, and about which server."""

    @property
    def logbook(self) -> Logbook:
        """Return what can be read now."""

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the logbook is another one; return what ends that."""

    def write(self, deed: Deed) -> Awaitable[bool]:
        """Write a deed, or what became of it; the answer says whether it is safe from now on. Waiting is optional."""

    async def all(self) -> tuple[Deed, ...]:
        """Return every deed that is kept, the newest first: more than the logbook shows, and asked of the disk."""

    def unfinished(self) -> tuple[Deed, ...]:
        """Hand over, once, what earlier sessions left open: the oldest first."""
