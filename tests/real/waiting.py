"""Waiting for a condition, always with a limit."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

_PAUSE = 0.02  # seconds between two looks

_Answer = TypeVar("_Answer")


def until(condition: Callable[[], bool], limit: float, what: str) -> None:
    """Blocks until the condition holds; raises TimeoutError after so many seconds."""
    deadline = time.monotonic() + limit
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {limit:g} s")
        time.sleep(_PAUSE)


async def eventually(
    ask: Callable[[], Awaitable[_Answer]], fits: Callable[[_Answer], bool], limit: float = 5.0
) -> _Answer:
    """Asks again and again until the answer fits; raises AssertionError with the last answer after so many seconds."""
    deadline = time.monotonic() + limit
    while not fits(answer := await ask()):
        assert time.monotonic() < deadline, f"not within {limit:g} s: {answer}"
        await asyncio.sleep(_PAUSE)
    return answer
