"""People and their tracks: muting, removing, changing, with the answers of livekit-server v1.13.5."""

from functools import partial

import pytest
from livekit import api

from console.demo.tracks import SOURCES
from console.demo.world import Moderation
from tests.demo.visit import Visit, refusal, visit

MISSING = [("a", "nobody"), ("none", "ada")]


async def listed(guest: Visit, identity: str) -> api.ParticipantInfo:
    """Look somebody up the way a console does."""
    answer = await guest.lk.room.list_participants(api.ListParticipantsRequest(room="a"))
    return next(person for person in answer.participants if person.identity == identity)


def mute(sid: str, muted: bool = True, room: str = "a", identity: str = "ada") -> api.MuteRoomTrackRequest:
    """Ask to mute one track."""
    return api.MuteRoomTrackRequest(room=room, identity=identity, track_sid=sid, muted=muted)


@pytest.mark.asyncio
async def test_people_and_tracks_come_in_no_order() -> None:
    async with visit() as guest:
        for name in "uvwxyz":
            guest.world.rooms.join("a", name)
            for source in SOURCES:
                guest.world.rooms.publish("a", name, source)
        people, tracks = set(), set()
        for _ in range(5):
            answer = await guest.lk.room.list_participants(api.ListParticipantsRequest(room="a"))
            people.add(tuple(person.identity for person in answer.participants))
            tracks.add(tuple(track.sid for person in answer.participants for track in person.tracks))
        assert {tuple(sorted(order)) for order in people} == {tuple("uvwxyz")}
        assert len({tuple(sorted(order)) for order in tracks}) == 1
        assert min(len(people), len(tracks)) > 1
        published = list(SOURCES.values())
        assert any([track.source for track in person.tracks] != published for person in answer.participants)


@pytest.mark.asyncio
async def test_an_unknown_room_is_an_empty_room() -> None:
    async with visit() as guest:
        answer = await guest.lk.room.list_participants(api.ListParticipantsRequest(room="none"))
        assert list(answer.participants) == []


@pytest.mark.asyncio
async def test_tracks_look_real() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        sids = [guest.world.rooms.publish("a", "ada", source) for source in SOURCES]
        assert [(sid[:5], len(sid)) for sid in sids] == [("TR_VC", 17), ("TR_AM", 17), ("TR_VS", 17), ("TR_As", 17)]
        ada = await listed(guest, "ada")
        tracks = {api.TrackSource.Name(track.source): track for track in ada.tracks}
        camera, microphone = tracks["CAMERA"], tracks["MICROPHONE"]
        assert (camera.mime_type, len(camera.layers), len(camera.codecs[0].layers)) == ("video/VP8", 3, 3)
        assert (camera.width, camera.height) == (camera.layers[2].width, camera.layers[2].height) == (1280, 720)
        assert (microphone.mime_type, microphone.stream) == ("audio/red", "camera")
        assert tracks["SCREEN_SHARE_AUDIO"].stream == "screen"
        assert len({track.mid for track in ada.tracks}) == 4
        assert ada.is_publisher


@pytest.mark.asyncio
async def test_mute_and_mute_again() -> None:
    async with visit() as guest:
        told: list[Moderation] = []
        guest.world.listeners.append(told.append)
        guest.world.rooms.join("a", "ada")
        sid = guest.world.rooms.publish("a", "ada", "microphone")
        for _ in range(2):
            answer = await guest.lk.room.mute_published_track(mute(sid))
            assert (answer.track.sid, answer.track.muted) == (sid, True)
        assert (await listed(guest, "ada")).tracks[0].muted
        assert told == [Moderation("muted", "a", "ada", sid)] * 2


@pytest.mark.asyncio
async def test_an_unknown_track_is_an_empty_success() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        answer = await guest.lk.room.mute_published_track(mute("TR_none"))
        assert not answer.HasField("track")


@pytest.mark.asyncio
async def test_unmuting_is_refused_before_the_track_is_looked_up() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        error = await refusal(lambda: guest.lk.room.mute_published_track(mute("TR_none", muted=False)))
        assert (error.code, error.status) == ("failed_precondition", 412)
        assert error.message == "twirp error unknown: remote unmute not enabled"


@pytest.mark.asyncio
async def test_unmuting_where_it_is_allowed() -> None:
    async with visit(enable_remote_unmute=True) as guest:
        told: list[Moderation] = []
        guest.world.listeners.append(told.append)
        guest.world.rooms.join("a", "ada")
        sid = guest.world.rooms.publish("a", "ada", "microphone", muted=True)
        answer = await guest.lk.room.mute_published_track(mute(sid, muted=False))
        assert not answer.track.muted
        assert not (await guest.lk.room.mute_published_track(mute("TR_none", muted=False))).HasField("track")
        assert told == []


