"""Words for what was changed elsewhere: never more than is proven."""

from dataclasses import replace

import pytest

from console.domain.elsewhere import Finding, Found
from console.ui.activity.findings import explained, told
from tests.ui.stage import NOW, deed, mute

ONE = Finding(Found.OPEN_AGAIN, NOW, "Main Stage", "ada", ("Ada",), 1, takes_back="deed-1")


def finding(what: Found, **rest: object) -> Finding:
    return replace(Finding(what, NOW, "Main Stage"), **rest)  # type: ignore[arg-type]  # a test names the fields it means


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (finding(Found.ROOM_ENDED, count=1), "Main Stage was ended with 1 person in it"),
        (finding(Found.ALL_ENDED, room="", count=12), "12 rooms ended at once"),
        (finding(Found.RESTARTED, room=""), "The server was restarted"),
        (finding(Found.RECORDING_STARTED, details=("recording",)), "A recording of Main Stage was started"),
        (finding(Found.RECORDING_STARTED, room="", details=("stream",)), "A stream of a web page was started"),
        (finding(Found.RECORDING_STOPPED, details=("recording",)), "The recording of Main Stage was stopped"),
        (
            finding(Found.RIGHTS_CHANGED, names=("Ada",), count=1, details=("may no longer publish", "is hidden")),
            "Ada may no longer publish and is hidden",
        ),
        (finding(Found.RIGHTS_CHANGED, names=("Ada",), count=1), "Ada’s rights were changed"),
        (
            finding(Found.RIGHTS_CHANGED, names=("Ada", "Bo", "Cy"), count=41),
            "Rights of 41 people in Main Stage were changed",
        ),
        (ONE, "Ada’s microphone is open again"),
        (replace(ONE, what=Found.BACK_AGAIN), "Ada is back"),
        (finding(Found.ROOM_AGAIN), "Main Stage is open again"),
    ],
)
def test_every_finding_has_its_sentence(found: Finding, title: str) -> None:
    assert told(found)[1] == title
    assert explained(found, None).endswith(".")


def test_an_open_microphone_is_blamed_on_nobody() -> None:
    said = explained(ONE, deed(mute(), age=60))
    assert "It was muted from here at " in said
    assert "They may have opened it themselves: the server does not tell." in said
    assert "moderator" not in f"{told(ONE)[1]} {said}"


def test_the_only_room_of_a_server_may_have_gone_with_it() -> None:
    alone = finding(Found.ROOM_ENDED, count=3, details=("or the server was restarted",))
    assert "may have been restarted" in explained(alone, None)
    assert "moderator" not in explained(alone, None)


def test_of_many_some_are_named() -> None:
    many = finding(Found.RIGHTS_CHANGED, names=("Ada", "Bo", "Cy"), count=41)
    assert explained(many, None).startswith("Ada, Bo, Cy and 38 more.")


def test_a_hostile_name_cannot_turn_the_sentence_round() -> None:
    evil = replace(ONE, names=("A\u202ereversed",))
    assert "\u202e" not in told(evil)[1]
