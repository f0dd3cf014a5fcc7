"""Time as an argument, so that a test can turn it."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """Epoch seconds and a way to wait."""

    def now(self) -> float:
        """Return epoch seconds."""

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""


class WallClock:
    """The machine's own time."""

    def now(self) -> float:
        """Return epoch seconds."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Come back after so many seconds."""
        await asyncio.sleep(seconds)
