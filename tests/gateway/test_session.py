"""An answer is believed only where it is whole, of the right kind, in time and from the one that was asked."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import aiohttp
import pytest
from yarl import URL

from console.domain.route import Proxy, Route
from console.gateway.answer import CAP, AnswerTooLarge, Elsewhere, ErrorAnswer, NotLiveKit
from console.gateway.session import GuardedSession, NeverConnected, Within

pytestmark = pytest.mark.asyncio

KIND = b"Content-Type: application/protobuf\r\n"
WHOLE = b"HTTP/1.1 200 OK\r\n" + KIND + b"Content-Length: 4\r\n\r\nbody"
SOON = Within(5, connect=2, silence=2)


@dataclass(slots=True)
class Played:
    """A server that answers every connection's first request with the same bytes, and counts."""

    url: URL
    connections: int = 0
    heard: list[bytes] = field(default_factory=list)


@asynccontextmanager
async def played(answer: bytes = WHOLE, *, keeps: bool = False, trickles: bool = False) -> AsyncIterator[Played]:
    """Listen for as long as the block lasts: keep connections for the next request, or go on with dots for ever."""
    told = Played(URL())
    visits: dict[asyncio.Task[None], asyncio.StreamWriter] = {}

    async def answered(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        told.heard.append(head + await reader.readexactly(4))
        writer.write(answer)
        await writer.drain()
        while trickles:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.02)
        return keeps

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        told.connections += 1
        task = asyncio.current_task()
        assert task is not None
        visits[task] = writer
        try:
            while await answered(reader, writer):
                pass
        except (OSError, asyncio.IncompleteReadError):
            pass
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    told.url = URL(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/twirp/x")
    try:
        yield told
    finally:
        server.close()
        for writer in visits.values():
            writer.transport.abort()
        await asyncio.gather(*visits)
        await server.wait_closed()


async def ask(url: URL, session: GuardedSession | None = None, within: Within = SOON) -> bytes:
    """Put one question of four bytes."""
    asking = session or GuardedSession()
    try:
        return await asking.ask(url, {"Authorization": "Bearer not-a-token"}, b"four", within)
    finally:
        await asking.aclose()


async def test_a_whole_answer_is_returned_and_nothing_but_identity_was_asked_for() -> None:
    async with played() as server:
        assert await ask(server.url) == b"body"
        assert b"Accept-Encoding: identity\r\n" in server.heard[0]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", NotLiveKit),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbody", NotLiveKit),
        (b"HTTP/1.1 200 OK\r\nContent-Type: application/protobuf+x\r\nContent-Length: 0\r\n\r\n", NotLiveKit),
        (b"HTTP/1.1 200 OK\r\n" + KIND + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbody", NotLiveKit),
        (b"HTTP/1.1 200 OK\r\n" + KIND + b"\r\nbody", NotLiveKit),
        (b"HTTP/1.1 204 No Content\r\n" + KIND + b"\r\n", NotLiveKit),
        (b"HTTP/1.1 200 OK\r\n" + KIND + b"Content-Length: 5\r\n\r\nbody", aiohttp.ClientPayloadError),
        (b"HTTP/1.1 200 OK\r\n" + KIND + b"Content-Length: %d\r\n\r\nbody" % (CAP + 1), AnswerTooLarge),
        (b"HTTP/1.1 503 No\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nbody", ErrorAnswer),
    ],
    ids=["no kind", "a page", "another kind", "encoded", "no end", "no content", "cut off", "too large", "an error"],
)
async def test_what_is_no_whole_answer_is_refused(answer: bytes, error: type[Exception]) -> None:
    async with played(answer) as server:
        with pytest.raises(error):
            await ask(server.url)


async def test_an_answer_that_grows_past_the_cap_is_refused() -> None:
    piece = b"%x\r\n%s\r\n" % (1 << 20, bytes(1 << 20))
    head = b"HTTP/1.1 200 OK\r\n" + KIND + b"Transfer-Encoding: chunked\r\n\r\n"
    async with played(head + piece * ((CAP >> 20) + 1) + b"0\r\n\r\n") as server:
        with pytest.raises(AnswerTooLarge):
            await ask(server.url, within=Within(30, silence=30))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_nothing_goes_where_a_redirect_points(status: int) -> None:
    async with played() as second:
        moved = f"HTTP/1.1 {status} Moved\r\nLocation: {second.url}\r\nContent-Length: 0\r\n\r\n".encode()
        async with played(moved) as first:
            with pytest.raises(Elsewhere):
                await ask(first.url)
        assert second.connections == 0


async def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with played() as proxy, played() as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, str(proxy.url.origin()))
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert await ask(server.url) == b"body"
        assert (proxy.connections, server.connections) == (0, 1)


async def test_a_proxy_of_its_own_is_used() -> None:
    async with played() as proxy, played() as server:
        route = Route(Proxy("127.0.0.1", proxy.url.port or 0))
        assert await ask(server.url, GuardedSession(route)) == b"body"
        assert (proxy.connections, server.connections) == (1, 0)


async def test_silence_ends_a_question() -> None:
    async with played(WHOLE[:-1], keeps=True) as server:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_outlasting(server.url, Within(30, silence=0.1)), 10)


async def test_the_whole_ends_a_question_that_trickles_on() -> None:
    endless = b"HTTP/1.1 200 OK\r\n" + KIND + b"Content-Length: 1000000\r\n\r\n"
    async with played(endless, trickles=True) as server:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(_outlasting(server.url, Within(0.3, silence=5)), 10)


async def _outlasting(url: URL, within: Within) -> None:
    """Put a question; a limit of the test that is reached first is a failure, and no deadline of the session."""
    try:
        await ask(url, within=within)
    except asyncio.CancelledError:
        raise AssertionError("the session set no limit") from None


async def test_an_order_has_a_connection_of_its_own_and_questions_share_theirs() -> None:
    async with played(keeps=True) as server:
        session = GuardedSession()
        for _ in range(3):
            await session.ask(server.url, {}, b"four", SOON)
        assert server.connections == 1
        for _ in range(3):
            await session.order(server.url, {}, b"four", SOON)
        assert server.connections == 4
        await session.aclose()


async def test_an_order_that_was_cut_off_is_not_called_unsent_and_not_repeated() -> None:
    async with played(b"") as server:
        session = GuardedSession()
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.order(server.url, {}, b"four", SOON)
        assert len(server.heard) == 1
        await session.aclose()


async def test_only_an_order_without_a_connection_is_called_unsent() -> None:
    async with played() as server:
        gone = server.url
    session = GuardedSession()
    with pytest.raises(NeverConnected):
        await session.order(gone, {}, b"four", SOON)
    await session.aclose()
