"""Muting: one track, a person's microphones, or all open microphones of a room."""

from collections.abc import Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Verdict, Words
from console.actions.targets import RoomTarget, TrackTarget
from console.domain.deeds import Verb
from console.domain.errors import Refused
from console.domain.participants import Participant
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Snapshot
from console.domain.tracks import Source
from console.domain.trouble import Cause, Trouble

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

_THING = {Source.MICROPHONE: "", Source.UNKNOWN: "’s track"}


@dataclass(frozen=True, slots=True)
class SetMuted(Action):
    """Mute or unmute one track; its owner can undo a mute at will, and most servers refuse an unmute."""

    target: TrackTarget
    muted: bool = True

    @property
    def key(self) -> Key:
        return ("track", self.target.owner.room.name, self.target.owner.identity, self.target.sid)

    @property
    def room(self) -> RoomTarget:
        return self.target.owner.room

    @property
    def verb(self) -> Verb:
        return Verb.MUTE if self.muted else Verb.UNMUTE

    @property
    def words(self) -> Words:
        whose = self.target.owner.called + _THING.get(self.target.source, f"’s {self.target.source}")
        if self.muted:
            return Words(f"Muting {whose}", f"Muted {whose}", f"Could not mute {whose}")
        return Words(f"Unmuting {whose}", f"Unmuted {whose}", f"Could not unmute {whose}")

    def mismatch(self, snapshot: Snapshot) -> str:
        return self.target.mismatch(snapshot)

    def asked_at(self, snapshot: Snapshot) -> float:
        live = snapshot.rooms.get(self.room.name)
        return live.asked_at if live is not None else snapshot.room_list.asked_at

    def predict(self, snapshot: Snapshot) -> Snapshot:
        owner = self.target.owner.find(snapshot)
        if owner is None:
            return snapshot
        tracks = tuple(replace(t, muted=self.muted) if t.sid == self.target.sid else t for t in owner.tracks)
        return snapshot.with_participant(self.room.name, replace(owner, tracks=tracks))

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        track = self.target.find(snapshot)
        if track is None:
            return Verdict.MOOT
        return Verdict.SEEN if track.muted is self.muted else Verdict.NOT_YET

    async def perform(self, calls: "Calls") -> str:
        owner = self.target.owner
        if not await calls.mute_track(owner.room.name, owner.identity, self.target.sid, self.muted):
            gone = f"{owner.called} does not publish that {self.target.source} any more."
            raise Refused(Trouble(Cause.MISSING, gone))
        return ""

    @property
    def opposite(self) -> Action | None:
        return replace(self, muted=not self.muted)

    def inverse(self, before: Snapshot) -> Action | None:
        track = self.target.find(before)
        return self.opposite if track is not None and track.muted is not self.muted else None


def microphones(live: LiveRoom, participant: Participant, muted: bool) -> tuple[SetMuted, ...]:
    """Return one action for every microphone of a participant that is not yet as wanted."""
    tracks = (t for t in participant.of_source(Source.MICROPHONE) if t.muted is not muted)
    return tuple(SetMuted(TrackTarget.of(live.room, participant, t), muted) for t in tracks)


def open_microphones(live: LiveRoom, spared: Set[str]) -> tuple[SetMuted, ...]:
    """Return what *Mute all* sends: every open microphone but those of machines and of spared identities."""
    heard = (p for p in live.crowd if not p.is_machine and p.identity not in spared)
    return tuple(action for p in heard for action in microphones(live, p, muted=True))
