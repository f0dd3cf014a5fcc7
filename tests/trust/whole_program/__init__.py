"""What the screen owes while servers fail in every way: the right word in time, a window that answers, and recovery."""

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.trust.claim import Claim, Figure
from tests.trust.whole_program.drive import Findings, Stage, Trial
from tests.trust.whole_program.kinds import KINDS


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Play so many faults, all kinds at once and as often as it takes; a single round is put forward in time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = max(1, -(-size // len(KINDS)))
    with tempfile.TemporaryDirectory(prefix="whole-") as place:
        stage = Stage(seed, Path(place))
        try:
            found = Trial(stage, Path(place), rounds, hurry=rounds == 1).run()
        finally:
            stage.close()
    return _figures(found, size)


def _figures(found: Findings, size: int) -> tuple[Figure, ...]:
    recoveries = sorted(second for seconds in found.recoveries.values() for second in seconds)
    p99 = statistics.quantiles(recoveries, n=100)[98] if len(recoveries) > 1 else 99.0
    sys.stdout.write("\n".join((*_worst(found), *found.strayed, *found.complaints)) + "\n")
    return (
        Figure("faults", found.faults, size, at_least=True),
        Figure("kinds", len(KINDS), 32, at_least=True),
        Figure("unhandled exceptions and complaints in the log", len(found.complaints), 0),
        Figure("longest UI gap", round(found.gap * 1000, 1), 100, "ms"),
        Figure("right word after its threshold, longest", round(max(found.delays.values(), default=99.0), 2), 1.0, "s"),
        Figure("words and rows that were not owed", len(found.strayed), 0),
        Figure("recovery p99", round(p99, 2), 3.0, "s"),
        Figure("quitting while all of them fail", round(found.quit_took, 2), 2.0, "s"),
    )


def _worst(found: Findings) -> list[str]:
    late = sorted(found.delays.items(), key=lambda item: -item[1])[:5]
    slow = sorted(found.recoveries.items(), key=lambda item: -max(item[1]))[:5]
    told = [f"{key}, {seconds:.2f} s after its threshold" for key, seconds in late]
    return told + [f"{key} was back after {max(seconds):.2f} s" for key, seconds in slow]


CLAIM = Claim(
    "the whole program",
    "Whatever a server does, the screen says so in time, the window answers, and all is back by itself.",
    measure,
    full=10 * len(KINDS),
    daily=len(KINDS),
)
