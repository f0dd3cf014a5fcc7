"""Published tracks as LiveKit describes them."""

from collections.abc import Sequence
from typing import Final, Literal

from livekit.protocol import models

from console.demo.sids import Sids

Source = Literal["camera", "microphone", "screen_share", "screen_share_audio"]

SOURCES: Final[dict[Source, models.TrackSource]] = {
    "camera": models.TrackSource.CAMERA,
    "microphone": models.TrackSource.MICROPHONE,
    "screen_share": models.TrackSource.SCREEN_SHARE,
    "screen_share_audio": models.TrackSource.SCREEN_SHARE_AUDIO,
}

# A track's sid starts with its type and source (livekit-server pkg/rtc/participant.go).
_PREFIXES: Final[dict[Source, str]] = {
    "camera": "TR_VC",
    "microphone": "TR_AM",
    "screen_share": "TR_VS",
    "screen_share_audio": "TR_As",
}
_SIZES: Final[dict[Source, tuple[int, int]]] = {"camera": (1280, 720), "screen_share": (1920, 1080)}
_STREAMS: Final[dict[Source, str]] = {"screen_share": "screen", "screen_share_audio": "screen"}
_MICROSECONDS = 1_000_000


def new_track(
    sids: Sids,
    source: Source,
    *,
    now: float,
    mid: int,
    muted: bool = False,
    name: str = "",
    size: tuple[int, int] | None = None,
    mime_type: str = "",
    simulcast: bool | None = None,
) -> models.TrackInfo:
    """Describe a track just published: what is not said is what a browser would publish for that source."""
    video = source in _SIZES
    mime_type = mime_type or ("video/VP8" if video else "audio/red")
    width, height = (size or _SIZES[source]) if video else (0, 0)
    layered = source == "camera" if simulcast is None else simulcast
    layers = _layers(sids, width, height, 3 if layered else 1) if video else ()
    return models.TrackInfo(
        sid=sids.new(_PREFIXES[source]),
        type=models.TrackType.VIDEO if video else models.TrackType.AUDIO,
        source=SOURCES[source],
        name=name,
        muted=muted,
        width=width,
        height=height,
        simulcast=video and layered,
        layers=layers,
        mime_type=mime_type,
        mid=str(mid),
        codecs=[
            models.SimulcastCodecInfo(
                mime_type=mime_type,
                mid=str(mid),
                cid=sids.uuid(),
                layers=layers,
                video_layer_mode=models.VideoLayer.Mode.ONE_SPATIAL_LAYER_PER_STREAM,
            )
        ],
        stream=_STREAMS.get(source, "camera"),
        version=models.TimedVersion(unix_micro=int(now * _MICROSECONDS)),
        backup_codec_policy=(
            models.BackupCodecPolicy.PREFER_REGRESSION if video else models.BackupCodecPolicy.SIMULCAST
        ),
    )


def _layers(sids: Sids, width: int, height: int, count: int) -> Sequence[models.VideoLayer]:
    qualities = (models.VideoQuality.LOW, models.VideoQuality.MEDIUM, models.VideoQuality.HIGH)
    rids = ("q", "h", "f")
    layers = []
    for index in range(count):
        shrink = 1 << (count - 1 - index)
        layers.append(
            models.VideoLayer(
                quality=qualities[index],
                width=width // shrink,
                height=height // shrink,
                # What JavaScript clients declare: 1.7 Mbit/s at 720p, and less than a third per halving.
                bitrate=int(1_700_000 * (width * height) / (1280 * 720) / 3.4 ** (count - 1 - index)),
                ssrc=sids.number(),
                rid=rids[index] if count > 1 else "",
            )
        )
    return layers
