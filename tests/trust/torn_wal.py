"""A machine that lost its power in mid-write: every image of the log opens clean, as a prefix of the commits.

A base file, synchronised, and a log of which a random part has reached the disk, with what may stand behind the tear:
nothing, zeroes, noise, or an older log.
"""

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from console.domain.deeds import Author, Deed, Outcome, Verb
from console.journal.errors import Damaged, Unwritable
from console.journal.store import NAME, Store
from tests.trust.claim import Claim, Figure

COMMITS_A_LOG, IMAGES_A_LOG = 60, 125
NOW = 1_800_000_000.0
BY = Author("main", "Main Stage", "kim", "desk")
State = tuple[tuple[str, Outcome], ...]


@dataclass(slots=True)
class Tally:
    """What was counted over all images."""

    images: int = 0
    unclean: int = 0
    other: int = 0
    torn_commits: int = 0


@dataclass(frozen=True, slots=True)
class Recorded:
    """A base, its log, and where in the log each commit ends, with what the journal holds from there on."""

    base: bytes
    log: bytes
    older: bytes
    ends: tuple[int, ...]
    states: tuple[State, ...]


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Open so many torn images."""
    chance = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="torn-") as folder:
        while tally.images < size:
            recorded = _record(Path(folder) / "recorded", chance)
            for _ in range(min(IMAGES_A_LOG, size - tally.images)):
                _open_torn(Path(folder) / "torn" / NAME, recorded, chance, tally)
    return (
        Figure("torn images opened", tally.images, size, at_least=True),
        Figure("images that do not open clean", tally.unclean, 0),
        Figure("images that are no prefix of the commits", tally.other, 0),
        Figure("images torn within a commit", tally.torn_commits, size // 4, at_least=True),
    )


def _record(folder: Path, chance: random.Random) -> Recorded:
    """Write a base and then a log over it, group by group, with deeds that are new and deeds that are settled."""
    shutil.rmtree(folder, ignore_errors=True)
    file = folder / NAME
    known: dict[str, Deed] = {}
    store = Store(file)
    for _ in range(chance.randrange(30)):
        store.write(_group(known, chance))
    older = _log_of(file).read_bytes()
    store.close()  # what the log holds goes into the base
    base = file.read_bytes()
    store = Store(file)
    ends, states = [0], [_state(known)]
    for _ in range(COMMITS_A_LOG):
        store.write(_group(known, chance))
        ends.append(_log_of(file).stat().st_size)
        states.append(_state(known))
    log = _log_of(file).read_bytes()
    assert file.read_bytes() == base, "the log went into the base while it was written"
    store.close()
    return Recorded(base, log, older, tuple(ends), tuple(states))


def _group(known: dict[str, Deed], chance: random.Random) -> list[Deed]:
    group: dict[str, Deed] = {}
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        settled = [id_ for id_, deed in known.items() if deed.outcome.is_open]
        id_ = chance.choice(settled) if settled and chance.random() < 0.5 else f"deed {len(known):05}"
        outcome = Outcome.SEEN if id_ in known else Outcome.WAITING
        name = "Ada " * chance.randrange(60)
        deed = Deed(id_, BY, Verb.MUTE, "Hall", "RM_1", "ada", "PA_1", name, pressed_at=NOW, outcome=outcome)
        known[id_] = group[id_] = deed
    return list(group.values())


def _state(known: dict[str, Deed]) -> State:
    return tuple((deed.id, deed.outcome) for deed in known.values())


def _open_torn(file: Path, recorded: Recorded, chance: random.Random, tally: Tally) -> None:
    cut = chance.randrange(len(recorded.log) + 1)
    whole = sum(end <= cut for end in recorded.ends) - 1
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir(parents=True)
    file.write_bytes(recorded.base)
    _log_of(file).write_bytes(recorded.log[:cut] + _behind(recorded, cut, chance))
    tally.images += 1
    tally.torn_commits += cut not in recorded.ends
    try:
        store = Store(file)
        found = store.newest(1 << 30)
        store.close()
    except (Damaged, Unwritable):
        tally.unclean += 1
        return
    tally.other += _shown(found) != recorded.states[whole]


def _behind(recorded: Recorded, cut: int, chance: random.Random) -> bytes:
    """Return what may stand behind the tear: the disk had reserved the place, or another log was there before."""
    left = len(recorded.log) - cut
    match chance.randrange(4):
        case 0:
            return b""
        case 1:
            return bytes(left)
        case 2:
            return chance.randbytes(left)
        case _:
            return recorded.older[cut:]


def _shown(deeds: tuple[Deed, ...]) -> State:
    return tuple((deed.id, deed.outcome) for deed in deeds)


def _log_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-wal")


CLAIM = Claim(
    "torn_wal",
    "A journal whose log was torn by a power cut opens clean, with every commit up to the tear and nothing else.",
    measure,
    full=5000,
    daily=200,
)
