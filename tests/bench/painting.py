"""How a start that is measured says how far it has come."""

import os
import sys
import time


def say_when() -> None:
    """Write a moment of a clock that is the machine's, and so the parent's too (clock_gettime(2), CLOCK_MONOTONIC)."""
    sys.stdout.write(f"{time.monotonic()}\n")
    sys.stdout.flush()


def say_when_and_end() -> None:
    """Write the last moment, and be gone."""
    say_when()
    os._exit(0)
