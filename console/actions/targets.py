"""What an action aims at, as it was when the finger came down: names to call it by, sids to know it by."""

from dataclasses import dataclass

from console.domain.participants import Participant
from console.domain.rooms import LiveRoom, Room
from console.domain.snapshot import Snapshot
from console.domain.text import isolated
from console.domain.tracks import Source, Track


@dataclass(frozen=True, slots=True)
class RoomTarget:
    """A room by name and by the sid of this session of it."""

    name: str
    sid: str

    @classmethod
    def of(cls, room: Room) -> "RoomTarget":
        """Take aim at a room as it is listed now."""
        return cls(room.name, room.sid)

    def find(self, snapshot: Snapshot) -> LiveRoom | None:
        """Return the room if it is still the same session."""
        live = snapshot.rooms.get(self.name)
        return live if live is not None and live.room.sid == self.sid else None

    def mismatch(self, snapshot: Snapshot) -> str:
        """Say why this target is no longer what it was, or nothing."""
        live = snapshot.rooms.get(self.name)
        if live is None:
            return f"{isolated(self.name)} has ended."
        return "" if live.room.sid == self.sid else f"{isolated(self.name)} ended and was opened again."


@dataclass(frozen=True, slots=True)
class ParticipantTarget:
    """A participant by identity and by the sid of this session."""

    room: RoomTarget
    identity: str
    sid: str
    name: str

    @classmethod
    def of(cls, room: Room, participant: Participant) -> "ParticipantTarget":
        """Take aim at a participant as they are listed now."""
        return cls(RoomTarget.of(room), participant.identity, participant.sid, participant.display_name)

    @property
    def called(self) -> str:
        """Return the name to use in a sentence."""
        return isolated(self.name)

    def find(self, snapshot: Snapshot) -> Participant | None:
        """Return the participant if it is still the same session."""
        live = self.room.find(snapshot)
        found = live.crowd.by_identity.get(self.identity) if live is not None else None
        return found if found is not None and found.sid == self.sid else None

    def mismatch(self, snapshot: Snapshot) -> str:
        """Say why this target is no longer who it was, or nothing."""
        live = self.room.find(snapshot)
        if live is None:
            return self.room.mismatch(snapshot)
        found = live.crowd.by_identity.get(self.identity)
        if found is None:
            return f"{self.called} has left."
        return "" if found.sid == self.sid else f"{self.called} left and came back as a new session."


@dataclass(frozen=True, slots=True)
class TrackTarget:
    """A track by its sid, with whose it is."""

    owner: ParticipantTarget
    sid: str
    source: Source

    @classmethod
    def of(cls, room: Room, participant: Participant, track: Track) -> "TrackTarget":
        """Take aim at a track as it is listed now."""
        return cls(ParticipantTarget.of(room, participant), track.sid, track.source)

    def find(self, snapshot: Snapshot) -> Track | None:
        """Return the track if its owner's session still publishes it."""
        owner = self.owner.find(snapshot)
        return next((t for t in owner.tracks if t.sid == self.sid), None) if owner is not None else None

    def mismatch(self, snapshot: Snapshot) -> str:
        """Say why this target is no longer there, or nothing."""
        gone = self.owner.mismatch(snapshot)
        if gone or self.find(snapshot) is not None:
            return gone
        return f"{self.owner.called} does not publish that {self.source} any more."
