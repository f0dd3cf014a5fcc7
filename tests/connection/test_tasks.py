"""Tasks live until they end, fail in one place, and all end together."""

import asyncio
import gc
import weakref

import pytest

from console.connection.tasks import Tasks


class Failures:
    """Remembers what failed, by name."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def __call__(self, name: str, error: BaseException) -> None:
        """Take one failure."""
        self.seen.append((name, repr(error)))


async def for_ever() -> None:
    """Wait for a future that only this task knows: nothing else keeps the two alive."""
    await asyncio.get_running_loop().create_future()


async def fail() -> None:
    """Break."""
    raise ValueError("broken")


async def answer() -> int:
    """Return at once."""
    return 42


async def settle() -> None:
    """Let every callback that is ready run."""
    for _ in range(3):
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_a_task_that_waits_alone_is_not_collected() -> None:
    tasks = Tasks(Failures())
    kept = weakref.ref(tasks.spawn(for_ever(), "poll"))
    await settle()
    gc.collect()
    assert kept() is not None
    assert tasks.running == ("poll",)
    assert await tasks.aclose() == ()


@pytest.mark.asyncio
async def test_a_failure_is_told_once_by_name_and_ends_only_its_task() -> None:
    failures = Failures()
    tasks = Tasks(failures)
    tasks.spawn(for_ever(), "poll")
    tasks.spawn(fail(), "mute")
    await settle()
    assert failures.seen == [("mute", "ValueError('broken')")]
    assert tasks.running == ("poll",)
    await tasks.aclose()
    assert failures.seen == [("mute", "ValueError('broken')")]


@pytest.mark.asyncio
async def test_a_result_comes_back_to_who_waits_and_the_task_is_let_go() -> None:
    tasks = Tasks(Failures())
    task = tasks.spawn(answer(), "answer")
    assert await task == 42
    await settle()
    assert tasks.running == ()
    ended = weakref.ref(task)
    del task
    gc.collect()
    assert ended() is None


@pytest.mark.asyncio
async def test_closing_cancels_everything_and_cancellation_is_no_failure() -> None:
    failures = Failures()
    tasks = Tasks(failures)
    running = [tasks.spawn(for_ever(), f"poll {number}") for number in range(50)]
    await settle()
    assert await tasks.aclose() == ()
    assert all(task.cancelled() for task in running)
    assert failures.seen == []


@pytest.mark.asyncio
async def test_a_task_that_hangs_in_its_clean_up_is_cancelled_again() -> None:
    async def twice() -> None:
        try:
            await for_ever()
        finally:
            await for_ever()

    tasks = Tasks(Failures())
    tasks.spawn(twice(), "twice")
    await settle()
    assert await tasks.aclose(grace=1.0) == ()


@pytest.mark.asyncio
async def test_a_task_that_will_not_end_is_named_in_time() -> None:
    let_go = asyncio.Event()

    async def stubborn() -> None:
        while not let_go.is_set():
            try:
                await let_go.wait()
            except asyncio.CancelledError:
                continue

    tasks = Tasks(Failures())
    task = tasks.spawn(stubborn(), "stubborn")
    tasks.spawn(for_ever(), "poll")
    await settle()
    loop = asyncio.get_running_loop()
    begun = loop.time()
    assert await tasks.aclose(grace=0.2) == ("stubborn",)
    assert loop.time() - begun < 0.5
    let_go.set()
    await task


@pytest.mark.asyncio
async def test_closing_from_inside_spares_the_task_that_closes() -> None:
    tasks = Tasks(Failures())
    other = tasks.spawn(for_ever(), "poll")

    async def close() -> tuple[str, ...]:
        return await tasks.aclose()

    assert await tasks.spawn(close(), "quit") == ()
    assert other.cancelled()


@pytest.mark.asyncio
async def test_nothing_starts_once_closing_has_begun() -> None:
    tasks = Tasks(Failures())
    await tasks.aclose()
    with pytest.raises(RuntimeError, match="too late to start poll"):
        tasks.spawn(for_ever(), "poll")
