"""File names are ours to make, and a hostile room name has no say in where they go."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from console.actions.recordings import StartRecording, StopRecording, TemplateRefused, file_path
from console.actions.targets import RoomTarget
from console.domain.choices import RecordingChoice
from console.domain.recordings import Status
from tests.made import NOW, recorder, recording, room, snapshot

HALL = RoomTarget("Hall", "RM_Hall")


def test_a_template_is_expanded_to_a_unique_name_in_utc() -> None:
    path = file_path("{room}/{date}/{room}-{time}.mp4", "Main Stage", 1_800_000_000.123, "x7k2p9")
    assert path == "Main-Stage/2027-01-15/Main-Stage-20270115T080000123Z-x7k2p9.mp4"


@pytest.mark.parametrize("template", ["", "  ", "/etc/x", "a/../b", "a\\b", "{publisher_identity}", "{", "a\0b", ".."])
def test_a_template_that_could_go_astray_is_refused(template: str) -> None:
    with pytest.raises(TemplateRefused):
        file_path(template, "Hall", NOW, "x7k2p9")


@given(some.text(max_size=200), some.sampled_from(["{room}", "{room}/{time}", "a/{room}-{date}"]))
def test_no_room_name_leaves_the_safe_letters(name: str, template: str) -> None:
    path = file_path(template, name, NOW, "x7k2p9")
    assert re.fullmatch(r"[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*-x7k2p9\.mp4", path)
    assert ".." not in path.split("/")
    assert not path.startswith(("/", "."))


def test_a_room_that_is_being_recorded_is_never_started_again() -> None:
    start = StartRecording(HALL, RecordingChoice(), "hall.mp4")
    for status in (Status.STARTING, Status.ACTIVE, Status.ENDING):
        seen = snapshot(room("Hall", recorder("EG_1")), recordings=(recording("EG_1", "Hall", status),))
        assert start.mismatch(seen) == "Hall already has a recording."
    assert start.mismatch(snapshot(room("Hall"), recordings=(recording("EG_1", "Hall", Status.FAILED),))) == ""


def test_a_room_whose_recorder_died_can_be_recorded_again_although_the_list_never_forgets_it() -> None:
    start = StartRecording(HALL, RecordingChoice(), "hall.mp4")
    lost = snapshot(room("Hall"), recordings=(recording("EG_1", "Hall"),))
    assert start.mismatch(lost) == ""
    unasked = snapshot(room("Hall", asked_at=NOW - 100), recordings=(recording("EG_1", "Hall"),))
    assert start.mismatch(unasked) == "Hall already has a recording."


def test_a_stream_keeps_no_file_and_so_does_not_stand_in_the_way() -> None:
    stream = replace(recording("EG_1", "Hall"), files=(), streams=True)
    seen = snapshot(room("Hall", recorder("EG_1")), recordings=(stream,))
    assert StartRecording(HALL, RecordingChoice(), "hall.mp4").mismatch(seen) == ""


def test_a_second_press_of_record_repeats_the_first_whatever_its_file_is_called() -> None:
    first, second = (StartRecording(HALL, RecordingChoice(), name) for name in ("a.mp4", "b.mp4"))
    assert second.repeats(first)
    assert not StopRecording(HALL, "EG_1").repeats(first)
