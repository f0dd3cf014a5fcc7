"""Servers that count what reaches them: one behind each certificate, and the second host of a redirect."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.trust.bad_tls.papers import HERE, Paper

OLD_FASHIONED = ("TLS 1.0", "TLS 1.1", "nobody's cipher", "no cipher")
_GOOD = b"HTTP/1.1 200 OK\r\nContent-Type: application/protobuf\r\nContent-Length: 0\r\n\r\n"


@dataclass(slots=True)
class Host:
    """A server that gives one answer to whatever it is sent."""

    answer: bytes = _GOOD
    port: int = 0
    connections: int = 0
    heard: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read a request and answer."""
        self.connections += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while piece := await reader.read(1 << 16):
                self.heard += len(piece)
                writer.write(self.answer)
                await writer.drain()
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


@asynccontextmanager
async def hosting(tls: ssl.SSLContext | None = None, answer: bytes = _GOOD) -> AsyncIterator[Host]:
    """Listen on any free port of this machine."""
    host = Host(answer)
    server = await asyncio.start_server(host.serve, HERE, 0, ssl=tls)
    host.port = server.sockets[0].getsockname()[1]
    try:
        yield host
    finally:
        server.close()


def old_fashioned(paper: Paper, folder: Path) -> dict[str, ssl.SSLContext]:
    """Return servers whose certificate is good, and whose encryption is not."""
    oldest, old, nobody = (paper.serving(folder) for _ in range(3))
    oldest.minimum_version = oldest.maximum_version = ssl.TLSVersion.TLSv1
    old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    nobody.maximum_version = ssl.TLSVersion.TLSv1_2
    nobody.set_ciphers("aNULL:@SECLEVEL=0")
    silent = paper.serving(folder)
    silent.maximum_version = ssl.TLSVersion.TLSv1_2
    silent.set_ciphers("eNULL:@SECLEVEL=0")
    return dict(zip(OLD_FASHIONED, (oldest, old, nobody, silent), strict=True))