@pytest.mark.asyncio
@pytest.mark.parametrize(("room", "identity"), MISSING)
async def test_muting_somebody_who_is_not_there_is_silence(room: str, identity: str) -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        for muted in (True, False):
            call = partial(guest.lk.room.mute_published_track, mute("TR_none", muted, room, identity))
            error = await guest.waits(refusal(call), 3.0)
            assert (error.status, error.message) == (503, "twirp error unknown: no response from servers")


@pytest.mark.asyncio
@pytest.mark.parametrize(("room", "identity"), MISSING)
async def test_others_who_are_not_there(room: str, identity: str) -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        service = guest.lk.room
        who = api.RoomParticipantIdentity(room=room, identity=identity)
        change = api.UpdateParticipantRequest(room=room, identity=identity, name="Ada")
        for call in (
            lambda: service.get_participant(who),
            lambda: service.remove_participant(who),
            lambda: service.update_participant(change),
        ):
            error = await refusal(call)
            assert (error.code, error.status) == ("not_found", 404)
            assert error.message == "twirp error unknown: participant does not exist"
        subscriptions = api.UpdateSubscriptionsRequest(room=room, identity=identity, subscribe=True)
        error = await guest.waits(refusal(lambda: service.update_subscriptions(subscriptions)), 3.0)
        assert error.status == 503


@pytest.mark.asyncio
async def test_removing_and_removing_again() -> None:
    async with visit() as guest:
        told: list[Moderation] = []
        guest.world.listeners.append(told.append)
        guest.world.rooms.join("a", "ada")
        who = api.RoomParticipantIdentity(room="a", identity="ada")
        assert (await guest.lk.room.get_participant(who)).identity == "ada"
        await guest.lk.room.remove_participant(who)
        assert (await refusal(lambda: guest.lk.room.remove_participant(who))).status == 404
        assert told == [Moderation("removed", "a", "ada")]


@pytest.mark.asyncio
async def test_a_permission_replaces_the_whole_old_one_and_takes_tracks_away() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        guest.world.rooms.publish("a", "ada", "microphone")
        guest.world.rooms.publish("a", "ada", "camera")
        only_camera = api.ParticipantPermission(can_publish=True, can_publish_sources=[api.TrackSource.CAMERA])

        async def allow(permission: api.ParticipantPermission) -> api.ParticipantInfo:
            request = api.UpdateParticipantRequest(room="a", identity="ada", permission=permission)
            return await guest.lk.room.update_participant(request)

        ada = await allow(only_camera)
        assert ada.permission == only_camera
        assert not ada.permission.can_subscribe
        assert [track.source for track in ada.tracks] == [api.TrackSource.CAMERA]
        ada = await allow(api.ParticipantPermission())
        assert (list(ada.tracks), ada.is_publisher) == ([], False)
        ada = await allow(api.ParticipantPermission(can_publish=True))
        assert list(ada.tracks) == []


@pytest.mark.asyncio
async def test_words_about_a_person_are_merged_or_skipped() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada", "Ada", metadata="old", attributes={"role": "host", "seat": "1"})
        before = (await listed(guest, "ada")).version
        change = api.UpdateParticipantRequest(
            room="a", identity="ada", name="", metadata="", attributes={"role": "", "hand": "up"}
        )
        ada = await guest.lk.room.update_participant(change)
        assert (ada.name, ada.metadata, dict(ada.attributes)) == ("Ada", "old", {"seat": "1", "hand": "up"})
        assert ada.version > before
        ada = await guest.lk.room.update_participant(
            api.UpdateParticipantRequest(room="a", identity="ada", name="Ada L.", metadata="new")
        )
        assert (ada.name, ada.metadata) == ("Ada L.", "new")


@pytest.mark.asyncio
async def test_what_is_too_long_is_refused_before_anything_else() -> None:
    async with visit() as guest:
        for words, change in {
            "metadata size exceeds limits 524288": api.UpdateParticipantRequest(metadata="x" * 600_000),
            "name length exceeds limits 256": api.UpdateParticipantRequest(name="x" * 257),
            "attribute size exceeds limits 65536": api.UpdateParticipantRequest(attributes={"a": "x" * 70_000}),
        }.items():
            error = await refusal(partial(guest.lk.room.update_participant, change))
            assert (error.code, error.message) == ("invalid_argument", words)
            assert error.metadata == {"argument": words.rpartition(" ")[0]}


@pytest.mark.asyncio
async def test_only_the_cloud_moves_people() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "ada")
        move = api.MoveParticipantRequest(room="a", identity="ada", destination_room="b")
        forward = api.ForwardParticipantRequest(room="a", identity="ada", destination_room="b")
        for call in (
            lambda: guest.lk.room.move_participant(move),
            lambda: guest.lk.room.forward_participant(forward),
        ):
            error = await refusal(call)
            assert (error.code, error.message) == ("unknown", "twirp error unknown: not implemented")
        nobody = api.MoveParticipantRequest(room="a", identity="nobody", destination_room="b")
        error = await guest.waits(refusal(lambda: guest.lk.room.move_participant(nobody)), 3.0)
        assert error.status == 503
