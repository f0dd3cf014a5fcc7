"""The last change of everybody in a room."""

from dataclasses import replace

import pytest

from console.domain.changes import happened, last_changes
from console.domain.participants import Change, Happened, Participant, Presence, Role
from console.domain.rooms import Crowd, LiveRoom, Room
from tests.made import NOW, camera, microphone, person, room

ADA = person("ada", microphone(), camera())


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (ADA, ADA, None),
        (ADA, person("ada", microphone(muted=True), camera()), Happened.MICROPHONE_MUTED),
        (person("ada", microphone(muted=True)), person("ada", microphone()), Happened.MICROPHONE_OPEN),
        (person("ada"), person("ada", microphone()), Happened.MICROPHONE_OPEN),
        (person("ada", microphone()), person("ada"), Happened.MICROPHONE_GONE),
        (ADA, person("ada", microphone()), Happened.CAMERA_OFF),
        (person("ada"), person("ada", camera()), Happened.CAMERA_ON),
        (ADA, replace(ADA, sid="PA_2"), Happened.RETURNED),
        (ADA, replace(ADA, presence=Presence.DISCONNECTED), Happened.SILENT),
        (ADA, replace(ADA, role=Role.HOST), Happened.ROLE),
        (ADA, replace(ADA, name="Countess"), Happened.NAME),
    ],
)
def test_a_change_has_one_name(before: Participant, after: Participant, what: Happened | None) -> None:
    assert happened(before, after) is what


def test_a_first_look_says_when_they_joined() -> None:
    changes = last_changes(LiveRoom(Room("RM_1", "Hall")), Crowd.of((ADA,)), NOW)
    assert changes == {"ada": Change(Happened.JOINED, NOW - 60, looked=False)}


def test_an_unchanged_look_keeps_the_moment_of_the_change() -> None:
    first = room("Hall", ADA)
    muted = Crowd.of((person("ada", microphone(muted=True), camera()),))
    changes = last_changes(first, muted, NOW + 1)
    assert changes["ada"] == Change(Happened.MICROPHONE_MUTED, NOW + 1)
    later = last_changes(replace(first, crowd=muted, changes=changes), Crowd.of(muted), NOW + 2)
    assert later["ada"] == Change(Happened.MICROPHONE_MUTED, NOW + 1)


def test_who_left_is_forgotten() -> None:
    assert last_changes(room("Hall", ADA), Crowd(), NOW + 1) == {}
