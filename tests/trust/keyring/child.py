"""The whole program with somebody at its keyboard, and a stopwatch on how long its window does not answer."""

import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from tests.window.driven_process import TRICKS, main

BEAT_MS = 5


class Stopwatch:
    """Beats in Qt's own loop; the longest time between two beats is what a person would have waited."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(QApplication.instance(), interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


_running: list[Stopwatch] = []


def begin() -> None:
    """Begin to measure."""
    _running.append(Stopwatch())


def longest_gap() -> float:
    """Return the longest time without an answer since then, in seconds."""
    return _running[-1].longest


TRICKS |= {"begin": begin, "longest gap": longest_gap}

if __name__ == "__main__":
    sys.exit(main())
