"""Everything that one open server has to show at one moment: the input of every view model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from console.actions.action import Key
from console.connection.abilities import Abilities
from console.connection.receipts import Receipt
from console.domain.choices import RecordingChoice
from console.domain.deeds import Logbook
from console.domain.elsewhere import Finding
from console.domain.health import Health, health, room_health
from console.domain.light import RoomLight, room_light
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Snapshot
from console.domain.stripes import Stripe


@dataclass(frozen=True, slots=True)
class OpenServer:
    """A server as the screen names it; `key` tells open servers apart and is never shown."""

    key: str
    name: str
    host: str
    stripe: Stripe = Stripe.NONE
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """One server: `shown` has the pending actions drawn over it, `truth` does not; `now` is epoch seconds."""

    server: OpenServer
    truth: Snapshot = field(default_factory=Snapshot)
    shown: Snapshot = field(default_factory=Snapshot)
    receipts: tuple[Receipt, ...] = ()
    pending: Mapping[Key, Receipt] = field(default_factory=lambda: MappingProxyType({}))
    abilities: Abilities = field(default_factory=Abilities)
    choice: RecordingChoice = field(default_factory=RecordingChoice)
    dismissed: frozenset[str] = frozenset()
    spared: frozenset[tuple[str, str]] = frozenset()
    logbook: Logbook = field(default_factory=Logbook)
    elsewhere: tuple[Finding, ...] = ()
    now: float = 0.0

    @property
    def health(self) -> Health:
        """Judge the list of rooms: what the words Connected, Late, Stale and Not answering of a server are about."""
        return health(self.truth.room_list, self.now, self.truth.round_trip)

    @property
    def recordings_health(self) -> Health:
        """Judge the list of recordings by itself: it may fail while the rooms are live, and the other way round."""
        return health(self.truth.recording_list, self.now, self.truth.round_trip)

    def people_health(self, live: LiveRoom) -> Health:
        """Judge the people of one room that is looked at."""
        return room_health(self.health, live, self.now, self.truth.round_trip)

    @property
    def is_stale(self) -> bool:
        """Say whether rows must be grey and dated."""
        return self.health.is_grey

    def light(self, room: str) -> RoomLight:
        """Judge the recording of one room."""
        return room_light(self.truth, room, self.now, self.dismissed)

    def spared_in(self, room: str) -> frozenset[str]:
        """Return the identities that *Mute all* leaves out in one room."""
        return frozenset(identity for name, identity in self.spared if name == room)

    def fullest_room(self) -> str:
        """Return the room that most people are in, the first of several, or nothing."""
        rooms = self.truth.rooms.values()
        return max(rooms, key=lambda live: live.people).room.name if rooms else ""
