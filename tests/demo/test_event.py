"""The made-up event: how it stands at the start, that it lives, that it repeats itself, and how it answers back."""

import asyncio
import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from livekit import api
from livekit.protocol.egress import EgressStatus as Status
from livekit.protocol.models import ParticipantInfo, TrackSource

from console.demo.clock import VirtualClock
from console.demo.event import spring_summit
from console.demo.people import GREEN_ROOM, GUESTS, INTERPRETERS, MAIN_STAGE, WORKSHOP
from console.demo.recordings import room_composite
from console.demo.rooms import NoSuchParticipantError
from console.demo.story import come_in
from console.demo.world import Moderation, World
from tests.demo.pictures import picture
from tests.demo.visit import visit

GRACE = "grace.okafor@summit.example"
KIND = ParticipantInfo.Kind


def event(seed: int = 1) -> tuple[World, VirtualClock]:
    """Set up an event on a clock of its own."""
    clock = VirtualClock()
    world = World(clock, seed)
    spring_summit(world)
    return world, clock


def everybody(world: World) -> list[ParticipantInfo]:
    """Give all participants of all rooms."""
    return [person for room in world.rooms.all() for person in room.people.values()]


def microphone(world: World, room: str, identity: str) -> str:
    """Give the sid of somebody's microphone."""
    person = world.rooms.person(room, identity)
    return next(track.sid for track in person.tracks if track.source == TrackSource.MICROPHONE)


def test_who_is_there_at_the_start() -> None:
    world, clock = event()
    assert {room.listed.name for room in world.rooms.all()} == {MAIN_STAGE, GREEN_ROOM, WORKSHOP, INTERPRETERS}
    people = everybody(world)
    assert 36 <= len(people) <= 44
    kinds = Counter(person.kind for person in people)
    assert {kind: kinds[kind] for kind in (KIND.AGENT, KIND.INGRESS, KIND.SIP, KIND.EGRESS)} == dict.fromkeys(
        (KIND.AGENT, KIND.INGRESS, KIND.SIP, KIND.EGRESS), 1
    )
    assert {person.attributes["role"] for person in people if "role" in person.attributes} == {
        "host",
        "speaker",
        "moderator",
        "audience",
    }
    assert sum("handRaisedAt" in person.attributes for person in people) == 3
    assert any(track.source == TrackSource.SCREEN_SHARE for person in people for track in person.tracks)
    assert all(person.joined_at_ms < clock.now() * 1000 for person in people)
    assert all(
        int(person.attributes["handRaisedAt"]) < clock.now() * 1000
        for person in people
        if "handRaisedAt" in person.attributes
    )
    assert all(json.loads(room.listed.metadata) for room in world.rooms.all())
    assert all(json.loads(person.metadata) for person in people if person.metadata)
    for room in world.rooms.all():
        assert room.listed.num_participants == sum(
            person.kind not in (KIND.AGENT, KIND.EGRESS) for person in room.people.values()
        )


def test_three_recordings_have_a_past() -> None:
    world, clock = event()
    tapes = {tape.info.room_name: tape.info for tape in world.recorders.all()}
    assert {room: info.status for room, info in tapes.items()} == {
        MAIN_STAGE: Status.EGRESS_ACTIVE,
        GREEN_ROOM: Status.EGRESS_FAILED,
        WORKSHOP: Status.EGRESS_ACTIVE,
    }
    assert tapes[MAIN_STAGE].egress_id in world.rooms.get(MAIN_STAGE).people
    assert tapes[WORKSHOP].egress_id not in world.rooms.get(WORKSHOP).people
    assert not world.rooms.get(WORKSHOP).listed.active_recording
    assert tapes[GREEN_ROOM].error.startswith("S3 upload failed")
    assert (tapes[GREEN_ROOM].error_code, tapes[GREEN_ROOM].file_results[0].size) == (400, 0)
    assert tapes[GREEN_ROOM].ended_at == tapes[GREEN_ROOM].updated_at
    for info in tapes.values():
        assert 5 * 60 < clock.now() - info.started_at / 1e9 < 30 * 60


@pytest.mark.asyncio
async def test_the_same_seed_and_time_give_the_same_world() -> None:
    (one, clock), (other, other_clock), (third, third_clock) = event(), event(), event(seed=2)
    assert picture(one) == picture(other)
    before = picture(one)
    await clock.advance(600.0)
    await other_clock.advance(600.0)
    await third_clock.advance(600.0)
    assert picture(one) == picture(other) != before
    assert picture(third) != picture(one)


