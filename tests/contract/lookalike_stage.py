"""The look-alike of the demo, arranged by hand, on a clock that never lets anybody wait."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import cast

from livekit import api

from console.demo.demo import Demo
from console.demo.tracks import Source
from console.demo.world import Moderation, World
from tests.contract.requests import composite
from tests.contract.stage import Told
from tests.contract.wire import Wire
from tests.real.people import Guise
from tests.real.recorder import Plan

_STEP = 0.2  # seconds that pass between two looks
_PICTURE = (320, 180)  # what the real participants publish
_NAMES = {"microphone": "voice"}


class JumpingClock:
    """Time that stands still until somebody waits, and then is where they wanted to be."""

    def __init__(self) -> None:
        self._now = time.time()

    def now(self) -> float:
        """Says what time it is."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Jumps there."""
        self._now += seconds
        await asyncio.sleep(0)


class LookalikeActor:
    """Somebody who exists only in the world behind the look-alike."""

    def __init__(self, world: World, room: str, identity: str, sid: str) -> None:
        self._world = world
        self._room = room
        self.identity = identity
        self.sid = sid
        self.tracks: dict[str, str] = {}
        self._permission = api.ParticipantPermission()
        self._permission.CopyFrom(world.rooms.person(room, identity).permission)
        self._met: list[Moderation] = []
        world.listeners.append(self._met.append)

    def publish(self, source: str) -> None:
        """Publishes what the real participants publish."""
        self.tracks[source] = self._world.rooms.publish(
            self._room,
            self.identity,
            cast("Source", source),
            track_name=_NAMES.get(source, "picture"),
            size=_PICTURE,
            simulcast=False,
        )

    async def mute(self, source: str) -> None:
        """Mutes the own track."""
        self._world.rooms.set_muted(self._room, self.identity, self.tracks[source], muted=True)

    async def unmute(self, source: str) -> None:
        """Unmutes the own track."""
        self._world.rooms.set_muted(self._room, self.identity, self.tracks[source], muted=False)

    async def leave(self) -> None:
        """Leaves the room."""
        self._world.rooms.leave(self._room, self.identity)

    async def sees_mute(self, source: str) -> None:
        """Looks for the mute among what was done to this one."""
        assert Moderation("muted", self._room, self.identity, self.tracks[source]) in self._met

    async def sees_unmute(self, source: str) -> None:
        """Looks at the track itself."""
        person = self._world.rooms.person(self._room, self.identity)
        assert not next(track for track in person.tracks if track.sid == self.tracks[source]).muted

    async def sees_removal(self) -> None:
        """Looks for the removal among what was done to this one."""
        assert Moderation("removed", self._room, self.identity) in self._met

    async def sees_end(self) -> None:
        """Looks for the end of the room."""
        assert Moderation("ended", self._room) in self._met

    async def sees_permission(self) -> None:
        """Looks whether this one's permission was changed at all."""
        assert self._world.rooms.person(self._room, self.identity).permission != self._permission


class LookalikeStage:
    """An empty look-alike on loopback."""

    name = "look-alike"

    def __init__(self, demo: Demo, clock: JumpingClock, url: str, key: str, secret: str) -> None:
        """To be made inside a running loop."""
        self._demo = demo
        self._world = demo.world
        self._clock = clock
        self._plan = Plan()
        self.url, self.key, self.secret = url, key, secret
        self.lk = api.LiveKitAPI(url, key, secret, failover=False)
        self.wire = Wire(self, clock.now)

    @classmethod
    async def open(cls, *, has_redis: bool, recorders: int, remote_unmute: bool) -> "LookalikeStage":
        """Starts a look-alike of that kind."""
        clock = JumpingClock()
        demo = Demo(
            seed=1,
            clock=clock,
            event=None,
            has_redis=has_redis,
            recorders=recorders,
            enable_remote_unmute=remote_unmute,
        )
        offer = await demo.start()
        return cls(demo, clock, offer.url, offer.key, offer.secret)

    async def join(self, room: str, identity: str, *sources: str, guise: Guise | None = None) -> LookalikeActor:
        """Lets somebody in."""
        guise = guise or Guise()
        person = self._world.rooms.join(
            room,
            identity,
            guise.name,
            kind=guise.kind,
            permission=api.ParticipantPermission(
                can_subscribe=True,
                can_publish=guise.can_publish,
                can_publish_data=guise.can_publish,
                hidden=guise.hidden,
                recorder=guise.recorder,
            ),
            metadata=guise.metadata,
            attributes=dict(guise.attributes),
        )
        actor = LookalikeActor(self._world, room, identity, person.sid)
        for source in sources:
            actor.publish(source)
        return actor

    async def until(self, ask: Callable[[], Awaitable[Told]], fits: Callable[[Told], bool], limit: float = 8.0) -> Told:
        """Asks again and again, a little later each time."""
        deadline = self._clock.now() + limit
        while not fits(answer := await ask()):
            assert self._clock.now() < deadline, f"not within {limit:g} s: {answer}"
            await self._clock.sleep(_STEP)
        return answer

    async def together(self, *asks: Callable[[], Awaitable[Told]]) -> list[Told]:
        """Asks one after the other, so that each has the clock for itself."""
        return [await ask() for ask in asks]

    def arranges(self, plan: Plan) -> None:
        """Keeps the plan for the recordings that are started from now on."""
        self._plan = plan

    async def record(self, room: str) -> api.EgressInfo:
        """Starts a recording; in a room where nobody publishes it stays STARTING by itself."""
        told = await self.lk.egress.start_room_composite_egress(composite(room))
        if self._plan.fail_upload:
            self._world.recorders.fail_upload(told.egress_id, self._plan.fail_upload)
        if self._plan.fail_start:
            self.fails(told.egress_id, self._plan.fail_start, self._plan.code)
        return told

    def fails(self, egress_id: str, error: str, code: int) -> None:
        """Lets a recording fail."""
        self._world.recorders.fail(egress_id, error, code=code)

    async def loses_recorder(self, egress_id: str) -> None:
        """Lets the recorder die; the room notices after a while."""
        self._world.recorders.kill(egress_id)

    async def aclose(self) -> None:
        """Closes the connections and the look-alike."""
        await self.wire.aclose()
        await self.lk.aclose()
        await self._demo.aclose()
