"""What changes is shown at once after a quiet moment, and seldom enough that answers still come through."""

import asyncio
import time
from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest

from console.connection.clock import WallClock
from console.connection.connection import Connection
from console.connection.runner import Runner
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.choices import RecordingChoice
from console.domain.deeds import Author
from console.domain.health import Worth
from console.domain.rooms import Room
from console.gateway.calls import Calls
from console.journal.memory import MemoryBook
from console.ui.bridge import FRAME_MS, SHARE, Bridge
from console.ui.scene import OpenServer

pytestmark = pytest.mark.asyncio
COST = 0.015


class Shown:
    """Counts what is shown, and takes its time over it."""

    def __init__(self, cost: float) -> None:
        self.cost, self.times, self.rooms = cost, 0, 0
        self.happened = asyncio.Event()

    def show(self, scenes: dict[str, object]) -> None:
        """Look at the scene for as long as it costs."""
        self.times += 1
        self.rooms = max(len(scene.truth.rooms) for scene in scenes.values())  # type: ignore[attr-defined]  # Scene
        until = time.perf_counter() + self.cost
        while time.perf_counter() < until:
            pass
        self.happened.set()


@dataclass(slots=True)
class Asked:
    """A poller of which nothing is known but whether it waits for answers."""

    idle: bool = True


def attached(shown: Shown, poller: Asked | None = None) -> tuple[Bridge, State]:
    """Make a bridge to the state of one server that nobody polls."""
    poller = poller or Asked()
    state = State()
    tasks = Tasks(lambda _name, _error: None)
    runner = Runner(
        cast("Calls", None), state, tasks, WallClock(), nudge=lambda _action: None, book=MemoryBook(Author("one"))
    )
    bridge = Bridge(time.time)
    bridge.scenes_changed.connect(shown.show)
    elsewhere = SimpleNamespace(findings=())
    connection = cast("Connection", SimpleNamespace(state=state, runner=runner, poller=poller, elsewhere=elsewhere))
    bridge.attach(OpenServer("one", "One", "one.example.org"), connection, RecordingChoice())
    return bridge, state


async def until_shown(shown: Shown) -> None:
    """Wait for the next showing."""
    shown.happened.clear()
    await asyncio.wait_for(shown.happened.wait(), 5)


def rooms(count: int) -> tuple[Room, ...]:
    """Make so many rooms."""
    return tuple(Room(f"RM_{n}", f"Room {n}") for n in range(count))


async def answers(state: State, shown: Shown, seconds: float) -> float:
    """Let answers pour in until the last of them is shown; return the seconds that this took."""
    begun, count = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        count += 1
        state.rooms_answered(time.time(), rooms(count), 0.01)
        await asyncio.sleep(0.001)
    while shown.rooms < count:
        await until_shown(shown)
    return time.perf_counter() - begun


async def test_what_takes_long_to_show_is_shown_in_a_fifth_of_the_time() -> None:
    shown = Shown(COST)
    bridge, state = attached(shown)
    took = await answers(state, shown, 0.5)
    assert shown.times <= took / (SHARE * COST) + 2
    bridge.detach("one")


async def test_what_is_shown_quickly_is_shown_once_a_frame() -> None:
    shown = Shown(0.0)
    bridge, state = attached(shown)
    took = await answers(state, shown, 0.5)
    assert 2 < shown.times <= 1000 * took / FRAME_MS + 2
    bridge.detach("one")


async def test_an_answer_waits_for_those_that_are_under_way_and_for_no_others() -> None:
    shown, asked = Shown(0.0), Asked()
    bridge, state = attached(shown, asked)
    await until_shown(shown)
    await asyncio.sleep(0.2)  # a quiet moment: what comes after it is shown at once
    before, asked.idle = shown.times, False
    for count in range(1, 4):
        state.rooms_answered(time.time(), rooms(count), 0.01)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert shown.times == before
    asked.idle = True
    state.rooms_answered(time.time(), rooms(4), 0.01)
    await until_shown(shown)
    assert (shown.times, shown.rooms) == (before + 1, 4)
    bridge.detach("one")


async def test_an_answer_that_is_not_followed_by_others_is_shown_all_the_same() -> None:
    shown, asked = Shown(0.0), Asked(idle=False)
    bridge, state = attached(shown, asked)
    state.rooms_answered(time.time(), rooms(3), 0.01)
    while shown.rooms < 3:
        await until_shown(shown)
    assert shown.times <= 2
    bridge.detach("one")


async def test_late_is_said_at_its_moment_and_not_at_the_next_second() -> None:
    shown = Shown(0.0)
    bridge, state = attached(shown)
    state.rooms_answered(time.time() - 1.2, rooms(1), 0.0)  # late in 0.4 s
    await until_shown(shown)
    begun = time.monotonic()
    while bridge.scenes["one"].health.worth is not Worth.LATE:
        await until_shown(shown)
    assert time.monotonic() - begun < 0.7
    bridge.detach("one")
