"""What a start request asks for, whichever of LiveKit's six ways of asking was used."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from livekit.protocol import egress
from livekit.protocol.egress import EncodingOptionsPreset as Preset

Start = (
    egress.RoomCompositeEgressRequest
    | egress.WebEgressRequest
    | egress.ParticipantEgressRequest
    | egress.TrackCompositeEgressRequest
    | egress.TrackEgressRequest
    | egress.StartEgressRequest
)

# Video bit rates of the presets in kbit/s (livekit-egress pkg/config/encoding.go); everything else is 720p30.
_KBITS: Final = {
    Preset.H264_720P_60: 4500,
    Preset.H264_1080P_30: 4500,
    Preset.H264_1080P_60: 6000,
    Preset.PORTRAIT_H264_720P_60: 4500,
    Preset.PORTRAIT_H264_1080P_30: 4500,
    Preset.PORTRAIT_H264_1080P_60: 6000,
}
_PLAIN_KBITS: Final = 3000
_AUDIO_KBITS: Final = 128
_FIELDS: Final[dict[type[Start], str]] = {
    egress.RoomCompositeEgressRequest: "room_composite",
    egress.WebEgressRequest: "web",
    egress.ParticipantEgressRequest: "participant",
    egress.TrackCompositeEgressRequest: "track_composite",
    egress.TrackEgressRequest: "track",
    egress.StartEgressRequest: "egress",
}
# What a server writes in place of a secret (livekit/protocol egress/redact.go).
_HIDDEN: Final = {
    "s3": {
        "access_key": "{access_key}",
        "secret": "{secret}",
        "assume_role_external_id": "{external_id}",
        "session_token": "{session_token}",
    },
    "gcp": {"credentials": "{credentials}"},
    "azure": {"account_name": "{account_name}", "account_key": "{account_key}"},
    "aliOSS": {"access_key": "{access_key}", "secret": "{secret}"},
}
_EXTENSIONS: Final = (".mp4", ".webm", ".ogg", ".mp3", ".mkv")


@dataclass(frozen=True, slots=True)
class Wish:
    """One recording as it was asked for. `path` is None when no file is wanted."""

    field: str
    room: str
    browser: bool
    identity: str
    tracks: tuple[str, ...]
    path: str | None
    bucket: str
    extension: str
    streams: bool
    outputs: bool
    kbits: int

    def file_name(self, room_sid: str, now: float) -> str:
        """Fill in the name that was asked for: templates, folder, extension."""
        path = self.path or ""
        if not path or path.endswith("/"):
            path += "{room_name}-{time}"
        moment = time.gmtime(now)
        for word, value in {
            "{room_name}": self.room,
            "{room_id}": room_sid,
            "{time}": time.strftime("%Y-%m-%dT%H%M%S", moment),
            "{utc}": time.strftime("%Y%m%d%H%M%S", moment),
            "{publisher_identity}": self.identity,
            "{track_id}": self.tracks[0] if self.tracks else "",
        }.items():
            path = path.replace(word, value)
        # A name may hold dots of its own; only what looks like the wrong kind of file is replaced.
        if PurePosixPath(path).suffix in _EXTENSIONS:
            path = path[: path.rindex(".")]
        return path + self.extension

    def location(self, name: str) -> str:
        """Say where the finished file is: a web address for a bucket, otherwise its own name."""
        return f"https://{self.bucket}.s3.amazonaws.com/{name}" if self.bucket else name


def read_wish(request: Start) -> Wish:
    """Understand a start request."""
    # The six requests share their fields' names but no type.
    asked: Any = request
    composite = isinstance(request, egress.RoomCompositeEgressRequest | egress.WebEgressRequest)
    tracks: tuple[str, ...] = ()
    if isinstance(request, egress.TrackCompositeEgressRequest):
        tracks = (request.audio_track_id, request.video_track_id)
    elif isinstance(request, egress.TrackEgressRequest):
        tracks = (request.track_id,)
    file, storage = _file(asked)
    return Wish(
        field=_FIELDS[type(request)],
        room="" if isinstance(request, egress.WebEgressRequest) else request.room_name,
        browser=composite or (isinstance(request, egress.StartEgressRequest) and not request.HasField("media")),
        identity=asked.identity if isinstance(request, egress.ParticipantEgressRequest) else "",
        tracks=tuple(sid for sid in tracks if sid),
        path=None if file is None else file.filepath,
        bucket=storage.s3.bucket if storage is not None and storage.HasField("s3") else "",
        extension=".webm" if isinstance(request, egress.TrackEgressRequest) else ".mp4",
        streams=_streams(asked),
        outputs=_outputs(asked),
        kbits=_kbits(asked),
    )


def without_secrets(request: Start) -> Start:
    """Copy a request with every storage secret replaced by its name in braces."""
    copy = type(request)()
    copy.CopyFrom(request)  # type: ignore[arg-type]  # both are of the one type that `request` has
    for storage in _storages(copy):
        for provider, names in _HIDDEN.items():
            if storage.HasField(provider):
                for name, mask in names.items():
                    if getattr(getattr(storage, provider), name):
                        setattr(getattr(storage, provider), name, mask)
    return copy


def _file(asked: Any) -> tuple[Any, Any]:
    """Find the file output and what names its storage; None for what is not there."""
    if isinstance(asked, egress.StartEgressRequest):
        for output in asked.outputs:
            if output.HasField("file"):
                return output.file, output.storage if output.HasField("storage") else asked.storage
        return None, None
    if not isinstance(asked, egress.ParticipantEgressRequest) and asked.HasField("file"):
        return asked.file, asked.file
    files = () if isinstance(asked, egress.TrackEgressRequest) else asked.file_outputs
    return (files[0], files[0]) if files else (None, None)


def _storages(asked: Any) -> Iterator[Any]:
    if isinstance(asked, egress.StartEgressRequest):
        yield asked.storage
        yield from (output.storage for output in asked.outputs)
        return
    for name in ("file", "segments"):
        if name in asked.DESCRIPTOR.fields_by_name and asked.HasField(name):
            yield getattr(asked, name)
    for name in ("file_outputs", "segment_outputs", "image_outputs"):
        yield from getattr(asked, name, ())


def _streams(asked: Any) -> bool:
    if isinstance(asked, egress.StartEgressRequest):
        return any(output.HasField("stream") for output in asked.outputs)
    old = "stream" in asked.DESCRIPTOR.fields_by_name and asked.HasField("stream")
    return old or bool(getattr(asked, "stream_outputs", ()))


def _outputs(asked: Any) -> bool:
    if isinstance(asked, egress.StartEgressRequest):
        return bool(asked.outputs)
    old = "output" in asked.DESCRIPTOR.oneofs_by_name and asked.WhichOneof("output") is not None
    lists = ("file_outputs", "stream_outputs", "segment_outputs", "image_outputs")
    return old or any(getattr(asked, name, ()) for name in lists)


def _kbits(asked: Any) -> int:
    if getattr(asked, "audio_only", False):
        return _AUDIO_KBITS
    return _KBITS.get(getattr(asked, "preset", Preset.H264_720P_30), _PLAIN_KBITS) + _AUDIO_KBITS
