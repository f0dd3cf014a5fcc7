"""Recordings on the virtual clock: from the first request to the saved file, and every way in which that fails."""

import pytest
from livekit import api

from tests.demo.tapes import SILENCE, heartbeat, in_room, of_room, open_room, start, started, told
from tests.demo.visit import refusal, visit


@pytest.mark.asyncio
async def test_a_recording_from_its_start_to_its_file() -> None:
    async with visit() as guest:
        open_room(guest)
        asked = guest.clock.now()
        info = await guest.lk.egress.start_room_composite_egress(of_room())
        assert (info.status, info.room_name) == (api.EgressStatus.EGRESS_STARTING, "a")
        assert info.room_id == guest.world.rooms.get("a").listed.sid
        assert info.egress_id.startswith("EG_")
        assert info.started_at / 1e9 == pytest.approx(asked)
        assert [(file.filename, file.size, file.location) for file in info.file_results] == [("tapes/a.mp4", 0, "")]

        await guest.clock.advance(3.3)
        assert (await told(guest, info.egress_id)).status == api.EgressStatus.EGRESS_STARTING
        await guest.clock.advance(2.7)
        active = await told(guest, info.egress_id)
        assert active.status == api.EgressStatus.EGRESS_ACTIVE
        assert 0.03 <= active.started_at / 1e9 - asked <= 0.061
        assert (active.file_results[0].size, active.file_results[0].duration) == (0, 0)
        recorder = guest.world.rooms.person("a", info.egress_id)
        assert (recorder.kind, recorder.permission.hidden, recorder.permission.recorder) == (2, True, True)
        assert guest.world.rooms.get("a").listed.active_recording

        await guest.clock.advance(60.0)
        stop = api.StopEgressRequest(egress_id=info.egress_id)
        for _ in range(2):
            assert (await guest.lk.egress.stop_egress(stop)).status == api.EgressStatus.EGRESS_ENDING
        assert not guest.world.rooms.get("a").listed.active_recording
        await guest.clock.advance(0.4)
        saved = await told(guest, info.egress_id)
        assert (saved.status, saved.error) == (api.EgressStatus.EGRESS_COMPLETE, "")
        assert saved.details == "End reason: StopEgress API"
        file = saved.file_results[0]
        assert file == saved.file
        assert (file.filename, file.location) == ("tapes/a.mp4", "tapes/a.mp4")
        assert file.duration / 1e9 == pytest.approx(66.0, abs=0.1)
        assert file.duration == file.ended_at - file.started_at
        assert file.size == pytest.approx(66 * 3_128_000 / 8, rel=0.01)
        assert saved.manifest_location == f"tapes/{info.egress_id}.json"


@pytest.mark.asyncio
async def test_a_dead_recorder_is_active_in_the_list_for_ever() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        beat = heartbeat(egress_id)
        alive = await refusal(lambda: guest.lk.egress.update_stream(beat))
        assert (alive.code, alive.status) == ("invalid_argument", 400)
        assert alive.message == "twirp error unknown: UpdateStream called on non-streaming egress"

        guest.world.recorders.kill(egress_id)
        dead = await guest.waits(refusal(lambda: guest.lk.egress.update_stream(beat)), 3.0)
        assert (dead.code, dead.message) == ("unavailable", SILENCE)
        await guest.clock.advance(19.9)
        assert egress_id in await in_room(guest)
        await guest.clock.advance(0.2)
        assert egress_id not in await in_room(guest)
        assert not guest.world.rooms.get("a").listed.active_recording
        stop = api.StopEgressRequest(egress_id=egress_id)
        error = await guest.waits(refusal(lambda: guest.lk.egress.stop_egress(stop)), 3.0)
        assert (error.code, error.status) == ("deadline_exceeded", 408)
        assert error.message == "twirp error unknown: request timed out"
        guest.world.rooms.delete("a")
        await guest.clock.advance(3600.0)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_ACTIVE


