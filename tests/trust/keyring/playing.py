"""Every case once; the dead daemon hangs for so many seconds."""

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.app.application import Application
from console.app.loop import run
from tests.trust.claim import Figure
from tests.trust.keyring.driven import DRIVEN, Waited, desktop, left
from tests.trust.keyring.scripted import SCRIPTED
from tests.trust.keyring.stage import stage
from tests.trust.sweep.encodings import Search

FULL = 60
"""Seconds that the keyring hangs in the whole measurement, which plays all cases; a shorter one plays most."""
HANGS = "dead daemon"


class Tally:
    """What came of the cases."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.plain: list[str] = []
        self.waited = Waited()
        self.left = 0.0


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Have a keyring hang for so many seconds, and play the other cases."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    tally = Tally()
    others = [name for name in DRIVEN if name != HANGS]
    driven = [HANGS, *(others if size >= FULL else random.Random(seed).sample(others, 1))]
    for name in driven:
        with _folder() as home, desktop(home) as desk, _case(name, tally):
            DRIVEN[name](desk, float(size))
            _look(home, [desk.host.secret], tally)
            if name == HANGS:
                tally.waited = desk.waited
    with _folder() as home, desktop(home) as desk:
        tally.left = left(desk)
    run(lambda app: _scripted(app, tally), Application())
    return (
        Figure("keyring hung for", tally.waited.hung, size, "s", at_least=True),
        Figure("longest time without an answer of the window", tally.waited.gap * 1000, 100, "ms"),
        Figure("quit while it hangs", tally.waited.quit, 2, "s"),
        Figure("quit while a dialog asks as well", tally.left, 2, "s"),
        Figure("cases with a sentence and a way on", len(tally.held), len(driven) + len(SCRIPTED), at_least=True),
        Figure("secrets in files", len(tally.plain), 0),
    )


async def _scripted(app: Application, tally: Tally) -> int:
    for name, case in SCRIPTED.items():
        with _folder() as home, _case(name, tally):
            async with stage(app, home) as set_up:
                await case(set_up)
            _look(home, set_up.secrets, tally)
    return 0


def _look(folder: Path, secrets: list[str], tally: Tally) -> None:
    assert secrets
    search = Search(secrets)
    for file in folder.rglob("*"):
        if file.is_file() and search.found(file.read_bytes()):
            tally.plain.append(str(file))


@contextmanager
def _case(name: str, tally: Tally) -> Iterator[None]:
    """Count a case that held, and say what is wrong with one that did not."""
    try:
        yield
    except AssertionError as failure:
        sys.stderr.write(f"{name}: {failure}\n")
    else:
        tally.held.append(name)


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="keyring-") as folder:
        yield Path(folder)
