"""Deadlines, connections and repeats: what a call ends in when the wire does not do its part."""

import asyncio
import socket
import time
from collections.abc import Awaitable, Iterator

import pytest

from console.domain.address import Address
from console.domain.errors import NotSent, ServerError, Unanswered
from console.domain.trouble import Cause
from console.gateway.methods import Deadlines
from console.gateway.session import Within
from tests.gateway.raw import HERE, PROTOBUF, Dripping, answer, calling, here, playing
from tests.real.process import free_port

LONG = 60.0
CUT = answer(b"\n\x06", PROTOBUF, "Connection: close", length=100)


@pytest.fixture
def full() -> Iterator[int]:
    """Listen with a queue that is full: the next SYN gets no answer."""
    with socket.socket() as listening:
        listening.bind((HERE, 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        yield listening.getsockname()[1]
        for one in waiting:
            one.close()


def hurry(total: float = LONG, connect: float = LONG, silence: float = LONG) -> Deadlines:
    """Give every kind of call the same time."""
    within = Within(total, connect, silence)
    return Deadlines(within, within, within)


async def fails(call: Awaitable[object]) -> tuple[type[ServerError], Cause]:
    """Return what a call ended in, which took no longer than it may."""
    begun = time.monotonic()
    with pytest.raises(ServerError) as raised:
        await call
    assert time.monotonic() - begun < 3.0
    return type(raised.value), raised.value.trouble.cause


@pytest.mark.asyncio
@pytest.mark.parametrize("deadlines", [hurry(connect=0.1), hurry(total=0.1)])
async def test_an_order_that_gets_no_connection_in_time_is_proven_not_sent(full: int, deadlines: Deadlines) -> None:
    async with calling(Address("http", HERE, full), deadlines=deadlines) as calls:
        assert await fails(calls.end_room("Hall")) == (NotSent, Cause.UNREACHABLE)


@pytest.mark.asyncio
async def test_a_question_that_gets_no_connection_in_time_ends(full: int) -> None:
    async with calling(Address("http", HERE, full), deadlines=hurry(connect=0.1)) as calls:
        assert await fails(calls.list_rooms()) == (NotSent, Cause.UNREACHABLE)


@pytest.mark.asyncio
@pytest.mark.parametrize("script", [None, Dripping(answer(length=100_000))])
async def test_silence_and_dripping_have_an_end(script: bytes | None) -> None:
    deadlines = hurry(silence=0.1) if script is None else hurry(total=0.3)
    async with playing(script) as raw, calling(here(raw), deadlines=deadlines) as calls:
        assert await fails(calls.list_rooms()) == (Unanswered, Cause.TIMED_OUT)
        assert await fails(calls.end_room("Hall")) == (Unanswered, Cause.TIMED_OUT)


@pytest.mark.asyncio
async def test_questions_share_a_connection_and_every_order_has_its_own() -> None:
    async with playing(answer()) as raw, calling(here(raw)) as calls:
        for _ in range(3):
            await calls.list_rooms()
        for _ in range(3):
            await calls.end_room("Hall")
        await calls.list_rooms()
        assert [number for number, _ in raw.requests] == [1, 1, 1, 2, 3, 4, 1]


@pytest.mark.asyncio
@pytest.mark.parametrize("broken", [b"", CUT])
async def test_a_question_that_breaks_off_is_put_once_more_on_a_new_connection(broken: bytes) -> None:
    async with playing(answer(), broken, answer()) as raw, calling(here(raw)) as calls:
        assert await calls.list_rooms() == ()
        assert await calls.list_rooms() == ()
        assert [number for number, _ in raw.requests] == [1, 1, 2]


@pytest.mark.asyncio
async def test_a_question_that_breaks_off_twice_has_failed() -> None:
    async with playing(b"") as raw, calling(here(raw)) as calls:
        assert await fails(calls.list_rooms()) == (Unanswered, Cause.INTERRUPTED)
        assert len(raw.requests) == 2


@pytest.mark.asyncio
@pytest.mark.parametrize("broken", [b"", CUT])
async def test_an_order_that_breaks_off_is_never_given_again(broken: bytes) -> None:
    async with playing(broken, answer()) as raw, calling(here(raw)) as calls:
        assert await fails(calls.end_room("Hall")) == (Unanswered, Cause.INTERRUPTED)
        assert len(raw.requests) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("address", [Address("http", HERE, 0), Address("https", "nosuch.invalid", 443)])
async def test_an_order_without_a_connection_is_proven_not_sent(address: Address) -> None:
    nobody = address if address.port else Address("http", HERE, free_port())
    async with calling(nobody) as calls:
        assert await fails(calls.end_room("Hall")) == (NotSent, Cause.UNREACHABLE)


@pytest.mark.asyncio
@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 305, 307, 308])
async def test_no_redirect_is_followed(status: int) -> None:
    async with playing(answer()) as second:
        moved = answer(b"", f"Location: http://{HERE}:{second.port}/", status=f"{status} Moved")
        async with playing(moved) as first, calling(here(first)) as calls:
            for call in (calls.list_rooms(), calls.end_room("Hall")):
                assert await fails(call) == (Unanswered, Cause.ELSEWHERE)
        assert second.connections == 0


@pytest.mark.asyncio
async def test_a_second_answer_that_nobody_asked_for_is_nobodys() -> None:
    """The first question is answered twice over; the next must not take what is left for its own."""
    rooms = b"\n\x06\n\x04RM_1"
    async with playing(answer(rooms) + answer(), answer(rooms)) as raw, calling(here(raw)) as calls:
        first = await calls.list_rooms()
        assert await calls.list_rooms() == first
        assert len(first) == 1


@pytest.mark.asyncio
async def test_the_second_try_takes_no_kept_connection_that_may_be_as_dead_as_the_first() -> None:
    async with playing(answer(), answer(), b"", answer()) as raw, calling(here(raw)) as calls:
        await asyncio.gather(calls.list_rooms(), calls.list_recordings())
        assert raw.connections == 2
        await calls.list_rooms()
        assert [number for number, _ in raw.requests][3:] == [3]
