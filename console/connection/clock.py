"""Time as an argument, so that a test can turn it."""

import asyncio
import sys
import time
from collections.abc import Callable
from typing import Protocol


class Clock(Protocol):
    """Epoch seconds and a way to wait."""

    def now(self) -> float:
        """Return epoch seconds."""

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""


def through_sleep() -> float:
    """Return seconds that nobody can set and that run on while the machine sleeps.

    Linux stops CLOCK_MONOTONIC in a suspend and not CLOCK_BOOTTIME (clock_gettime(2)); macOS stops Python's
    time.monotonic and not CLOCK_MONOTONIC (clock_gettime(3)); GetTickCount64 of Windows counts sleep (PEP 418).
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class WallClock:
    """The machine's own time as it was at the start, counted on: setting the clock makes no data older or younger."""

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = through_sleep) -> None:
        self._steady = steady
        self._offset = wall() - steady()

    def now(self) -> float:
        """Return epoch seconds."""
        return self._offset + self._steady()

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        await asyncio.sleep(seconds)
