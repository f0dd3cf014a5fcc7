"""In what order people stand."""

from dataclasses import replace

import pytest

from console.domain.participants import Change, Happened, Kind, Participant, Role
from console.ui.people.columns import Column
from console.ui.people.listing import Listing
from console.ui.people.notes import Notes
from console.ui.people.order import Sorting, in_order
from tests.made import NOW, camera, microphone, person, room
from tests.ui.trees.scenes import STAGE, changed, scene


def someone(identity: str, role: Role, joined: float, *tracks: object) -> Participant:
    """Return somebody with a role who joined some seconds ago."""
    return replace(person(identity, *tracks), role=role, joined_at=NOW - joined)  # type: ignore[arg-type]  # tracks


LIVE = changed(
    room(
        STAGE,
        someone("zed", Role.HOST, 100, microphone(muted=True)),
        someone("ada", Role.SPEAKER, 50, microphone()),
        someone("bob", Role.SPEAKER, 90, camera()),
        someone("Ása", Role.AUDIENCE, 10),
        replace(someone("bot", Role.AGENT, 500, microphone()), kind=Kind.AGENT),
    ),
    ada=Change(Happened.JOINED, NOW - 50),
    bob=Change(Happened.CAMERA_ON, NOW - 3),
    zed=Change(Happened.MICROPHONE_MUTED, NOW - 9),
)


@pytest.mark.parametrize(
    ("column", "descending", "expected"),
    [
        (Column.ROLE, False, "zed bob ada Ása bot"),
        (Column.ROLE, True, "Ása bob ada zed bot"),
        (Column.PERSON, False, "ada Ása bob zed bot"),
        (Column.PERSON, True, "zed bob Ása ada bot"),
        (Column.MICROPHONE, False, "ada zed bob Ása bot"),
        (Column.MICROPHONE, True, "bob Ása zed ada bot"),
        (Column.CAMERA, False, "bob zed ada Ása bot"),
        (Column.SCREEN, False, "zed bob ada Ása bot"),
        (Column.JOINED, False, "zed bob ada Ása bot"),
        (Column.JOINED, True, "Ása ada bob zed bot"),
        (Column.CHANGE, False, "bob zed Ása ada bot"),
        (Column.CHANGE, True, "ada Ása zed bob bot"),
    ],
)
def test_stand_by_a_column_with_machines_last(column: Column, descending: bool, expected: str) -> None:
    rows = Listing().rows(scene(LIVE), LIVE, Notes())

    assert " ".join(row.key.identity for row in in_order(rows, Sorting(column, descending))) == expected


def test_a_second_click_turns_the_order_round() -> None:
    once = Sorting().clicked(Column.JOINED)

    assert once == Sorting(Column.JOINED)
    assert once.clicked(Column.JOINED) == Sorting(Column.JOINED, descending=True)
    assert once.clicked(Column.JOINED).clicked(Column.ROLE) == Sorting(Column.ROLE)
