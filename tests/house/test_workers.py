"""A test that measures a wait has the machine for itself, whoever else comes."""

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.plugins.workers import entered

LIMIT = 10.0


class Visitor:
    """Somebody who enters on a thread, and stays until told to leave."""

    def __init__(self, come: Callable[[Callable[[], None]], object], inside: "queue.Queue[str]", name: str) -> None:
        self._may_leave = threading.Event()
        come(lambda: self._stay(inside, name))

    def _stay(self, inside: "queue.Queue[str]", name: str) -> None:
        inside.put(name)
        assert self._may_leave.wait(LIMIT)

    def leave(self) -> None:
        """Go out."""
        self._may_leave.set()


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    """Threads that are waited for."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


def test_one_alone_waits_for_those_inside_and_nobody_slips_in_before(
    tmp_path: Path, threads: ThreadPoolExecutor
) -> None:
    door, room, inside = tmp_path / "door", tmp_path / "room", queue.Queue[str]()
    door.touch()
    room.touch()

    def visitor(name: str, *, alone: bool = False) -> Visitor:
        def come(stay: Callable[[], None]) -> object:
            def visit() -> None:
                with entered(alone=alone, door=door, room=room):
                    stay()

            return threads.submit(visit)

        return Visitor(come, inside, name)

    first, second = visitor("first"), visitor("second")
    assert {inside.get(timeout=LIMIT), inside.get(timeout=LIMIT)} == {"first", "second"}
    hermit = visitor("hermit", alone=True)
    first.leave()
    with pytest.raises(queue.Empty):
        inside.get(timeout=0.2)
    late = visitor("late")
    with pytest.raises(queue.Empty):
        inside.get(timeout=0.2)
    second.leave()
    assert inside.get(timeout=LIMIT) == "hermit"
    with pytest.raises(queue.Empty):
        inside.get(timeout=0.2)
    hermit.leave()
    assert inside.get(timeout=LIMIT) == "late"
    late.leave()