@given(st.lists(st.floats(0.1, 60.0), min_size=1, max_size=12))
@settings(deadline=None, max_examples=25)
def test_looking_often_changes_nothing(steps: list[float]) -> None:
    async def live() -> None:
        (seen, clock), (unseen, other_clock) = event(), event()
        for step in steps:
            await clock.advance(step)
            await other_clock.advance(step)
            picture(seen)
        assert picture(seen) == picture(unseen)

    asyncio.run(live())


@pytest.mark.asyncio
async def test_asking_over_the_api_changes_nothing() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        unseen, clock = event(seed=1)
        for _ in range(10):
            await guest.lk.room.list_rooms(api.ListRoomsRequest())
            await guest.lk.room.list_participants(api.ListParticipantsRequest(room=MAIN_STAGE))
            await guest.clock.advance(7.0)
            await clock.advance(7.0)
        assert picture(guest.world) == picture(unseen)


@pytest.mark.asyncio
@pytest.mark.parametrize("seed", [1, 2])
async def test_something_changes_every_few_seconds_and_nothing_runs_away(seed: int) -> None:
    world, clock = event(seed)
    last, quiet, changes = picture(world), 0, 0
    hands, opened, crowd = set(), set(), set()
    for _ in range(20 * 60):
        await clock.advance(1.0)
        now = picture(world)
        quiet = 0 if now != last else quiet + 1
        changes += now != last
        assert quiet <= 7
        last = now
        people = everybody(world)
        hands.add(sum("handRaisedAt" in person.attributes for person in people))
        opened.add(
            sum(
                track.source == TrackSource.MICROPHONE and not track.muted
                for person in people
                for track in person.tracks
            )
        )
        crowd.add(len(people))
    assert 20 * 60 / 6 < changes < 20 * 60 / 3
    assert len(hands) > 3
    assert len(opened) > 4
    assert min(opened) >= 2
    assert max(opened) <= 20
    assert len(crowd) > 3
    assert min(crowd) >= 36
    assert max(crowd) <= 48


@pytest.mark.asyncio
async def test_who_is_muted_opens_again_after_a_while_and_not_before() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        sid = microphone(guest.world, MAIN_STAGE, GRACE)
        mute = api.MuteRoomTrackRequest(room=MAIN_STAGE, identity=GRACE, track_sid=sid, muted=True)
        await guest.lk.room.mute_published_track(mute)

        def muted() -> bool:
            return next(track.muted for track in guest.world.rooms.person(MAIN_STAGE, GRACE).tracks if track.sid == sid)

        for _ in range(25):
            assert muted()
            await guest.clock.advance(1.0)
        await guest.clock.advance(0.1)
        seconds = 25
        while muted():
            assert seconds < 60
            await guest.clock.advance(1.0)
            seconds += 1


@pytest.mark.asyncio
async def test_the_story_opens_nobody_who_was_just_muted() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        muted = set()
        for room in guest.world.rooms.all():
            for person in room.people.values():
                for track in person.tracks:
                    mute = api.MuteRoomTrackRequest(
                        room=room.listed.name, identity=person.identity, track_sid=track.sid, muted=True
                    )
                    await guest.lk.room.mute_published_track(mute)
                    muted.add(track.sid)
        await guest.clock.advance(24.9)
        opened = {track.sid for person in everybody(guest.world) for track in person.tracks if not track.muted}
        assert opened.isdisjoint(muted)


@pytest.mark.asyncio
async def test_the_story_lets_nobody_in_who_was_just_removed() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        removed = {person.identity for person in guest.world.rooms.get(WORKSHOP).people.values()}
        for identity in removed:
            await guest.lk.room.remove_participant(api.RoomParticipantIdentity(room=WORKSHOP, identity=identity))
        await guest.clock.advance(19.9)
        assert removed.isdisjoint(person.identity for person in everybody(guest.world))
        await guest.clock.advance(20.2)
        assert removed <= {person.identity for person in everybody(guest.world)}


@pytest.mark.asyncio
async def test_who_comes_twice_in_a_moment_brings_everything_once() -> None:
    clock = VirtualClock()
    world = World(clock)
    guest = next(guest for guest in GUESTS if guest.microphone != "none" and guest.camera != "none")
    come_in(world, guest)
    world.rooms.leave(guest.room, guest.identity)
    come_in(world, guest)
    assert world.rooms.person(guest.room, guest.identity).state == ParticipantInfo.State.JOINED
    await clock.advance(2.0)
    person = world.rooms.person(guest.room, guest.identity)
    assert person.state == ParticipantInfo.State.ACTIVE
    assert [track.source for track in person.tracks] == [TrackSource.MICROPHONE, TrackSource.CAMERA]


