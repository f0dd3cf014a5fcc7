"""Why the list of recordings is old while the rooms are not, and what a key without the right may not do."""

from dataclasses import replace

from console.domain.recordings import Status
from console.domain.trouble import Cause, Trouble
from console.ui.recording.rows import room_recording
from console.ui.recording.states import RecordState
from tests.ui.stage import NOW, STAGE, machine, recording, scene

SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.", "Cuelight keeps trying.")


def test_a_list_that_fails_by_itself_says_why_below_the_recording() -> None:
    of = scene([machine("EG_1")], recordings=(recording(),), list_age=38, list_trouble=SILENCE)
    failing = replace(of.truth.recording_list, tries=7, next_at=NOW + 1.5)
    shown = room_recording(replace(of, truth=replace(of.truth, recording_list=failing)), STAGE)
    assert shown.shown.state is RecordState.UNKNOWN
    assert shown.note == "Nothing answers at live.example.org. Try 7, next in 2 s."


def test_a_missing_right_is_said_beside_a_failure_too() -> None:
    may_not = Trouble(Cause.NOT_ALLOWED, "This key may not record.", "Use a key with that right.")
    ended = replace(recording(Status.FAILED), ended_at=NOW - 60, error="upload failed")
    shown = room_recording(scene(recordings=(ended,), list_trouble=may_not, list_age=38), STAGE)
    assert shown.note.endswith("This key may not record. Use a key with that right.")
    assert not shown.may_start
