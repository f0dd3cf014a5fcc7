"""The real livekit-server with real participants."""

import asyncio
from collections.abc import Awaitable, Callable

from livekit import api

from tests.contract.requests import composite, listed
from tests.contract.stage import Told
from tests.contract.wire import Wire
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd, Guise, Person
from tests.real.recorder import Plan, Recorder
from tests.real.waiting import eventually


class RealActor:
    """Somebody whose client is the real library."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self.identity = person.identity
        self.sid = person.sid
        self.tracks = person.tracks

    async def mute(self, source: str) -> None:
        """Mutes the own track."""
        await self._person.mute(source)

    async def unmute(self, source: str) -> None:
        """Unmutes the own track."""
        await self._person.unmute(source)

    async def leave(self) -> None:
        """Leaves the room."""
        await self._person.leave()

    async def sees_mute(self, source: str) -> None:
        """Waits until the own client was told that the track is muted."""
        await self._person.sees("track_muted", identity=self.identity, source=source)

    async def sees_unmute(self, source: str) -> None:
        """Waits until the own client was told that the track is open."""
        await self._person.sees("track_unmuted", identity=self.identity, source=source)

    async def sees_removal(self) -> None:
        """Waits until the own client was put out."""
        await self._person.sees("disconnected", reason="PARTICIPANT_REMOVED")

    async def sees_end(self) -> None:
        """Waits until the own client saw the room end."""
        await self._person.sees("disconnected", reason="ROOM_DELETED")

    async def sees_permission(self) -> None:
        """Waits until the own client was told what it may do now; of its lost tracks it is not told."""
        await self._person.sees("permitted", identity=self.identity)


class RealStage:
    """A livekit-server process, a crowd of clients, and a recorder if there is one."""

    name = "real"

    def __init__(self, server: LiveKitServer, crowd: Crowd, recorder: Recorder | None) -> None:
        """To be made inside a running loop."""
        self._server = server
        self._crowd = crowd
        self._recorder = recorder
        self._actors: list[RealActor] = []
        self.url, self.key, self.secret = server.url, server.key, server.secret
        self.lk = server.api()
        self.wire = Wire(self)

    async def join(self, room: str, identity: str, *sources: str, guise: Guise | None = None) -> RealActor:
        """Lets somebody in; a real track is listed once its first sound or picture came."""
        person = await self._crowd.join(self._server, room, identity, *sources, guise=guise)
        sids = set(person.tracks.values())
        await eventually(
            lambda: listed(self.lk, room),
            lambda people: identity in people and {track.sid for track in people[identity].tracks} == sids,
        )
        self._actors.append(RealActor(person))
        return self._actors[-1]

    async def until(self, ask: Callable[[], Awaitable[Told]], fits: Callable[[Told], bool], limit: float = 8.0) -> Told:
        """Asks again and again."""
        return await eventually(ask, fits, limit)

    async def together(self, *asks: Callable[[], Awaitable[Told]]) -> list[Told]:
        """Asks everything at the same time."""
        return await asyncio.gather(*(ask() for ask in asks))

    def arranges(self, plan: Plan) -> None:
        """Says how the next recordings will go."""
        assert self._recorder is not None
        self._recorder.plays(plan)

    async def record(self, room: str) -> api.EgressInfo:
        """Starts a recording."""
        return await self.lk.egress.start_room_composite_egress(composite(room))

    def fails(self, egress_id: str, error: str, code: int) -> None:
        """Lets a recording fail."""
        assert self._recorder is not None
        self._recorder.ends(egress_id, "Failure", error, code)

    async def loses_recorder(self, egress_id: str) -> None:
        """Loses the worker; its participants leave at once instead of after some 20 s."""
        assert self._recorder is not None
        self._recorder.vanishes()

    async def aclose(self) -> None:
        """Lets everybody go and closes the connections."""
        await self.wire.aclose()
        await self.lk.aclose()
