"""What a track says about itself."""

from collections.abc import Collection
from dataclasses import replace

from console.domain.participants import Participant
from console.domain.text import visible
from console.domain.tracks import Medium, Source, Track
from console.ui.people.rows import TrackRow
from console.ui.standing import PersonKey, TrackKey

_WORDS = {
    Source.MICROPHONE: "Microphone",
    Source.CAMERA: "Camera",
    Source.SCREEN: "Screen",
    Source.SCREEN_AUDIO: "Screen sound",
}
_ORDER = (*_WORDS, Source.UNKNOWN)
_MEDIA = {Medium.AUDIO: "Sound", Medium.VIDEO: "Picture", Medium.DATA: "Data"}
_ICONS = {
    Source.MICROPHONE: ("mic", "mic-off"),
    Source.CAMERA: ("video", "video-off"),
    Source.SCREEN: ("monitor-up", "monitor-off"),
    Source.SCREEN_AUDIO: ("volume-2", "volume-x"),
}
_MEDIA_ICONS = {
    Medium.AUDIO: ("volume-2", "volume-x"),
    Medium.VIDEO: ("video", "video-off"),
    Medium.DATA: ("braces", "braces"),
}
_CODECS = {"opus": "Opus", "red": "RED", "h264": "H.264", "h265": "H.265"}


def track_rows(key: PersonKey, participant: Participant, pending: Collection[str], *, stale: bool) -> list[TrackRow]:
    """Word every track of a participant, what is heard first; `pending` are sids that are being muted or unmuted."""
    has_sound = any(track.source is Source.SCREEN_AUDIO for track in participant.tracks)
    return [
        TrackRow(
            TrackKey(key.server, key.room, key.identity, track.sid),
            _ICONS.get(track.source, _MEDIA_ICONS[track.medium])[track.muted],
            _source(track),
            _details(track, has_sound=has_sound),
            visible(track.sid),
            track.muted,
            track.sid in pending,
            stale,
        )
        for track in sorted(participant.tracks, key=lambda track: (_ORDER.index(track.source), track.sid))
    ]


def left_track(row: TrackRow) -> TrackRow:
    """Word a track that is no longer there."""
    return replace(row, left=True, pending=False)


def _source(track: Track) -> str:
    if track.source is not Source.UNKNOWN:
        return _WORDS[track.source]
    return visible(track.name, 40) or _MEDIA[track.medium]


def _details(track: Track, *, has_sound: bool) -> str:
    codecs = " + ".join(_CODECS.get(codec.lower(), visible(codec, 20).upper()) for codec in track.codecs)
    parts = [
        f"{track.width} × {track.height}" if track.width and track.height else "",
        codecs,
        f"{track.layers} layers" if track.layers > 1 else "",
        "stereo" if track.stereo else "",
        "encrypted" if track.encrypted else "",
        "no sound" if track.source is Source.SCREEN and not has_sound else "",
        "muted" if track.muted else "open" if track.medium is Medium.AUDIO else "on",
    ]
    return " · ".join(filter(None, parts))
