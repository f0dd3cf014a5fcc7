"""Cuelight as people start it from a shell: a process of its own, with nothing of ours in its environment."""

import asyncio
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
LIMIT = 40.0
"""Seconds after which a command that should have ended has hung."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one line on standard error, of a command that refused."""
        assert self.out == "", self.out
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith(".\n"), self.err
        return self.err.strip()


def words(*arguments: str | Path) -> list[str]:
    """The command line for these arguments; a warning of any library is a fault."""
    return [sys.executable, "-W", "error", str(CHECKOUT / "main.py"), *map(str, arguments)]


def cuelight(env: Mapping[str, str], *arguments: str | Path, typed: str = "") -> Ended:
    """Run it to its end, with this on its standard input."""
    done = subprocess.run(
        words(*arguments),
        env=dict(env),
        cwd=env["HOME"],
        input=typed,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


async def cuelight_beside(env: Mapping[str, str], *arguments: str | Path, typed: str = "") -> Ended:
    """Run it to its end while the people of a test go on."""
    async with asyncio.timeout(LIMIT + 5):
        return await asyncio.to_thread(cuelight, env, *arguments, typed=typed)
