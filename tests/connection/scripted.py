"""A server that answers as a test says, and remembers what it was asked."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import cast

from console.domain.choices import RecordingChoice
from console.domain.errors import ServerError
from console.domain.recordings import Recording, Recordings
from console.domain.rooms import Crowd, Room
from console.gateway.calls import Calls


class ScriptedCalls:
    """Plays console.gateway.calls.Calls; a gate that is closed holds answers back."""

    def __init__(self) -> None:
        self.rooms: dict[str, tuple[Room, Crowd]] = {}
        self.recordings = Recordings()
        self.asked: Counter[str] = Counter()
        self.sent: list[tuple[str, ...]] = []
        self.fails: dict[str, ServerError] = {}
        self.fails_after: dict[str, ServerError] = {}
        self.slow: dict[str, Callable[[], Awaitable[None]]] = {}
        self.gate = asyncio.Event()
        self.gate.set()
        self.under_way: Counter[str] = Counter()
        self.most_under_way = 0
        self.track_is_there = True

    @property
    def as_calls(self) -> Calls:
        """Return this in the type that is asked for."""
        return cast("Calls", self)

    async def _ask(self, topic: str) -> None:
        assert not self.under_way[topic], f"{topic} is asked twice at once"
        self.asked[topic] += 1
        self.under_way[topic] += 1
        self.most_under_way = max(self.most_under_way, self.under_way.total())
        try:
            await self.gate.wait()
            if topic in self.slow:
                await self.slow[topic]()
        finally:
            self.under_way[topic] -= 1
        if topic in self.fails:
            raise self.fails[topic]

    async def list_rooms(self) -> tuple[Room, ...]:
        await self._ask("rooms")
        return tuple(room for room, _ in self.rooms.values())

    async def list_participants(self, room: str) -> Crowd:
        await self._ask(room)
        return self.rooms[room][1] if room in self.rooms else Crowd()

    async def list_recordings(self) -> Recordings:
        await self._ask("recordings")
        return self.recordings

    async def find_recordings(self, room: str) -> Recordings:
        self.sent.append(("find", room))
        if "find" in self.fails:
            raise self.fails["find"]
        if "find" in self.fails_after:
            self.fails["find"] = self.fails_after["find"]
        return self.recordings

    async def _send(self, *order: str) -> None:
        self.sent.append(order)
        await self.gate.wait()
        if order[0] in self.fails:
            raise self.fails[order[0]]

    async def mute_track(self, room: str, identity: str, sid: str, muted: bool) -> bool:
        await self._send("mute" if muted else "unmute", room, identity, sid)
        return self.track_is_there

    async def remove_participant(self, room: str, identity: str) -> None:
        await self._send("remove", room, identity)

    async def end_room(self, room: str) -> None:
        await self._send("end", room)

    async def start_recording(self, room: str, choice: RecordingChoice, path: str) -> Recording:
        await self._send("start", room, choice.page, path)
        return Recording("EG_new", room)

    async def stop_recording(self, egress_id: str) -> Recording:
        await self._send("stop", egress_id)
        return Recording(egress_id)

    async def renew(self) -> None:
        self.sent.append(("renew",))

    async def aclose(self) -> None:
        self.sent.append(("close",))
