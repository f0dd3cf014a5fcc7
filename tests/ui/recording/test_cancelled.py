"""A start that was taken back before it began: no failure, and by whom is said."""

from dataclasses import replace

from console.actions.recordings import StopRecording
from console.connection.receipts import Outcome
from console.domain.light import SAVED_FOR
from console.domain.recordings import Status
from console.domain.trouble import Cause, Trouble
from console.ui.recording.rows import Offer, RoomRecording, room_recording
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from tests.ui.stage import NOW, STAGE, receipt, recording, scene, target

SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.", "Cuelight keeps trying.")
STOP = StopRecording(target(), "EG_1")
CANCELLED = replace(
    recording(Status.ABORTED, age=9), ended_at=NOW - 5, error="Start signal not received", error_code=412
)


def shown(of: Scene) -> RoomRecording:
    return room_recording(of, STAGE)


def said(of: Scene) -> tuple[RecordState, str, str]:
    face = shown(of).shown
    return face.state, face.clock, face.sentence


def facts(of: Scene) -> dict[str, str]:
    return {fact.label: fact.text for fact in shown(of).facts}


def test_a_start_that_we_take_back_has_a_word_of_its_own() -> None:
    row = shown(scene(recordings=(CANCELLED,), receipts=(receipt(STOP, Outcome.SEEN, age=6),)))
    assert (row.shown.state, row.shown.sentence) == (RecordState.CANCELLED, "Before it began, from this window")
    assert (row.shown.verb, row.may_start, row.fault, row.offers) == ("Start again", True, "EG_1", (Offer.DISMISS,))
    assert row.note == ""


def test_a_start_that_somebody_else_takes_back_stays_until_it_is_dismissed() -> None:
    old = replace(CANCELLED, ended_at=NOW - 3600)
    assert said(scene(recordings=(old,)))[::2] == (RecordState.CANCELLED, "Before it began, not from this window")
    refused = receipt(STOP, Outcome.REFUSED, age=6, reason="No.")
    assert said(scene(recordings=(old,), receipts=(refused,)))[2] == "Before it began, not from this window"
    assert said(scene(recordings=(old,), dismissed=frozenset({"EG_1"})))[0] is RecordState.IDLE


def test_what_we_took_back_ourselves_is_soon_a_fact_and_no_longer_news() -> None:
    old = replace(CANCELLED, ended_at=NOW - SAVED_FOR - 1)
    row = scene(recordings=(old,), receipts=(receipt(STOP, Outcome.SEEN, age=SAVED_FOR + 2),))
    assert said(row) == (RecordState.IDLE, "", "Speaker · 1080p 30")
    assert facts(row)["Cancelled"].endswith(", from this window")


def test_a_cancelled_start_offers_no_new_one_while_nothing_answers() -> None:
    row = shown(scene(recordings=(CANCELLED,), trouble=SILENCE, rooms_age=38))
    assert (row.shown.state, row.shown.verb, row.may_start) == (RecordState.CANCELLED, "", False)


def test_the_stop_of_another_recording_was_not_ours_of_this_one() -> None:
    other = receipt(StopRecording(target(), "EG_2"), Outcome.SEEN, age=6)
    assert said(scene(recordings=(CANCELLED,), receipts=(other,)))[2] == "Before it began, not from this window"
