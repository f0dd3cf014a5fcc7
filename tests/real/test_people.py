"""Real participants take part in a real room, and say what their own client saw."""

import asyncio
import time

import pytest
from livekit import api

from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd, Guise
from tests.real.waiting import eventually


async def listed(lk: api.LiveKitAPI, room: str) -> dict[str, api.ParticipantInfo]:
    """Who the server lists, by identity."""
    async with asyncio.timeout(5):
        answer = await lk.room.list_participants(api.ListParticipantsRequest(room=room))
    return {person.identity: person for person in answer.participants}


@pytest.mark.asyncio(loop_factories=["asyncio", "qt"])
async def test_a_person_publishes_and_sees_what_is_done_to_them(
    plain_server: LiveKitServer, crowd: Crowd, room_name: str
) -> None:
    guise = Guise("Ana", metadata="host", attributes=(("seat", "1"),))
    async with plain_server.api() as lk, asyncio.timeout(20):
        ana = await crowd.join(plain_server, room_name, "ana", "microphone", "camera", guise=guise)
        await eventually(  # a track is listed once its first sound or picture came
            lambda: listed(lk, room_name),
            lambda people: {track.sid for track in people["ana"].tracks} == set(ana.tracks.values()),
        )
        person = (await listed(lk, room_name))["ana"]
        assert (person.name, person.metadata, dict(person.attributes)) == ("Ana", "host", {"seat": "1"})

        await ana.mute("microphone")
        await ana.unmute("microphone")
        sid = ana.tracks["microphone"]
        await lk.room.mute_published_track(
            api.MuteRoomTrackRequest(room=room_name, identity="ana", track_sid=sid, muted=True)
        )
        await ana.sees("track_muted", source="microphone", sid=sid)

        await lk.room.remove_participant(api.RoomParticipantIdentity(room=room_name, identity="ana"))
        await ana.sees("disconnected", reason="PARTICIPANT_REMOVED")


@pytest.mark.asyncio
async def test_kinds_and_hidden_people(plain_server: LiveKitServer, crowd: Crowd, room_name: str) -> None:
    async with plain_server.api() as lk, asyncio.timeout(20):
        await crowd.join(plain_server, room_name, "bo", guise=Guise(kind="agent"))
        await crowd.join(plain_server, room_name, "cy", guise=Guise(hidden=True, can_publish=False))
        people = await listed(lk, room_name)
        assert people["bo"].kind == api.ParticipantInfo.Kind.AGENT
        assert people["cy"].permission.hidden
        assert not people["cy"].permission.can_publish


@pytest.mark.asyncio
async def test_leaving_is_seen_at_once_and_a_lost_machine_is_not(
    plain_server: LiveKitServer, crowd: Crowd, doomed_crowd: Crowd, room_name: str
) -> None:
    async with plain_server.api() as lk, asyncio.timeout(20):
        ana = await crowd.join(plain_server, room_name, "ana")
        await doomed_crowd.join(plain_server, room_name, "bo", "microphone")
        await ana.sees("sees_join", identity="bo")
        doomed_crowd.kill()
        await ana.leave()
        await eventually(lambda: listed(lk, room_name), lambda people: set(people) == {"bo"})


@pytest.mark.asyncio
async def test_what_a_person_never_sees_fails_with_what_was_seen(
    plain_server: LiveKitServer, crowd: Crowd, room_name: str
) -> None:
    ana = await crowd.join(plain_server, room_name, "ana")
    start = time.monotonic()
    with pytest.raises(AssertionError, match=r"not within 0\.1 s; saw joined"):
        await ana.sees("disconnected", limit=0.1)
    assert time.monotonic() - start < 1
    await ana.leave()


@pytest.mark.asyncio
async def test_a_token_that_does_not_fit_is_a_failure(
    plain_server: LiveKitServer, unmuting_server: LiveKitServer, crowd: Crowd, room_name: str
) -> None:
    stranger = _Elsewhere(plain_server.ws_url, unmuting_server.key, unmuting_server.secret)
    with pytest.raises(AssertionError, match="failed"):
        await crowd.join(stranger, room_name, "ana")


class _Elsewhere:
    def __init__(self, ws_url: str, key: str, secret: str) -> None:
        self.ws_url, self.key, self.secret = ws_url, key, secret


@pytest.mark.asyncio
async def test_a_screen_share_comes_and_goes(plain_server: LiveKitServer, crowd: Crowd, room_name: str) -> None:
    async with plain_server.api() as lk, asyncio.timeout(20):
        ana = await crowd.join(plain_server, room_name, "ana", "screen_share")
        people = await eventually(lambda: listed(lk, room_name), lambda people: bool(people["ana"].tracks))
        assert people["ana"].tracks[0].source == api.TrackSource.SCREEN_SHARE
        await ana.withdraw("screen_share")
        await eventually(lambda: listed(lk, room_name), lambda people: not people["ana"].tracks)
