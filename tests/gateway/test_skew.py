"""How far a clock is off, read from a date that is cut to seconds."""

import pytest

from console.gateway.skew import ahead, span

SAID, AT = "Mon, 21 Sep 2026 14:13:20 GMT", 1_790_000_000.0


@pytest.mark.parametrize(
    ("off", "found"), [(0.0, 0.0), (0.9, 0.0), (1.0, 0.0), (193.0, 192.0), (-0.5, -0.5), (-100.0, -100.0)]
)
def test_within_the_second_that_was_cut_off_the_clocks_agree(off: float, found: float) -> None:
    assert ahead(SAID, AT + off) == pytest.approx(found)


@pytest.mark.parametrize("said", ["", "yesterday", "Mon, 99 Sep 2026 14:13:20 GMT", "Sun, 06 Nov 9999 08:49:37 +9999"])
def test_what_is_no_date_says_nothing(said: str) -> None:
    assert ahead(said, AT) is None


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.4, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min"),
        (192.0, "3 min 12 s"),
        (3_600.0, "1 h"),
        (7_300.0, "2 h 1 min"),
        (90_000.0, "1 d 1 h"),
    ],
)
def test_a_length_of_time_is_said_in_its_two_largest_units(seconds: float, said: str) -> None:
    assert span(seconds) == said
