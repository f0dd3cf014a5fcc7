"""What means this machine never leaves it."""

import socket

import pytest

from console.domain.address import read_address
from console.gateway.names import Resolver
from tests.gateway.raw import answer, calling, playing


@pytest.mark.asyncio
@pytest.mark.parametrize("host", ["localhost", "hall.localhost", "a.b.localhost"])
async def test_no_name_server_is_asked_for_this_machine(host: str) -> None:
    found = await Resolver().resolve(host, 7880)
    assert [one["host"] for one in found] == ["127.0.0.1", "::1"]
    only = await Resolver().resolve(host, 7880, socket.AF_INET6)
    assert [one["host"] for one in only] == ["::1"]


@pytest.mark.asyncio
async def test_other_names_are_the_systems() -> None:
    for host in ("nosuch.invalid", "localhost.invalid"):
        with pytest.raises(socket.gaierror):
            await Resolver().resolve(host, 443)


@pytest.mark.asyncio
async def test_a_server_below_localhost_is_reached_without_one() -> None:
    async with playing(answer()) as raw, calling(read_address(f"http://hall.localhost:{raw.port}")) as calls:
        assert await calls.list_rooms() == ()
        await calls.end_room("Hall")
    assert len(raw.requests) == 2


@pytest.mark.asyncio
async def test_no_name_server_is_asked_after_a_sleep_either() -> None:
    async with playing(answer()) as raw, calling(read_address(f"http://hall.localhost:{raw.port}")) as calls:
        await calls.renew()
        assert await calls.list_rooms() == ()
        assert len(raw.requests) == 1
