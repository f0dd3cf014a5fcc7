"""`python -m tests.trust [NAME …] [--seed N] [--daily]` measures the claims and prints their table.

The exit status is 0 when every figure holds. The seed is printed, and the same seed asks for the same run.
"""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.trust.claims import ALONE, NAMES
from tests.trust.measuring import Measured, measured
from tests.trust.table import table

LIMITS = {"full": 40 * 60.0, "daily": 90.0}
AT_ONCE = 2


def run_all(names: Sequence[str], run: str, seed: int) -> list[Measured]:
    """Measure the claims two at a time, and after them, one by one, those that measure a wait."""

    def one(name: str) -> Measured:
        found = measured(name, run, seed, LIMITS[run])
        sys.stderr.write(f"{name}: {'holds' if found.holds else 'MISSED'}, {found.seconds:.0f} s\n")
        return found

    with ThreadPoolExecutor(AT_ONCE) as places:
        together = list(places.map(one, [name for name in names if name not in ALONE]))
    alone = [one(name) for name in names if name in ALONE]
    return sorted(together + alone, key=lambda found: names.index(found.name))


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust", description="What Cuelight promises, measured.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; without one all of them")
    parser.add_argument("--seed", type=int, help="repeat the run of this seed")
    parser.add_argument("--daily", action="store_true", help="the sizes of the daily run")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in NAMES]:
        parser.error(f"no such claim: {', '.join(unknown)}")
    seed = secrets.randbelow(1 << 32) if asked.seed is None else asked.seed
    run = "daily" if asked.daily else "full"
    sys.stdout.write(f"seed {seed}, {run}\n\n")
    sys.stdout.flush()
    begun = time.monotonic()
    found = run_all(asked.names or NAMES, run, seed)
    sys.stdout.write(f"{table(found)}\n\n" if found else "no claims\n\n")
    sys.stdout.write(f"seed {seed}, {time.monotonic() - begun:.0f} s, {os.cpu_count()} processors\n")
    return 0 if found and all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
