"""Children that measure: each is a process of its own that does one round when it is told to, and answers in JSON."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Child:
    """A Python module that runs as long as it is needed and takes one JSON line per order."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def hear(self) -> str:
        """Return the next line that the child says."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
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
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def child(module: str, *arguments: str) -> Iterator[Child]:
    """Run a child for the length of a block."""
    made = Child(module, *arguments)
    try:
        yield made
    finally:
        made.close()


@contextmanager
def fake_server(rooms: int, people: int = 50) -> Iterator[tuple[str, Child]]:
    """Run the fake server; give its address too."""
    with child("tests.bench.fake_server", "--rooms", str(rooms), "--people", str(people)) as server:
        yield f"http://127.0.0.1:{server.hear()}", server
