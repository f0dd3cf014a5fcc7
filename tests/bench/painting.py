"""How a start that is measured ends."""

import os
import sys
import time


def painted() -> None:
    """Say when, by a clock that is the machine's and the parent's too (clock_gettime(2), CLOCK_MONOTONIC), and end."""
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()
    os._exit(0)
