"""Talks with the process of a screen reader, which knows a window by roles and names alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.real.process import Process
from tests.real.talk import Talk
from tests.real.waiting import until

LIMIT = 25.0
_SCRIPT = Path(__file__).with_name("reader_process.py")


@dataclass(frozen=True, slots=True)
class Control:
    """One accessible as a screen reader is told of it; `path` leads to it from the program."""

    role: str
    name: str
    description: str
    showing: bool
    enabled: bool
    focusable: bool
    focused: bool
    selected: bool
    path: tuple[int, ...]

    @property
    def said(self) -> str:
        """Return the name as it is heard: the marks that keep writing directions apart are silent."""
        return self.name.replace("\u2068", "").replace("\u2069", "")


class Reader:
    """One screen reader that looks at one program."""

    def __init__(self, python: Path, env: Mapping[str, str], program: int, folder: Path) -> None:
        """Starts it and waits until it listens."""
        argv: list[str | Path] = [python, _SCRIPT, str(program)]
        self._talk = Talk(Process(argv, folder / "reader.log", env=env, talks=True))
        self._talk.wait_for("ready")
        self._answers = 1

    def read(self) -> list[Control]:
        """Return every control of every window of the program that shows, and what is beside them."""
        return [Control(**{**found, "path": tuple(found["path"])}) for found in self._ask(do="read")]

    def find(self, role: str, name: str, *, begins: bool = False) -> Control:
        """Wait for a control to show; AssertionError with the names there are."""
        return self._control(do="find", role=role, name=name, begins=begins)

    def press(self, role: str, name: str, *, begins: bool = False) -> Control:
        """Do what a control does."""
        return self._control(do="press", role=role, name=name, begins=begins)

    def select(self, tree: str, name: str) -> Control:
        """Choose the row of a tree that begins with a name, and no other."""
        return self._control(do="select", tree=tree, name=name)

    def write(self, role: str, name: str, text: str) -> Control:
        """Put a text into a field."""
        return self._control(do="write", role=role, name=name, text=text)

    def listen(self) -> None:
        """Hear from now on where the keyboard goes."""
        self._ask(do="listen")

    def hears(self, role: str, name: str) -> Control:
        """Wait until the keyboard has come to something of this role whose name begins so."""
        return self._control(do="hears", role=role, name=name)

    def stop(self) -> None:
        """Ends it."""
        self._talk.stop()

    def _control(self, **order: object) -> Control:
        found = self._ask(**order)
        return Control(**{**found, "path": tuple(found["path"])})

    def _ask(self, **order: object) -> Any:
        self._talk.say(**order)
        self._answers += 1
        heard = self._talk.heard
        until(lambda: len(heard) >= self._answers or not self._talk.process.runs, LIMIT, f"an answer to {order}")
        assert len(heard) >= self._answers, self._talk.process.tail()
        last = heard[self._answers - 1]
        assert last.event == "done", f"{order}: {last.about['answer']}"
        return json.loads(last.about["answer"])
