"""The bench works from end to end at a tiny size; no time is asserted, because this machine may be busy."""

import pytest

from tests.bench.figures import Figure, percentile, table
from tests.bench.measures import measure
from tests.bench.plan import TINY


@pytest.fixture(scope="module")
def figures() -> dict[str, Figure]:
    """Everything that is measured, by name."""
    return {figure.name: figure for figure in measure(TINY)}


def test_every_bar_of_the_bench_has_a_figure(figures: dict[str, Figure]) -> None:
    bars = [(figure.bar, figure.unit) for figure in figures.values() if figure.bar is not None]
    assert bars == [
        (1.25, "×"),
        (0.80, "×"),
        (0.80, "×"),
        (0.15, "×"),
        (25, "/s"),
        (8, "ms"),
        (6, "×"),
        (200, "MB"),
        (16, "ms"),
        (1.5, "×"),
    ]


def test_every_round_measured_something(figures: dict[str, Figure]) -> None:
    assert not [name for name, figure in figures.items() if not figure.rounds or min(figure.rounds) <= 0]


def test_a_figure_over_its_bar_does_not_hold_and_is_called_missed() -> None:
    missed, held = Figure("a", (1.0, 3.0, 9.0), 2), Figure("b", (1.0, 3.0, 9.0), 3)
    assert (missed.holds, held.holds) == (False, True)
    lines = table([missed, held, Figure("remark", (1.0,))]).splitlines()
    assert [line.rpartition(" ")[2] for line in lines[1:3]] == ["MISSED", "holds"]
    assert "3.00 ×    [1.00 … 9.00]" in lines[1]


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([5.0, *range(100)], 0.99) == 98
    assert percentile([7.0], 0.99) == 7.0
