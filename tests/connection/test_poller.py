"""What is asked, how often, and never twice at once; time is virtual."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from console.connection.pace import Pace
from console.connection.poller import ROOMS, Poller
from console.connection.state import State
from console.connection.tasks import Tasks
from console.demo.clock import VirtualClock
from console.domain.errors import NotSent, Refused, Unanswered
from console.domain.recordings import Recordings
from console.domain.rooms import Crowd, Room
from console.domain.trouble import Cause, Trouble
from tests.connection.scripted import ScriptedCalls
from tests.made import person, recorder, recording

pytestmark = pytest.mark.asyncio


class Bench:
    """A poller with a scripted server, a virtual clock, and chance that is always the same."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.calls, self.state, self.clock = ScriptedCalls(), State(), VirtualClock()
        self.failures: list[tuple[str, BaseException]] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.poller = Poller(
            self.calls.as_calls, self.state, self.tasks, self.clock, pace or Pace(), chance=lambda: 1.0
        )

    def open(self, *names: str, people: int = 1) -> None:
        """Have rooms on the server."""
        for name in names:
            crowd = Crowd.of(person(f"{name}-{n}") for n in range(people))
            self.calls.rooms[name] = (Room(f"RM_{name}", name, num_participants=people), crowd)

    async def asked_in(self, seconds: float) -> dict[str, int]:
        """Let time pass and return how often each question was put."""
        before = self.calls.asked.copy()
        await self.clock.advance(seconds)
        return dict(self.calls.asked - before)


@asynccontextmanager
async def polling(*rooms: str, pace: Pace | None = None) -> AsyncIterator[Bench]:
    bench = Bench(pace)
    bench.open(*rooms)
    bench.poller.start()
    await bench.clock.advance(0)
    try:
        yield bench
    finally:
        bench.poller.stop()
        assert await bench.tasks.aclose() == ()
        assert bench.failures == []


async def test_everything_is_asked_once_at_the_start() -> None:
    async with polling("Hall", "Annex") as bench:
        assert bench.calls.asked == {"rooms": 1, "recordings": 1, "Hall": 1, "Annex": 1}
        assert bench.state.snapshot.is_complete()


async def test_the_steady_pace_is_rooms_and_watched_every_second_and_recordings_every_two() -> None:
    async with polling("Hall", "Annex", "Attic") as bench:
        bench.poller.watch({"Hall"})
        await bench.clock.advance(1)
        assert await bench.asked_in(10) == {"rooms": 10, "recordings": 5, "Hall": 10}


async def test_a_room_whose_row_changed_is_asked_once_more() -> None:
    async with polling("Hall", "Annex") as bench:
        await bench.clock.advance(1.5)
        bench.open("Annex", people=3)
        assert (await bench.asked_in(2)).get("Annex") == 1
        assert len(bench.state.snapshot.rooms["Annex"].crowd) == 3


async def test_a_room_that_records_is_asked_every_five_seconds_whether_its_recorder_is_there() -> None:
    async with polling("Hall", "Annex") as bench:
        room, _ = bench.calls.rooms["Hall"]
        bench.calls.rooms["Hall"] = (room, Crowd.of((recorder("EG_1"),)))
        bench.calls.recordings = Recordings.of((recording("EG_1", "Hall"),))
        await bench.clock.advance(5)
        asked = await bench.asked_in(20)
        assert asked["Hall"] == 4
        assert "Annex" not in asked


async def test_a_nudge_while_the_question_is_under_way_puts_it_once_more() -> None:
    async with polling("Hall") as bench:
        bench.calls.gate.clear()
        bench.poller.nudge("Hall")
        await bench.clock.advance(0)
        for _ in range(5):
            bench.poller.nudge("Hall")
        bench.calls.gate.set()
        assert (await bench.asked_in(0.1))["Hall"] == 1
        assert bench.calls.asked["Hall"] == 3


async def test_no_more_than_the_pace_allows_is_under_way() -> None:
    async with polling(*(f"room {n}" for n in range(60)), pace=Pace(lan=4)) as bench:
        await bench.clock.advance(0.5)
        bench.calls.gate.clear()
        bench.poller.refresh()
        await bench.clock.advance(0.2)
        assert bench.calls.under_way.total() == bench.calls.most_under_way == 4
        bench.calls.gate.set()
        await bench.clock.advance(0.2)
        assert min(bench.calls.asked[f"room {n}"] for n in range(60)) == 2


async def test_failures_are_waited_out_longer_and_longer_and_a_good_answer_ends_it() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails["rooms"] = NotSent(Trouble(Cause.UNREACHABLE, "Nothing answers."))
        assert (await bench.asked_in(60))["rooms"] <= 9
        assert (await bench.asked_in(60))["rooms"] == 4
        assert bench.state.snapshot.room_list.trouble is not None
        assert "Hall" in bench.state.snapshot.rooms
        del bench.calls.fails["rooms"]
        bench.poller.refresh()
        await bench.clock.advance(1)
        assert bench.state.snapshot.room_list.trouble is None
        assert (await bench.asked_in(5))["rooms"] == 5


async def test_a_server_that_asks_to_slow_down_is_asked_less_often_and_then_more_again() -> None:
    async with polling("Hall") as bench:
        bench.poller.watch({"Hall"})
        bench.calls.fails["Hall"] = Refused(Trouble(Cause.SLOW_DOWN, "Slow down."))
        await bench.clock.advance(20)
        assert (await bench.asked_in(20)).get("Hall", 0) <= 10
        del bench.calls.fails["Hall"]
        await bench.clock.advance(120)
        assert (await bench.asked_in(10))["Hall"] == 10


async def test_a_server_without_recorders_is_asked_for_them_rarely() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails["recordings"] = Refused(Trouble(Cause.NO_RECORDER, "No recording service."))
        await bench.clock.advance(3)
        assert (await bench.asked_in(60))["recordings"] == 4
        assert (await bench.asked_in(10))["rooms"] == 10


async def test_one_room_that_fails_keeps_its_people_and_holds_up_nothing() -> None:
    async with polling("Hall", "Annex") as bench:
        bench.poller.watch({"Hall", "Annex"})
        bench.calls.fails["Hall"] = Unanswered(Trouble(Cause.TIMED_OUT, "Too long."))
        await bench.clock.advance(3)
        seen = bench.state.snapshot
        assert (len(seen.rooms["Hall"].crowd), seen.rooms["Hall"].trouble is not None) == (1, True)
        assert (await bench.asked_in(10))["Annex"] == 10


async def test_a_hidden_window_asks_a_fifth_as_often_and_at_once_when_it_is_shown() -> None:
    async with polling("Hall") as bench:
        bench.poller.watch({"Hall"})
        await bench.clock.advance(2)
        bench.poller.hide(True)
        await bench.clock.advance(2)
        assert (await bench.asked_in(20))["rooms"] == 4
        bench.poller.hide(False)
        assert (await bench.asked_in(0.1))["rooms"] == 1


async def test_a_stopped_poller_puts_no_further_question() -> None:
    async with polling("Hall") as bench:
        bench.poller.stop()
        bench.poller.nudge(ROOMS)
        assert await bench.asked_in(30) == {}


async def test_closing_while_a_server_hangs_leaves_nothing_behind() -> None:
    async with polling("Hall") as bench:
        bench.calls.gate.clear()
        await bench.clock.advance(5)
        assert bench.calls.under_way["rooms"] == 1
    assert bench.tasks.running == ()
    assert bench.calls.under_way.total() == 0
    await asyncio.sleep(0)
