"""The made-up Spring Summit: how it stands when the doors open, and what goes on happening in it."""

import json
import random
from typing import Final

from livekit.protocol import models

from console.demo.consequences import Consequences
from console.demo.people import GREEN_ROOM, GUESTS, INTERPRETERS, MAIN_STAGE, WORKSHOP, Guest
from console.demo.recordings import Booth, set_up_recordings
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
    set_up_recordings(world)
    for room in _OPENED:
        world.rooms.count(room)
    consequences = Consequences(world)
    world.listeners.append(consequences.follow)
    Booth(world, _dice(world, "booth"))
    Story(world, GUESTS, consequences, _dice(world, "story")).go_on()


def _share_screen(world: World, now: float) -> None:
    speaker = _guest("meiling.chen")
    since = now - 9.5 * _MINUTE
    world.rooms.publish(speaker.room, speaker.identity, "screen_share", since=since)
    world.rooms.publish(speaker.room, speaker.identity, "screen_share_audio", since=since)


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


def _dice(world: World, use: str) -> random.Random:
    return random.Random(f"{world.seed}:{use}")  # noqa: S311 - repeatable, nothing here is secret


def _guest(handle: str) -> Guest:
    return next(guest for guest in GUESTS if guest.handle == handle)
