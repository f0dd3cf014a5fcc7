"""Recordings, from the request to their last state."""

import asyncio

import pytest
from livekit import api
from livekit.protocol.egress import EgressStatus as Status

from tests.contract.requests import composite, listed, participant, recorded
from tests.contract.shapes import shape
from tests.contract.stage import Stage
from tests.real.recorder import Plan


async def _reaches(stage: Stage, egress_id: str, status: Status) -> api.EgressInfo:
    return await stage.until(lambda: recorded(stage.lk, egress_id), lambda info: info.status == status)


async def _stop(stage: Stage, egress_id: str) -> api.EgressInfo:
    return await stage.lk.egress.stop_egress(api.StopEgressRequest(egress_id=egress_id))


async def _running(stage: Stage, room: str) -> str:
    """A recording that is ACTIVE, of a room where somebody speaks."""
    if "ana" not in await listed(stage.lk, room):
        await stage.join(room, "ana", "microphone")
    told = await stage.record(room)
    await _reaches(stage, told.egress_id, Status.EGRESS_ACTIVE)
    return told.egress_id


async def _heartbeat(stage: Stage, egress_id: str) -> tuple[str, str]:
    """How the recording answers a request that changes nothing."""
    with pytest.raises(api.ServerError) as refusal:
        await stage.lk.egress.update_stream(api.UpdateStreamRequest(egress_id=egress_id))
    return refusal.value.code, refusal.value.message.removeprefix("twirp error unknown: ")


@pytest.mark.asyncio
async def test_from_start_to_saved(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    await stage.join(room_name, "ana", "microphone")
    name = f"shows/{room_name}.mp4"
    asked = {"room_name": room_name, "layout": "grid", "file_outputs": [{"filepath": "shows/{room_name}"}]}

    told = await stage.record(room_name)
    assert shape(told) == {
        "egress_id": "EG_…",
        "room_id": "RM_…",
        "room_name": room_name,
        "room_composite": asked,
        "started_at": "time",
        "updated_at": "time",
        "file": {"filename": name},
        "file_results": [{"filename": name}],
    }

    active = await _reaches(stage, told.egress_id, Status.EGRESS_ACTIVE)
    running = {"filename": name, "started_at": "time"}
    assert shape(active) == {
        **shape(told),
        "status": "EGRESS_ACTIVE",
        "file": running,
        "file_results": [running],
    }
    assert active.started_at >= told.started_at
    people = await listed(stage.lk, room_name)
    assert people[told.egress_id].kind == api.ParticipantInfo.Kind.EGRESS
    assert people[told.egress_id].permission == api.ParticipantPermission(
        can_subscribe=True, hidden=True, recorder=True
    )

    ending = await _stop(stage, told.egress_id)
    assert (ending.status, ending.details) == (Status.EGRESS_ENDING, "End reason: StopEgress API")
    done = await _reaches(stage, told.egress_id, Status.EGRESS_COMPLETE)
    size = done.file_results[0].size
    saved = {
        "filename": name,
        "started_at": "time",
        "ended_at": "time",
        "duration": "time",
        "size": str(size),
        "location": name,
    }
    assert size > 0
    assert shape(done) == {
        **shape(told),
        "status": "EGRESS_COMPLETE",
        "ended_at": "time",
        "details": "End reason: StopEgress API",
        "manifest_location": f"shows/{told.egress_id}.json",
        "file": saved,
        "file_results": [saved],
    }
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: set(people) == {"ana"})


@pytest.mark.asyncio
async def test_stopping_more_than_once(recording_stage: Stage, room_name: str) -> None:
    egress_id = await _running(recording_stage, room_name)
    told = await asyncio.gather(*(_stop(recording_stage, egress_id) for _ in range(3)))
    assert [info.status for info in told] == [Status.EGRESS_ENDING] * 3
    await _reaches(recording_stage, egress_id, Status.EGRESS_COMPLETE)

    late = await recording_stage.wire.ask("Egress", "StopEgress", api.StopEgressRequest(egress_id=egress_id))
    words = "egress with status EGRESS_COMPLETE cannot be stopped"  # the one error of these without the bus's prefix
    assert (late.status, late.error) == (412, {"code": "failed_precondition", "msg": words})
    assert 2.9 <= late.seconds <= 4.0


@pytest.mark.asyncio
async def test_one_room_can_be_recorded_twice_at_once(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    both = {await _running(stage, room_name), await _running(stage, room_name)}
    assert len(both) == 2
    assert both <= set(await listed(stage.lk, room_name))
    answer = await stage.lk.egress.list_egress(api.ListEgressRequest(room_name=room_name, active=True))
    assert {info.egress_id for info in answer.items} == both
    for egress_id in both:
        await _stop(stage, egress_id)
        await _reaches(stage, egress_id, Status.EGRESS_COMPLETE)
    answer = await stage.lk.egress.list_egress(api.ListEgressRequest(room_name=room_name, active=True))
    assert list(answer.items) == []
    answer = await stage.lk.egress.list_egress(api.ListEgressRequest(room_name=room_name))
    assert {info.egress_id for info in answer.items} == both


@pytest.mark.asyncio
async def test_a_room_in_which_nothing_happens_is_aborted_by_a_stop(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    await stage.join(room_name, "ana")
    stage.arranges(Plan(never_active=True))
    told = await stage.record(room_name)
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: told.egress_id in people)
    assert (await recorded(stage.lk, told.egress_id)).status == Status.EGRESS_STARTING
    await _stop(stage, told.egress_id)
    aborted = await _reaches(stage, told.egress_id, Status.EGRESS_ABORTED)
    assert (aborted.error, aborted.error_code) == ("Start signal not received", 412)
    assert (aborted.file_results[0].size, aborted.file_results[0].location) == (0, "")
    assert aborted.ended_at > 0


@pytest.mark.parametrize("plan", [Plan(fail_start="no such page", code=500)])
@pytest.mark.asyncio
async def test_a_recording_that_fails_to_start(recording_stage: Stage, room_name: str, plan: Plan) -> None:
    stage = recording_stage
    await stage.join(room_name, "ana", "microphone")
    stage.arranges(plan)
    told = await stage.record(room_name)
    failed = await _reaches(stage, told.egress_id, Status.EGRESS_FAILED)
    assert (failed.error, failed.error_code, failed.details) == ("no such page", 500, "End reason: Failure")
    assert shape(failed.file_results[0]) == {"filename": f"shows/{room_name}.mp4"}
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: set(people) == {"ana"})


