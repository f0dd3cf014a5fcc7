"""People and rooms of the fake server as bytes: cut from one pattern, so that making many takes a moment."""

import itertools
import random
import time

from livekit import api
from livekit.protocol import models

_ROOM, _NUMBER = b"RRRRR", b"NNNNNN"
_METADATA = '{"company":"Example","seat":"A-12","lang":"en","notes":"' + "x" * 60 + '"}'
_CODECS = ("audio/opus", "audio/red", "video/VP8", "video/H264")
_LONG_AGO = int(time.time()) - 7200


def person(room: str, number: str, name: str, joined_at: int, *, muted: bool) -> api.ParticipantInfo:
    """Make one person with a microphone and a camera of three layers, about 500 bytes on the wire."""
    layers = [
        models.VideoLayer(quality=quality, width=320 << n, height=180 << n, bitrate=150_000 << n)
        for n, quality in enumerate((models.VideoQuality.LOW, models.VideoQuality.MEDIUM, models.VideoQuality.HIGH))
    ]
    sound = models.SimulcastCodecInfo(mime_type="audio/red", mid="0", cid="a")
    picture = models.SimulcastCodecInfo(mime_type="video/VP8", mid="1", cid="v", layers=layers)
    microphone = api.TrackInfo(
        sid=f"TR_AM{room}{number}",
        source=api.TrackSource.MICROPHONE,
        type=api.TrackType.AUDIO,
        muted=muted,
        mime_type="audio/red",
        codecs=[sound],
    )
    camera = api.TrackInfo(
        sid=f"TR_VC{room}{number}",
        source=api.TrackSource.CAMERA,
        type=api.TrackType.VIDEO,
        width=1280,
        height=720,
        simulcast=True,
        mime_type="video/VP8",
        layers=layers,
        codecs=[picture],
    )
    return api.ParticipantInfo(
        sid=f"PA_{room}{number}",
        identity=f"user-{room}-{number}@example.org",
        name=name,
        state=api.ParticipantInfo.State.ACTIVE,
        metadata=_METADATA,
        joined_at=joined_at,
        is_publisher=True,
        permission=api.ParticipantPermission(can_publish=True, can_subscribe=True, can_publish_data=True),
        tracks=[microphone, camera],
    )


def entry(message: bytes) -> bytes:
    """Return a message as one entry of a list: field 1, length, bytes."""
    length, out = len(message), bytearray(b"\x0a")
    while length > 127:
        out.append(length & 127 | 128)
        length >>= 7
    out.append(length)
    return bytes(out) + message


def _pattern(*, muted: bool) -> bytes:
    room, number = _ROOM.decode(), _NUMBER.decode()
    return entry(person(room, number, f"Person {number} of {room}", _LONG_AGO, muted=muted).SerializeToString())


_PATTERNS = {muted: _pattern(muted=muted) for muted in (False, True)}


class Hall:
    """One room: its row and its people as bytes, kept up to date by changes."""

    def __init__(self, number: int, people: int) -> None:
        self.name = f"room-{number}"
        self._digits = f"{number:05d}"
        self._numbers = itertools.count(people)
        self._muted: set[int] = set()
        self._entries = {n: self._cut(n) for n in range(people)}
        self.row = b""
        self._refresh_row()

    def listed(self) -> bytes:
        """Return ListParticipants in another order every time, as a real single node does (a Go map)."""
        entries = list(self._entries.values())
        random.shuffle(entries)
        return b"".join(entries)

    def mute(self, identity: str, muted: bool) -> api.TrackInfo:
        """Mute or unmute a microphone and return it: the room's row stays as it is."""
        number = int(identity.partition("@")[0].rpartition("-")[2])
        (self._muted.add if muted else self._muted.discard)(number)
        self._entries[number] = self._cut(number)
        told = api.ListParticipantsResponse.FromString(self._entries[number])
        return told.participants[0].tracks[0]

    def toggle(self) -> None:
        """Mute or unmute anybody."""
        number = random.choice(list(self._entries))
        self._muted ^= {number}
        self._entries[number] = self._cut(number)

    def join(self) -> None:
        """Let one more person in, whose name stands before all others."""
        number = next(self._numbers)
        found = person(self._digits, f"{number:06d}", f"Aaron {number}", int(time.time()), muted=False)
        self._entries[number] = entry(found.SerializeToString())
        self._refresh_row()

    def leave(self) -> None:
        """Let the newest go, if anybody is there."""
        if self._entries:
            self._entries.popitem()
            self._refresh_row()

    def _cut(self, number: int) -> bytes:
        pattern = _PATTERNS[number in self._muted]
        return pattern.replace(_ROOM, self._digits.encode()).replace(_NUMBER, b"%06d" % number)

    def _refresh_row(self) -> None:
        row = api.Room(
            sid=f"RM_{self._digits}",
            name=self.name,
            creation_time=_LONG_AGO,
            empty_timeout=300,
            departure_timeout=20,
            num_participants=len(self._entries),
            num_publishers=len(self._entries),
            enabled_codecs=[models.Codec(mime=mime) for mime in _CODECS],
        )
        self.row = entry(row.SerializeToString())
