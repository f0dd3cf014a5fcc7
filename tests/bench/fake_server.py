"""A server of many rooms in a process of its own: answers are made ahead, so that a client is all that is measured."""

import argparse
import asyncio
import itertools
import json
import random
import re
import sys

from livekit import api

from tests.bench.fake_people import Hall

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_PROTOBUF, _JSON = b"application/protobuf", b"application/json"


class World:
    """All rooms, the number of questions that were asked, and changes at a steady rate."""

    def __init__(self, rooms: int, people: int) -> None:
        self._halls = {hall.name: hall for hall in (Hall(n, people) for n in range(rooms))}
        self._changing: asyncio.Task[None] | None = None
        self._requests = self._changes = 0

    def answer(self, path: str, body: bytes) -> tuple[bytes, bytes]:
        """Return content type and body for one request."""
        method = path.rpartition("/")[2]
        if method == "control":
            return _JSON, json.dumps(self._control(json.loads(body))).encode()
        self._requests += 1
        match method:
            case "ListRooms":
                return _PROTOBUF, b"".join(hall.row for hall in self._halls.values())
            case "ListParticipants":
                return _PROTOBUF, self._halls[api.ListParticipantsRequest.FromString(body).room].listed()
            case "ListEgress":
                return _PROTOBUF, b""
            case "MutePublishedTrack":
                wanted = api.MuteRoomTrackRequest.FromString(body)
                track = self._halls[wanted.room].mute(wanted.identity, wanted.muted)
                return _PROTOBUF, api.MuteRoomTrackResponse(track=track).SerializeToString()
            case unknown:
                raise ValueError(f"no method {unknown}")

    def _control(self, wanted: dict[str, str | float]) -> dict[str, int]:
        """Do what a measurement asks for and return the counters."""
        match wanted:
            case {"join": str(room)}:
                self._halls[room].join()
            case {"leave": str(room)}:
                self._halls[room].leave()
            case {"changes": rate}:
                if self._changing is not None:
                    self._changing.cancel()
                changing = self._change(float(rate)) if rate else None
                self._changing = asyncio.get_running_loop().create_task(changing) if changing else None
        return {"requests": self._requests, "changes": self._changes}

    async def _change(self, rate: float) -> None:
        """Change people so many times a second: four mutes to one join or leave."""
        loop, halls = asyncio.get_running_loop(), list(self._halls.values())
        begun = loop.time()
        for turn in itertools.count(1):
            hall = random.choice(halls)
            if turn % 5:
                hall.toggle()
            elif turn % 10:
                hall.join()
            else:
                hall.leave()
            self._changes += 1
            await asyncio.sleep(begun + turn / rate - loop.time())


class Speaker(asyncio.Protocol):
    """Just enough HTTP/1.1 for keep-alive POSTs with a length."""

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
            path = self._read.split(b" ", 2)[1].decode()
            kind, body = self._world.answer(path, bytes(self._read[end + 4 : whole]))
            del self._read[:whole]
            assert self._transport is not None
            head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
            self._transport.write(head + body)


async def serve(rooms: int, people: int) -> None:
    """Listen on any free port, print it, and serve until standard input ends."""
    world = World(rooms, people)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Speaker(world), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--people", type=int, required=True)
    given = parser.parse_args()
    asyncio.run(serve(given.rooms, given.people))
