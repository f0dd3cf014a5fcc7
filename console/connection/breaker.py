"""How long a service that fails is left alone: one breaker for each, so that one that fails does not slow another."""

from collections.abc import Callable

from console.connection.pace import Pace
from console.domain.trouble import Cause, Trouble

_LASTING = (Cause.NO_RECORDER, Cause.NOT_ALLOWED, Cause.CLOCK)
"""What somebody has to cure first: asked for again as rarely as anything, and at once by *Try now*."""


class Breaker:
    """Counts the failures in a row of one question, and says when to put it again; `chance` is from 0 to 1."""

    def __init__(self, pace: Pace, chance: Callable[[], float]) -> None:
        self._pace, self._chance = pace, chance
        self.tries = 0
        self.slowing = False
        """Whether the server asked to slow down when it was last asked."""

    def wait(self, trouble: Trouble) -> float | None:
        """Count one more failure; return the seconds to wait, or nothing where only a person can change it.

        For the first minute a server is asked every two seconds, as somebody waits for it. After that the waits grow to
        fifteen seconds, and stay there for ever; none of them is in step with another console's.
        """
        self.tries += 1
        self.slowing = trouble.cause is Cause.SLOW_DOWN
        pace = self._pace
        match trouble.cause:
            case Cause.KEY_REJECTED:
                return None if self.tries >= pace.key_tries else pace.rooms
            case Cause.TLS:
                return pace.untrusted
            case Cause.SLOW_DOWN:
                return min(pace.slowest_wait, trouble.retry_after or 2.0 ** min(self.tries, 8))
            case cause if cause in _LASTING:
                return pace.longest_wait
        patience = 2.0 ** min(8, max(0, self.tries - pace.quick_tries))
        longest = min(pace.longest_wait, max(pace.quick_wait * patience, trouble.retry_after))
        return longest * (0.5 + self._chance() / 2)