@pytest.mark.asyncio
async def test_a_recording_that_fails_mid_way(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    egress_id = await _running(stage, room_name)
    stage.fails(egress_id, "signal: killed", 500)
    failed = await _reaches(stage, egress_id, Status.EGRESS_FAILED)
    assert (failed.error, failed.error_code) == ("signal: killed", 500)
    assert (failed.file_results[0].size, failed.file_results[0].location) == (0, "")
    assert failed.ended_at > 0
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: set(people) == {"ana"})


@pytest.mark.asyncio
async def test_a_recording_whose_file_cannot_be_stored(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    stage.arranges(Plan(fail_upload="S3 upload failed: NoSuchBucket", code=400))
    egress_id = await _running(stage, room_name)
    await _stop(stage, egress_id)
    failed = await _reaches(stage, egress_id, Status.EGRESS_FAILED)
    assert (failed.error, failed.error_code) == ("S3 upload failed: NoSuchBucket", 400)
    assert shape(failed.file_results[0]) == {
        "filename": f"shows/{room_name}.mp4",
        "started_at": "time",
        "ended_at": "time",
        "duration": "time",
    }
    assert failed.manifest_location == ""


@pytest.mark.parametrize("how", ["the room ends", "the recorder is removed"])
@pytest.mark.asyncio
async def test_a_recording_whose_source_closes_is_complete(recording_stage: Stage, room_name: str, how: str) -> None:
    stage = recording_stage
    egress_id = await _running(stage, room_name)
    if how == "the room ends":
        await stage.lk.room.delete_room(api.DeleteRoomRequest(room=room_name))
    else:
        await stage.lk.room.remove_participant(participant(room_name, egress_id))
    done = await _reaches(stage, egress_id, Status.EGRESS_COMPLETE)
    assert (done.details, done.error) == ("End reason: Source closed", "")
    assert done.file_results[0].size > 0


@pytest.mark.asyncio
async def test_the_list_goes_on_saying_active_after_the_recorder_is_lost(
    recording_stage: Stage, room_name: str
) -> None:
    stage = recording_stage
    egress_id = await _running(stage, room_name)
    alive = ("invalid_argument", "UpdateStream called on non-streaming egress")
    assert await _heartbeat(stage, egress_id) == alive
    await stage.loses_recorder(egress_id)
    await stage.until(lambda: listed(stage.lk, room_name), lambda people: egress_id not in people, limit=30.0)
    told = await stage.together(
        lambda: stage.wire.ask("Egress", "StopEgress", api.StopEgressRequest(egress_id=egress_id)),
        lambda: stage.wire.ask("Egress", "UpdateStream", api.UpdateStreamRequest(egress_id=egress_id)),
    )
    answers = [(answer.status, answer.error) for answer in told]
    assert answers == [
        (408, {"code": "deadline_exceeded", "msg": "twirp error unknown: request timed out"}),
        (503, {"code": "unavailable", "msg": "twirp error unknown: no response from servers"}),
    ]
    assert all(2.9 <= answer.seconds <= 4.0 for answer in told)
    assert (await recorded(stage.lk, egress_id)).status == Status.EGRESS_ACTIVE
    found = await stage.lk.room.list_rooms(api.ListRoomsRequest(names=[room_name]))
    assert not found.rooms[0].active_recording


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (api.RoomCompositeEgressRequest(room_name="{room}"), "request has missing or invalid field: output"),
        (composite(""), "request has missing or invalid field: token or api key/secret"),
    ],
    ids=["no output", "no room"],
)
@pytest.mark.asyncio
async def test_requests_that_make_no_sense(
    recording_stage: Stage, room_name: str, request_: api.RoomCompositeEgressRequest, words: str
) -> None:
    await recording_stage.join(room_name, "ana")
    wanted = api.RoomCompositeEgressRequest()
    wanted.CopyFrom(request_)
    wanted.room_name = wanted.room_name and room_name
    answer = await recording_stage.wire.ask("Egress", "StartRoomCompositeEgress", wanted)
    assert (answer.status, answer.error) == (400, {"code": "invalid_argument", "msg": f"twirp error unknown: {words}"})


@pytest.mark.asyncio
async def test_secrets_of_the_storage_do_not_come_back(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    await stage.join(room_name, "ana", "microphone")
    wanted = composite(room_name)
    bucket = api.S3Upload(access_key="not-a-key", secret="not-a-secret", bucket="shows", region="mars")
    wanted.file_outputs[0].s3.CopyFrom(bucket)
    told = await stage.lk.egress.start_room_composite_egress(wanted)
    for info in (told, await recorded(stage.lk, told.egress_id)):
        kept = info.room_composite.file_outputs[0].s3
        assert (kept.access_key, kept.secret, kept.bucket) == ("{access_key}", "{secret}", "shows")
