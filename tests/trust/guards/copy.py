"""A copy of the checkout in which guards are taken out; the checkout itself is never touched."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.real.process import Process
from tests.real.waiting import until
from tests.trust.guards.guard import Guard

ROOT = Path(__file__).parents[3]
COPIED = ("console", "tests", "resources", "packaging", "pyproject.toml", "main.py", "README.md", "LICENSE")
TEST_WITHIN, RUN_WITHIN = 20, 120.0
# A test that fails by one of these has seen something wrong; by any other it may have stumbled over the cut itself.
SEEN_BY = {"AssertionError", "Failed", "TimeoutError", "ExceptionGroup"}


class Misfit(Exception):
    """A guard whose text does not stand exactly once in its file."""


class Copy:
    """Runs single tests of a copied checkout, with and without a guard."""

    def __init__(self, place: Path) -> None:
        self._root, self._files = place / "checkout", place
        self._moments, self._runs = count(1_000_000_000, 10), count()
        self._root.mkdir()
        for name in COPIED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, self._root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, self._root / name)

    @contextmanager
    def without(self, guard: Guard) -> Iterator[None]:
        """Take one guard out, and put it back."""
        file = self._root / guard.file
        whole = file.read_text(encoding="utf-8")
        if whole.count(guard.text) != 1:
            raise Misfit(f"{guard.file} holds {whole.count(guard.text)} times: {guard.text}")
        self._write(file, whole.replace(guard.text, guard.instead))
        try:
            yield
        finally:
            self._write(file, whole)

    def run(self, tests: Sequence[str]) -> dict[str, list[str]]:
        """Run these tests; returns what was not a plain pass by the name of each, and nothing if pytest broke down."""
        number = next(self._runs)
        verdicts, log = self._files / f"verdicts-{number}.json", self._files / f"log-{number}"
        environ = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTHONDONTWRITEBYTECODE")}
        words = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.trust.guards.verdicts"]
        words += [f"--verdicts={verdicts}", f"--timeout={TEST_WITHIN}", "--tb=line", *tests]
        process = Process(words, log, cwd=self._root, env=environ)
        try:
            until(lambda: not process.runs, RUN_WITHIN, "pytest ended")
        finally:
            process.kill()
        found: dict[str, list[str]] = json.loads(verdicts.read_text(encoding="utf-8")) if verdicts.exists() else {}
        if not found:
            sys.stderr.write(f"{process.tail()}\n")
        return found

    def _write(self, file: Path, text: str) -> None:
        # Python takes compiled code for current by size and second: each version gets a second of its own.
        file.write_text(text, encoding="utf-8")
        moment = next(self._moments)
        os.utime(file, (moment, moment))


def passes(verdicts: dict[str, list[str]], proof: str) -> bool:
    """Say whether a test ran and passed, with all its parameters."""
    ended = _of(verdicts, proof)
    return bool(ended) and all(phases == ["call passed"] for phases in ended)


def sees(verdicts: dict[str, list[str]], guard: Guard) -> bool:
    """Say whether the test failed in its own words, and not while it was being set up or read."""
    words = {f"call failed {kind}" for kind in (*SEEN_BY, guard.by)}
    return any(words & set(phases) for phases in _of(verdicts, guard.proof))


def _of(verdicts: dict[str, list[str]], proof: str) -> list[list[str]]:
    """Return how a test ended; a plugin may have added a parameter of its own to the name."""
    return [phases for name, phases in verdicts.items() if name == proof or name.startswith(f"{proof}[")]
