"""The demo as a whole: it listens on loopback only, keeps its secret, and goes without leaving anything behind."""

import asyncio
import json
import signal
import sys
from contextlib import suppress

import aiohttp
import psutil
import pytest
from livekit import api

from console.demo.clock import VirtualClock
from console.demo.demo import Demo
from console.demo.event import spring_summit
from tests.demo.visit import visit

LIMIT = 20.0


@pytest.mark.asyncio
async def test_an_empty_server_has_nothing() -> None:
    async with visit() as guest:
        assert list((await guest.lk.room.list_rooms(api.ListRoomsRequest())).rooms) == []
        assert list((await guest.lk.egress.list_egress(api.ListEgressRequest())).items) == []


@pytest.mark.asyncio(loop_factories=["qt"])
async def test_it_runs_on_the_windows_own_loop() -> None:
    async with visit(event=spring_summit) as guest, asyncio.timeout(LIMIT):
        assert len((await guest.lk.room.list_rooms(api.ListRoomsRequest())).rooms) == 4


@pytest.mark.asyncio
async def test_the_secret_is_new_every_time_and_not_shown() -> None:
    offers = []
    for _ in range(2):
        demo = Demo(seed=1)
        offers.append(await demo.start())
        await demo.aclose()
    one, other = offers
    assert one.secret != other.secret
    assert one.key != other.key
    assert one.secret not in repr(one)


@pytest.mark.asyncio
async def test_only_this_machine_can_reach_it() -> None:
    demo = Demo(event=None)
    offer = await demo.start()
    port = int(offer.url.rpartition(":")[2])
    listening = [
        found.laddr.ip for found in psutil.Process().net_connections("tcp") if found.laddr and found.laddr.port == port
    ]
    await demo.aclose()
    assert offer.url == f"http://127.0.0.1:{port}"
    assert listening == ["127.0.0.1"]


@pytest.mark.asyncio
async def test_a_taken_port_is_told_and_leaves_nothing_open() -> None:
    first, second = Demo(event=None), Demo(event=None)
    offer = await first.start()
    with pytest.raises(OSError):  # noqa: PT011 - its words are the system's
        await second.start(port=int(offer.url.rpartition(":")[2]))
    await second.aclose()
    await first.aclose()
    await first.aclose()


@pytest.mark.asyncio
async def test_closing_does_not_wait_for_those_who_wait() -> None:
    clock = _TellingClock()
    demo = Demo(event=None, clock=clock, recorders=0)
    offer = await demo.start()
    demo.world.rooms.create("a")
    async with api.LiveKitAPI(offer.url, offer.key, offer.secret, failover=False) as lk:
        start = api.RoomCompositeEgressRequest(room_name="a", file_outputs=[api.EncodedFileOutput(filepath="x")])
        waiting = asyncio.create_task(lk.egress.start_room_composite_egress(start))
        async with asyncio.timeout(LIMIT):
            await clock.asleep.wait()
            await demo.aclose()
            with suppress(aiohttp.ClientError):
                await waiting
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert others == set()


@pytest.mark.asyncio
async def test_alone_it_says_what_lets_one_in_and_stops_on_ctrl_c() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "console.demo", "--port", "0", "--seed", "3", stdout=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(LIMIT):
            assert program.stdout is not None
            words = dict([(await program.stdout.readline()).decode().split() for _ in range(3)])
            async with api.LiveKitAPI(words["URL"], words["key"], words["secret"], failover=False) as lk:
                rooms = (await lk.room.list_rooms(api.ListRoomsRequest())).rooms
            assert len(rooms) == 4
            assert all(json.loads(room.metadata) for room in rooms)
            program.send_signal(signal.SIGINT)
            assert await program.wait() == 0
    finally:
        with suppress(ProcessLookupError):
            program.kill()
        await program.wait()


@pytest.mark.asyncio
async def test_alone_on_a_taken_port_it_says_so_in_a_sentence() -> None:
    demo = Demo(event=None)
    port = (await demo.start()).url.rpartition(":")[2]
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "console.demo", "--port", port, stderr=asyncio.subprocess.PIPE
    )
    try:
        async with asyncio.timeout(LIMIT):
            _, complaint = await program.communicate()
    finally:
        with suppress(ProcessLookupError):
            program.kill()
        await demo.aclose()
    assert program.returncode == 2
    assert complaint.decode().splitlines() == [complaint.decode().rstrip("\n")]
    assert f"127.0.0.1:{port}" in complaint.decode()
    assert "--port" in complaint.decode()


class _TellingClock(VirtualClock):
    """A clock that says when somebody waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.asleep.set()
        await super().sleep(seconds)
