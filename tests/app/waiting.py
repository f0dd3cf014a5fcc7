"""Waiting in a test on the loop, never without a limit."""

import asyncio
from collections.abc import Callable

LIMIT = 20.0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition, with a limit."""
    async with asyncio.timeout(LIMIT):
        while not condition():  # noqa: ASYNC110 - what is waited for belongs to Qt or a thread, and sets no Event
            await asyncio.sleep(0)
