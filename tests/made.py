"""Rooms, people, tracks and recordings for tests, with only what matters said."""

from types import MappingProxyType

from console.domain.participants import Kind, Participant
from console.domain.recordings import File, Recording, Recordings, Status
from console.domain.rooms import Crowd, LiveRoom, Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.tracks import Medium, Source, Track

NOW = 1_800_000_000.0


def microphone(sid: str = "TR_mic", *, muted: bool = False) -> Track:
    """Make a microphone track."""
    return Track(sid, source=Source.MICROPHONE, medium=Medium.AUDIO, muted=muted, codecs=("opus",))


def camera(sid: str = "TR_cam", *, muted: bool = False) -> Track:
    """Make a camera track."""
    return Track(sid, source=Source.CAMERA, medium=Medium.VIDEO, muted=muted, width=1280, height=720, codecs=("VP8",))


def person(identity: str, *tracks: Track, sid: str = "", name: str = "", kind: Kind = Kind.STANDARD) -> Participant:
    """Make a participant that has been here for a minute."""
    return Participant(sid or f"PA_{identity}", identity, name, kind, joined_at=NOW - 60, tracks=tracks)


def room(name: str, *people: Participant, sid: str = "", asked_at: float = NOW) -> LiveRoom:
    """Make a room whose people were asked for now."""
    return LiveRoom(Room(sid or f"RM_{name}", name, NOW - 3600), Crowd.of(people), asked_at)


def recording(egress_id: str, room_name: str, status: Status = Status.ACTIVE, *, size: int = 0) -> Recording:
    """Make a recording that began a minute ago."""
    return Recording(
        egress_id,
        room_name,
        f"RM_{room_name}",
        status=status,
        started_at=NOW - 60,
        ended_at=0.0 if status.is_running else NOW - 5,
        files=(File("take.mp4", "s3://show/take.mp4" if size else "", size, 55.0),),
    )


def recorder(egress_id: str) -> Participant:
    """Make the participant that a room recorder is."""
    return person(egress_id, kind=Kind.EGRESS)


def snapshot(*rooms: LiveRoom, recordings: tuple[Recording, ...] = (), asked_at: float = NOW) -> Snapshot:
    """Make a snapshot whose lists were asked for now."""
    return Snapshot(
        MappingProxyType({r.room.name: r for r in rooms}),
        Recordings.of(recordings),
        Listing(asked_at),
        Listing(asked_at),
    )
