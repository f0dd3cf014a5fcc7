"""A process in which people take part in rooms through the real client library.

Reads orders as JSON lines from standard input and writes what happened to each person as JSON lines to standard
output. It ends when its input ends, and may be killed to play a lost machine.
"""

import asyncio
import json
import math
import sys
from array import array
from typing import Any

from livekit import rtc
from livekit.rtc.participant import PublishTrackError

_RATE = 48_000
_FRAME = _RATE // 50  # samples in 20 ms
_WIDTH, _HEIGHT, _PICTURES = 320, 180, 5  # a second: cheap enough for a dozen people on two cores
_TONE = array("h", (int(6000 * math.sin(math.tau * 440 * n / _RATE)) for n in range(_RATE // 10)))


def say(event: str, who: str, **about: object) -> None:
    """Writes one line."""
    line = {"event": event, "who": who, **{name: str(fact) for name, fact in about.items()}}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


_SOURCES = {
    "microphone": rtc.TrackSource.SOURCE_MICROPHONE,
    "camera": rtc.TrackSource.SOURCE_CAMERA,
    "screen_share": rtc.TrackSource.SOURCE_SCREENSHARE,
}


def _source(publication: rtc.TrackPublication) -> str:
    return next(name for name, source in _SOURCES.items() if source == publication.source)


class Guest:
    """One person in one room, who says what the own client saw."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.turn = asyncio.Lock()  # one order at a time, in the order in which they came
        self.room = rtc.Room()
        self.tracks: dict[str, rtc.LocalTrack] = {}
        self.feeds: dict[str, asyncio.Task[None]] = {}
        self.muted: dict[str, bool] = {}  # by track sid
        self.room.on("track_muted", lambda *told: self._muted(True, *told))
        self.room.on("track_unmuted", lambda *told: self._muted(False, *told))
        self.room.on("local_track_unpublished", self._unpublished)
        self.room.on("participant_permissions_changed", self._permitted)
        self.room.on("participant_connected", lambda other: self._say("sees_join", identity=other.identity))
        self.room.on("disconnected", self._gone)

    def _say(self, event: str, **about: object) -> None:
        say(event, self.who, **about)

    def _muted(self, muted: bool, participant: rtc.Participant, publication: rtc.TrackPublication) -> None:
        if self.muted.get(publication.sid, False) == muted:
            return  # the library tells twice of a mute by the server
        self.muted[publication.sid] = muted
        event = "track_muted" if muted else "track_unmuted"
        self._say(event, identity=participant.identity, source=_source(publication), sid=publication.sid)

    def _unpublished(self, publication: rtc.LocalTrackPublication) -> None:
        self._say("unpublished", source=_source(publication), sid=publication.sid)

    def _permitted(self, participant: rtc.Participant, permission: Any) -> None:
        self._say("permitted", identity=participant.identity, publish=permission.can_publish)

    def _gone(self, reason: rtc.DisconnectReason.ValueType) -> None:
        identity = self.room.local_participant.identity
        self._say("disconnected", reason=rtc.DisconnectReason.Name(reason), identity=identity)

    async def join(self, url: str, token: str) -> None:
        """Connects; nothing is subscribed to."""
        await self.room.connect(url, token, rtc.RoomOptions(auto_subscribe=False))
        self._say("joined", sid=self.room.local_participant.sid, identity=self.room.local_participant.identity)

    async def publish(self, source: str) -> None:
        """Publishes a tone or a picture, fed by a task until it is withdrawn or the room ends."""
        track: rtc.LocalTrack
        if source == "microphone":
            sound = rtc.AudioSource(_RATE, 1, queue_size_ms=200)
            track = rtc.LocalAudioTrack.create_audio_track("voice", sound)
            feed = _hum(sound)
        else:
            picture = rtc.VideoSource(_WIDTH, _HEIGHT, is_screencast=source == "screen_share")
            track = rtc.LocalVideoTrack.create_video_track("picture", picture)
            feed = _show(picture)
        self.feeds[source] = asyncio.create_task(feed)
        options = rtc.TrackPublishOptions(source=_SOURCES[source], simulcast=False)
        publication = await self.room.local_participant.publish_track(track, options)
        self.tracks[source] = track
        self._say("published", source=source, sid=publication.sid)

    async def withdraw(self, source: str) -> None:
        """Unpublishes one track."""
        self.feeds.pop(source).cancel()
        await self.room.local_participant.unpublish_track(self.tracks.pop(source).sid)

    def mute(self, source: str, muted: bool) -> None:
        """Mutes or unmutes the own track, as a click in the person's client does."""
        track = self.tracks[source]
        assert isinstance(track, rtc.LocalAudioTrack | rtc.LocalVideoTrack)
        if muted:
            track.mute()
        else:
            track.unmute()

    async def leave(self) -> None:
        """Leaves the room."""
        for feed in self.feeds.values():
            feed.cancel()
        await self.room.disconnect()
        self._say("left")


async def _hum(source: rtc.AudioSource) -> None:
    start = 0
    while True:
        samples = _TONE[start : start + _FRAME]
        start = (start + _FRAME) % len(_TONE)
        await source.capture_frame(rtc.AudioFrame(samples.tobytes(), _RATE, 1, _FRAME))


async def _show(source: rtc.VideoSource) -> None:
    luma, chroma = _WIDTH * _HEIGHT, _WIDTH * _HEIGHT // 4
    shade = 0
    while True:
        shade = (shade + 16) % 256
        planes = bytes([shade]) * luma + bytes([128]) * (2 * chroma)
        source.capture_frame(rtc.VideoFrame(_WIDTH, _HEIGHT, rtc.VideoBufferType.I420, planes))
        await asyncio.sleep(1 / _PICTURES)


async def _obey(guests: dict[str, Guest], order: dict[str, str]) -> None:
    if order["do"] == "dismiss":
        # Who was put out cannot leave any more.
        await asyncio.gather(*(_leave(guests, guest) for guest in list(guests.values())), return_exceptions=True)
        return
    guest = guests.setdefault(order["who"], Guest(order["who"]))
    try:
        async with guest.turn:
            match order["do"]:
                case "join":
                    await guest.join(order["url"], order["token"])
                case "publish":
                    await guest.publish(order["source"])
                case "withdraw":
                    await guest.withdraw(order["source"])
                case "mute" | "unmute" as wish:
                    guest.mute(order["source"], wish == "mute")
        if order["do"] == "leave":
            await _leave(guests, guest)
    except (rtc.ConnectError, PublishTrackError, KeyError) as error:
        say("failed", guest.who, order=order["do"], error=error)


async def _leave(guests: dict[str, Guest], guest: Guest) -> None:
    async with guest.turn:  # who is still joining leaves afterwards
        guests.pop(guest.who, None)
        await guest.leave()


async def main() -> None:
    """Obeys orders until there are no more; those of different people overlap."""
    guests: dict[str, Guest] = {}
    under_way: set[asyncio.Task[None]] = set()
    say("ready", "")
    while line := await asyncio.to_thread(sys.stdin.readline):
        task = asyncio.create_task(_obey(guests, json.loads(line)))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await _obey(guests, {"do": "dismiss"})


if __name__ == "__main__":
    asyncio.run(main())
