"""The command line."""

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run Cuelight with these arguments; returns its exit status."""
    sys.stdout.write(f"cuelight {' '.join(argv or sys.argv[1:])}\n")
    return 0
