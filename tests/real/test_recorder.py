"""The stand-in recorder behaves on a real server as the real one was seen to."""

import asyncio

import pytest
from livekit import api
from livekit.protocol.egress import EgressStatus

from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.real.recorder import Plan, Recorder
from tests.real.waiting import eventually


class Desk:
    """One room on the recording server, with somebody in it."""

    def __init__(self, lk: api.LiveKitAPI, room: str) -> None:
        self._lk = lk
        self.room = room

    async def start(self) -> api.EgressInfo:
        """Starts a recording."""
        output = api.EncodedFileOutput(filepath="rec/{room_name}")
        request = api.RoomCompositeEgressRequest(room_name=self.room, layout="grid", file_outputs=[output])
        return await self._lk.egress.start_room_composite_egress(request)

    async def stop(self, egress_id: str) -> api.EgressInfo:
        """Stops a recording."""
        return await self._lk.egress.stop_egress(api.StopEgressRequest(egress_id=egress_id))

    async def reaches(self, egress_id: str, status: EgressStatus) -> api.EgressInfo:
        """Waits until the list says so."""

        async def listed() -> api.EgressInfo:
            answer = await self._lk.egress.list_egress(api.ListEgressRequest(egress_id=egress_id))
            return answer.items[0]

        return await eventually(listed, lambda info: info.status == status)

    async def running(self) -> str:
        """Starts a recording and waits until it is ACTIVE."""
        started = await self.start()
        await self.reaches(started.egress_id, EgressStatus.EGRESS_ACTIVE)
        return started.egress_id

    async def identities(self) -> set[str]:
        """Who is in the room."""
        answer = await self._lk.room.list_participants(api.ListParticipantsRequest(room=self.room))
        return {person.identity for person in answer.participants}

    async def heartbeat(self, egress_id: str) -> api.ServerError:
        """How the recording answers a request that changes nothing."""
        with pytest.raises(api.ServerError) as refusal:
            await self._lk.egress.update_stream(api.UpdateStreamRequest(egress_id=egress_id))
        return refusal.value


@pytest.mark.asyncio
async def test_the_good_case(recording_server: LiveKitServer, recorder: Recorder, crowd: Crowd, room_name: str) -> None:
    async with recording_server.api() as lk, asyncio.timeout(20):
        await crowd.join(recording_server, room_name, "ana")
        desk = Desk(lk, room_name)
        started = await desk.start()
        assert started.status == EgressStatus.EGRESS_STARTING
        assert [file.filename for file in started.file_results] == [f"rec/{room_name}.mp4"]

        active = await desk.reaches(started.egress_id, EgressStatus.EGRESS_ACTIVE)
        assert (active.file_results[0].size, active.file_results[0].location) == (0, "")
        assert started.egress_id in await desk.identities()
        assert (await desk.heartbeat(started.egress_id)).code == "invalid_argument"

        stops = await asyncio.gather(desk.stop(started.egress_id), desk.stop(started.egress_id))
        assert [answer.status for answer in stops] == [EgressStatus.EGRESS_ENDING] * 2
        done = await desk.reaches(started.egress_id, EgressStatus.EGRESS_COMPLETE)
        assert done.details == "End reason: StopEgress API"
        assert done.file_results[0].size > 0
        assert done.file_results[0].duration > 0


@pytest.mark.asyncio
async def test_how_recordings_fail(
    recording_server: LiveKitServer, recorder: Recorder, crowd: Crowd, room_name: str
) -> None:
    async with recording_server.api() as lk, asyncio.timeout(20):
        await crowd.join(recording_server, room_name, "ana")
        desk = Desk(lk, room_name)

        recorder.plays(Plan(fail_start="participant bo not found", code=404))
        started = await desk.start()
        failed = await desk.reaches(started.egress_id, EgressStatus.EGRESS_FAILED)
        assert (failed.error, failed.error_code) == ("participant bo not found", 404)

        recorder.plays(Plan(fail_upload="S3 upload failed: NoSuchBucket", code=400))
        egress_id = await desk.running()
        await desk.stop(egress_id)
        failed = await desk.reaches(egress_id, EgressStatus.EGRESS_FAILED)
        assert (failed.error, failed.file_results[0].size) == ("S3 upload failed: NoSuchBucket", 0)

        recorder.plays(Plan(never_active=True))
        egress_id = (await desk.start()).egress_id
        await desk.stop(egress_id)
        aborted = await desk.reaches(egress_id, EgressStatus.EGRESS_ABORTED)
        assert (aborted.error, aborted.error_code) == ("Start signal not received", 412)

        recorder.plays(Plan(size=0))
        egress_id = await desk.running()
        recorder.ends(egress_id, "CPU exhausted")
        done = await desk.reaches(egress_id, EgressStatus.EGRESS_COMPLETE)
        assert (done.details, done.error, done.file_results[0].size) == ("End reason: CPU exhausted", "", 0)

        egress_id = await desk.running()
        recorder.ends(egress_id, "Failure", "signal: killed", 500)
        failed = await desk.reaches(egress_id, EgressStatus.EGRESS_FAILED)
        assert (failed.error, failed.error_code) == ("signal: killed", 500)

        egress_id = await desk.running()
        await lk.room.remove_participant(api.RoomParticipantIdentity(room=room_name, identity=egress_id))
        done = await desk.reaches(egress_id, EgressStatus.EGRESS_COMPLETE)
        assert done.details == "End reason: Source closed"


@pytest.mark.asyncio
async def test_a_recorder_that_vanishes_stays_active_in_the_list(
    recording_server: LiveKitServer, recorder: Recorder, crowd: Crowd, room_name: str
) -> None:
    async with recording_server.api() as lk, asyncio.timeout(20):
        await crowd.join(recording_server, room_name, "ana")
        desk = Desk(lk, room_name)
        egress_id = await desk.running()
        recorder.vanishes()
        await eventually(desk.identities, lambda identities: egress_id not in identities)
        assert (await desk.heartbeat(egress_id)).code == "unavailable"
        await desk.reaches(egress_id, EgressStatus.EGRESS_ACTIVE)


@pytest.mark.asyncio
async def test_a_recorder_that_dies_is_not_missed_at_once(
    recording_server: LiveKitServer, recorder: Recorder, crowd: Crowd, room_name: str
) -> None:
    async with recording_server.api() as lk, asyncio.timeout(20):
        await crowd.join(recording_server, room_name, "ana")
        desk = Desk(lk, room_name)
        egress_id = await desk.running()
        recorder.dies()
        await desk.reaches(egress_id, EgressStatus.EGRESS_ACTIVE)
        assert egress_id in await desk.identities()


@pytest.mark.asyncio
async def test_an_ending_that_is_held(
    recording_server: LiveKitServer, recorder: Recorder, crowd: Crowd, room_name: str
) -> None:
    async with recording_server.api() as lk, asyncio.timeout(20):
        await crowd.join(recording_server, room_name, "ana")
        desk = Desk(lk, room_name)
        recorder.plays(Plan(hold_ending=True))
        egress_id = await desk.running()
        for _ in range(2):
            assert (await desk.stop(egress_id)).status == EgressStatus.EGRESS_ENDING
        recorder.ends(egress_id)
        await desk.reaches(egress_id, EgressStatus.EGRESS_COMPLETE)
