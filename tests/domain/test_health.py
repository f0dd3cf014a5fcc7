"""Old data says its age, and a failure says its name."""

import pytest

from console.domain.health import Worth, health, room_health
from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble
from tests.made import room

DOWN = Trouble(Cause.UNREACHABLE, "Nothing answers.")
SLOW = Trouble(Cause.TIMED_OUT, "It took too long.")
SHRUNKEN = Trouble(Cause.SHRUNKEN, "Most are missing.")
SKEWED = Trouble(Cause.CLOCK, "The clock is ahead.")
UNTRUSTED = Trouble(Cause.TLS, "It has expired.")
REJECTED = Trouble(Cause.KEY_REJECTED, "Not accepted.")


@pytest.mark.parametrize(
    ("listing", "worth", "age"),
    [
        (Listing(), Worth.CONNECTING, 0),
        (Listing(100), Worth.LIVE, 0),
        (Listing(98.5), Worth.LIVE, 1.5),
        (Listing(98.25), Worth.LATE, 1.75),
        (Listing(93, period=5), Worth.LIVE, 7),
        (Listing(92, period=5), Worth.LATE, 8),
        (Listing(96), Worth.LATE, 4),
        (Listing(80), Worth.STALE, 20),
        (Listing(99, DOWN, 99), Worth.LIVE, 1),
        (Listing(99, DOWN, 99, tries=2), Worth.LATE, 1),
        (Listing(99, SHRUNKEN, 99, tries=1), Worth.LATE, 1),
        (Listing(97.5, DOWN, 98), Worth.LATE, 2.5),
        (Listing(90, DOWN, 91), Worth.OFFLINE, 10),
        (Listing(90, SLOW, 91), Worth.LATE, 10),
        (Listing(80, SLOW, 81), Worth.STALE, 20),
        (Listing(99.5, slept_at=99.9), Worth.STALE, 0.5),
        (Listing(0, DOWN, 99), Worth.OFFLINE, 0),
        (Listing(99, REJECTED, 99), Worth.REJECTED, 1),
        (Listing(99, SKEWED, 99), Worth.SKEWED, 1),
        (Listing(99, UNTRUSTED, 99), Worth.UNTRUSTED, 1),
        (Listing(105), Worth.LIVE, 0),
    ],
)
def test_a_list_is_worth_what_its_age_and_its_trouble_say(listing: Listing, worth: Worth, age: float) -> None:
    judged = health(listing, 100.0)
    assert (judged.worth, judged.age) == (worth, age)


def test_nothing_may_be_sent_where_nothing_answers() -> None:
    assert health(Listing(99), 100.0).may_act
    assert not health(Listing(90, DOWN, 91), 100.0).may_act


@pytest.mark.parametrize("listing", [Listing(100), Listing(100, DOWN, 100), Listing(100, SLOW, 100), Listing(98, SLOW)])
def test_the_word_changes_at_the_moment_that_was_foretold(listing: Listing) -> None:
    now, words = 100.0, list[Worth]()
    while (judged := health(listing, now)).until < 200:
        words.append(judged.worth)
        assert health(listing, judged.until).worth is judged.worth
        now = judged.until + 0.001
        assert health(listing, now).worth is not judged.worth
    assert words[-1] is Worth.LATE


def test_the_round_trip_of_an_answer_makes_nobody_late() -> None:
    assert health(Listing(98), 100.0, round_trip=0.5).worth is Worth.LIVE


def test_an_answer_that_took_long_does_not_keep_the_next_silence_live() -> None:
    assert health(Listing(97.5), 100.0, round_trip=6.0).worth is Worth.LATE


def test_the_people_of_a_room_are_never_worth_more_than_the_server() -> None:
    hall = room("Hall", asked_at=99.5)
    assert room_health(health(Listing(99.5), 100.0), hall, 100.0).worth is Worth.LIVE
    assert room_health(health(Listing(80), 100.0), hall, 100.0).worth is Worth.STALE
    late = room("Hall", asked_at=90)
    assert room_health(health(Listing(99.5), 100.0), late, 100.0).worth is Worth.LATE
