"""Tracks: muting and opening them, from afar and by their own people."""

import pytest
from livekit import api

from tests.contract.requests import listed, muting
from tests.contract.stage import Stage


async def _muted(stage: Stage, room: str, identity: str) -> dict[str, bool]:
    people = await listed(stage.lk, room)
    return {track.sid: track.muted for track in people[identity].tracks}


@pytest.mark.parametrize("source", ["microphone", "camera", "screen_share"])
@pytest.mark.asyncio
async def test_muting_is_listed_at_once_and_reaches_the_person(stage: Stage, room_name: str, source: str) -> None:
    ana = await stage.join(room_name, "ana", source)
    sid = ana.tracks[source]
    told = await stage.lk.room.mute_published_track(muting(room_name, "ana", sid))
    assert (told.track.sid, told.track.muted) == (sid, True)
    assert await _muted(stage, room_name, "ana") == {sid: True}
    await ana.sees_mute(source)
    again = await stage.lk.room.mute_published_track(muting(room_name, "ana", sid))
    assert again.track.muted


@pytest.mark.asyncio
async def test_muting_is_not_a_lock(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    sid = ana.tracks["microphone"]
    await stage.lk.room.mute_published_track(muting(room_name, "ana", sid))
    await ana.sees_mute("microphone")
    await ana.unmute("microphone")
    await stage.until(lambda: _muted(stage, room_name, "ana"), lambda tracks: tracks == {sid: False})


@pytest.mark.asyncio
async def test_somebody_who_mutes_their_own_track(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone", "camera")
    await ana.mute("microphone")
    expected = {ana.tracks["microphone"]: True, ana.tracks["camera"]: False}
    await stage.until(lambda: _muted(stage, room_name, "ana"), lambda tracks: tracks == expected)


@pytest.mark.asyncio
async def test_an_unknown_track_is_a_success_without_a_track(stage: Stage, room_name: str) -> None:
    await stage.join(room_name, "ana", "microphone")
    told = await stage.lk.room.mute_published_track(muting(room_name, "ana", "TR_unknown"))
    assert not told.HasField("track")
    assert told == api.MuteRoomTrackResponse()


@pytest.mark.asyncio
async def test_a_stock_server_does_not_open_microphones(stage: Stage, room_name: str) -> None:
    ana = await stage.join(room_name, "ana", "microphone")
    await stage.lk.room.mute_published_track(muting(room_name, "ana", ana.tracks["microphone"]))
    with pytest.raises(api.ServerError, match="remote unmute not enabled") as refusal:
        await stage.lk.room.mute_published_track(muting(room_name, "ana", ana.tracks["microphone"], muted=False))
    assert (refusal.value.code, refusal.value.status) == ("failed_precondition", 412)
    assert await _muted(stage, room_name, "ana") == {ana.tracks["microphone"]: True}


@pytest.mark.asyncio
async def test_a_server_that_opens_microphones(unmuting_stage: Stage, room_name: str) -> None:
    ana = await unmuting_stage.join(room_name, "ana", "microphone")
    sid = ana.tracks["microphone"]
    await unmuting_stage.lk.room.mute_published_track(muting(room_name, "ana", sid))
    await ana.sees_mute("microphone")
    told = await unmuting_stage.lk.room.mute_published_track(muting(room_name, "ana", sid, muted=False))
    assert (told.track.sid, told.track.muted) == (sid, False)
    await ana.sees_unmute("microphone")
    # The client repeats what it was told: its late echo of the mute may close the track for a moment.
    await unmuting_stage.until(lambda: _muted(unmuting_stage, room_name, "ana"), lambda tracks: tracks == {sid: False})

    unknown = await unmuting_stage.lk.room.mute_published_track(muting(room_name, "ana", "TR_unknown", muted=False))
    assert not unknown.HasField("track")
