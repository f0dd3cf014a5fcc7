"""Figures on the screen: never larger than the truth, and never out of order."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ui import figures

SECONDS = st.floats(min_value=0, max_value=400 * 3600, allow_nan=False)
SIZES = st.integers(min_value=0, max_value=10**16)
FACTORS = {"byte": 1, "bytes": 1, "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12}


def seconds_of(clock: str) -> int:
    hours, minutes, seconds = (int(part) for part in clock.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def bytes_of(size: str) -> int:
    figure, unit = size.split(" ")
    whole, _, part = figure.partition(".")
    return (int(whole) * 100 + int(f"{part:0<2}" or 0)) * FACTORS[unit] // 100


@given(SECONDS, SECONDS)
def test_a_clock_never_runs_ahead_and_never_back(one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert seconds_of(figures.clock(early)) <= seconds_of(figures.clock(late)) <= late


@given(SIZES, SIZES)
def test_a_size_is_never_flattered_and_keeps_order(one: int, other: int) -> None:
    small, large = sorted((one, other))
    assert bytes_of(figures.size(small)) <= bytes_of(figures.size(large)) <= large


@given(SIZES)
def test_a_size_loses_less_than_a_hundredth(number: int) -> None:
    assert bytes_of(figures.size(number)) >= number * 99 // 100


@given(st.floats(min_value=0, max_value=60, allow_nan=False))
def test_a_round_trip_is_never_flattered(seconds: float) -> None:
    shown = figures.round_trip(seconds)
    figure, unit = shown.split(" ")
    assert int(figure) / (1000 if unit == "ms" else 1) >= seconds - 1e-6


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "00:00:00"), (-5, "00:00:00"), (754.9, "00:12:34"), (3599.99, "00:59:59"), (360_000, "100:00:00")],
)
def test_clocks(seconds: float, shown: str) -> None:
    assert figures.clock(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(-1, "0 s"), (2.9, "2 s"), (59.9, "59 s"), (60, "1 min"), (3599, "59 min"), (7300, "2 h"), (3 * 86400, "3 days")],
)
def test_ages(seconds: float, shown: str) -> None:
    assert figures.age(seconds) == shown


def test_what_is_hardly_old_is_just_now() -> None:
    assert figures.ago(0.4) == "just now"
    assert figures.ago(38.2) == "38 s ago"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_999, "1.99 kB"),
        (436_240_000, "436 MB"),
        (1_469_999_999, "1.46 GB"),
        (12_399_000, "12.3 MB"),
    ],
)
def test_sizes(number: int, shown: str) -> None:
    assert figures.size(number) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.6, "0.6 s"), (0.69, "0.6 s"), (9.99, "9.9 s"), (10.5, "10 s"), (75, "1 min")]
)
def test_how_long_something_took(seconds: float, shown: str) -> None:
    assert figures.took(seconds) == shown


def test_a_round_trip_rounds_up() -> None:
    assert figures.round_trip(0.0221) == "23 ms"
    assert figures.round_trip(0.0) == "0 ms"


def test_counts_have_their_noun() -> None:
    assert figures.counted(1, "room") == "1 room"
    assert figures.counted(198, "person", "people") == "198 people"
    assert figures.counted(5000, "room") == "5\u202f000 rooms"


def test_the_time_of_day_is_that_of_its_zone() -> None:
    assert figures.time_of_day(1_700_000_000, UTC) == "22:13:20"


def test_what_never_happened_has_no_time_of_day() -> None:
    assert figures.time_of_day(0.0) == figures.time_of_day(-9.2e9) == ""
