"""Ending a room."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Verdict, Words
from console.actions.targets import RoomTarget
from console.domain.deeds import Verb
from console.domain.errors import Missing
from console.domain.snapshot import Snapshot
from console.domain.text import isolated

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls


@dataclass(frozen=True, slots=True)
class EndRoom(Action):
    """Put everybody out and end the room's recordings; whoever joins again opens it anew under another sid."""

    target: RoomTarget

    @property
    def key(self) -> Key:
        return ("room", self.target.name)

    @property
    def room(self) -> RoomTarget:
        return self.target

    @property
    def verb(self) -> Verb:
        return Verb.END_ROOM

    @property
    def words(self) -> Words:
        name = isolated(self.target.name)
        return Words(f"Ending {name}", f"Ended {name}", f"Could not end {name}")

    def mismatch(self, snapshot: Snapshot) -> str:
        return self.target.mismatch(snapshot)

    def asked_at(self, snapshot: Snapshot) -> float:
        return snapshot.room_list.asked_at

    def predict(self, snapshot: Snapshot) -> Snapshot:
        """Change nothing: a room that still runs must stay on the screen until it is seen to be gone."""
        return snapshot

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        return Verdict.NOT_YET if self.target.find(snapshot) is not None else Verdict.SEEN

    async def perform(self, calls: "Calls") -> str:
        try:
            await calls.end_room(self.target.name)
        except Missing:
            return "already ended"
        return ""
