"""Figures, their bars, and the table they are printed in."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

KEY, SECRET = "bench", "not-a-secret-" + "0" * 32


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity with all its rounds; `bar` is the most that its median may be, None for a remark."""

    name: str
    rounds: tuple[float, ...]
    bar: float | None = None
    unit: str = "×"

    @property
    def median(self) -> float:
        """Return the middle of the rounds."""
        return statistics.median(self.rounds)

    @property
    def holds(self) -> bool:
        """Say whether the bar is reached, where there is one."""
        return self.bar is None or self.median <= self.bar


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which this share of all values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    """Divide round by round: the two sides of a round were measured right after each other."""
    return tuple(a / b for a, b in zip(ours, theirs, strict=True))


def table(figures: Sequence[Figure]) -> str:
    """Lay the figures out for reading: one line each, what has a bar at the left edge, remarks below it indented."""
    names = [figure.name if figure.bar is not None else f"  {figure.name}" for figure in figures]
    wide = max(len(name) for name in names)
    lines = [f"{'':{wide}}  {'median':>8}       {'range':<17}  bar"]
    for name, figure in zip(names, figures, strict=True):
        span = f"[{min(figure.rounds):.2f} … {max(figure.rounds):.2f}]"
        verdict = "" if figure.bar is None else f"≤ {figure.bar:<5g} {'holds' if figure.holds else 'MISSED'}"
        lines.append(f"{name:{wide}}  {figure.median:>8.2f} {figure.unit:<3}  {span:<18}  {verdict}".rstrip())
    return "\n".join(lines)