@pytest.mark.asyncio
async def test_who_may_no_longer_speak_stays_quiet() -> None:
    world, clock = event()
    sid = microphone(world, MAIN_STAGE, GRACE)
    world.rooms.set_muted(MAIN_STAGE, GRACE, sid, muted=True)
    for listener in world.listeners:
        listener(Moderation("muted", MAIN_STAGE, GRACE, sid))
    permission = api.ParticipantPermission(can_publish=True, can_publish_sources=[TrackSource.CAMERA])
    world.rooms.set_permission(MAIN_STAGE, GRACE, permission)
    await clock.advance(120.0)
    assert {track.source for track in world.rooms.person(MAIN_STAGE, GRACE).tracks} <= {TrackSource.CAMERA}


@pytest.mark.asyncio
@pytest.mark.parametrize("identity", [GRACE, "agent-live-captions", "sip_+493023125447", "camera-feed-stage-left"])
async def test_who_is_removed_knocks_again(identity: str) -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        before = guest.world.rooms.person(MAIN_STAGE, identity)
        await guest.lk.room.remove_participant(api.RoomParticipantIdentity(room=MAIN_STAGE, identity=identity))
        for _ in range(20):
            with pytest.raises(NoSuchParticipantError):
                guest.world.rooms.person(MAIN_STAGE, identity)
            await guest.clock.advance(1.0)
        await guest.clock.advance(20.0)
        again = guest.world.rooms.person(MAIN_STAGE, identity)
        assert again.sid != before.sid
        assert (again.name, again.kind, again.permission) == (before.name, before.kind, before.permission)
        assert {track.sid for track in again.tracks}.isdisjoint(track.sid for track in before.tracks)


@pytest.mark.asyncio
async def test_a_removed_recorder_does_not_come_back() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        tape = next(tape.info for tape in guest.world.recorders.all() if tape.info.room_name == MAIN_STAGE)
        who = api.RoomParticipantIdentity(room=MAIN_STAGE, identity=tape.egress_id)
        await guest.lk.room.remove_participant(who)
        await guest.clock.advance(60.0)
        tape = guest.world.recorders.get(tape.egress_id).info
        assert tape.egress_id not in guest.world.rooms.get(MAIN_STAGE).people
        assert (tape.status, tape.details) == (Status.EGRESS_COMPLETE, "End reason: Source closed")


@pytest.mark.asyncio
async def test_a_room_that_is_ended_is_opened_again_by_its_people() -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        before = guest.world.rooms.get(INTERPRETERS).listed
        await guest.lk.room.delete_room(api.DeleteRoomRequest(room=INTERPRETERS))
        await guest.clock.advance(59.0)
        assert guest.world.rooms.find(INTERPRETERS) is None
        await guest.clock.advance(92.0)
        after = guest.world.rooms.get(INTERPRETERS)
        assert after.listed.sid != before.sid
        assert after.listed.metadata == before.metadata
        assert len(after.people) >= 3


@pytest.mark.asyncio
@pytest.mark.parametrize("room", [GREEN_ROOM, WORKSHOP, INTERPRETERS])
async def test_a_recording_can_be_started_and_stopped_in_every_other_room(room: str) -> None:
    async with visit(seed=1, event=spring_summit) as guest:
        info = await guest.lk.egress.start_room_composite_egress(room_composite(room, "tape.mp4", "grid"))
        await guest.clock.advance(5.9)

        def tape() -> api.EgressInfo:
            return guest.world.recorders.get(info.egress_id).info

        assert tape().status == Status.EGRESS_ACTIVE
        assert info.egress_id in guest.world.rooms.get(room).people
        await guest.lk.egress.stop_egress(api.StopEgressRequest(egress_id=info.egress_id))
        await guest.clock.advance(1.1)
        assert tape().status == Status.EGRESS_ENDING
        await guest.clock.advance(1.5)
        assert tape().status == Status.EGRESS_COMPLETE
        assert tape().file_results[0].location == "https://spring-summit.s3.amazonaws.com/tape.mp4"


@pytest.mark.asyncio
async def test_the_interpreters_record_now_and_then_and_lose_every_third_tape() -> None:
    world, clock = event()
    await clock.advance(94.0)
    assert not [tape for tape in world.recorders.all() if tape.info.room_name == INTERPRETERS]
    await clock.advance(3 * 440.0)
    tapes = [tape.info for tape in world.recorders.all() if tape.info.room_name == INTERPRETERS][:3]
    assert [tape.status for tape in tapes] == [
        Status.EGRESS_COMPLETE,
        Status.EGRESS_COMPLETE,
        Status.EGRESS_FAILED,
    ]
