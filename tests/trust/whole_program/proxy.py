"""A door before the look-alike: it passes everything on until it is told to fail, and then fails until it is healed."""

import asyncio
import contextlib
import random
import re
import socket
import ssl
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.trust.faulted_calls.wire import Script, Wire
from tests.trust.whole_program.doors import HERE, Certificates
from tests.trust.whole_program.kinds import Kind

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
ROOMS = "ListRooms"


@dataclass(slots=True)
class FaultProxy:
    """One server as the console sees it; moments are of the monotonic clock, 0.0 for what has not happened.

    `last_good` is when the last question about rooms came that was answered well, `first_bad` when the first one after
    a fault was answered badly.
    """

    kind: Kind
    upstream: int
    scripts: Mapping[str, Script]
    chance: random.Random
    certificates: Certificates
    port: int = 0
    last_good: float = 0.0
    first_bad: float = 0.0
    _failing: bool = False
    _turn: int = 0
    _tls: ssl.SSLContext | None = None
    _server: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _said: dict[tuple[str, bytes], bytes] = field(default_factory=dict)
    _healed: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        """Listen, on the same port as before where there was one."""
        if self.kind.tls and self._tls is None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.certificates.show(self._tls, "")
        self._server = await asyncio.start_server(self._serve, HERE, self.port, limit=1 << 22, ssl=self._tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def fail(self) -> None:
        """Begin to fail; what is under way fails with it."""
        self._failing, self.first_bad = True, 0.0
        self._healed.clear()
        if self._tls is not None:
            self.certificates.show(self._tls, self.kind.door)
        if self.kind.door == "refused":
            await self._stop()
        if self.kind.door != "frozen":
            self._drop()

    async def heal(self) -> None:
        """Answer again: a frozen server goes on where it was, every other one has forgotten its connections."""
        self._failing = False
        if self._tls is not None:
            self.certificates.show(self._tls, "")
        if self.kind.door == "refused":
            await self.start()
        if self.kind.door != "frozen":
            self._drop()
        self._healed.set()

    async def aclose(self) -> None:
        """Stop listening and drop every connection."""
        self._healed.set()
        await self._stop()
        self._drop()

    async def _stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _drop(self) -> None:
        for writer in tuple(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            if self._failing and self.kind.door in ("closed", "reset", "deaf"):
                await self._slam(writer)
            else:
                while await self._one(reader, writer):
                    pass
        self._open.discard(writer)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()

    async def _slam(self, writer: asyncio.StreamWriter) -> None:
        if self.kind.door == "deaf":
            await self._healed.wait()
        elif self.kind.door == "reset":
            sock = writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            writer.transport.abort()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        top = await reader.readuntil(b"\r\n\r\n")
        asked_at = time.monotonic()
        found = _LENGTH.search(top)
        body = await reader.readexactly(int(found[1])) if found else b""
        method = top.split(b" ", 2)[1].decode().rpartition("/")[2]
        answer = await self._answer(top + body, body, method)
        if self._failing and self.kind.door == "frozen":
            await self._healed.wait()
        if not self._failing or not self.kind.script or self.kind.only not in ("", method):
            writer.write(answer)
            await writer.drain()
            if method == ROOMS:
                self.last_good = asked_at
            return True
        if method == ROOMS and not self.first_bad:
            self.first_bad = time.monotonic()
        self._turn += 1
        good = answer.partition(b"\r\n\r\n")[2]
        return await self.scripts[self.kind.script](Wire(reader, writer, self.chance, method, good, self._turn))

    async def _answer(self, request: bytes, body: bytes, method: str) -> bytes:
        """Return what the look-alike says; while failing its last word will do, for nobody is to believe it."""
        key = (method, body)
        if not self._failing or key not in self._said:
            self._said[key] = await self._pass_on(request)
        return self._said[key]

    async def _pass_on(self, request: bytes) -> bytes:
        reader, writer = await asyncio.open_connection(HERE, self.upstream)
        try:
            writer.write(request)
            top = await reader.readuntil(b"\r\n\r\n")
            found = _LENGTH.search(top)
            return top + (await reader.readexactly(int(found[1])) if found else b"")
        finally:
            writer.close()
