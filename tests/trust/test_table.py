"""A figure that misses, a claim that fails and one that hangs are all seen."""

from pathlib import Path

import pytest

from tests.trust.claim import Figure
from tests.trust.claims import NAMES, claim
from tests.trust.measuring import Measured, measured
from tests.trust.table import table


def made(*figures: Figure, trouble: str = "") -> Measured:
    """A claim that was measured."""
    return Measured("calls", "every call ends", 20_000, figures, 12.34, trouble)


@pytest.mark.parametrize(
    ("reached", "asked", "at_least", "holds"),
    [(0, 0, False, True), (1, 0, False, False), (9, 10, True, False), (10, 10, True, True)],
)
def test_a_figure_is_held_to_what_was_asked(reached: float, asked: float, at_least: bool, holds: bool) -> None:
    one = made(Figure("n", reached, asked, at_least=at_least))
    assert one.holds is holds
    assert [line.split()[-1] for line in table([one]).splitlines()[3:4]] == ["holds" if holds else "MISSED"]


def test_the_table_says_what_was_asked_and_reached() -> None:
    drawn = table([made(Figure("calls", 20_000, 10_000, at_least=True), Figure("gap", 12.5, 100, "ms"))]).splitlines()
    assert [line.split() for line in drawn] == [
        ["claim", "asked", "reached", "seconds"],
        ["calls", "×", "20,000", "holds", "12.3"],
        ["every", "call", "ends"],
        ["calls", "≥", "10,000", "20,000", "holds"],
        ["gap", "≤", "100", "ms", "12.50", "ms", "holds"],
    ]


def test_nothing_measured_is_nothing_held() -> None:
    assert not made().holds
    assert not made(Figure("n", 0, 0), trouble="it hangs").holds
    assert "it hangs" in table([made(trouble="it hangs")])


def test_a_claim_that_ends_without_figures_shows_its_log() -> None:
    found = measured("no_such_claim", "daily", 0, 30)
    assert not found.holds
    assert "KeyError" in table([found])


def test_a_claim_that_hangs_is_ended() -> None:
    found = measured("no_such_claim", "daily", 0, 0)
    assert not found.holds
    assert "not within 0 s" in found.trouble


def test_the_page_on_security_has_a_row_for_every_claim() -> None:
    page = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_claim_stands_in_a_module_of_its_name(name: str) -> None:
    here = Path(__file__).parent
    assert (here / f"{name}.py").exists() or (here / name / "__init__.py").exists()
    assert claim(name).name
    assert 0 < claim(name).daily <= claim(name).full
