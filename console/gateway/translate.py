"""From LiveKit's protobuf to the domain's frozen values: the one place that reads a message's fields."""

import json
from functools import lru_cache

from google.protobuf.message import Message
from livekit import api
from livekit.protocol import egress as egress_proto
from livekit.protocol import models as models_proto

from console.domain.choices import Preset
from console.domain.participants import Kind, Participant, Permission, Presence, Role
from console.domain.recordings import File, Recording, Status, What
from console.domain.rooms import Room
from console.domain.tracks import Medium, Source, Track

NANOSECONDS = 1e9
LONGEST_NAME, LONGEST_ATTRIBUTE, LONGEST_SAID = 1024, 1024, 4096
"""Letters of what is shown or looked into: LiveKit's own limit for a name is 256. Identities and paths stay whole."""

_SOURCES = {
    models_proto.TrackSource.CAMERA: Source.CAMERA,
    models_proto.TrackSource.MICROPHONE: Source.MICROPHONE,
    models_proto.TrackSource.SCREEN_SHARE: Source.SCREEN,
    models_proto.TrackSource.SCREEN_SHARE_AUDIO: Source.SCREEN_AUDIO,
}
_ORDER = {
    source: place
    for place, source in enumerate(
        (Source.MICROPHONE, Source.CAMERA, Source.SCREEN, Source.SCREEN_AUDIO, Source.UNKNOWN)
    )
}
_MEDIA = {
    models_proto.TrackType.AUDIO: Medium.AUDIO,
    models_proto.TrackType.VIDEO: Medium.VIDEO,
    models_proto.TrackType.DATA: Medium.DATA,
}
_KINDS = {
    models_proto.ParticipantInfo.Kind.INGRESS: Kind.INGRESS,
    models_proto.ParticipantInfo.Kind.EGRESS: Kind.EGRESS,
    models_proto.ParticipantInfo.Kind.SIP: Kind.SIP,
    models_proto.ParticipantInfo.Kind.AGENT: Kind.AGENT,
    models_proto.ParticipantInfo.Kind.CONNECTOR: Kind.CONNECTOR,
    models_proto.ParticipantInfo.Kind.BRIDGE: Kind.BRIDGE,
}
_PRESENCES = {
    models_proto.ParticipantInfo.State.JOINING: Presence.JOINING,
    models_proto.ParticipantInfo.State.JOINED: Presence.JOINED,
    models_proto.ParticipantInfo.State.ACTIVE: Presence.ACTIVE,
    models_proto.ParticipantInfo.State.DISCONNECTED: Presence.DISCONNECTED,
}
_STATUSES = {
    egress_proto.EgressStatus.EGRESS_STARTING: Status.STARTING,
    egress_proto.EgressStatus.EGRESS_ACTIVE: Status.ACTIVE,
    egress_proto.EgressStatus.EGRESS_ENDING: Status.ENDING,
    egress_proto.EgressStatus.EGRESS_COMPLETE: Status.COMPLETE,
    egress_proto.EgressStatus.EGRESS_FAILED: Status.FAILED,
    egress_proto.EgressStatus.EGRESS_ABORTED: Status.ABORTED,
    egress_proto.EgressStatus.EGRESS_LIMIT_REACHED: Status.LIMIT_REACHED,
}
PRESETS = {
    egress_proto.EncodingOptionsPreset.H264_720P_30: Preset.HD_30,
    egress_proto.EncodingOptionsPreset.H264_720P_60: Preset.HD_60,
    egress_proto.EncodingOptionsPreset.H264_1080P_30: Preset.FULL_HD_30,
    egress_proto.EncodingOptionsPreset.H264_1080P_60: Preset.FULL_HD_60,
    egress_proto.EncodingOptionsPreset.PORTRAIT_H264_720P_30: Preset.PORTRAIT_HD_30,
    egress_proto.EncodingOptionsPreset.PORTRAIT_H264_720P_60: Preset.PORTRAIT_HD_60,
    egress_proto.EncodingOptionsPreset.PORTRAIT_H264_1080P_30: Preset.PORTRAIT_FULL_HD_30,
    egress_proto.EncodingOptionsPreset.PORTRAIT_H264_1080P_60: Preset.PORTRAIT_FULL_HD_60,
}
_REQUESTS = {
    "room_composite": What.ROOM,
    "web": What.WEB,
    "participant": What.PARTICIPANT,
    "track_composite": What.TRACKS,
    "track": What.TRACK,
}
_KIND_ROLES = {
    Kind.EGRESS: Role.RECORDER,
    Kind.AGENT: Role.AGENT,
    Kind.INGRESS: Role.FEED,
    Kind.SIP: Role.PHONE,
    Kind.CONNECTOR: Role.PHONE,
    Kind.BRIDGE: Role.FEED,
}
# Looked up once: the wrapper around an enum finds each of its names by a call.
_STEREO, _UNENCRYPTED = models_proto.AudioTrackFeature.TF_STEREO, models_proto.Encryption.Type.NONE
_NAMED_ROLES = {
    "host": Role.HOST,
    "speaker": Role.SPEAKER,
    "moderator": Role.MODERATOR,
    "audience": Role.AUDIENCE,
    "listener": Role.AUDIENCE,
}


