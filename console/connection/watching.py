"""How long an effect is looked for, and how often."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from console.actions.action import Patience

LONGEST_GAP = 4.0
"""Seconds between two good answers that count as good all along; of a longer gap nobody knows what it held."""
_STEPS, _STEP = (1.0, 1.0, 2.0, 4.0), 8.0


def steps() -> Iterator[float]:
    """Return the seconds from look to look: the first is at once, the next after 1, 2, 4, 8 and every 8 more."""
    return chain(_STEPS, repeat(_STEP))


@dataclass(slots=True)
class Watch:
    """An action that was answered, or whose answer is lost: which looks it has had since.

    `sure` says whether the server accepted it. Looks at evidence that was asked for before the answer do not count.
    """

    answered_at: float
    sure: bool
    looking: asyncio.Task[None]
    last_look: float = 0.0
    looks: int = 0
    good_for: float = 0.0

    def take(self, asked_at: float) -> bool:
        """Count a look at evidence that was asked for at this moment; return whether it is a new one."""
        if asked_at < self.answered_at or asked_at <= self.last_look:
            return False
        if self.last_look:
            self.good_for += min(asked_at - self.last_look, LONGEST_GAP)
        self.last_look = asked_at
        self.looks += 1
        return True

    def begin_anew(self, now: float) -> None:
        """Forget the looks so far: after a sleep, only what is asked from now on counts."""
        self.answered_at = now
        self.rest()

    def rest(self) -> None:
        """Begin to count again: the effect was seen to be on its way."""
        self.looks, self.good_for = 0, 0.0

    def is_over(self, patience: Patience) -> bool:
        """Say whether the effect has had time enough to show."""
        return self.looks >= patience.looks and self.good_for >= patience.seconds
