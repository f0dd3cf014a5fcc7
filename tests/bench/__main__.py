"""`python -m tests.bench [--quick]` prints every figure beside its bar; the exit status is 0 when all hold."""

import argparse
import os
import sys
import time

from tests.bench.figures import table
from tests.bench.measures import measure
from tests.bench.plan import FULL, QUICK


def main() -> int:
    """Measure and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Ratios, measured side by side.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, within 50 seconds")
    plan = QUICK if parser.parse_args().quick else FULL
    begun = time.monotonic()
    figures = measure(plan)
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    size = f"{plan.rooms} rooms × {plan.people} people"
    sys.stdout.write(
        f"{table(figures)}\n\n{size}, {time.monotonic() - begun:.0f} s, {os.cpu_count()} processors{load}\n"
    )
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
