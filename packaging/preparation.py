"""All that comes before main.py can start: the environment, its packages and a Qt that works."""

import os

from checkout import Checkout
from environment import Environment
from programs import Obstacle, Programs
from qt_start import QtStart
from system_packages import SystemPackages

INTERRUPTED = 130
"""What shells report for a program that Ctrl+C ended."""


def is_root() -> bool:
    """Whether this process may install packages into the system."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def prepare_to_run(checkout: Checkout, platform: str, programs: Programs | None = None) -> int:
    """Do what is missing for `platform`, with one line for each step; returns an exit status, 0 when all is there."""
    programs = programs or Programs()
    environment = Environment(checkout, programs)
    try:
        with environment.alone():
            if not checkout.has_installed("run", "test"):
                environment.install("run")
            if not checkout.ready_to_run(platform):
                QtStart(checkout, programs, SystemPackages(programs, is_root())).check(platform)
    except Obstacle as obstacle:
        programs.say(str(obstacle))
        return 2
    except OSError as failure:  # a disk that is full or may not be written to
        programs.say(f"This checkout cannot be prepared: {failure}.")
        return 2
    except KeyboardInterrupt:
        programs.say("Stopped; the next start goes on from here.")
        return INTERRUPTED
    return 0
