"""The other side of a ratio: an asyncio script that uses livekit-api as documented, sixteen calls at a time."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable

from livekit import api

from tests.bench.figures import KEY, SECRET

AT_ONCE = 16


async def refresh(server: api.LiveKitAPI) -> int:
    """List all rooms and everybody in them; return how many there are."""
    rooms = (await server.room.list_rooms(api.ListRoomsRequest())).rooms
    gate = asyncio.Semaphore(AT_ONCE)

    async def people(name: str) -> int:
        async with gate:
            return len((await server.room.list_participants(api.ListParticipantsRequest(room=name))).participants)

    return sum(await asyncio.gather(*(people(room.name) for room in rooms)))


async def once(server: api.LiveKitAPI) -> dict[str, float]:
    """Measure one full refresh."""
    begun = time.perf_counter()
    people = await refresh(server)
    return {"seconds": time.perf_counter() - begun, "people": people}


async def steady(server: api.LiveKitAPI, seconds: float) -> dict[str, float]:
    """Measure the processor time of a loop that refreshes everything every five seconds."""
    begun, end = time.process_time(), time.monotonic() + seconds
    while True:
        began = time.monotonic()
        await refresh(server)
        if began + 5 >= end:
            await asyncio.sleep(max(0, end - time.monotonic()))
            return {"cpu": (time.process_time() - begun) / seconds}
        await asyncio.sleep(5 - (time.monotonic() - began))


async def main(url: str) -> None:
    """Do what standard input says, line by line."""
    async with api.LiveKitAPI(url, KEY, SECRET) as server:
        orders: dict[str, Callable[..., Awaitable[dict[str, float]]]] = {"refresh": once, "steady": steady}
        loop = asyncio.get_running_loop()
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            order = json.loads(line)
            done = await orders[order.pop("do")](server, **order)
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
