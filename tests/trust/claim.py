"""A promise with the figures that prove it: the daily run and the full one differ in size only."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One number beside what is asked: at most that much, or with `at_least` no less."""

    name: str
    reached: float
    asked: float
    unit: str = ""
    at_least: bool = False

    @property
    def holds(self) -> bool:
        """Say whether what is asked was reached."""
        return self.reached >= self.asked if self.at_least else self.reached <= self.asked


@dataclass(frozen=True, slots=True)
class Claim:
    """A promise with its two sizes; `measure(size, seed)` runs in a process of its own and returns every figure.

    A figure that counts the work itself (calls, kills, steps) asks for `size`, so that a smaller
    run still has to do its whole share.
    """

    name: str
    promise: str
    measure: Callable[[int, int], tuple[Figure, ...]]
    full: int
    daily: int
