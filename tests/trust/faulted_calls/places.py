"""Where a call ends before anybody reads it: no name, no port, no handshake, no proxy that would."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager

from console.domain.address import Address
from console.domain.route import STRAIGHT, Proxy, Route
from tests.real.process import free_port
from tests.trust.faulted_calls.wire import head

HERE = "127.0.0.1"
Place = tuple[Address, Route]
_Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


async def _close(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    """Close at once."""


async def _reset(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def _hang(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Speak HTTP to whoever wants TLS."""
    await reader.read(100)
    writer.write(head("400 Bad Request", "Content-Length: 0"))


def _connect_with(status: str) -> _Talk:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head(status, "Content-Length: 0"))
        await writer.drain()

    return talk


@asynccontextmanager
async def _listening(talk: _Talk) -> AsyncIterator[int]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await talk(reader, writer)
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, HERE, 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@contextmanager
def _full() -> Iterator[int]:
    """Listen with a queue that is full: the next SYN gets no answer, as behind a firewall that drops."""
    with ExitStack() as stack:
        listening = stack.enter_context(socket.socket())
        listening.bind((HERE, 0))
        listening.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]


@asynccontextmanager
async def places() -> AsyncIterator[dict[str, Place]]:
    """Open them all, by name."""
    async with AsyncExitStack() as stack:
        closing, resetting, hanging, plain = [
            await stack.enter_async_context(_listening(talk)) for talk in (_close, _reset, _hang, _plain)
        ]
        full = stack.enter_context(_full())
        found: dict[str, Place] = {
            "refused": (Address("http", HERE, free_port()), STRAIGHT),
            "no-such-name": (Address("https", "nosuch.invalid", 443), STRAIGHT),
            "never-connects": (Address("http", HERE, full), STRAIGHT),
            "closed-at-once": (Address("http", HERE, closing), STRAIGHT),
            "reset-at-once": (Address("http", HERE, resetting), STRAIGHT),
            "never-reads": (Address("http", HERE, hanging), STRAIGHT),
            "tls-to-http": (Address("https", HERE, plain), STRAIGHT),
            "tls-closed": (Address("https", HERE, closing), STRAIGHT),
            "tls-reset": (Address("https", HERE, resetting), STRAIGHT),
            "tls-silent": (Address("https", HERE, hanging), STRAIGHT),
            "no-ca-file": (Address("https", HERE, plain), Route(ca_file="/nowhere/ca.pem")),
            "proxy-refused": (Address("https", "live.invalid", 443), Route(Proxy(HERE, free_port()))),
            "proxy-silent": (Address("https", "live.invalid", 443), Route(Proxy(HERE, hanging))),
            "proxy-closed": (Address("https", "live.invalid", 443), Route(Proxy(HERE, closing))),
        }
        for status in ("403 Forbidden", "407 Proxy Authentication Required", "502 Bad Gateway", "302 Found"):
            port = await stack.enter_async_context(_listening(_connect_with(status)))
            found[f"proxy-{status[:3]}"] = (Address("https", "live.invalid", 443), Route(Proxy(HERE, port)))
        yield found
