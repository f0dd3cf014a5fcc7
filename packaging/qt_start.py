"""Whether Qt really starts on this machine, with its libraries fetched from the system where that is possible."""

from pathlib import Path

from checkout import Checkout
from programs import Answer, Obstacle, Programs
from system_packages import SystemPackages

LIMIT = 60.0
"""Seconds for Qt to start; a cold disk needs a few."""


class QtStart:
    """Starts Qt for a moment in a process of its own, since a Qt that cannot start ends its process."""

    def __init__(self, checkout: Checkout, programs: Programs, packages: SystemPackages) -> None:
        self._checkout = checkout
        self._programs = programs
        self._packages = packages

    def check(self, platform: str) -> None:
        """Stamp a Qt that starts; raises Obstacle with what is in the way."""
        self._programs.say("Checking that Qt starts here ...")
        answer = self._try(platform, "--start")
        if answer.code:
            if _missing(answer):
                self._packages.add_qt(_missing(answer))
                answer = self._try(platform, "--start")
            if missing := _missing(answer):
                raise Obstacle(f"Qt still needs {missing}; one of these may install it:\n{self._packages.commands()}")
            if answer.code:
                raise Obstacle(f"Qt does not start here, and says: {_first_words(answer)}")
        self._checkout.qt_started(platform).write_bytes(self._checkout.qt_started_content())

    def has_libraries(self, platform: str) -> bool:
        """Whether the platform's libraries are there, with or without a display to try them on."""
        return self._try(platform, "--load-only").code == 0

    def _try(self, platform: str, mode: str) -> Answer:
        probe = Path(__file__).with_name("qt_probe.py")
        extra = {"QT_QPA_PLATFORM": "offscreen"} if platform == "offscreen" else {}
        return self._programs.ask([self._checkout.python, "-I", probe, platform, mode], extra, LIMIT)


def _first_words(answer: Answer) -> str:
    """What Qt said first, before it went on about the platforms it was built with."""
    lines = [line.strip() for line in answer.text.splitlines() if line.strip() and line.strip() != "loaded"]
    return lines[0] if lines else f"exit status {answer.code}"


def _missing(answer: Answer) -> str:
    """The library that the probe named, if it named one."""
    return next((line.split(maxsplit=1)[1] for line in answer.text.splitlines() if line.startswith("missing ")), "")
