"""After a sleep everything is asked for at once, over new connections; an ordinary second changes nothing."""

import asyncio
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from console.app.network import Network
from console.app.waking import Waking
from console.connection.connection import Connection
from console.demo.clock import VirtualClock

pytestmark = pytest.mark.asyncio


class Machine(VirtualClock):
    """A clock whose seconds may take as long as a machine sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.asleep = 0.0

    async def sleep(self, seconds: float) -> None:
        """Wait, and then as long again as the machine was asleep meanwhile."""
        await super().sleep(seconds)
        self._now += self.asleep
        self.asleep = 0.0


class Heard:
    """Plays a connection, and keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def awake(self, away: float) -> None:
        self.told.append(away)

    def start_over(self) -> None:
        self.told.append(0.0)


@pytest.mark.parametrize(("asleep", "told"), [(0.0, []), (8.9, []), (9.1, [10.1]), (2580.0, [2581.0])])
async def test_a_second_that_took_more_than_ten_was_a_sleep(asleep: float, told: list[float]) -> None:
    clock, heard = Machine(), Heard()
    waking = asyncio.create_task(Waking(clock, lambda: [cast("Connection", heard)]).run())
    await clock.advance(5)
    clock.asleep = asleep
    await clock.advance(2)
    await clock.advance(5)
    assert [round(away, 3) for away in heard.told] == told
    waking.cancel()
    await asyncio.wait([waking])


async def test_another_network_is_no_sleep_and_asks_all_the_same() -> None:
    heard = Heard()
    Waking(VirtualClock(), lambda: [cast("Connection", heard)]).start_over()
    assert heard.told == [0.0]


async def test_the_system_tells_of_a_network_or_says_that_it_cannot(qtbot: QtBot) -> None:
    network, told = Network(), list[bool]()
    network.changed.connect(lambda: told.append(True))
    network._reach(None)
    assert told == ([True] if network.backend else [])
