"""A server of many rooms in a process of its own: answers are made ahead, so that a client is all that is measured.

As on a real single node the order of people is random on every call (LocalStore iterates a Go map).
"""

import argparse
import asyncio
import itertools
import json
import random
import re
import sys
import time

from livekit import api
from livekit.protocol import models

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_METADATA = '{"company":"Example","seat":"A-12","lang":"en","notes":"' + "x" * 60 + '"}'


def participant(room: int, number: int, *, muted: bool = False) -> api.ParticipantInfo:
    """Make one person with a microphone and a camera of three layers, about 500 bytes on the wire."""
    layers = [
        models.VideoLayer(quality=quality, width=320 << n, height=180 << n, bitrate=150_000 << n)
        for n, quality in enumerate((models.VideoQuality.LOW, models.VideoQuality.MEDIUM, models.VideoQuality.HIGH))
    ]
    sound = models.SimulcastCodecInfo(mime_type="audio/red", mid="0", cid="a")
    picture = models.SimulcastCodecInfo(mime_type="video/VP8", mid="1", cid="v", layers=layers)
    return api.ParticipantInfo(
        sid=f"PA_{room:05d}{number:06d}",
        identity=f"user-{room}-{number}@example.org",
        name=f"Person {number} of {room}",
        state=api.ParticipantInfo.State.ACTIVE,
        metadata=_METADATA,
        joined_at=1_790_000_000 + number,
        is_publisher=True,
        permission=api.ParticipantPermission(can_publish=True, can_subscribe=True, can_publish_data=True),
        tracks=[
            api.TrackInfo(
                sid=f"TR_AM{room:05d}{number:05d}",
                source=api.TrackSource.MICROPHONE,
                type=api.TrackType.AUDIO,
                muted=muted,
                mime_type="audio/red",
                codecs=[sound],
            ),
            api.TrackInfo(
                sid=f"TR_VC{room:05d}{number:05d}",
                source=api.TrackSource.CAMERA,
                type=api.TrackType.VIDEO,
                width=1280,
                height=720,
                simulcast=True,
                mime_type="video/VP8",
                layers=layers,
                codecs=[picture],
            ),
        ],
    )


class Hall:
    """One room: its row and its people as bytes, kept up to date by changes."""

    def __init__(self, number: int, people: int) -> None:
        self.number, self.numbers = number, itertools.count(people)
        self.people = {n: participant(number, n) for n in range(people)}
        self.entries = {n: _entry(p.SerializeToString()) for n, p in self.people.items()}
        self.row = b""
        self.refresh_row()

    def refresh_row(self) -> None:
        """Serialise the row anew after its counts have changed."""
        row = api.Room(
            sid=f"RM_{self.number:06d}",
            name=f"room-{self.number}",
            creation_time=1_790_000_000,
            empty_timeout=300,
            departure_timeout=20,
            num_participants=len(self.people),
            num_publishers=len(self.people),
            enabled_codecs=[models.Codec(mime=m) for m in ("audio/opus", "audio/red", "video/VP8", "video/H264")],
        )
        self.row = _entry(row.SerializeToString())

    def listed(self) -> bytes:
        """Return ListParticipants in another order every time."""
        entries = list(self.entries.values())
        random.shuffle(entries)
        return b"".join(entries)

    def mute(self, number: int, muted: bool) -> None:
        """Change a microphone: the room's row stays as it is."""
        self.people[number].tracks[0].muted = muted
        self.entries[number] = _entry(self.people[number].SerializeToString())

    def join(self) -> int:
        """Let one more person in."""
        number = next(self.numbers)
        self.people[number] = participant(self.number, number)
        self.entries[number] = _entry(self.people[number].SerializeToString())
        self.refresh_row()
        return number

    def leave(self) -> None:
        """Let the newest go."""
        number = next(reversed(self.people))
        del self.people[number], self.entries[number]
        self.refresh_row()


class World:
    """All rooms, the counters, and changes at a steady rate."""

    def __init__(self, rooms: int, people: int) -> None:
        self.halls = [Hall(n, people) for n in range(rooms)]
        self.requests = self.sent = 0
        self.by_name = {f"room-{hall.number}": hall for hall in self.halls}
        self.changes = 0.0

    def answer(self, path: str, body: bytes) -> tuple[bytes, bytes]:
        """Return content type and body for one request."""
        self.requests += 1
        match path.rpartition("/")[2]:
            case "ListRooms":
                return b"application/protobuf", b"".join(hall.row for hall in self.halls)
            case "ListParticipants":
                hall = self.by_name.get(api.ListParticipantsRequest.FromString(body).room)
                return b"application/protobuf", hall.listed() if hall is not None else b""
            case "ListEgress":
                return b"application/protobuf", b""
            case "MutePublishedTrack":
                return b"application/protobuf", self._mute(api.MuteRoomTrackRequest.FromString(body))
            case "control":
                return b"application/json", json.dumps(self._control(json.loads(body))).encode()
            case unknown:
                raise ValueError(f"no method {unknown}")

    async def keep_changing(self) -> None:
        """Change people at the rate that was asked for: four mutes to one join or leave."""
        for turn in itertools.count():
            await asyncio.sleep(1 / self.changes if self.changes else 0.1)
            if self.changes:
                hall = random.choice(self.halls)
                if turn % 5:
                    number = random.choice(list(hall.people))
                    hall.mute(number, not hall.people[number].tracks[0].muted)
                elif turn % 2:
                    hall.join()
                else:
                    hall.leave()

    def _mute(self, wanted: api.MuteRoomTrackRequest) -> bytes:
        hall = self.by_name[wanted.room]
        number = next(n for n, p in hall.people.items() if p.identity == wanted.identity)
        hall.mute(number, wanted.muted)
        return api.MuteRoomTrackResponse(track=hall.people[number].tracks[0]).SerializeToString()

    def _control(self, wanted: dict[str, object]) -> dict[str, object]:
        if "changes" in wanted:
            self.changes = float(str(wanted["changes"]))
        if "join" in wanted:
            self.by_name[str(wanted["join"])].join()
        if "leave" in wanted:
            self.by_name[str(wanted["leave"])].leave()
        return {"requests": self.requests, "sent": self.sent, "cpu": time.process_time()}


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
            head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n" % (kind, len(body))
            self._world.sent += len(head) + len(body)
            assert self._transport is not None
            self._transport.write(head + body)


def _entry(message: bytes) -> bytes:
    length, out = len(message), bytearray(b"\x0a")
    while length > 127:
        out.append(length & 127 | 128)
        length >>= 7
    out.append(length)
    return bytes(out) + message


async def serve(rooms: int, people: int) -> None:
    """Listen on any free port, print it, and serve until standard input ends."""
    world = World(rooms, people)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Speaker(world), "127.0.0.1", 0)
    changing = asyncio.create_task(world.keep_changing())
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    changing.cancel()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rooms", type=int, required=True)
    parser.add_argument("--people", type=int, required=True)
    given = parser.parse_args()
    asyncio.run(serve(given.rooms, given.people))