@pytest.mark.asyncio
async def test_a_recorder_that_dies_at_the_end_never_ends() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        stop = api.StopEgressRequest(egress_id=egress_id)
        await guest.lk.egress.stop_egress(stop)
        guest.world.recorders.kill(egress_id)
        await guest.clock.advance(60.0)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_ENDING
        error = await guest.waits(refusal(lambda: guest.lk.egress.stop_egress(stop)), 3.0)
        assert error.message == "egress with status EGRESS_ENDING cannot be stopped"


@pytest.mark.asyncio
async def test_a_recorder_that_dies_on_its_way_never_arrives() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await start(guest)
        guest.world.recorders.kill(egress_id)
        await guest.clock.advance(10.0)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_STARTING
        assert egress_id not in await in_room(guest)


@pytest.mark.asyncio
async def test_a_room_that_goes_before_its_recorder_has_come_aborts_only_its_own() -> None:
    async with visit() as guest:
        open_room(guest)
        open_room(guest, "b")
        running, coming = await started(guest), await start(guest, of_room("b"))
        await guest.lk.room.delete_room(api.DeleteRoomRequest(room="b"))
        await guest.clock.advance(10.0)
        assert (await told(guest, coming)).status == api.EgressStatus.EGRESS_ABORTED
        assert (await told(guest, running)).status == api.EgressStatus.EGRESS_ACTIVE


@pytest.mark.asyncio
async def test_stopping_too_early_aborts() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        egress_id = await start(guest)
        await guest.clock.advance(40.0)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_STARTING
        info = await guest.lk.egress.stop_egress(api.StopEgressRequest(egress_id=egress_id))
        assert info.status == api.EgressStatus.EGRESS_ABORTED
        assert (info.error, info.error_code) == ("Start signal not received", 412)
        assert info.ended_at
        assert egress_id not in await in_room(guest)


@pytest.mark.asyncio
async def test_a_silent_room_is_recorded_from_its_first_track_on() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        egress_id = await start(guest)
        await guest.clock.advance(40.0)
        guest.world.rooms.publish("a", "ada", "microphone")
        await guest.clock.advance(0.7)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_STARTING
        await guest.clock.advance(0.2)
        assert (await told(guest, egress_id)).status == api.EgressStatus.EGRESS_ACTIVE


@pytest.mark.asyncio
@pytest.mark.parametrize("how", ["room deleted", "recorder removed", "everybody left"])
async def test_a_recording_ends_with_its_source(how: str) -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        if how == "room deleted":
            await guest.lk.room.delete_room(api.DeleteRoomRequest(room="a"))
        elif how == "recorder removed":
            who = api.RoomParticipantIdentity(room="a", identity=egress_id)
            await guest.lk.room.remove_participant(who)
        else:
            guest.world.rooms.leave("a", "ada")
            await guest.clock.advance(20.0)
        await guest.clock.advance(0.5)
        info = await told(guest, egress_id)
        assert (info.status, info.error) == (api.EgressStatus.EGRESS_COMPLETE, "")
        assert info.details == "End reason: Source closed"


@pytest.mark.asyncio
async def test_failing_now_and_failing_at_the_upload() -> None:
    async with visit() as guest:
        open_room(guest)
        now, later = await started(guest), await started(guest)
        guest.world.recorders.fail(now, "signal: killed")
        info = await told(guest, now)
        assert (info.status, info.error, info.error_code) == (api.EgressStatus.EGRESS_FAILED, "signal: killed", 500)
        assert info.details == "End reason: Failure"
        guest.world.recorders.fail_upload(later, "S3 upload failed: NoSuchBucket")
        assert (await told(guest, later)).status == api.EgressStatus.EGRESS_ACTIVE
        await guest.lk.egress.stop_egress(api.StopEgressRequest(egress_id=later))
        await guest.clock.advance(0.5)
        info = await told(guest, later)
        assert (info.status, info.error_code) == (api.EgressStatus.EGRESS_FAILED, 400)
        file = info.file_results[0]
        assert (file.filename, file.size, file.location) == ("tapes/a.mp4", 0, "")
        assert file.duration
