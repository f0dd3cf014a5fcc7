"""Children that measure: each is a process of its own that does one round when it is told to, and answers in JSON."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[2]
LIMIT = 120.0
"""Seconds that any one round may take: a child that hangs ends the run."""


def environment(**more: str) -> dict[str, str]:
    """Return what a child needs to know: no display, and where the code is."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", **more}


class Child:
    """A Python module that runs as long as it is needed and takes one JSON line per order."""

    def __init__(self, module: str, *arguments: str) -> None:
        argv = [sys.executable, "-m", module, *arguments]
        self._process = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment()
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._listen, daemon=True)
        self._reader.start()

    def hear(self) -> str:
        """Return the next line that the child says; RuntimeError when it ended, queue.Empty when it hangs."""
        line = self._lines.get(timeout=LIMIT)
        if not line:
            raise RuntimeError(f"a measured process ended with {self._process.wait(10)}")
        return line.strip()

    def do(self, what: str, **arguments: object) -> dict[str, Any]:
        """Have one round done and return its figures."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **arguments}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.hear())
        return answer

    def close(self) -> None:
        """Let the child end, or end it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")


@contextmanager
def child(module: str, *arguments: str) -> Iterator[Child]:
    """Run a child for the length of a block."""
    made = Child(module, *arguments)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def fake_server(rooms: int, people: int) -> Iterator[str]:
    """Run the fake server and give its address."""
    with child("tests.bench.fake_server", "--rooms", str(rooms), "--people", str(people)) as server:
        yield f"http://127.0.0.1:{server.hear()}"


def control(url: str, **wanted: str | float) -> dict[str, int]:
    """Have the fake server do something, and return its counters."""
    with urlopen(Request(f"{url}/control", json.dumps(wanted).encode()), timeout=10) as answer:
        counters: dict[str, int] = json.loads(answer.read())
    return counters
