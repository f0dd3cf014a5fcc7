"""A server that answers with the very bytes a test hands it, and the gateway in front of it."""

import asyncio
import contextlib
import re
import secrets
import ssl
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from console.domain.address import Address
from console.domain.route import STRAIGHT, Route
from console.domain.secret import Secret
from console.gateway.calls import Calls
from console.gateway.methods import DEADLINES, Deadlines
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens

HERE = "127.0.0.1"
PROTOBUF = "Content-Type: application/protobuf"
_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)


def answer(body: bytes = b"", *lines: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return a whole answer; without lines it is a success of LiveKit's."""
    said = len(body) if length is None else length
    top = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {said}", *(lines or (PROTOBUF,)), "", ""))
    return top.encode() + body


class Dripping(bytes):
    """The beginning of an answer, which goes on for ever by one byte at a time."""


@dataclass(slots=True)
class Raw:
    """What is said to each request in turn, the last for ever; empty bytes close the connection, None is silence."""

    script: Sequence[bytes | None]
    port: int = 0
    connections: int = 0
    requests: list[tuple[int, bytes]] = field(default_factory=list)
    _open: dict["asyncio.Task[None]", asyncio.StreamWriter] = field(default_factory=dict)

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve a connection in a task that is known here."""
        task = asyncio.ensure_future(self._serve(reader, writer))
        self._open[task] = writer
        task.add_done_callback(self._open.pop)

    async def aclose(self) -> None:
        """Drop every connection and wait until all of them are gone."""
        for writer in tuple(self._open.values()):
            writer.transport.abort()
        await asyncio.gather(*self._open)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Note every request with the number of its connection."""
        self.connections += 1
        number = self.connections
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                top = await reader.readuntil(b"\r\n\r\n")
                found = _LENGTH.search(top)
                body = await reader.readexactly(int(found[1])) if found else b""
                self.requests.append((number, top + body))
                said = self.script[min(len(self.requests), len(self.script)) - 1]
                if said is None:
                    await reader.read()
                elif said:
                    writer.write(said)
                    await writer.drain()
                    while isinstance(said, Dripping):
                        await asyncio.sleep(0.01)  # the pause of a slow server
                        writer.write(b"\0")
                        await writer.drain()
                    if b"Connection: close" not in said:
                        continue
                break
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


@asynccontextmanager
async def playing(*script: bytes | None, tls: ssl.SSLContext | None = None) -> AsyncIterator[Raw]:
    """Listen on any free port of this machine."""
    raw = Raw(script)
    server = await asyncio.start_server(raw.accept, HERE, 0, ssl=tls)
    raw.port = server.sockets[0].getsockname()[1]
    try:
        async with asyncio.timeout(20):
            yield raw
    finally:
        server.close()
        await raw.aclose()


@asynccontextmanager
async def calling(
    address: Address,
    *,
    route: Route = STRAIGHT,
    deadlines: Deadlines = DEADLINES,
    now: Callable[[], float] = time.time,
) -> AsyncIterator[Calls]:
    """Make the gateway as the composition root does."""
    tokens = Tokens("APImade-up", Secret(secrets.token_hex(16)))
    calls = Calls(address, tokens, GuardedSession(route, now=now), now=now, deadlines=deadlines)
    try:
        yield calls
    finally:
        await calls.aclose()


def here(raw: Raw) -> Address:
    """Return where it listens."""
    return Address("http", HERE, raw.port)
