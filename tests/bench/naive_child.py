"""The other side of a ratio: an asyncio script that uses livekit-api as documented, sixteen calls at a time."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

from livekit import api

from tests.bench.figures import KEY, SECRET

AT_ONCE = 16
Known = dict[str, dict[str, tuple[object, ...]]]


async def list_everybody(server: api.LiveKitAPI) -> dict[str, api.ListParticipantsResponse]:
    """List all rooms and everybody in them."""
    rooms = (await server.room.list_rooms(api.ListRoomsRequest())).rooms
    gate = asyncio.Semaphore(AT_ONCE)

    async def people(name: str) -> api.ListParticipantsResponse:
        async with gate:
            return await server.room.list_participants(api.ListParticipantsRequest(room=name))

    names = [room.name for room in rooms]
    return dict(zip(names, await asyncio.gather(*(people(name) for name in names)), strict=True))


def record(told: api.ParticipantInfo) -> tuple[object, ...]:
    """Keep of somebody what a list of people shows."""
    tracks = tuple((t.sid, t.source, t.muted, t.width, t.height, t.mime_type) for t in told.tracks)
    return told.sid, told.name, told.state, told.kind, told.joined_at, told.metadata, tracks


class Script:
    """What it may be asked to do once; a loop would do it every five seconds."""

    def __init__(self, server: api.LiveKitAPI) -> None:
        self._server = server
        self.known: Known = {}
        """What follow() kept of everybody, by room and identity."""

    async def refresh(self) -> int:
        """List everybody, and do nothing with it; return how many there are."""
        return sum(len(told.participants) for told in (await list_everybody(self._server)).values())

    async def follow(self) -> int:
        """List everybody, keep what a list of people shows, and return how many are others than before."""
        listed = await list_everybody(self._server)
        now = {name: {p.identity: record(p) for p in told.participants} for name, told in listed.items()}
        before, self.known = self.known, now
        return sum(people != before.get(name) for name, people in now.items())


async def main(url: str) -> None:
    """Do what standard input says, line by line; answer with the seconds by the clock and of a processor."""
    async with api.LiveKitAPI(url, KEY, SECRET) as server:
        script = Script(server)
        orders: dict[str, Callable[[], Awaitable[int]]] = {"refresh": script.refresh, "follow": script.follow}
        while line := await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline):
            wall, cpu = time.perf_counter(), time.process_time()
            count = await orders[json.loads(line)["do"]]()
            done = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "count": count}
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
