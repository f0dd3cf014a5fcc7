"""What is chosen on the screen at one moment: what a command would act on if it were pressed now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from console.ui.scene import Scene


class Pane(StrEnum):
    """Where the keyboard is."""

    ROOMS = "rooms"
    PEOPLE = "people"
    INSPECTOR = "inspector"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RoomKey:
    """A room on the screen: it stays the same row over a restart of the room."""

    server: str
    room: str


@dataclass(frozen=True, slots=True)
class PersonKey:
    """A participant on the screen: the same row over a reconnect."""

    server: str
    room: str
    identity: str


@dataclass(frozen=True, slots=True)
class TrackKey:
    """A track on the screen."""

    server: str
    room: str
    identity: str
    sid: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """Deeds of one server that can be taken back, by their ids, and the sentence that tells of them."""

    server: str
    deeds: tuple[str, ...]
    summary: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """The open servers by key, the one in front, and what is selected in the order of the screen.

    `room` is the room that the inspector shows: the one selected, or the first of several. `listed` are the rooms of
    the server in front as they stand on the screen, and `showing` the words of `Look` that hold now (`theme-dark`).
    `undo` is what the newest toast offers to take back.
    """

    scenes: Mapping[str, Scene] = field(default_factory=lambda: MappingProxyType({}))
    server: str = ""
    rooms: tuple[RoomKey, ...] = ()
    people: tuple[PersonKey, ...] = ()
    tracks: tuple[TrackKey, ...] = ()
    pane: Pane = Pane.OTHER
    listed: tuple[RoomKey, ...] = ()
    showing: frozenset[str] = frozenset()
    undo: Undoable | None = None

    @property
    def room(self) -> RoomKey | None:
        """Return the room in front."""
        return self.rooms[0] if self.rooms else None

    @property
    def scene(self) -> Scene | None:
        """Return the scene of the room in front, or of the server in front."""
        return self.scenes.get(self.room.server if self.room is not None else self.server)
