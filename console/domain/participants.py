"""Participants: everybody and everything that is in a room."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.tracks import Source, Track


class Kind(StrEnum):
    """What a participant is, a claim of its token (livekit_models.proto, ParticipantInfo.Kind)."""

    STANDARD = "standard"
    INGRESS = "ingress"
    EGRESS = "egress"
    SIP = "sip"
    AGENT = "agent"
    CONNECTOR = "connector"
    BRIDGE = "bridge"


class Presence(StrEnum):
    """How far a participant has come (livekit_models.proto, ParticipantInfo.State)."""

    JOINING = "joining"
    JOINED = "joined"
    ACTIVE = "active"
    DISCONNECTED = "disconnected"


class Role(StrEnum):
    """What a participant does in the event: its attribute or metadata key `role`, or what kind and rights say."""

    HOST = "Host"
    SPEAKER = "Speaker"
    MODERATOR = "Moderator"
    AUDIENCE = "Audience"
    PHONE = "Phone"
    FEED = "Feed"
    AGENT = "Agent"
    RECORDER = "Recorder"


_HEARD_ROLES = (Role.HOST, Role.SPEAKER)


@dataclass(frozen=True, slots=True)
class Permission:
    """What a participant may do now; no sources named means every source (auth/grants.go, GetCanPublishSource)."""

    can_subscribe: bool = True
    can_publish: bool = True
    can_publish_data: bool = True
    can_publish_sources: tuple[Source, ...] = ()
    can_update_metadata: bool = False
    can_subscribe_metrics: bool = False
    can_manage_agent_session: bool = False
    hidden: bool = False
    recorder: bool = False
    agent: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """One session in a room: the identity stays over reconnects, the sid does not; joined_at is epoch seconds.

    `left_behind` are the bytes of metadata and attributes that every answer carries and that were too long to read.
    """

    sid: str
    identity: str
    name: str = ""
    kind: Kind = Kind.STANDARD
    presence: Presence = Presence.ACTIVE
    role: Role = Role.SPEAKER
    joined_at: float = 0.0
    permission: Permission = Permission()
    left_behind: int = 0
    attributes: tuple[tuple[str, str], ...] = ()
    tracks: tuple[Track, ...] = ()

    @property
    def display_name(self) -> str:
        """Return the name people chose, or the identity where they chose none."""
        return self.name if self.name.strip() else self.identity

    @property
    def is_machine(self) -> bool:
        """Say whether this is a recorder, an agent or a feed: never muted in bulk."""
        machine = self.kind in (Kind.EGRESS, Kind.AGENT, Kind.INGRESS)
        return machine or self.permission.recorder or self.permission.agent

    @property
    def is_person(self) -> bool:
        """Say whether this counts as one of the people of a room: phones, feeds and machines do not."""
        return self.kind is Kind.STANDARD and not self.is_machine

    @property
    def is_arriving(self) -> bool:
        """Say whether this one is let in, but not yet there."""
        return self.presence in (Presence.JOINING, Presence.JOINED)

    @property
    def is_silent(self) -> bool:
        """Say whether a person is to be heard, may publish a microphone, and has none."""
        if self.role not in _HEARD_ROLES or not self.is_person:
            return False
        # No sources named means every source.
        sources = self.permission.can_publish_sources
        may = self.permission.can_publish and (not sources or Source.MICROPHONE in sources)
        return may and not any(track.source is Source.MICROPHONE for track in self.tracks)

    @property
    def is_wanting(self) -> bool:
        """Say whether something is missing that may become a problem."""
        return self.is_arriving or self.is_gone or self.is_silent

    @property
    def is_gone(self) -> bool:
        """Say whether the server lists somebody whose connection it has given up: a ghost."""
        return self.presence is Presence.DISCONNECTED

    def of_source(self, source: Source) -> tuple[Track, ...]:
        """Return the tracks of one source, the open ones first."""
        return tuple(sorted((t for t in self.tracks if t.source is source), key=lambda t: (t.muted, t.sid)))

    @property
    def open_microphones(self) -> tuple[Track, ...]:
        """Return the microphones that can be heard now: usually one, but nothing forbids more."""
        return tuple(t for t in self.tracks if t.is_open_microphone)


class Happened(StrEnum):
    """What last changed about a participant, in the words of its row."""

    JOINED = "Joined"
    RETURNED = "Reconnected (new session)"
    SILENT = "No answer"
    MICROPHONE_OPEN = "Mic on"
    MICROPHONE_MUTED = "Mic muted"
    MICROPHONE_GONE = "Mic off"
    CAMERA_ON = "Camera on"
    CAMERA_OFF = "Camera off"
    SCREEN_ON = "Screen share on"
    SCREEN_OFF = "Screen share off"
    ROLE = "New role"
    RIGHTS = "Rights changed"
    NAME = "Name changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One change and when it was first seen, in epoch seconds; `looked` is false where the server says when."""

    what: Happened
    at: float
    looked: bool = True
