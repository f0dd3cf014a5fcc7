"""The time the demo lives by: the wall clock, or one that a test moves by hand."""

import asyncio
import heapq
import itertools
import time
from typing import Protocol


class Clock(Protocol):
    """A source of time in seconds since the epoch, and a way to wait in that time."""

    def now(self) -> float:
        """Say what time it is."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait until that many seconds of this clock have passed."""
        ...


class RealClock:
    """The time on the wall."""

    def now(self) -> float:
        """Say what time it is."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait that many real seconds."""
        await asyncio.sleep(seconds)


class VirtualClock:
    """A clock that stands still until it is advanced, and wakes its sleepers in the order of their times."""

    # A woken task has to go through its own awaits before the next one is woken. Each await that is already
    # done costs one turn of the loop; the demo's own code needs three.
    _TURNS = 10

    def __init__(self, start: float = 1_800_000_000.0) -> None:
        self._now = start
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def now(self) -> float:
        """Say what time it is."""
        return self._now

    @property
    def sleepers(self) -> int:
        """How many are waiting now: a test waits for one here before it advances."""
        return sum(1 for _, _, future in self._sleepers if not future.done())

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has been advanced that far."""
        future = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), future))
        await future

    async def advance(self, seconds: float) -> None:
        """Move on, stopping at every sleeper on the way until it has done what it waited for.

        Raises ValueError for a step backwards.
        """
        if seconds < 0:
            raise ValueError("time does not run backwards")
        end = self._now + seconds
        await self._settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            self._now, _, future = heapq.heappop(self._sleepers)
            if not future.done():
                future.set_result(None)
                await self._settle()
        self._now = end
        await self._settle()

    async def _settle(self) -> None:
        for _ in range(self._TURNS):
            await asyncio.sleep(0)
