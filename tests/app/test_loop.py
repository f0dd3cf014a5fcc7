"""The loop inside Qt's: as asyncio orders things, fair to the window, exact in time."""

import asyncio
import gc
import itertools
import random
import time
import weakref
from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from console.app.loop import ConsoleLoop, make_loop
from tests.app.waiting import LIMIT, until
from tests.plugins.logs import ExpectedLog


@pytest.fixture
def loop(qapp: QApplication) -> Iterator[ConsoleLoop]:
    """Make a loop for a test that runs it itself."""
    made = make_loop(qapp)
    yield made
    made.close()


def busy(seconds: float) -> None:
    """Use the processor without giving way."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@pytest.mark.asyncio
async def test_the_tests_of_this_folder_run_on_this_loop() -> None:
    assert isinstance(asyncio.get_running_loop(), ConsoleLoop)


@pytest.mark.alone
@pytest.mark.asyncio
async def test_the_window_keeps_its_beat_while_callbacks_pour_in() -> None:
    loop = asyncio.get_running_loop()
    beats: list[float] = []
    beat = QTimer()
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start(5)
    await until(lambda: len(beats) > 1)
    beats.clear()
    done = 0

    def callback() -> None:
        nonlocal done
        busy(20e-6)
        done += 1

    for _ in range(10_000):
        loop.call_soon(callback)
    await until(lambda: done == 10_000)
    beat.stop()
    gaps = sorted(later - earlier for earlier, later in itertools.pairwise(beats))
    assert len(gaps) > 20
    assert gaps[len(gaps) * 9 // 10] < 0.016  # 5 ms, a turn of 2 ms, and a machine shared with others


@pytest.mark.asyncio
async def test_one_slow_task_does_not_hold_up_the_rest_for_more_than_its_step() -> None:
    turns: list[str] = []

    async def step(name: str) -> None:
        for _ in range(5):
            turns.append(name)
            busy(0.003)
            await asyncio.sleep(0)

    await asyncio.gather(step("a"), step("b"))
    assert turns == ["a", "b"] * 5


def record_order(loop: asyncio.AbstractEventLoop, seed: int) -> list[str]:
    """Run a tangle of callbacks, timers and tasks, and return the order in which they ran."""
    order: list[str] = []
    chance = random.Random(seed)

    def callback(name: str, depth: int) -> None:
        order.append(name)
        for child in range(chance.randrange(3) if depth else 0):
            handle = loop.call_soon(callback, f"{name}.{child}", depth - 1)
            if chance.random() < 0.2:
                handle.cancel()

    async def task(name: str) -> None:
        for step in range(3):
            order.append(f"{name}:{step}")
            await asyncio.sleep(0)

    async def main() -> None:
        now = loop.time()
        for number in range(20):
            loop.call_soon(callback, str(number), 3)
        for number in chance.sample(range(10), 10):
            timer = loop.call_at(now + 0.02 + number * 0.01, order.append, f"timer {number}")
            if number % 4 == 0:
                timer.cancel()
        tasks = [asyncio.ensure_future(task(f"task {number}")) for number in range(5)]
        await asyncio.gather(*tasks)
        await asyncio.sleep(0.2)

    loop.run_until_complete(main())
    return order


@pytest.mark.parametrize("seed", range(5))
def test_things_happen_in_the_order_of_asyncio(loop: ConsoleLoop, seed: int) -> None:
    plain = asyncio.new_event_loop()
    try:
        expected = record_order(plain, seed)
    finally:
        plain.close()
    assert record_order(loop, seed) == expected
    assert len(expected) > 60


@pytest.mark.alone
@pytest.mark.asyncio
async def test_timers_are_never_early_and_hardly_late() -> None:
    loop = asyncio.get_running_loop()
    late: list[float] = []

    def ring(due: float) -> None:
        late.append(loop.time() - due)

    for number in range(100):
        due = loop.time() + 0.05 + number * 0.003
        loop.call_at(due, ring, due)
    await until(lambda: len(late) == 100)
    assert min(late) >= 0
    assert sorted(late)[90] < 0.010
    assert max(late) < 0.050


@pytest.mark.asyncio
async def test_an_earlier_timer_set_later_rings_first() -> None:
    loop = asyncio.get_running_loop()
    rung: list[str] = []
    loop.call_later(0.06, rung.append, "late")
    await asyncio.sleep(0.01)
    loop.call_later(0.01, rung.append, "early")
    await until(lambda: len(rung) == 2)
    assert rung == ["early", "late"]


@pytest.mark.asyncio
async def test_cancelled_timers_do_not_pile_up() -> None:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, ConsoleLoop)
    first = loop.call_later(1800, print)
    for _ in range(50):
        for _ in range(100):
            loop.call_later(3600, print).cancel()
        await asyncio.sleep(0)
    assert len(loop._scheduled) < 300
    first.cancel()


@pytest.mark.alone
@pytest.mark.asyncio
async def test_a_timer_set_by_the_window_rings_in_time_while_the_loop_sleeps() -> None:
    loop = asyncio.get_running_loop()
    rung: asyncio.Future[float] = loop.create_future()

    def click() -> None:
        loop.call_later(0.02, lambda: rung.set_result(loop.time()))

    QTimer.singleShot(20, click)
    begun = loop.time()
    async with asyncio.timeout(LIMIT):
        assert await rung - begun < 0.5


@pytest.mark.asyncio
async def test_a_cancelled_callback_never_runs() -> None:
    loop = asyncio.get_running_loop()
    ran: list[str] = []
    handles = [loop.call_soon(ran.append, "soon"), loop.call_later(0, ran.append, "later")]
    handles.append(loop.call_soon_threadsafe(ran.append, "thread"))
    for handle in handles:
        handle.cancel()
    await asyncio.sleep(0.01)
    assert ran == []


@pytest.mark.asyncio
async def test_a_failing_callback_reaches_the_exception_handler_and_the_next_one_runs() -> None:
    loop = asyncio.get_running_loop()
    contexts: list[dict[str, object]] = []
    loop.set_exception_handler(lambda _loop, context: contexts.append(context))
    after: list[int] = []

    def fail() -> None:
        raise ValueError("broken")

    loop.call_soon(fail)
    loop.call_later(0, fail)
    loop.call_soon_threadsafe(fail)
    loop.call_later(0.005, after.append, 1)
    await until(lambda: bool(after))
    assert [repr(context["exception"]) for context in contexts] == ["ValueError('broken')"] * 3


@pytest.mark.asyncio
async def test_without_a_handler_a_failure_is_logged_as_asyncio_does(expected_log: ExpectedLog) -> None:
    expected_log("asyncio", "Exception in callback")

    def fail() -> None:
        raise ValueError("broken")

    asyncio.get_running_loop().call_soon(fail)
    await asyncio.sleep(0.005)


@pytest.mark.parametrize("fatal", [KeyboardInterrupt, SystemExit])
def test_the_two_exceptions_that_end_programs_come_out_of_the_loop(
    loop: ConsoleLoop, fatal: type[BaseException]
) -> None:
    def end() -> None:
        raise fatal("now")

    async def wait() -> None:
        loop.call_soon(end)
        await asyncio.sleep(LIMIT)

    async def raise_it() -> None:
        raise fatal("now")

    waiting = loop.create_task(wait())
    with pytest.raises(fatal):
        loop.run_until_complete(waiting)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        loop.run_until_complete(waiting)
    with pytest.raises(fatal):
        loop.run_until_complete(raise_it())


def test_it_runs_again_and_keeps_what_was_left_over(loop: ConsoleLoop) -> None:
    ran: list[int] = []
    loop.call_soon(ran.append, 1)

    async def leave_work() -> None:
        await asyncio.sleep(0)
        loop.call_later(0, loop.call_soon, ran.append, 2)

    loop.run_until_complete(leave_work())
    loop.run_until_complete(asyncio.sleep(0.01))
    assert ran == [1, 2]
    with pytest.raises(ValueError, match="told"):
        loop.run_until_complete(tell())


async def tell() -> None:
    """Fail after a step."""
    await asyncio.sleep(0)
    raise ValueError("told")


def test_stop_before_running_runs_one_turn(loop: ConsoleLoop) -> None:
    ran: list[int] = []
    loop.call_soon(ran.append, 1)
    loop.stop()
    loop.run_forever()
    assert ran == [1]
    assert not loop.is_running()


def test_a_closed_loop_refuses_work_from_any_thread(qapp: QApplication) -> None:
    loop = make_loop(qapp)
    loop.close()
    loop.close()
    for refused in (loop.call_soon, loop.call_soon_threadsafe):
        with pytest.raises(RuntimeError, match="closed"):
            refused(print)
    with pytest.raises(RuntimeError, match="closed"):
        loop.call_later(1, print)


def test_a_closed_loop_is_not_kept_alive(qapp: QApplication) -> None:
    loop = make_loop(qapp)
    loop.run_until_complete(asyncio.sleep(0))
    loop.close()
    kept = weakref.ref(loop)
    del loop
    gc.collect()
    assert kept() is None


def test_generators_left_open_are_closed_with_the_loop(loop: ConsoleLoop) -> None:
    closed: list[str] = []

    async def numbers() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            closed.append("closed")

    async def leave_one(keep: list[AsyncIterator[int]]) -> None:
        keep.append(numbers())
        await anext(keep[0])

    kept: list[AsyncIterator[int]] = []
    loop.run_until_complete(leave_one(kept))
    loop.run_until_complete(loop.shutdown_asyncgens())
    assert closed == ["closed"]


def test_debug_mode_names_the_callback_that_was_slow(loop: ConsoleLoop, expected_log: ExpectedLog) -> None:
    expected_log("console.app.loop", r"Executing .*busy.* took 0\.[2-9]")
    loop.set_debug(True)
    loop.slow_callback_duration = 0.2

    async def main() -> None:
        loop.call_soon(busy, 0.21)
        await asyncio.sleep(0.005)

    loop.run_until_complete(main())
