"""kill -9 at a random instant of a program that writes its journal in bursts; the next one opens it.

The child is forked: it runs the product's own Writer, and says of a row that it is safe only when the Writer says so.
"""

import os
import random
import select
import signal
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from console.domain.deeds import Author, Deed, Outcome, Verb
from console.journal.errors import Damaged, Unwritable
from console.journal.store import NAME, Store
from console.journal.writer import Writer, Written
from tests.trust.claim import Claim, Figure

ROWS_A_KILL = 500
KILLS_A_FILE = 50
LIMIT = 30.0
NOW = 1_800_000_000.0
_STAGES = (Outcome.WAITING, Outcome.SEEN)


@dataclass(slots=True)
class Tally:
    """What was counted over all kills."""

    kills: int = 0
    rows: int = 0
    lost: int = 0
    unreadable: int = 0
    out_of_order: int = 0


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Kill so many times; every fifty kills begin a new file, so that none of its rows is pruned."""
    chance = random.Random(seed)
    tally = Tally()
    while tally.kills < size:
        with tempfile.TemporaryDirectory(prefix="kills-") as folder:
            _one_file(Path(folder) / "journal" / NAME, min(KILLS_A_FILE, size - tally.kills), chance, tally)
    return (
        Figure("kill -9 at random instants", tally.kills, size, at_least=True),
        Figure("rows that were acknowledged", tally.rows, size * ROWS_A_KILL, at_least=True),
        Figure("acknowledged rows lost", tally.lost, 0),
        Figure("databases that do not open clean", tally.unreadable, 0),
        Figure("rows out of order", tally.out_of_order, 0),
    )


def _one_file(file: Path, kills: int, chance: random.Random, tally: Tally) -> None:
    """Kill the writer of one file again and again; what was ever acknowledged must be there at the end too."""
    acknowledged: dict[str, int] = {}
    for life in range(kills):
        due = (tally.kills + 1) * ROWS_A_KILL - tally.rows  # what a life falls short, the next ones make up for
        wanted = 0 if chance.random() < 0.1 else chance.randrange(1, max(2, 2 * due))
        acks = _live(file, f"life {life}", wanted, chance)
        acknowledged[f"life {life}"] = acks
        tally.kills += 1
        tally.rows += acks
        # The last one makes up for everything, or the count of rows would depend on chance.
        while life == kills - 1 and tally.rows < tally.kills * ROWS_A_KILL:
            name = f"life {life} again {tally.rows}"
            acknowledged[name] = _live(file, name, tally.kills * ROWS_A_KILL - tally.rows, chance)
            tally.rows += acknowledged[name]
        _check(file, {f"life {life}": acks}, tally)
    _check(file, acknowledged, tally)


def _live(file: Path, name: str, wanted: int, chance: random.Random) -> int:
    """Run a writer until it has acknowledged so many rows, and a random moment longer; return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _write_until_killed(file, name, writing, chance.randrange(1 << 30))
    os.close(writing)
    try:
        said = _read(reading, wanted)
        time.sleep(chance.random() * 0.02 if wanted else chance.random() * 0.1)
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    said += _rest(reading)
    os.close(reading)
    return said


def _read(pipe: int, wanted: int) -> int:
    """Read single bytes, one for each acknowledged row, until there are enough."""
    said, end = 0, time.monotonic() + LIMIT
    while said < wanted:
        if time.monotonic() > end or not select.select([pipe], [], [], LIMIT)[0]:
            raise TimeoutError("the writer says nothing")
        read = len(os.read(pipe, 4096))
        if not read:
            raise EOFError("the writer ended by itself")
        said += read
    return said


def _rest(pipe: int) -> int:
    said = 0
    while read := len(os.read(pipe, 65536)):
        said += read
    return said


def _write_until_killed(file: Path, name: str, pipe: int, seed: int) -> None:
    """Be the child: put bursts, each deed twice, and acknowledge in the order of the writes; never returns."""
    try:
        chance = random.Random(seed)
        under_way = 0

        def done(safe: bool) -> None:
            nonlocal under_way
            under_way -= 1
            if safe:
                os.write(pipe, b".")

        writer = Writer(
            file, lambda: NOW, tell=lambda answer: answer(), found=lambda _found: None, troubled=lambda _trouble: None
        )
        writer.start()
        number = 0
        while True:
            burst = [_deed(name, number + n) for n in range(chance.choice((1, 1, 2, 8, 41, 120)))]
            number += len(burst)
            for outcome in _STAGES:
                for deed in burst:
                    under_way += 1
                    writer.put(Written(replace(deed, outcome=outcome), done))
            while under_way > 300:
                time.sleep(0.0002)
    finally:
        os._exit(1)


def _deed(name: str, number: int) -> Deed:
    return Deed(
        f"{name} {number:06}",
        Author(name, "Main Stage", "kim", "desk"),
        Verb.MUTE,
        "Hall",
        "RM_1",
        f"p{number}",
        "PA_1",
        "Ada " * (number % 40),
        "TR_1",
        "microphone",
        pressed_at=NOW,
        undoable=True,
    )


def _check(file: Path, acknowledged: dict[str, int], tally: Tally) -> None:
    """Open the file as the next start does, and look for every row that was acknowledged."""
    try:
        store = Store(file)
    except (Damaged, Unwritable):
        tally.unreadable += 1
        return
    try:
        for name, rows in acknowledged.items():
            found = store.newest(1 << 30, name)
            tally.out_of_order += [deed.id for deed in found] != [f"{name} {n:06}" for n in range(len(found))]
            tally.lost += max(0, rows - _safe(found))
    finally:
        with suppress(Unwritable, Damaged):
            store.close()


def _safe(found: tuple[Deed, ...]) -> int:
    """Count the rows that are here: a settled deed is two, and both were committed in the order of the writes."""
    return sum(1 if deed.outcome is Outcome.WAITING else 2 for deed in found)


CLAIM = Claim(
    "kills",
    "What the journal said it had written is there after kill -9, and the next start opens it.",
    measure,
    full=1000,
    daily=25,
)
