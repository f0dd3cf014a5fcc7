"""What holds where several workers test at once: the long folders go first, and a test marked `alone` has the machine.

Whoever tests holds the room together with the others; a test marked `alone` waits until it has emptied. Who waits
holds the door, so that nobody slips in before.
"""

import os
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl

TESTS = Path(__file__).parents[1]
# Workers take whole files in this order: with the long ones last, one of them would end long after the others.
LONG_FIRST = ("trust", "contract", "window", "house", "bench", "real")
# Any two files serve: nothing is read or written, and a lock goes with the process that held it.
DOOR, ROOM = Path(__file__), Path(__file__).with_name("__init__.py")


def is_worker() -> bool:
    """Whether others test beside this process (pytest-xdist says so in the environment)."""
    return sys.platform != "win32" and "PYTEST_XDIST_WORKER" in os.environ


@contextmanager
def entered(*, alone: bool, door: Path = DOOR, room: Path = ROOM) -> Iterator[None]:
    """Stay in the room beside others, or alone."""
    with room.open("rb") as place:
        with door.open("rb") as way:
            fcntl.flock(way, fcntl.LOCK_EX)
            fcntl.flock(place, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long folders first where workers share the tests."""
    if is_worker():
        items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    folder = item.path.relative_to(TESTS).parts[0] if item.path.is_relative_to(TESTS) else ""
    return LONG_FIRST.index(folder) if folder in LONG_FIRST else len(LONG_FIRST)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Wait before the test's own limit begins to count."""
    if not is_worker():
        return (yield)
    with entered(alone=item.get_closest_marker("alone") is not None):
        return (yield)
