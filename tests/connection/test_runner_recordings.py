"""A recording is started once, watched until it runs, and never claimed before."""

import asyncio
from dataclasses import replace

import pytest

from console.actions.recordings import StartRecording, StopRecording
from console.actions.targets import RoomTarget
from console.connection.receipts import Outcome
from console.domain.choices import RecordingChoice
from console.domain.errors import Missing, Refused, ServerError, Unanswered
from console.domain.recordings import File, Recordings, Status
from console.domain.trouble import Cause
from tests.connection.desk import ADA, HALL, Desk, trouble
from tests.made import recorder, recording

pytestmark = pytest.mark.asyncio

START = StartRecording(RoomTarget.of(HALL), RecordingChoice(), "Hall/take-x7k2p9.mp4")


async def test_a_recording_is_looked_for_before_it_is_started_and_watched_until_it_runs(desk: Desk) -> None:
    await desk.run(START)
    assert [order[0] for order in desk.calls.sent] == ["find", "start"]
    for status in (Status.STARTING, Status.STARTING, Status.STARTING):
        await desk.look(ADA, recordings=Recordings.of((recording("EG_new", "Hall", status),)))
        assert desk.receipt().outcome is Outcome.SENT
    await desk.look(ADA, recorder("EG_new"), recordings=Recordings.of((recording("EG_new", "Hall"),)))
    assert desk.receipt().outcome is Outcome.SEEN


async def test_a_start_that_is_stopped_before_it_runs_was_accepted_and_says_that_it_was_cancelled(desk: Desk) -> None:
    await desk.run(START)
    starting = Recordings.of((recording("EG_new", "Hall", Status.STARTING),))
    await desk.look(ADA, recordings=starting)
    started = desk.receipt()
    desk.runner.run(StopRecording(RoomTarget.of(HALL), "EG_new"))
    found = next(receipt for receipt in desk.runner.receipts if receipt.number == started.number)
    assert (found.outcome, found.reason) == (Outcome.ACCEPTED, "It was stopped before it was seen to run.")


async def test_ten_presses_of_record_are_one_recording(desk: Desk) -> None:
    desk.calls.gate.clear()
    for n in range(10):
        desk.runner.run(StartRecording(START.target, START.choice, f"take-{n}.mp4"))
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    await desk.look(ADA, recordings=Recordings.of((recording("EG_new", "Hall", Status.STARTING),)))
    for n in range(10):
        desk.runner.run(StartRecording(START.target, START.choice, f"late-{n}.mp4"))
    await desk.clock.advance(0.1)
    assert [order[0] for order in desk.calls.sent].count("start") == 1


async def test_somebody_elses_recording_that_was_not_listed_yet_stops_ours_before_it_is_sent(desk: Desk) -> None:
    desk.calls.recordings = Recordings.of((recording("EG_theirs", "Hall"),))
    receipt = await desk.run(START)
    assert (receipt.outcome, receipt.reason) == (Outcome.REFUSED, "Hall already has a recording.")
    assert [order[0] for order in desk.calls.sent] == ["find"]


async def test_no_free_recorder_is_said_in_these_words(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.NOBODY_ANSWERS))
    receipt = await desk.run(START)
    assert (receipt.outcome, receipt.reason) == (Outcome.REFUSED, "No recorder was free.")


async def test_a_lost_answer_to_start_is_found_again_by_our_own_file_name(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    desk.calls.gate.clear()
    desk.runner.run(START)
    await asyncio.sleep(0)
    await desk.clock.advance(0.1)
    found = replace(recording("EG_found", "Hall"), files=(File(START.path),))
    desk.calls.recordings = Recordings.of((found,))
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    assert desk.receipt().answer == "EG_found"


async def test_a_start_whose_answer_was_lost_for_good_is_given_up_after_half_a_minute_of_looking(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    await desk.run(START)
    for _ in range(14):
        await desk.look(ADA)
        await desk.clock.advance(1.8)
    assert desk.receipt().outcome is Outcome.SENT
    for _ in range(3):
        await desk.clock.advance(1.8)
        await desk.look(ADA)
    assert (desk.receipt().outcome, desk.runner.pending) == (Outcome.UNKNOWN, ())


async def test_a_start_that_nobody_answered_is_known_by_its_file_in_a_later_list(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    await desk.run(START)
    ours = replace(recording("EG_late", "Hall", Status.STARTING), files=(File(START.path),))
    for _ in range(40):
        await desk.look(ADA, recordings=Recordings.of((ours,)))
    assert desk.receipt().outcome is Outcome.SENT
    await desk.look(ADA, recordings=Recordings.of((replace(ours, status=Status.ACTIVE),)))
    assert desk.receipt().outcome is Outcome.SEEN


@pytest.mark.parametrize("error", [Missing(trouble(Cause.MISSING)), Refused(trouble())])
async def test_stopping_what_has_ended_is_done(desk: Desk, error: ServerError) -> None:
    desk.calls.fails["stop"] = error
    await desk.run(StopRecording(RoomTarget.of(HALL), "EG_1"))
    await desk.look(ADA)
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.SEEN, "already ended")


async def test_a_stop_that_was_refused_while_it_runs_is_refused(desk: Desk) -> None:
    desk.calls.recordings = Recordings.of((recording("EG_1", "Hall"),))
    desk.calls.fails["stop"] = Refused(trouble(Cause.NOT_ALLOWED))
    receipt = await desk.run(StopRecording(RoomTarget.of(HALL), "EG_1"))
    assert receipt.outcome is Outcome.REFUSED