def _numbers(message: type[Message], *names: str) -> frozenset[int]:
    return frozenset(message.DESCRIPTOR.fields_by_name[name].number for name in names)


ROOM_BALLAST = _numbers(api.Room, "metadata")
PARTICIPANT_BALLAST = _numbers(api.ParticipantInfo, "metadata", "attributes")
"""Fields that may be long on any server, and that nobody looks at when they are."""


def room(body: bytes, _left_behind: int = 0) -> Room:
    """Translate one Room; its turn_password is a secret and is left behind, as is its metadata, which nobody shows."""
    told = api.Room.FromString(body)
    return Room(
        sid=told.sid,
        name=told.name,
        created_at=told.creation_time_ms / 1000 if told.creation_time_ms else float(told.creation_time),
        num_participants=told.num_participants,
        num_publishers=told.num_publishers,
        max_participants=told.max_participants,
        empty_timeout=told.empty_timeout,
        departure_timeout=told.departure_timeout,
        active_recording=told.active_recording,
    )


def participant(body: bytes, left_behind: int = 0) -> Participant:
    """Translate one ParticipantInfo with its tracks in an order of our own.

    Of its metadata only the role is read; `left_behind` are the bytes of it that were too long to be read at all.
    """
    told = api.ParticipantInfo.FromString(body)
    kind = _KINDS.get(told.kind, Kind.STANDARD)
    may = permission(told.permission)
    attributes = tuple(sorted(item for item in told.attributes.items() if len(item[1]) <= LONGEST_ATTRIBUTE))
    return Participant(
        sid=told.sid,
        identity=told.identity,
        name=told.name[:LONGEST_NAME],
        kind=kind,
        presence=_PRESENCES.get(told.state, Presence.ACTIVE),
        role=_role(kind, may, told.attributes.get("role", ""), told.metadata),
        joined_at=told.joined_at_ms / 1000 if told.joined_at_ms else float(told.joined_at),
        permission=may,
        left_behind=left_behind,
        attributes=attributes,
        tracks=tuple(sorted((track(t) for t in told.tracks), key=lambda t: (_ORDER[t.source], t.sid))),
    )


def permission(told: api.ParticipantPermission) -> Permission:
    """Translate a whole ParticipantPermission; most people have the same rights, and equal ones are one object."""
    return _permission(told.SerializeToString())


@lru_cache(maxsize=256)
def _permission(body: bytes) -> Permission:
    told = api.ParticipantPermission.FromString(body)
    return Permission(
        can_subscribe=told.can_subscribe,
        can_publish=told.can_publish,
        can_publish_data=told.can_publish_data,
        can_publish_sources=tuple(_SOURCES.get(s, Source.UNKNOWN) for s in told.can_publish_sources),
        can_update_metadata=told.can_update_metadata,
        can_subscribe_metrics=told.can_subscribe_metrics,
        can_manage_agent_session=told.can_manage_agent_session,
        hidden=told.hidden,
        recorder=told.recorder,
        agent=told.agent,
    )


