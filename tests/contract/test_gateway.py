"""The console's own gateway, on both stages: what it returns and which of our errors it raises."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import pytest

from console.domain.address import read_address
from console.domain.choices import Layout, Preset, RecordingChoice
from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.participants import Kind, Permission, Presence, Role
from console.domain.recordings import Recording, Status
from console.domain.rooms import Crowd, Room
from console.domain.secret import Secret
from console.domain.tracks import Medium, Source
from console.domain.trouble import Cause
from console.gateway.calls import Calls
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens
from tests.contract.stage import Stage
from tests.contract.wire import Keyed
from tests.real.people import Guise
from tests.real.process import free_port
from tests.real.recorder import Plan

_CHOICE = RecordingChoice(layout=Layout.GRID, preset=Preset.HD_30)


@asynccontextmanager
async def calling(server: Keyed, *, url: str = "", secret: str = "") -> AsyncIterator[Calls]:
    """The gateway as the composition root builds it."""
    tokens = Tokens(server.key, Secret(secret or server.secret))
    calls = Calls(read_address(url or server.url), tokens, GuardedSession())
    try:
        async with asyncio.timeout(60):
            yield calls
    finally:
        await calls.aclose()


async def _room(calls: Calls, name: str) -> Room | None:
    return next((room for room in await calls.list_rooms() if room.name == name), None)


async def _reaches(stage: Stage, calls: Calls, room: str, egress_id: str, status: Status) -> Recording:
    """Waits until both ways of asking for recordings say so."""

    async def found() -> Recording:
        return (await calls.find_recordings(room)).by_id[egress_id]

    recording = await stage.until(found, lambda recording: recording.status is status)
    assert (await calls.list_recordings()).by_id[egress_id] == recording
    return recording


async def _recorded(stage: Stage, calls: Calls, room: str) -> str:
    """A recording that is ACTIVE, of a room where somebody speaks."""
    await stage.join(room, "ana", "microphone")
    egress_id = (await stage.record(room)).egress_id
    await _reaches(stage, calls, room, egress_id, Status.ACTIVE)
    return egress_id


async def _trouble(call: Awaitable[object], kind: type[ServerError]) -> tuple[type[ServerError], Cause]:
    with pytest.raises(kind) as raised:
        await call
    return type(raised.value), raised.value.trouble.cause


@pytest.mark.asyncio
async def test_rooms_and_people_as_values(stage: Stage, room_name: str) -> None:
    guise = Guise("Ana", metadata='{"role": "host"}', attributes=(("hand", "up"),))
    ana = await stage.join(room_name, "ana", "microphone", "camera", guise=guise)
    await stage.join(room_name, "robot", guise=Guise(kind="agent"))
    async with calling(stage) as calls:
        room = await _room(calls, room_name)
        assert room is not None
        assert room.sid.startswith("RM_")
        assert (room.created_at > 0, room.empty_timeout, room.active_recording) == (True, 300, False)

        crowd = await calls.list_participants(room_name)
        assert list(crowd.by_identity) == ["ana", "robot"]
        assert (crowd.people, crowd.open_microphones) == (1, 1)
        found = crowd.by_identity["ana"]
        assert (found.sid, found.display_name, found.role) == (ana.sid, "Ana", Role.HOST)
        assert (found.kind, found.presence) == (Kind.STANDARD, Presence.ACTIVE)
        assert (found.permission, found.attributes) == (Permission(), (("hand", "up"),))
        assert found.joined_at > 0
        tracks = {track.source: track for track in found.tracks}
        camera, microphone = tracks[Source.CAMERA], tracks[Source.MICROPHONE]
        assert (camera.sid, camera.source, camera.medium) == (ana.tracks["camera"], Source.CAMERA, Medium.VIDEO)
        assert (camera.width, camera.height, camera.codecs) == (320, 180, ("VP8",))
        assert (microphone.sid, microphone.source) == (ana.tracks["microphone"], Source.MICROPHONE)
        assert (microphone.medium, microphone.codecs, microphone.muted) == (Medium.AUDIO, ("red",), False)
        robot = crowd.by_identity["robot"]
        assert (robot.kind, robot.role, robot.is_person) == (Kind.AGENT, Role.AGENT, False)

        assert await calls.list_participants(room_name) is crowd
        assert await calls.list_participants(f"{room_name}-nobody") == Crowd()


@pytest.mark.asyncio
async def test_muting(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    sid = ana.tracks["microphone"]
    async with calling(stage) as calls:
        before = await calls.list_participants(room_name)
        assert await calls.mute_track(room_name, "ana", sid, muted=True)
        await ana.sees_mute("microphone")
        after = await calls.list_participants(room_name)
        assert (before.open_microphones, after.open_microphones) == (1, 0)

        assert not await calls.mute_track(room_name, "ana", "TR_unknown", muted=True)
        refused = await _trouble(calls.mute_track(room_name, "ana", sid, muted=False), Refused)
        assert refused == (Refused, Cause.REFUSED)
        nobody = await _trouble(calls.mute_track(room_name, "nobody", sid, muted=True), Unanswered)
        assert nobody == (Unanswered, Cause.NOBODY_ANSWERS)


@pytest.mark.asyncio
async def test_opening_a_microphone_where_that_is_allowed(unmuting_stage: Stage, room_name: str) -> None:
    ana = await unmuting_stage.join(room_name, "ana", "microphone")
    sid = ana.tracks["microphone"]
    async with calling(unmuting_stage) as calls:
        assert await calls.mute_track(room_name, "ana", sid, muted=True)
        await ana.sees_mute("microphone")
        assert await calls.mute_track(room_name, "ana", sid, muted=False)
        await ana.sees_unmute("microphone")
        await unmuting_stage.until(
            lambda: calls.list_participants(room_name), lambda crowd: crowd.open_microphones == 1
        )


@pytest.mark.asyncio
async def test_putting_out_and_ending(stage: Stage, room_name: str) -> None:
    ana, bo = await stage.join(room_name, "ana"), await stage.join(room_name, "bo")
    async with calling(stage) as calls:
        await calls.remove_participant(room_name, "ana")
        await ana.sees_removal()
        assert list((await calls.list_participants(room_name)).by_identity) == ["bo"]
        assert await _trouble(calls.remove_participant(room_name, "ana"), Missing) == (Missing, Cause.MISSING)

        await calls.end_room(room_name)
        await bo.sees_end()
        assert await _room(calls, room_name) is None
        assert await _trouble(calls.end_room(room_name), Missing) == (Missing, Cause.MISSING)


@pytest.mark.asyncio
async def test_who_the_server_does_not_believe(stage: Stage, room_name: str) -> None:
    async with calling(stage, secret="x" * 40) as calls:
        for call in (calls.list_rooms, lambda: calls.end_room(room_name), calls.list_recordings):
            with pytest.raises(Refused) as refusal:
                await call()
            trouble = refusal.value.trouble
            assert trouble.cause is Cause.KEY_REJECTED
            # The server's answer holds the whole token; what is kept of it must not.
            assert trouble.said == "invalid token, error: token signature is invalid: signature is invalid"


@pytest.mark.asyncio
async def test_where_nothing_listens(stage: Stage) -> None:
    async with calling(stage, url=f"http://127.0.0.1:{free_port()}") as calls:
        assert await _trouble(calls.list_rooms(), NotSent) == (NotSent, Cause.UNREACHABLE)


@pytest.mark.asyncio
async def test_a_server_that_cannot_record(stage: Stage, room_name: str) -> None:
    async with calling(stage) as calls:
        assert await _trouble(calls.list_recordings(), Refused) == (Refused, Cause.NO_RECORDER)
        unknown = calls.start_recording(room_name, _CHOICE, "shows/x.mp4")
        assert await _trouble(unknown, Missing) == (Missing, Cause.MISSING)


@pytest.mark.asyncio
async def test_a_recording_from_start_to_saved(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    await stage.join(room_name, "ana", "microphone")
    async with calling(stage) as calls:
        started = await calls.start_recording(room_name, _CHOICE, f"shows/{room_name}.mp4")
        assert (started.status, started.room_name, started.layout) == (Status.STARTING, room_name, "grid-dark")
        assert [file.name for file in started.files] == [f"shows/{room_name}.mp4"]

        active = await _reaches(stage, calls, room_name, started.egress_id, Status.ACTIVE)
        assert active.started_at > 0
        room = await _room(calls, room_name)
        assert room is not None
        assert (room.sid, room.active_recording) == (active.room_sid, True)
        recorder = (await calls.list_participants(room_name)).by_identity[started.egress_id]
        assert (recorder.kind, recorder.role, recorder.is_person) == (Kind.EGRESS, Role.RECORDER, False)

        told = [await calls.stop_recording(started.egress_id) for _ in range(2)]
        assert [recording.status for recording in told] == [Status.ENDING] * 2
        done = await _reaches(stage, calls, room_name, started.egress_id, Status.COMPLETE)
        assert done.ended_at >= done.started_at
        assert done.files[0].location == f"shows/{room_name}.mp4"
        assert done.files[0].size > 0
        assert done.files[0].seconds > 0
        assert (done.error, done.details) == ("", "End reason: StopEgress API")
        late = await _trouble(calls.stop_recording(started.egress_id), Refused)
        assert late == (Refused, Cause.REFUSED)


@pytest.mark.asyncio
async def test_recordings_that_fail(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    async with calling(stage) as calls:
        stage.arranges(Plan(fail_upload="S3 upload failed: NoSuchBucket", code=400))
        egress_id = await _recorded(stage, calls, room_name)
        await calls.stop_recording(egress_id)
        failed = await _reaches(stage, calls, room_name, egress_id, Status.FAILED)
        assert (failed.error, failed.error_code) == ("S3 upload failed: NoSuchBucket", 400)
        assert (failed.files[0].size, failed.files[0].location) == (0, "")


@pytest.mark.asyncio
async def test_a_recorder_that_is_lost(recording_stage: Stage, room_name: str) -> None:
    stage = recording_stage
    async with calling(stage) as calls:
        egress_id = await _recorded(stage, calls, room_name)
        await stage.loses_recorder(egress_id)
        await stage.until(
            lambda: calls.list_participants(room_name), lambda crowd: egress_id not in crowd.by_identity, limit=30.0
        )
        assert (await calls.list_recordings()).by_id[egress_id].status is Status.ACTIVE
        lost = await _trouble(calls.stop_recording(egress_id), Unanswered)
        assert lost == (Unanswered, Cause.TIMED_OUT)
