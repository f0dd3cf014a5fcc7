"""Start and stop: a room cannot be started twice, and a stop only presses the button that asks."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from console.actions.action import Key
from console.actions.recordings import StartRecording, StopRecording
from console.actions.targets import RoomTarget
from console.connection.receipts import Receipt
from console.domain.recordings import Status
from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble
from console.ui.commands.recording import NO_PAUSE
from console.ui.intents import ArmStop, Dismiss, Perform, Record
from console.ui.scene import Scene
from console.ui.standing import Standing
from tests.made import NOW, recorder, recording, room
from tests.ui.commands.standings import SERVER, STAGE, offered, people, scene, standing

TARGET = RoomTarget(STAGE, "RM_Main Stage")


def with_recording(status: Status) -> Scene:
    """A stage whose recorder is in the room."""
    return scene(room(STAGE, *people(), recorder("EG_9")), recordings=[recording("EG_9", STAGE, status)])


def without_list(trouble: Trouble | None) -> Scene:
    """A server whose recordings were never listed."""
    made = scene()
    return replace(made, truth=replace(made.truth, recording_list=Listing(0.0, trouble)))


def test_record_the_room_in_front_as_chosen() -> None:
    offer = offered("record", standing())
    assert (offer.text, offer.sentence) == ("Start recording", "Record Main Stage")
    assert offer.detail == "Speaker · 1080p 30"
    assert offer.intent == Record(SERVER, TARGET)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.STARTING, "A recording is starting here."),
        (Status.ACTIVE, "This room is being recorded."),
        (Status.ENDING, "The recording is being stopped."),
    ],
)
def test_no_room_is_recorded_twice(status: Status, reason: str) -> None:
    assert offered("record", standing(with_recording(status))).reason == reason


def test_a_recording_that_is_not_proven_is_stopped_by_another_name() -> None:
    at = standing(scene(recordings=[recording("EG_9", STAGE)]))
    assert isinstance(offered("record", at).intent, Record)
    assert offered("stop-recording", at).reason.startswith("It is not known whether it runs.")
    assert offered("stop-anyway", at).text == "Stop anyway"
    assert offered("stop-anyway", at).intent == Perform(SERVER, (StopRecording(TARGET, "EG_9"),))


def test_a_start_can_be_cancelled() -> None:
    offer = offered("stop-anyway", standing(with_recording(Status.STARTING)))
    assert offer.text == "Cancel the start"
    assert offer.intent == Perform(SERVER, (StopRecording(TARGET, "EG_9"),))


def test_what_is_proven_is_stopped_on_its_button_only() -> None:
    offer = offered("stop-anyway", standing(with_recording(Status.ACTIVE)))
    assert offer.reason == "Its recording is proven. Stop it with the record button."
    assert offered("stop-anyway", standing()).reason == "This room is not being recorded."


def test_a_start_that_is_under_way_rests_both_keys() -> None:
    made = scene()
    start = StartRecording(TARGET, made.choice, "stage.mp4")
    pending: Mapping[Key, Receipt] = MappingProxyType({("recording", STAGE): Receipt(1, start, NOW)})
    at = standing(replace(made, pending=pending))
    assert offered("record", at).reason == "A recording is starting here."
    assert offered("stop-recording", at).reason == "A recording is starting here."


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (None, "Asking what is being recorded."),
        (Trouble(Cause.NO_RECORDER, "This server has no recording service."), "This server has no recording service."),
        (Trouble(Cause.TIMED_OUT, "It took too long to answer."), "It took too long to answer."),
    ],
)
def test_why_nothing_can_be_recorded(trouble: Trouble | None, reason: str) -> None:
    assert offered("record", standing(without_list(trouble))).reason == reason


def test_stop_presses_the_button_which_asks() -> None:
    offer = offered("stop-recording", standing(with_recording(Status.ACTIVE)))
    assert (offer.sentence, offer.detail) == ("Stop recording Main Stage…", "00:01:01")
    assert offer.intent == ArmStop()


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (standing(), "This room is not being recorded."),
        (standing(with_recording(Status.STARTING)), "A recording is starting here."),
        (standing(with_recording(Status.ENDING)), "The recording is being stopped."),
        (Standing(), "No server is open."),
    ],
)
def test_why_nothing_is_stopped(at: Standing, reason: str) -> None:
    assert offered("stop-recording", at).reason == reason


def test_a_failure_can_be_dismissed_or_started_again() -> None:
    at = standing(with_recording(Status.FAILED))
    assert offered("start-again", at).sentence == "Record Main Stage again"
    assert offered("start-again", at).intent == Record(SERVER, TARGET)
    assert offered("dismiss-failure", at).intent == Dismiss(SERVER, "EG_9")


def test_without_a_failure_there_is_nothing_to_dismiss() -> None:
    for name in ("start-again", "dismiss-failure"):
        assert offered(name, standing()).reason == "No recording has failed here."
        assert offered(name, Standing()).reason == "No server is open."


def test_nobody_pretends_to_pause() -> None:
    assert offered("pause-recording", standing(with_recording(Status.ACTIVE))).reason == NO_PAUSE