def track(told: api.TrackInfo) -> Track:
    """Translate one TrackInfo; the first codec is the one in use, a second one its backup."""
    codecs = list(told.codecs)
    named = tuple([c.mime_type for c in codecs if c.mime_type]) or ((told.mime_type,) if told.mime_type else ())
    layers = max([len(c.layers) for c in codecs], default=0) or len(told.layers)
    return Track(
        sid=told.sid,
        name=told.name,
        source=_SOURCES.get(told.source, Source.UNKNOWN),
        medium=_MEDIA.get(told.type, Medium.DATA),
        muted=told.muted,
        width=_pixels(told.width),
        height=_pixels(told.height),
        codecs=_codecs(named),
        layers=layers,
        stereo=told.stereo or _STEREO in told.audio_features,
        encrypted=told.encryption != _UNENCRYPTED,
    )


@lru_cache(maxsize=256)
def _codecs(mimes: tuple[str, ...]) -> tuple[str, ...]:
    """Name codecs without their medium; there are few combinations, and a tenth of a track would be their names."""
    return tuple(mime.rpartition("/")[2] for mime in mimes)


@lru_cache(maxsize=1024)
def _pixels(number: int) -> int:
    """Return an equal number that is one object: cameras have few sizes."""
    return number


def recording(body: bytes, _left_behind: int = 0) -> Recording:
    """Translate one EgressInfo; its moments are nanoseconds (livekit_egress.proto)."""
    return recording_told(api.EgressInfo.FromString(body))


def recording_told(told: api.EgressInfo) -> Recording:
    """Translate one EgressInfo that is already parsed."""
    request = told.WhichOneof("request") or ""
    files = tuple(
        File(f.filename, f.location, f.size, f.duration / NANOSECONDS)
        for f in told.file_results or ([told.file] if told.HasField("file") else [])
    )
    return Recording(
        egress_id=told.egress_id,
        room_name=told.room_name,
        room_sid=told.room_id,
        what=_REQUESTS.get(request, What.ROOM),
        status=_STATUSES.get(told.status, Status.ACTIVE),
        started_at=told.started_at / NANOSECONDS,
        ended_at=told.ended_at / NANOSECONDS,
        updated_at=told.updated_at / NANOSECONDS,
        layout=told.room_composite.layout if request == "room_composite" else "",
        preset=_preset(told.room_composite) if request == "room_composite" else None,
        files=files,
        streams=bool(told.stream_results),
        error=told.error[:LONGEST_SAID],
        error_code=told.error_code,
        details=told.details[:LONGEST_SAID],
    )


def _preset(told: api.RoomCompositeEgressRequest) -> Preset | None:
    """Read the size that was asked for; a request without one gets the first (egress pkg/config/encoding.go)."""
    return None if told.WhichOneof("options") == "advanced" else PRESETS.get(told.preset)


def _role(kind: Kind, may: Permission, attribute: str, metadata: str) -> Role:
    if kind in _KIND_ROLES:
        return _KIND_ROLES[kind]
    if may.recorder:
        return Role.RECORDER
    if may.agent:
        return Role.AGENT
    named = _NAMED_ROLES.get(attribute.casefold()) or _role_in(metadata)
    return named or (Role.SPEAKER if may.can_publish else Role.AUDIENCE)


def _role_in(metadata: str) -> Role | None:
    """Read `role` from JSON metadata; long or other metadata is nobody's role."""
    if not metadata.startswith("{") or len(metadata) > 4096 or '"role"' not in metadata:
        return None
    try:
        found = json.loads(metadata)
    except (ValueError, RecursionError):  # nested too deep for Python
        return None
    said = found.get("role") if isinstance(found, dict) else None
    return _NAMED_ROLES.get(said.casefold()) if isinstance(said, str) else None
