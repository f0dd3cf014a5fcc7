"""Sits at the mouse and keyboard of a program that runs in a session of its own."""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.real.process import Process
from tests.real.talk import Talk
from tests.real.waiting import until
from tests.window.command import CHECKOUT
from tests.window.screen import Seen

LIMIT = 15.0
PROCESS = "tests.window.driven_process"
_PAUSE = 0.02


class Driven:
    """One program, and somebody who drives it."""

    def __init__(
        self, env: Mapping[str, str], folder: Path, *arguments: str | Path, secret: str = "", module: str = PROCESS
    ) -> None:
        """Starts it and waits until it has a window; the secret is typed on its standard input."""
        words = [sys.executable, "-W", "error", "-m", module, *map(str, arguments)]
        log = folder / f"program-{time.monotonic_ns()}.log"
        paths = os.pathsep.join(filter(None, (str(CHECKOUT), env.get("PYTHONPATH"))))
        self.process = Process(words, log, env=dict(env) | {"PYTHONPATH": paths}, cwd=folder, talks=True)
        self._talk = Talk(self.process)
        self._answers = 1
        told, _ = self.process.pipes
        told.write(f"{secret}\n".encode())
        told.flush()
        self._talk.wait_for("ready", LIMIT)

    def do(self, trick: str, *to: object) -> object:
        """Have something done; AssertionError with the reason if it cannot be."""
        heard, order = self._talk.heard, [trick, *to]
        self._talk.say(trick=trick, to=to)
        self._answers += 1
        until(lambda: len(heard) >= self._answers or not self.process.runs, LIMIT, f"an answer to {order}")
        assert len(heard) >= self._answers, f"{order}: the program has ended\n{self.process.tail()}"
        last = heard[self._answers - 1]
        assert last.event == "done", f"{order}: {last.about['answer']}"
        return json.loads(last.about["answer"])

    def begins_again(self) -> None:
        """Wait until it has become a new program with a window, which reads its first line anew."""
        told, _ = self.process.pipes
        told.write(b"\n")
        told.flush()
        heard = self._talk.heard
        self._answers += 1
        until(lambda: len(heard) >= self._answers and heard[-1].event == "ready", LIMIT, "it begins again")

    def read(self) -> Seen:
        """Read the screen."""
        found = self.do("read")
        assert isinstance(found, dict)
        return Seen(**found)

    def sees(self, fits: Callable[[Seen], object], *, limit: float = LIMIT) -> Seen:
        """Read the screen again and again until it fits; AssertionError with the last one."""
        deadline = time.monotonic() + limit
        while not fits(seen := self.read()):
            assert time.monotonic() < deadline, f"not within {limit:g} s: {seen}"
            time.sleep(_PAUSE)
        return seen

    def ends(self, limit: float = 5.0) -> None:
        """Wait until it has ended by itself, without a complaint."""
        until(lambda: not self.process.runs, limit, "the program ends")
        assert self.process.tail() == "", self.process.tail()

    def stop(self) -> None:
        """Ends it in any case."""
        self._talk.stop()
