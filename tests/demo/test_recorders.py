"""Recordings on the virtual clock: from the first request to the saved file, and every way in which that fails."""

from typing import Any

import pytest
from livekit import api

from console.demo.recorders import NoRecorderFreeError, NoSuchRecordingError
from tests.demo.visit import Visit, refusal, visit

FILE = api.EncodedFileOutput(filepath="tapes/{room_name}")
SILENCE = "twirp error unknown: no response from servers"


def of_room(room: str = "a", **options: Any) -> api.RoomCompositeEgressRequest:
    """Ask for a recording of a whole room."""
    return api.RoomCompositeEgressRequest(**{"room_name": room, "file_outputs": [FILE], **options})


def open_room(guest: Visit, room: str = "a") -> None:
    """Let somebody in who publishes."""
    guest.world.rooms.join(room, "ada")
    guest.world.rooms.publish(room, "ada", "microphone")


async def start(guest: Visit, request: api.RoomCompositeEgressRequest | None = None) -> str:
    """Start a recording and give its id."""
    return (await guest.lk.egress.start_room_composite_egress(request or of_room())).egress_id


async def started(guest: Visit) -> str:
    """Start a recording and let it become active."""
    egress_id = await start(guest)
    await guest.clock.advance(6.0)
    return egress_id


async def told(guest: Visit, egress_id: str) -> api.EgressInfo:
    """Ask the list about one recording."""
    answer = await guest.lk.egress.list_egress(api.ListEgressRequest(egress_id=egress_id))
    return answer.items[0]


async def in_room(guest: Visit, room: str = "a") -> set[str]:
    """Ask who is in a room."""
    answer = await guest.lk.room.list_participants(api.ListParticipantsRequest(room=room))
    return {person.identity for person in answer.participants}


def heartbeat(egress_id: str) -> api.UpdateStreamRequest:
    """Ask a recorder whether it lives."""
    return api.UpdateStreamRequest(egress_id=egress_id)


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
async def test_stopping_what_is_over_is_refused_after_a_wait() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        guest.world.recorders.stop(egress_id)
        await guest.clock.advance(1.0)
        stop = api.StopEgressRequest(egress_id=egress_id)
        error = await guest.waits(refusal(lambda: guest.lk.egress.stop_egress(stop)), 3.0)
        assert (error.code, error.status) == ("failed_precondition", 412)
        assert error.message == "egress with status EGRESS_COMPLETE cannot be stopped"
        error = await guest.waits(refusal(lambda: guest.lk.egress.update_stream(heartbeat(egress_id))), 3.0)
        assert error.message == "egress with status EGRESS_COMPLETE cannot be updated"


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


@pytest.mark.asyncio
async def test_two_recordings_of_one_room_but_no_more_than_there_are_recorders() -> None:
    async with visit(recorders=2) as guest:
        open_room(guest)
        first, second = await start(guest), await start(guest)
        await guest.clock.advance(6.0)
        assert {first, second} < await in_room(guest)
        full = refusal(lambda: guest.lk.egress.start_room_composite_egress(of_room()))
        error = await guest.waits(full, 18.0, 24.0)
        assert (error.code, error.message) == ("unavailable", SILENCE)
        with pytest.raises(NoRecorderFreeError):
            guest.world.recorders.start(of_room(), guest.world.rooms.get("a"))
        guest.world.recorders.kill(second)
        assert await start(guest)


@pytest.mark.asyncio
async def test_without_redis() -> None:
    async with visit(has_redis=False) as guest:
        open_room(guest)
        egress = guest.lk.egress
        missing = "twirp error unknown: egress not connected (redis required)"
        listing = await refusal(lambda: egress.list_egress(api.ListEgressRequest()))
        layout = await refusal(lambda: egress.update_layout(api.UpdateLayoutRequest(egress_id="EG_1")))
        stop = await guest.waits(refusal(lambda: egress.stop_egress(api.StopEgressRequest(egress_id="EG_1"))), 3.0)
        beat = await guest.waits(refusal(lambda: egress.update_stream(heartbeat("EG_1"))), 3.0)
        for error in (listing, layout, stop, beat):
            assert (error.code, error.status, error.message) == ("internal", 500, missing)
        start = refusal(lambda: egress.start_room_composite_egress(of_room()))
        error = await guest.waits(start, 18.0, 24.0)
        assert (error.status, error.message) == (503, SILENCE)


@pytest.mark.asyncio
async def test_what_is_unknown() -> None:
    async with visit() as guest:
        egress = guest.lk.egress
        room = await refusal(lambda: egress.start_room_composite_egress(of_room("none")))
        assert (room.status, room.message) == (404, "twirp error unknown: requested room does not exist")
        listing = await refusal(lambda: egress.list_egress(api.ListEgressRequest(egress_id="EG_1")))
        layout = await refusal(lambda: egress.update_layout(api.UpdateLayoutRequest(egress_id="EG_1")))
        stop = await guest.waits(refusal(lambda: egress.stop_egress(api.StopEgressRequest(egress_id="EG_1"))), 3.0)
        beat = await guest.waits(refusal(lambda: egress.update_stream(heartbeat("EG_1"))), 3.0)
        for error in (listing, layout, stop, beat):
            assert (error.code, error.message) == ("not_found", "twirp error unknown: egress does not exist")
        with pytest.raises(NoSuchRecordingError):
            guest.world.recorders.kill("EG_1")


@pytest.mark.asyncio
async def test_the_list_filters_by_room_and_state() -> None:
    async with visit() as guest:
        for room in ("a", "b"):
            open_room(guest, room)
        a, b = await start(guest), await start(guest, of_room("b"))
        await guest.clock.advance(6.0)
        guest.world.recorders.fail(a, "broken")

        async def ids(**filters: Any) -> set[str]:
            answer = await guest.lk.egress.list_egress(api.ListEgressRequest(**filters))
            return {info.egress_id for info in answer.items}

        assert await ids() == {a, b}
        assert await ids(room_name="a") == {a}
        assert await ids(active=True) == {b}
        assert await ids(room_name="none") == set()
        assert await ids(egress_id=a, room_name="b", active=True) == {a}


@pytest.mark.asyncio
async def test_a_layout_is_told_to_the_recorder_and_to_nobody_else() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        info = await guest.lk.egress.update_layout(api.UpdateLayoutRequest(egress_id=egress_id, layout="speaker"))
        assert info.room_composite.layout == ""
        assert guest.world.rooms.person("a", egress_id).metadata == '{"layout":"speaker"}'
        guest.world.rooms.leave("a", egress_id)
        error = await refusal(lambda: guest.lk.egress.update_layout(api.UpdateLayoutRequest(egress_id=egress_id)))
        assert error.message == "twirp error unknown: participant does not exist"


@pytest.mark.asyncio
async def test_streams_can_be_added_where_there_are_some() -> None:
    async with visit() as guest:
        open_room(guest)
        streaming = of_room(stream_outputs=[api.StreamOutput(protocol=api.StreamProtocol.RTMP)])
        egress_id = await start(guest, streaming)
        url = "rtmp://stage.example/live"
        change = api.UpdateStreamRequest(egress_id=egress_id, add_output_urls=[url])
        assert [stream.url for stream in (await guest.lk.egress.update_stream(change)).stream_results] == [url]
        change = api.UpdateStreamRequest(egress_id=egress_id, remove_output_urls=[url])
        assert list((await guest.lk.egress.update_stream(change)).stream_results) == []
