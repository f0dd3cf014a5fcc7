"""What will happen in the made-up world, in order; it happens when somebody looks."""

import heapq
import itertools
from collections.abc import Callable

from console.demo.clock import Clock


class Timeline:
    """Acts with a time each, done in order as soon as anybody asks after that time.

    Nothing runs while nobody looks, so an idle demo costs nothing, and what happens depends on the times
    alone, never on how often somebody looked.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._now = clock.now()
        self._acting = False
        self._order = itertools.count()
        self._acts: list[tuple[float, int, Callable[[], None]]] = []

    @property
    def now(self) -> float:
        """The time of the act that is being done; otherwise the clock's, with everything done that was due."""
        self.catch_up()
        return self._now

    def at(self, when: float, act: Callable[[], None]) -> None:
        """Do this at that time; it has to check for itself that it still makes sense then."""
        heapq.heappush(self._acts, (when, next(self._order), act))

    def after(self, seconds: float, act: Callable[[], None]) -> None:
        """Do this so many seconds from now."""
        self.at(self.now + seconds, act)

    def catch_up(self) -> None:
        """Do everything that is due by now, each at its own time."""
        if self._acting:
            return
        # A wall clock may be set back; the world's time never is.
        end = max(self._now, self._clock.now())
        self._acting = True
        try:
            while self._acts and self._acts[0][0] <= end:
                when, _, act = heapq.heappop(self._acts)
                self._now = max(self._now, when)
                act()
        finally:
            self._acting = False
        self._now = end
