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
            self.calls.as_calls,
            self.state,
            self.tasks,
            self.clock,
            pace or Pace(),
            chance=lambda: 1.0,
            acting=lambda: self.acting,
        )
        self.acting = False

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
        assert (await bench.asked_in(60))["rooms"] == 30
        assert (await bench.asked_in(60))["rooms"] <= 8
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


DOWN = NotSent(Trouble(Cause.UNREACHABLE, "Nothing answers."))
WRONG_KEY = Refused(Trouble(Cause.KEY_REJECTED, "Not accepted."))


async def test_a_wrong_key_is_tried_twice_and_then_only_when_a_person_asks() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails |= dict.fromkeys(("rooms", "recordings"), WRONG_KEY)
        assert await bench.asked_in(5) == {"rooms": 2, "recordings": 2}
        assert await bench.asked_in(600) == {}
        assert bench.state.snapshot.room_list.next_at == 0
        bench.poller.refresh()
        assert (await bench.asked_in(60))["rooms"] == 2
        bench.calls.fails.clear()
        bench.poller.refresh()
        assert (await bench.asked_in(5))["rooms"] >= 5


@pytest.mark.parametrize(
    ("trouble", "tries"),
    [
        (Trouble(Cause.CLOCK, "Ahead.", retry_after=15), 8),
        (Trouble(Cause.TLS, "Expired."), 2),
        (Trouble(Cause.SLOW_DOWN, "Slow down.", retry_after=40), 3),
        (Trouble(Cause.SLOW_DOWN, "Slow down.", retry_after=900), 1),
    ],
)
async def test_what_time_or_a_person_has_to_cure_is_asked_for_rarely(trouble: Trouble, tries: int) -> None:
    async with polling("Hall") as bench:
        bench.calls.fails["rooms"] = Refused(trouble)
        await bench.clock.advance(1.5)
        assert (await bench.asked_in(120)).get("rooms", 0) == tries


async def test_a_server_that_wants_to_be_left_alone_is_asked_nothing_at_all() -> None:
    async with polling("Hall") as bench:
        bench.poller.watch({"Hall"})
        bench.calls.fails["rooms"] = Refused(Trouble(Cause.SLOW_DOWN, "Slow down.", retry_after=30))
        await bench.clock.advance(1.5)
        assert await bench.asked_in(25) == {}


async def test_an_order_goes_before_the_questions_where_a_server_asks_to_slow_down() -> None:
    async with polling("Hall") as bench:
        bench.poller.watch({"Hall"})
        bench.calls.fails["Hall"] = Refused(Trouble(Cause.SLOW_DOWN, "Slow down."))
        await bench.clock.advance(3)
        bench.acting = True
        assert await bench.asked_in(20) == {}
        bench.acting = False
        assert (await bench.asked_in(20))["Hall"] >= 1


async def test_while_the_server_fails_its_rooms_alone_are_asked_for_and_then_all_that_was_missed() -> None:
    async with polling("Hall", "Annex") as bench:
        bench.poller.watch({"Hall"})
        await bench.clock.advance(1)
        bench.calls.fails |= dict.fromkeys(("rooms", "recordings", "Hall"), DOWN)
        await bench.clock.advance(5)
        assert "Hall" not in await bench.asked_in(20)
        bench.calls.fails.clear()
        assert (await bench.asked_in(4)).get("Hall", 0) >= 2
        assert bench.state.snapshot.recording_list.trouble is None


async def test_recordings_that_fail_slow_nothing_else() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails["recordings"] = DOWN
        asked = await bench.asked_in(120)
        assert asked["rooms"] >= 119
        assert asked["recordings"] <= 50
        assert bench.state.snapshot.room_list.trouble is None


async def test_the_next_try_is_announced_and_the_tries_are_counted() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails["rooms"] = DOWN
        await bench.clock.advance(10)
        listing = bench.state.snapshot.room_list
        assert listing.tries >= 4
        assert 0 < listing.next_at - bench.clock.now() <= 2


async def test_a_list_that_shrank_is_asked_for_again_within_half_a_second() -> None:
    async with polling("Hall", "Annex") as bench:
        bench.poller.watch({"Hall"})
        bench.open("Hall", people=9)
        await bench.clock.advance(2)
        bench.open("Hall", people=1)
        bench.calls.recordings = Recordings.of((recording("EG_1", "Hall"),))
        await bench.clock.advance(2.6)
        assert len(bench.state.snapshot.rooms["Hall"].crowd) == 1
        bench.calls.rooms.clear()
        bench.calls.recordings = Recordings()
        await bench.clock.advance(2.6)
        assert not bench.state.snapshot.rooms
        assert not bench.state.snapshot.recordings.by_id


async def test_after_a_sleep_what_hangs_is_given_up_and_everything_is_asked_for() -> None:
    async with polling("Hall") as bench:
        bench.calls.gate.clear()
        bench.poller.refresh()
        await bench.clock.advance(0.1)
        assert bench.calls.under_way.total() == 3
        before = bench.calls.asked.copy()
        bench.calls.gate = asyncio.Event()  # what waits at the other one is never answered
        bench.calls.gate.set()
        bench.poller.start_over()
        await bench.clock.advance(0.1)
        assert bench.calls.asked - before == {"rooms": 1, "recordings": 1, "Hall": 1}
        assert bench.calls.under_way.total() == 0
        assert (await bench.asked_in(10))["rooms"] == 10


async def test_trying_now_puts_a_question_that_hangs_once_more() -> None:
    async with polling("Hall") as bench:
        bench.calls.gate.clear()
        bench.poller.nudge(ROOMS)
        await bench.clock.advance(2)
        bench.calls.gate = asyncio.Event()  # what waits at the other one is never answered
        bench.calls.gate.set()
        bench.poller.refresh()
        await bench.clock.advance(0.1)
        assert bench.state.snapshot.room_list.asked_at >= bench.clock.now() - 0.2


@pytest.mark.parametrize(("takes", "most"), [(0.2, 20), (1.0, 7), (5.0, 3)])
async def test_what_takes_long_to_answer_is_asked_for_more_rarely(takes: float, most: int) -> None:
    async with polling("Hall", "Annex") as bench:
        bench.poller.watch({"Hall", "Annex"})
        bench.calls.slow["Hall"] = lambda: bench.clock.sleep(takes)
        await bench.clock.advance(5)
        asked = await bench.asked_in(20)
        assert asked["Annex"] == 20, "nothing else has to wait for it"
        assert most - 1 <= asked.get("Hall", 0) <= most


async def test_an_answer_that_came_after_a_hang_makes_no_question_wait() -> None:
    async with polling("Hall") as bench:
        hangs = [6.0]
        bench.calls.slow["rooms"] = lambda: bench.clock.sleep(hangs.pop() if hangs else 0.0)
        await bench.clock.advance(6.1)
        assert bench.state.snapshot.room_list.period == 1
        assert (await bench.asked_in(5))["rooms"] >= 5


async def test_a_room_that_has_ended_slows_nothing_down() -> None:
    async with polling("Hall") as bench:
        bench.calls.fails |= {"rooms": DOWN, "Hall": Refused(Trouble(Cause.SLOW_DOWN, "Slow down."))}
        await bench.clock.advance(3)
        bench.poller.nudge("Hall")
        await bench.clock.advance(3)
        bench.calls.fails, bench.calls.rooms = {}, {}
        assert (await bench.asked_in(60), await bench.asked_in(10))[1]["rooms"] == 10
