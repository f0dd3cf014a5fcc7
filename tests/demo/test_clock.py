"""The virtual clock wakes in order and lets each sleeper finish; the timeline does what is due, at its own time."""

import asyncio
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.demo.clock import RealClock, VirtualClock
from console.demo.timeline import Timeline


@pytest.mark.asyncio
async def test_sleepers_wake_in_the_order_of_their_times() -> None:
    clock = VirtualClock(start=100.0)
    woken: list[tuple[str, float]] = []

    async def nap(name: str, *seconds: float) -> None:
        for each in seconds:
            await clock.sleep(each)
            woken.append((name, clock.now()))

    async with asyncio.TaskGroup() as naps:
        naps.create_task(nap("long", 5.0))
        naps.create_task(nap("twice", 1.0, 3.0))
        await clock.advance(4.5)
        assert woken == [("twice", 101.0), ("twice", 104.0)]
        assert clock.sleepers == 1
        await clock.advance(0.5)
    assert woken[-1] == ("long", 105.0)
    assert clock.now() == 105.0


@pytest.mark.asyncio
async def test_a_cancelled_sleeper_is_no_sleeper() -> None:
    clock = VirtualClock()
    nap = asyncio.create_task(clock.sleep(1.0))
    await clock.advance(0.5)
    nap.cancel()
    await clock.advance(1.0)
    assert clock.sleepers == 0


@pytest.mark.asyncio
async def test_time_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        await VirtualClock().advance(-1.0)


@pytest.mark.asyncio
async def test_the_real_clock_waits_for_real() -> None:
    clock = RealClock()
    before = clock.now()
    await clock.sleep(0.01)
    assert clock.now() > before


@pytest.mark.asyncio
async def test_acts_happen_at_their_own_times_when_somebody_looks() -> None:
    clock = VirtualClock(start=0.0)
    timeline = Timeline(clock)
    done: list[tuple[str, float]] = []

    def act(name: str, *later: float) -> None:
        done.append((name, timeline.now))
        for seconds in later:
            timeline.after(seconds, partial(act, f"{name}+{seconds:g}"))

    timeline.after(5.0, lambda: act("b"))
    timeline.after(2.0, lambda: act("a", 1.0, 30.0))
    await clock.advance(10.0)
    assert done == []
    assert timeline.now == 10.0
    assert done == [("a", 2.0), ("a+1", 3.0), ("b", 5.0)]


@given(st.lists(st.floats(0.0, 100.0), max_size=20), st.lists(st.floats(0.0, 50.0), max_size=10))
def test_looking_changes_nothing(times: list[float], looks: list[float]) -> None:
    def history(looks: list[float]) -> list[tuple[float, float]]:
        clock = _SetClock()
        timeline = Timeline(clock)
        seen: list[tuple[float, float]] = []

        def plan(when: float) -> None:
            timeline.at(when, lambda: seen.append((when, timeline.now)))

        for when in times:
            plan(when)
        for look in [*sorted(looks), 100.0]:
            clock.time = look
            timeline.catch_up()
        return seen

    assert history(looks) == history([])


def test_a_clock_that_is_set_back_does_not_turn_the_world_back() -> None:
    clock = _SetClock()
    timeline = Timeline(clock)
    clock.time = 50.0
    assert timeline.now == 50.0
    clock.time = 20.0
    assert timeline.now == 50.0


class _SetClock:
    """A clock that shows what it is set to."""

    def __init__(self) -> None:
        self.time = 0.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("nobody sleeps here")
