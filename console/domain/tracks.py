"""Tracks: what a participant publishes."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """Where a track comes from, as its publisher declares it (livekit_models.proto, TrackSource)."""

    UNKNOWN = "unknown"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SCREEN = "screen"
    SCREEN_AUDIO = "screen audio"


class Medium(StrEnum):
    """What a track carries (livekit_models.proto, TrackType)."""

    AUDIO = "audio"
    VIDEO = "video"
    DATA = "data"


@dataclass(frozen=True, slots=True)
class Track:
    """One published track; width and height are pixels, 0 for sound; codecs are names without their medium."""

    sid: str
    name: str = ""
    source: Source = Source.UNKNOWN
    medium: Medium = Medium.AUDIO
    muted: bool = False
    width: int = 0
    height: int = 0
    codecs: tuple[str, ...] = ()
    layers: int = 0
    stereo: bool = False
    encrypted: bool = False

    @property
    def is_open_microphone(self) -> bool:
        """Say whether this is a microphone that can be heard now."""
        return self.source is Source.MICROPHONE and not self.muted
