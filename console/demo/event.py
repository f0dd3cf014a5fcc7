"""The made-up Spring Summit: how it stands when the doors open, and what goes on happening in it."""

import json
import random
from typing import Final

from livekit.protocol import egress, models
from livekit.protocol.egress import EncodingOptionsPreset as Preset

from console.demo.consequences import Consequences
from console.demo.people import GREEN_ROOM, GUESTS, INTERPRETERS, MAIN_STAGE, WORKSHOP, Guest
from console.demo.story import Story, come_in
from console.demo.world import World

_MINUTE: Final = 60.0
_OPENED: Final = {GREEN_ROOM: 54.0, MAIN_STAGE: 42.0, WORKSHOP: 39.0, INTERPRETERS: 36.0}
_SESSIONS: Final = {
    GREEN_ROOM: {"session": "Backstage"},
    MAIN_STAGE: {"session": "Opening keynote", "slot": 1, "lang": "en"},
    WORKSHOP: {"session": "Captions that keep up", "slot": 2, "lang": "en"},
    INTERPRETERS: {"session": "Opening keynote", "slot": 1, "lang": "es"},
}
_NO_BUCKET: Final = (
    "S3 upload failed: operation error S3: PutObject, https response error StatusCode: 404, "
    "api error NoSuchBucket: The specified bucket does not exist"
)


def spring_summit(world: World) -> None:
    """Set the event up in an empty world and let it go on by itself."""
    now = world.timeline.now
    # A keynote of some minutes takes a moment to upload; without it nobody would ever see "Stopping…".
    world.recorders.upload_seconds = (1.2, 2.4)
    for room, minutes in _OPENED.items():
        world.rooms.create(room, metadata=json.dumps(_SESSIONS[room]), created_at=now - minutes * _MINUTE)
    for guest in GUESTS:
        if guest.early is not None:
            come_in(world, guest, joined_at=now - guest.early * _MINUTE)
    _share_screen(world, now)
    _let_machines_in(world, now)
    _raise_hands(world, now)
    _record(world, now)
    for opened in world.rooms.all():
        world.rooms.count(opened)
    story = Story(world, GUESTS, random.Random(f"{world.seed}:story"))  # noqa: S311 repeatable, nothing here is secret
    world.listeners.append(Consequences(world).follow)
    story.go_on()


def _share_screen(world: World, now: float) -> None:
    speaker = _guest("meiling.chen")
    since = now - 9.5 * _MINUTE
    for source in ("screen_share", "screen_share_audio"):
        world.rooms.publish(speaker.room, speaker.identity, source, since=since)


def _let_machines_in(world: World, now: float) -> None:
    agent = models.ParticipantPermission(
        can_subscribe=True, can_publish=True, can_publish_data=True, hidden=False, agent=True, can_update_metadata=True
    )
    world.rooms.join(
        MAIN_STAGE,
        "agent-live-captions",
        "Live captions",
        kind="agent",
        permission=agent,
        attributes={"lk.agent.state": "listening"},
        joined_at=now - 39.5 * _MINUTE,
    )
    feed = "camera-feed-stage-left"
    world.rooms.join(MAIN_STAGE, feed, "Camera feed · Stage left", kind="ingress", joined_at=now - 38.0 * _MINUTE)
    world.rooms.publish(
        MAIN_STAGE, feed, "camera", size=(1920, 1080), mime_type="video/H264", since=now - 38.0 * _MINUTE
    )
    world.rooms.publish(MAIN_STAGE, feed, "microphone", mime_type="audio/opus", since=now - 38.0 * _MINUTE)
    # German numbers 030 23125 000 to 999 are kept free for films and demos.
    world.rooms.join(
        MAIN_STAGE,
        "sip_+493023125447",
        "+49 30 23125 447",
        kind="sip",
        attributes={"sip.phoneNumber": "+493023125447", "sip.callStatus": "active"},
        joined_at=now - 5.3 * _MINUTE,
    )
    world.rooms.publish(
        MAIN_STAGE, "sip_+493023125447", "microphone", mime_type="audio/opus", since=now - 5.3 * _MINUTE
    )


def _raise_hands(world: World, now: float) -> None:
    for handle, seconds in (("priya.raman", 184), ("kwame.mensah", 71), ("elif.demir", 20)):
        guest = _guest(handle)
        raised = str(int((now - seconds) * 1000))
        world.rooms.set_attributes(guest.room, guest.identity, {"handRaisedAt": raised})


def _record(world: World, now: float) -> None:
    recorders, rooms = world.recorders, world.rooms
    recorders.arrange(
        _request(MAIN_STAGE, "main-stage/opening-keynote.mp4", "speaker", Preset.H264_1080P_30, bucket="spring-summit"),
        rooms.get(MAIN_STAGE),
        now - 12.57 * _MINUTE,
    )
    failed = recorders.arrange(
        _request(GREEN_ROOM, "green-room/sound-check.mp4", "grid", Preset.H264_720P_30, bucket="spring-sumit"),
        rooms.get(GREEN_ROOM),
        now - 15.2 * _MINUTE,
    )
    failed.info.details = "End reason: StopEgress API"
    recorders.fail(failed.info.egress_id, _NO_BUCKET, code=400, ended_at=now - 6.1 * _MINUTE)
    lost = recorders.arrange(
        _request(WORKSHOP, "workshop-a/captions.mp4", "grid-light", Preset.H264_720P_30, bucket="spring-summit"),
        rooms.get(WORKSHOP),
        now - 24.4 * _MINUTE,
    )
    recorders.kill(lost.info.egress_id)
    # That was a while ago: the room has already noticed.
    rooms.leave(WORKSHOP, lost.info.egress_id)


def _request(room: str, path: str, layout: str, preset: Preset, bucket: str) -> egress.RoomCompositeEgressRequest:
    storage = egress.S3Upload(bucket=bucket, region="eu-north-1")
    return egress.RoomCompositeEgressRequest(
        room_name=room,
        layout=layout,
        preset=preset,
        file_outputs=[egress.EncodedFileOutput(filepath=path, s3=storage)],
    )


def _guest(handle: str) -> Guest:
    return next(guest for guest in GUESTS if guest.handle == handle)
