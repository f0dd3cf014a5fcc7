"""What a room says about itself."""

from dataclasses import replace
from math import inf

import pytest

from console.domain.light import Light
from console.domain.participants import Change, Happened, Presence, Role
from console.domain.recordings import Recording, Status
from console.domain.rooms import LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.trouble import Cause, Trouble
from console.ui.rooms.rows import RoomRow
from console.ui.rooms.wording import ended_row, initials, room_row, server_row
from console.ui.trees.tones import Tone
from tests.made import NOW, microphone, person, recorder, recording, room, snapshot
from tests.ui.trees.scenes import STAGE, changed, scene


def worded(live: LiveRoom, *recordings: Recording, later: float = 1.0) -> RoomRow:
    """Word one room of a server."""
    return room_row(scene(live, recordings=recordings, later=later), live)


def test_a_quiet_room_counts_people_and_open_microphones() -> None:
    live = room(STAGE, person("ada", microphone()), person("bob", microphone(muted=True)), recorder("EG_9"))

    row = worded(live)

    assert (row.people, row.count, row.open_microphones) == (2, "2", 1)
    assert (row.line, row.tone, row.recording) == ("Not recording", Tone.QUIET, "not recording")
    assert row.spoken == "Main Stage, 2 people, 1 open microphone, Not recording"
    assert not row.has_problem


def test_a_room_nobody_was_asked_about_shows_the_servers_count_as_about() -> None:
    row = worded(LiveRoom(Room("RM_1", STAGE, num_participants=18)))

    assert (row.count, row.exact) == ("≈\u202f18", False)
    assert row.spoken == "Main Stage, about 18 people, Not recording"


def test_an_empty_room_says_so() -> None:
    assert worded(room(STAGE)).line == "Empty"


def test_a_room_with_a_machine_alone_is_not_called_empty() -> None:
    assert worded(room(STAGE, recorder("EG_9"))).line == "Not recording"


@pytest.mark.parametrize(
    ("status", "present", "expected"),
    [
        (Status.ACTIVE, True, (Light.PROVEN, "REC 00:01:01", Tone.LIVE, "recording")),
        (Status.ACTIVE, False, (Light.UNPROVEN, "No recorder in the room", Tone.AMBER, "recording unproven")),
        (Status.STARTING, False, (Light.STARTING, "Starting…", Tone.AMBER, "not recording")),
        (Status.ENDING, True, (Light.STOPPING, "Stopping…", Tone.AMBER, "not recording")),
        (Status.ABORTED, False, (Light.CANCELLED, "Not recording", Tone.QUIET, "not recording")),
        (Status.FAILED, False, (Light.FAILED, "Recording failed", Tone.STRONG, "recording failed")),
    ],
)
def test_says_what_is_known_of_a_recording(
    status: Status, present: bool, expected: tuple[Light, str, Tone, str]
) -> None:
    people = (person("ada"), recorder("EG_1")) if present else (person("ada"),)
    row = worded(room(STAGE, *people), recording("EG_1", STAGE, status))

    assert (row.light, row.line, row.tone, row.recording) == expected


def test_a_recorder_that_was_not_looked_for_since_it_began_is_no_problem() -> None:
    young = replace(recording("EG_1", STAGE), started_at=NOW + 0.5, updated_at=NOW + 0.5)

    row = worded(room(STAGE, person("ada")), young)

    assert (row.light, row.line, row.has_problem) == (Light.UNPROVEN, "Looking for the recorder…", False)
    assert worded(room(STAGE, person("ada")), recording("EG_1", STAGE)).has_problem


def test_a_running_clock_does_not_change_the_sentence() -> None:
    live = room(STAGE, recorder("EG_1"))

    first, second = (worded(live, recording("EG_1", STAGE), later=later) for later in (1, 2))

    assert first.line != second.line
    assert first.spoken == second.spoken == "Main Stage, 0 people, 0 open microphones, recording"


def test_a_list_that_is_old_leaves_the_recording_unknown() -> None:
    row = worded(room(STAGE, recorder("EG_1")), recording("EG_1", STAGE), later=40)

    assert (row.line, row.recording) == ("Unknown, was REC", "recording unproven")


def test_a_second_recording_is_counted() -> None:
    row = worded(room(STAGE, recorder("EG_1"), recorder("EG_2")), recording("EG_1", STAGE), recording("EG_2", STAGE))

    assert row.line == "REC 00:01:01 · 1 more"


def test_a_saved_recording_is_told_for_a_moment() -> None:
    row = worded(room(STAGE, person("ada")), recording("EG_1", STAGE, Status.COMPLETE, size=5))

    assert (row.line, row.tone) == ("Saved", Tone.OK)


def test_a_room_with_a_recorder_is_a_witness_while_recordings_were_never_listed() -> None:
    live = LiveRoom(Room("RM_1", STAGE, num_participants=2, active_recording=True))
    told = scene(live)
    blind = replace(told, truth=Snapshot(told.truth.rooms, room_list=Listing(NOW)))

    assert room_row(blind, live).line == "Recorder in the room"
    assert room_row(blind, LiveRoom(Room("RM_1", STAGE, num_participants=2))).line == "Not recording"


def test_is_a_problem_from_the_moment_on_that_somebody_is_one() -> None:
    joining = replace(person("omar"), presence=Presence.JOINING, joined_at=NOW - 4)
    quiet = replace(person("jonas"), role=Role.SPEAKER, joined_at=NOW - 100)
    live = changed(room(STAGE, joining, quiet), jonas=Change(Happened.MICROPHONE_GONE, NOW - 50))

    row = worded(live)

    assert row.problem_from == NOW + 6
    assert (row.is_problem(NOW), row.is_problem(NOW + 6)) == (False, True)


def test_hostile_names_are_made_visible() -> None:
    row = worded(room("\u202eegatS\n<b>x</b>"))

    assert row.name == "⟨U+202E⟩egatS⟨U+000A⟩<b>x</b>"
    assert "\u202e" not in row.spoken
    assert "\n" not in row.spoken


def test_a_room_that_has_ended_keeps_its_name_alone() -> None:
    row = ended_row(worded(room(STAGE, person("ada", microphone())), recording("EG_1", STAGE)))

    assert (row.line, row.people, row.light, row.ended, row.problem_from) == ("Ended", 0, Light.IDLE, True, inf)
    assert row.spoken == "Main Stage, Ended"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Main Stage", "MS"),
        ("press", "Pr"),
        ("x", "X"),
        ("workshop a · talk", "WA"),
        ("🎉", "?"),
        ("", "?"),
        ("東京", "東京"),
    ],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_server_says_whether_it_answers() -> None:
    live = scene(room(STAGE), room("Press"))
    silent = scene(room(STAGE), trouble=Trouble(Cause.UNREACHABLE, "Nothing answers."), later=20)
    never = replace(live, truth=Snapshot())

    assert server_row(live, 40).line == "Connected · 2 rooms"
    assert server_row(live, 40).spoken == "Spring, Connected, 2 rooms, 40 people"
    assert (server_row(silent, 0).word, server_row(silent, 0).stale) == ("Not answering", True)
    assert server_row(never, 0).word == "Connecting…"
    assert snapshot().room_list.is_known
