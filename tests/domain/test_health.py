"""Old data says its age, and a failure says its name."""

import pytest

from console.domain.health import Worth, health
from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble

DOWN = Trouble(Cause.UNREACHABLE, "Nothing answers.")
REJECTED = Trouble(Cause.KEY_REJECTED, "Not accepted.")


@pytest.mark.parametrize(
    ("listing", "worth", "age"),
    [
        (Listing(), Worth.CONNECTING, 0),
        (Listing(100), Worth.LIVE, 0),
        (Listing(98), Worth.LIVE, 2),
        (Listing(96), Worth.LATE, 4),
        (Listing(80), Worth.STALE, 20),
        (Listing(99, DOWN, 99), Worth.LIVE, 1),
        (Listing(90, DOWN, 91), Worth.OFFLINE, 10),
        (Listing(0, DOWN, 99), Worth.OFFLINE, 0),
        (Listing(99, REJECTED, 99), Worth.REJECTED, 1),
        (Listing(105), Worth.LIVE, 0),
    ],
)
def test_a_list_is_worth_what_its_age_and_its_trouble_say(listing: Listing, worth: Worth, age: float) -> None:
    judged = health(listing, 100.0)
    assert (judged.worth, judged.age) == (worth, age)


def test_nothing_may_be_sent_where_nothing_answers() -> None:
    assert health(Listing(99), 100.0).may_act
    assert not health(Listing(90, DOWN, 91), 100.0).may_act
