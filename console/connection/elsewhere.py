"""Keeps what somebody else has changed on one server: bounded, and looked for only when an answer brought news."""

from console.connection.clock import Clock
from console.connection.state import State
from console.domain.deeds import Book, Logbook
from console.domain.elsewhere import Finding, Ours, changed_elsewhere

MOST_KEPT = 200
A_ROOM, LONGEST = 0.00005, 0.25
"""Seconds to rest for each room between two comparisons, and at most: a small server is compared at every answer."""


class Elsewhere:
    """Compares what an answer has changed; an answer without news costs the comparison of two numbers."""

    def __init__(self, state: State, book: Book, clock: Clock) -> None:
        self._state, self._book, self._clock = state, book, clock
        self._before = state.snapshot
        self._news, self._looked_at = state.news, 0.0
        self._logbook, self._ours = Logbook(), Ours()
        self._told: dict[tuple[str, str], None] = {}
        self.looks = 0
        """Counts the comparisons."""
        self.findings: tuple[Finding, ...] = ()
        """What was found, the newest first; the same tuple as before where nothing was."""
        state.subscribe(self._look)

    def _look(self) -> None:
        rest = min(LONGEST, A_ROOM * len(self._before.rooms))
        # What comes in between is compared with the next answer, and answers come every second.
        if self._state.news == self._news or self._clock.now() - self._looked_at < rest:
            return
        self._news, self._looked_at = self._state.news, self._clock.now()
        self.looks += 1
        if self._book.logbook is not self._logbook:
            self._logbook = self._book.logbook
            self._ours = Ours.of(self._logbook.deeds)
        before, self._before = self._before, self._state.snapshot
        fresh = [found for found in changed_elsewhere(before, self._before, self._ours) if self._is_fresh(found)]
        if fresh:
            self.findings = (*reversed(fresh), *self.findings)[:MOST_KEPT]

    def _is_fresh(self, found: Finding) -> bool:
        """Tell only once that a deed was taken back: whoever was muted may go on and off for hours."""
        if not found.takes_back:
            return True
        key = (found.what.value, found.takes_back)
        if key in self._told:
            return False
        self._told[key] = None
        if len(self._told) > MOST_KEPT:
            del self._told[next(iter(self._told))]
        return True
