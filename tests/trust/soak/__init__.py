"""A day at one server costs nothing that an hour did not cost."""

import os
import sys

from tests.trust.claim import Claim, Figure
from tests.trust.soak.day import Day

_MEGABYTE = 1_000_000


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Live for so many polls; the first twenty-fourth of them is the hour that may grow."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    day = Day(size, seed)
    try:
        found = day.live()
    finally:
        day.close()
    early, late = found.early, found.late
    sys.stdout.write("\n".join((f"{found.asked} questions, first hour {early}", f"end {late}", *found.failures)) + "\n")
    return (
        Figure("polls", found.polls, size, at_least=True),
        Figure("growth after the first hour", round((late.memory - early.memory) / _MEGABYTE, 2), 2.0, "MB"),
        Figure("more or fewer descriptors", abs(late.descriptors - early.descriptors), 0),
        Figure("more or fewer tasks", abs(late.tasks - early.tasks), 0),
        Figure("more or fewer threads", abs(late.threads - early.threads), 0),
        Figure("tasks that failed", len(found.failures), 0),
    )


CLAIM = Claim(
    "soak",
    "A day of polling leaves nothing behind: no memory, no connection, no task, no thread.",
    measure,
    full=43_200,
    daily=400,
)
