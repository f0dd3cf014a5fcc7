"""How the set-up starts other programs and speaks to the person who waits."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

PATIENCE = 30 * 60
"""Seconds after which a program that is still at work is given up."""


class Obstacle(Exception):
    """Set-up cannot go on; the text is one sentence for the person, with the way out."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program ended, and what it said on both of its outputs."""

    code: int
    text: str

    @property
    def last_line(self) -> str:
        """The last thing it said, which is where most programs put the reason."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        return lines[-1] if lines else f"exit status {self.code}"


class Programs:
    """Other programs of this machine; standard input and output stay Cuelight's own."""

    def say(self, sentence: str) -> None:
        """Tell the person what happens now."""
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def find(self, name: str) -> Path | None:
        """Where a program is, or nothing."""
        found = shutil.which(name)
        return Path(found) if found else None

    def run(self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None) -> int:
        """Run to the end, with its words shown as progress; returns its exit status."""
        try:
            return subprocess.run(
                command,
                env={**os.environ, **(extra or {})},
                stdin=subprocess.DEVNULL,
                stdout=sys.stderr,
                timeout=PATIENCE,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired as late:
            raise Obstacle(f"{command[0]} was still not done after {late.timeout / 60:.0f} minutes.") from late

    def lend(self, command: Sequence[str | Path], folder: Path) -> int:
        """Run to the end in a folder, with all of this terminal its own; returns its exit status."""
        sys.stdout.flush()
        return subprocess.run(command, cwd=folder, check=False).returncode

    def ask(
        self, command: Sequence[str | Path], extra: Mapping[str, str] | None = None, limit: float = PATIENCE
    ) -> Answer:
        """Run to the end in silence and return what it said."""
        try:
            done = subprocess.run(
                command,
                env={**os.environ, **(extra or {})},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                timeout=limit,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as failure:
            return Answer(-1, str(failure))
        return Answer(done.returncode, done.stdout)

    def has_module(self, name: str) -> bool:
        """Whether the Python that runs the set-up has this module."""
        return find_spec(name) is not None
