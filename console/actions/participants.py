"""Putting somebody out of a room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Verdict, Words
from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.deeds import Verb
from console.domain.errors import Missing
from console.domain.snapshot import Snapshot

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls


@dataclass(frozen=True, slots=True)
class RemoveParticipant(Action):
    """Cut somebody off at once; on a self-hosted server the same token lets them in again."""

    target: ParticipantTarget

    @property
    def key(self) -> Key:
        return ("participant", self.target.room.name, self.target.identity)

    @property
    def room(self) -> RoomTarget:
        return self.target.room

    @property
    def verb(self) -> Verb:
        return Verb.REMOVE

    @property
    def words(self) -> Words:
        who = self.target.called
        return Words(f"Removing {who}", f"Removed {who}", f"Could not remove {who}")

    def mismatch(self, snapshot: Snapshot) -> str:
        return self.target.mismatch(snapshot)

    def asked_at(self, snapshot: Snapshot) -> float:
        live = snapshot.rooms.get(self.room.name)
        return live.asked_at if live is not None else snapshot.room_list.asked_at

    def predict(self, snapshot: Snapshot) -> Snapshot:
        """Change nothing: a person who is still heard must stay on the screen until they are seen to be gone."""
        return snapshot

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        """Take the server's word that somebody is not there, even where it goes on listing a ghost."""
        return Verdict.SEEN if answer or self.target.find(snapshot) is None else Verdict.NOT_YET

    async def perform(self, calls: "Calls") -> str:
        try:
            await calls.remove_participant(self.room.name, self.target.identity)
        except Missing:
            return "already left"
        return ""
