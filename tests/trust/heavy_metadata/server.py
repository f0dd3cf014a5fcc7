"""A server with one room in which everybody carries as much metadata as LiveKit lets them, and changes it all the time.

`python -m tests.trust.heavy_metadata.server COUNT SEED` writes its port, and into the file COUNT how often it was asked
for the people, until its standard input ends.
"""

import asyncio
import random
import re
import sys
import time
from pathlib import Path

from livekit import api

from tests.bench.fake_people import entry, person
from tests.trust.heavy_metadata.hall import METADATA, PEOPLE, ROOM, name_of

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_JOINED = 7200


class World:
    """The room: everybody's bytes are made ahead, and differ from answer to answer by a few letters."""

    def __init__(self, count: Path, seed: int) -> None:
        self._count, self._chance = count, random.Random(seed)
        self._asked = 0
        joined = int(time.time()) - _JOINED
        self._people = {}
        for number in range(PEOPLE):
            who = person("00000", f"{number:06}", name_of(number), joined, muted=bool(number % 3))
            who.metadata = "m" * METADATA
            self._people[who.identity] = bytearray(entry(who.SerializeToString()))

    def answer(self, path: str, body: bytes) -> list[bytes | bytearray]:
        """Return the parts of the body for one request."""
        match path.rpartition("/")[2]:
            case "ListRooms":
                room = api.Room(sid="RM_0", name=ROOM, num_participants=len(self._people), creation_time=1)
                return [entry(room.SerializeToString())]
            case "ListParticipants":
                self._asked += 1
                self._count.write_text(str(self._asked))
                people = list(self._people.values())
                self._chance.shuffle(people)
                for one in people[:10]:
                    one[self._chance.randrange(1000, METADATA - 1000)] = self._chance.choice(b"abcdefgh")
                return list(people)
            case "RemoveParticipant":
                self._people.pop(api.RoomParticipantIdentity.FromString(body).identity, None)
        return []


class Speaker(asyncio.Protocol):
    """Just enough HTTP/1.1 for POSTs with a length."""

    def __init__(self, world: World) -> None:
        self._world, self._read = world, bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._read += data
        while (end := self._read.find(b"\r\n\r\n")) >= 0:
            found = _LENGTH.search(self._read, 0, end)
            whole = end + 4 + (int(found[1]) if found else 0)
            if len(self._read) < whole:
                return
            parts = self._world.answer(self._read.split(b" ", 2)[1].decode(), bytes(self._read[end + 4 : whole]))
            del self._read[:whole]
            assert self._transport is not None
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/protobuf\r\nContent-Length: %d\r\n\r\n"
            self._transport.write(head % sum(map(len, parts)))
            for part in parts:
                self._transport.write(bytes(part))


async def serve(count: Path, seed: int) -> None:
    """Listen on any free port, print it, and serve until standard input ends."""
    world = World(count, seed)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Speaker(world), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
