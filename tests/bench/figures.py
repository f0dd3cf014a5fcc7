"""Figures, their bars, and the table they are printed in."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

KEY, SECRET = "bench", "not-a-secret-" + "0" * 32


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity with all its rounds; `bar` is the most that its median may be."""

    name: str
    rounds: tuple[float, ...]
    bar: float
    unit: str = "×"

    @property
    def median(self) -> float:
        """Return the middle of the rounds."""
        return statistics.median(self.rounds)

    @property
    def holds(self) -> bool:
        """Say whether the bar is reached."""
        return self.median <= self.bar


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of all values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out for reading."""
    wide = max(len(figure.name) for figure in figures)
    lines = [f"{'':{wide}}  {'median':>9}  {'range':>19}  {'bar':>8}"]
    for figure in figures:
        span = f"[{min(figure.rounds):.2f} … {max(figure.rounds):.2f}]"
        verdict = "holds" if figure.holds else "MISSED"
        lines.append(
            f"{figure.name:{wide}}  {figure.median:>9.2f}  {span:>19}  {'≤ ' + format(figure.bar, 'g'):>8} {figure.unit:3} {verdict}"
        )
    return "\n".join(lines)
