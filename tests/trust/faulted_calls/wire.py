"""A server of bare bytes: it reads one request, and answers as the kind in its path says."""

import asyncio
import contextlib
import random
import re
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

PROTOBUF = "application/protobuf"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_ORDER = re.compile(rb"order-\d+")


@dataclass(slots=True)
class Wire:
    """One request and the connection it came over; `good` is the whole truth as the body of a success."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    chance: random.Random
    method: str
    good: bytes
    turn: int

    async def say(self, *pieces: bytes) -> None:
        """Send pieces as they are; a client that has gone hears nothing of it."""
        for piece in pieces:
            self.writer.write(piece)
            await self.writer.drain()

    async def answer(self, body: bytes, status: str = "200 OK", kind: str = PROTOBUF, *more: str) -> None:
        """Send a whole answer with its length."""
        await self.say(head(status, f"Content-Length: {len(body)}", f"Content-Type: {kind}", *more) + body)

    def part(self) -> bytes:
        """Return a beginning of the truth that is shorter than the whole, whatever that is."""
        whole = self.good or b"\0\0\0\0"
        return whole[: self.chance.randrange(len(whole))]

    def reset(self) -> None:
        """End the connection with RST instead of FIN."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def hang(self) -> None:
        """Say nothing until the client goes."""
        with contextlib.suppress(OSError):
            await self.reader.read()


def head(status: str, *lines: str) -> bytes:
    """Return a status line and header fields."""
    return "\r\n".join((f"HTTP/1.1 {status}", *lines, "", "")).encode()


Script = Callable[[Wire], Awaitable[bool]]
"""Answers one request; True keeps the connection for the next."""


@dataclass(slots=True)
class FaultServer:
    """Plays every script by its name, and one more port for each thing that happens before a request is read.

    `heard` holds the orders of which a byte arrived, `reused` how many came over a connection that had one before.
    """

    scripts: Mapping[str, Script]
    truth: Callable[[str], bytes]
    chance: random.Random
    heard: set[bytes] = field(default_factory=set)
    reused: int = 0
    port: int = 0
    _turns: dict[str, int] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    async def start(self) -> None:
        """Listen on any free port of this machine."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 22)
        self.port = self._server.sockets[0].getsockname()[1]

    async def aclose(self) -> None:
        """Stop listening and drop every connection."""
        assert self._server is not None
        self._server.close()
        for writer in tuple(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        requests = 0
        try:
            while await self._one(reader, writer, requests):
                requests += 1
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, before: int) -> bool:
        top = await reader.readuntil(b"\r\n\r\n")
        found = _LENGTH.search(top)
        body = await reader.readexactly(int(found[1])) if found else b""
        order = _ORDER.search(body)
        if order is not None:
            self.heard.add(order[0])
            self.reused += before > 0
        path = top.split(b" ", 2)[1].decode()
        name, method = path.split("/")[1], path.rpartition("/")[2]
        turn = self._turns[name] = self._turns.get(name, -1) + 1
        return await self.scripts[name](Wire(reader, writer, self.chance, method, self.truth(method), turn))
