"""A hundred people with half a megabyte of metadata each: fifty megabytes an answer, and the window stays usable."""

import asyncio
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from console.app.application import Application
from console.app.loop import make_loop
from console.app.options import Given, Options
from console.domain.address import read_address
from console.domain.secret import Secret
from tests.trust.claim import Claim, Figure
from tests.trust.heavy_metadata.hall import METADATA, PEOPLE, ROOM, name_of
from tests.trust.whole_program.witness import Gaps
from tests.window import hands
from tests.window.console import Console
from tests.window.screen import dialog, run_from_palette

PATIENCE = 30.0
_REMOVE_EVERY = 3
"""Answers between two removals."""


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Live through `size` answers, and remove somebody after every third."""
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder) / "count", seed) as port:
        application = Application(["cuelight"])
        with asyncio.Runner(loop_factory=lambda: make_loop(application)) as runner:
            return runner.run(_live(application, Path(folder), port, size))


@contextmanager
def _server(count: Path, seed: int) -> Iterator[int]:
    count.write_text("0")
    command = [sys.executable, "-m", "tests.trust.heavy_metadata.server", str(count), str(seed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            yield int(child.stdout.readline())
        finally:
            child.kill()


async def _live(application: Application, folder: Path, port: int, size: int) -> tuple[Figure, ...]:
    count = folder / "count"
    given = Given(read_address(f"ws://127.0.0.1:{port}"), "APIheavy", Secret(secrets.token_hex(24)))
    console = Console(application, folder, Options(given=given, config=folder, size=(1280, 800)))
    gaps, removals = Gaps(), list[float]()
    try:
        await console.sees(lambda: any(line.startswith(ROOM) for line in hands.rows("Rooms")), limit=PATIENCE)
        gaps.begin()
        await console.sees(lambda: len(hands.rows("People")) >= PEOPLE, limit=PATIENCE)
        first, leaving = _asked(count), 0
        while (asked := _asked(count)) - first < size or len(removals) < size // _REMOVE_EVERY:
            if leaving < (asked - first) // _REMOVE_EVERY:
                removals.append(await _remove(console, name_of(leaving)))
                leaving += 1
            await asyncio.sleep(0.02)
        longest = 1000 * gaps.longest
        heaviest = hands.words()
    finally:
        await console.aclose()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return (
        Figure("answers of 51 MB", asked - first, size, at_least=True),
        Figure("people removed", len(removals), size // _REMOVE_EVERY, at_least=True),
        Figure("longest gap of the window", longest, 100, "ms"),
        Figure("resident memory at its highest", peak / 1e6, 400, "MB"),
        Figure("slowest removal, from the press to its being seen", max(removals), 2, "s"),
        Figure("rooms that say who carries it", heaviest.count(" MB of metadata, most with Guest-"), 1, at_least=True),
    )


async def _remove(console: Console, name: str) -> float:
    """Remove somebody by the dialog; return the seconds from the last press until they are gone from the table."""
    hands.choose("People", f"{name}, ")
    await run_from_palette(console, "remove", f"Remove {name}…")
    await console.sees(lambda: dialog().startswith(f"Remove {name}"), limit=PATIENCE)
    began = time.monotonic()
    hands.press(f"Remove {name}")
    await console.sees(lambda: not any(line.startswith(f"{name}, ") for line in hands.rows("People")), limit=PATIENCE)
    return time.monotonic() - began


def _asked(count: Path) -> int:
    return int(count.read_text() or "0")


CLAIM = Claim(
    "heavy_metadata",
    f"With {PEOPLE} people who carry {METADATA >> 10} KiB of metadata each the window stays usable.",
    measure,
    full=60,
    daily=4,
)
