"""A server that does what it is asked, or fails in every way in which one can, and remembers what really happened."""

import asyncio
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import cast

from console.demo.clock import VirtualClock
from console.domain.choices import RecordingChoice
from console.domain.errors import Missing, NotSent, Refused, Unanswered
from console.domain.participants import Participant
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, Room
from console.domain.tracks import Medium, Source, Track
from console.domain.trouble import Cause, Trouble
from console.gateway.calls import Calls

ROOMS, PEOPLE = ("Hall", "Foyer"), ("ada", "bob")
LATEST = 20.0
"""Seconds after which an order whose answer was lost has had its effect, or never has one."""


class Fate(Enum):
    """What becomes of a call: LOST never arrives, DEAF has its effect and no answer, LATE has it after a while."""

    WELL = auto()
    SLOW = auto()
    NOT_SENT = auto()
    REFUSED = auto()
    LOST = auto()
    DEAF = auto()
    LATE = auto()


@dataclass(slots=True)
class Order:
    """An order that left the console: who sent it, and what the server did with it."""

    task: str
    session: int
    name: str
    arrived: bool = False
    done: bool = False
    said_yes: bool = False
    refused: bool = False


@dataclass(slots=True)
class World:
    """Plays console.gateway.calls.Calls; `fate` is how the next calls go, and `told` hears of every order first."""

    clock: VirtualClock
    chance: random.Random
    fate: Fate = Fate.WELL
    session: int = 0
    rooms: dict[str, Room] = field(default_factory=dict)
    people: dict[str, dict[str, Participant]] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    ours: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)
    orders: list[Order] = field(default_factory=list)
    doubles: int = 0
    told: Callable[[str, str, str, str], None] = lambda *_: None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    sids: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        for name in ROOMS:
            self.open(name)
            for identity in PEOPLE:
                self.join(name, identity)

    @property
    def as_calls(self) -> Calls:
        """Return this in the type that is asked for."""
        return cast("Calls", self)

    def open(self, name: str) -> None:
        """Open a room, or end it and open it anew with the same people under new sids."""
        self.rooms[name] = Room(f"RM_{next(self.sids)}", name)
        before = self.people.get(name, {})
        self.people[name] = {}
        for identity in before:
            self.join(name, identity)

    def close(self, name: str) -> None:
        """End a room, with the recordings in it."""
        self.rooms.pop(name, None)
        self.people.pop(name, None)
        for egress_id, recording in self.recordings.items():
            if recording.room_name == name and recording.status.is_running:
                self.recordings[egress_id] = replace(recording, status=Status.COMPLETE, ended_at=self.clock.now())

    def join(self, room: str, identity: str) -> None:
        """Let somebody in, as a new session with a new microphone: whoever had this identity is out."""
        number = next(self.sids)
        microphone = Track(f"TR_{number}", source=Source.MICROPHONE, medium=Medium.AUDIO)
        self.people[room][identity] = Participant(f"PA_{number}", identity, identity.title(), tracks=(microphone,))

    def leave(self, room: str, identity: str) -> None:
        """Let somebody go."""
        self.people.get(room, {}).pop(identity, None)

    def advance_recordings(self) -> None:
        """Let every recording go one step on: starting, active, and what was told to end, complete."""
        steps = {Status.STARTING: Status.ACTIVE, Status.ENDING: Status.COMPLETE}
        for egress_id, recording in self.recordings.items():
            status = steps.get(recording.status, recording.status)
            self.recordings[egress_id] = replace(recording, status=status, updated_at=self.clock.now())

    def record(self, room: str) -> None:
        """Let somebody else record a room."""
        if room in self.rooms:
            now, egress_id = self.clock.now(), f"EG_{next(self.sids)}"
            made = Recording(egress_id, room, self.rooms[room].sid, started_at=now, updated_at=now, files=(File("x"),))
            self.recordings[egress_id] = made

    def lose_recorders(self, room: str) -> None:
        """Let the recorders of a room die: the list says active for ever."""
        self.dead |= {
            r.egress_id for r in self.recordings.values() if r.room_name == room and r.status is Status.ACTIVE
        }

    def crowd(self, room: str) -> Crowd:
        """Return who is in a room now, with the recorder of each active recording."""
        recorders = (
            Participant(r.egress_id, r.egress_id)
            for r in self.recordings.values()
            if r.room_name == room and r.status is Status.ACTIVE and r.egress_id not in self.dead
        )
        return Crowd.of((*self.people.get(room, {}).values(), *recorders))

    def listed(self) -> Recordings:
        """Return the list of recordings."""
        return Recordings.of(self.recordings.values())

    # What the console calls.

    async def find_recordings(self, room: str) -> Recordings:
        """Look into the list past every cache."""
        broken = self.fate in (Fate.LOST, Fate.DEAF, Fate.LATE) and self.chance.random() < 0.6
        if self.fate is Fate.NOT_SENT or (broken and self.chance.random() < 0.5):
            raise NotSent(_trouble(Cause.UNREACHABLE))
        if broken:
            await self.clock.sleep(0.5)
            raise Unanswered(_trouble(Cause.TIMED_OUT))
        return Recordings.of(r for r in self.recordings.values() if r.room_name == room)

    async def mute_track(self, room: str, identity: str, sid: str, muted: bool) -> bool:
        """Mute one track of whoever has this identity now."""
        self.told("mute", room, identity, sid)

        def effect() -> bool:
            found = self.people.get(room, {}).get(identity)
            if found is None or found.tracks[0].sid != sid:
                return False
            self.people[room][identity] = replace(found, tracks=(replace(found.tracks[0], muted=muted),))
            return True

        return await self._order("mute", effect)

    async def remove_participant(self, room: str, identity: str) -> None:
        """Put out whoever has this identity now."""
        self.told("remove", room, identity, "")

        def effect() -> bool:
            return self.people.get(room, {}).pop(identity, None) is not None

        if not await self._order("remove", effect):
            raise Missing(_trouble(Cause.MISSING))

    async def end_room(self, room: str) -> None:
        """End whatever room has this name now."""
        self.told("end", room, "", "")

        def effect() -> bool:
            there = room in self.rooms
            self.close(room)
            return there

        if not await self._order("end", effect):
            raise Missing(_trouble(Cause.MISSING))

    async def start_recording(self, room: str, choice: RecordingChoice, path: str) -> Recording:
        """Start another recording, however many there are: the server allows that."""
        self.told("start", room, "", path)
        egress_id, asked_at = f"EG_{next(self.sids)}", self.clock.now()

        def effect() -> bool:
            if room not in self.rooms:
                return False
            now = self.clock.now()
            made = Recording(egress_id, room, self.rooms[room].sid, started_at=now, updated_at=now, files=(File(path),))
            self.doubles += any(
                r.room_name == room
                and r.status.is_running
                and r.egress_id not in self.dead
                and (r.egress_id in self.ours or r.started_at < asked_at)
                for r in self.recordings.values()
            )
            self.recordings[egress_id] = made
            self.ours.add(egress_id)
            return True

        if not await self._order("start", effect):
            raise Missing(_trouble(Cause.MISSING))
        return self.recordings[egress_id]

    async def stop_recording(self, egress_id: str) -> Recording:
        """Tell a recording to end."""
        self.told("stop", "", "", egress_id)

        def effect() -> bool:
            found = self.recordings.get(egress_id)
            if found is None or not found.status.is_running:
                return False
            self.recordings[egress_id] = replace(found, status=Status.ENDING)
            return True

        if not await self._order("stop", effect):
            raise Missing(_trouble(Cause.MISSING))
        return self.recordings[egress_id]

    async def _order(self, name: str, effect: Callable[[], bool]) -> bool:
        fate, task = self.fate, asyncio.current_task()
        assert task is not None
        order = Order(task.get_name(), self.session, name)
        self.orders.append(order)
        if fate is Fate.NOT_SENT:
            raise NotSent(_trouble(Cause.UNREACHABLE))
        order.arrived = True
        if fate is Fate.REFUSED:
            order.refused = True
            raise Refused(_trouble(Cause.NOT_ALLOWED))
        # Once it has left, the end of the console does not call it back.
        happening = asyncio.get_running_loop().create_task(self._happen(fate, order, effect))
        self.tasks.add(happening)
        happening.add_done_callback(self.tasks.discard)
        if fate in (Fate.LOST, Fate.DEAF, Fate.LATE):
            await self.clock.sleep(2.0)
            raise Unanswered(_trouble(Cause.TIMED_OUT))
        await asyncio.shield(happening)
        order.said_yes = order.done
        return order.done

    async def _happen(self, fate: Fate, order: Order, effect: Callable[[], bool]) -> None:
        if fate is Fate.LOST:
            return
        if fate is Fate.SLOW:
            await self.clock.sleep(self.chance.random() * 3)
        elif fate is Fate.LATE:
            await self.clock.sleep(self.chance.random() * LATEST)
        order.done = effect()


def _trouble(cause: Cause) -> Trouble:
    return Trouble(cause, "It failed.")
