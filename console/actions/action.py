"""What every action is able to say and do."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from console.actions.targets import RoomTarget
from console.domain.deeds import Verb
from console.domain.snapshot import Snapshot

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many good looks, over how many seconds of them, an effect must show."""

    looks: int = 2
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Words:
    """An action's sentences without a full stop: under way, seen, not done, and being looked for."""

    doing: str
    done: str
    failed: str
    checking: str = "Checking whether it happened…"


class Verdict(Enum):
    """What a snapshot says about an action that was sent."""

    SEEN = auto()
    NOT_YET = auto()
    UNDER_WAY = auto()
    MOOT = auto()


class Action(Protocol):
    """A frozen value: only the runner performs it, and nothing edits a snapshot for it.

    What most actions answer alike is answered here: an action says only where it differs.
    """

    __slots__ = ()

    @property
    def key(self) -> Key:
        """Name the target: a second action with the same key replaces the first."""

    @property
    def room(self) -> RoomTarget:
        """Name the room whose people must be asked again to see the effect."""

    @property
    def words(self) -> Words:
        """Give the sentences for receipts and toasts."""

    @property
    def verb(self) -> Verb:
        """Say what is done, in the journal's word."""

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """Return what is written down beside the target."""
        return ()

    @property
    def patience(self) -> Patience:
        """Say when the effect must have shown."""
        return Patience()

    def repeats(self, other: "Action") -> bool:
        """Say whether this is the same wish once more, as a double click sends it."""
        return self == other

    def mismatch(self, snapshot: Snapshot) -> str:
        """Say why this must not be sent now, or nothing."""

    def asked_at(self, snapshot: Snapshot) -> float:
        """Return when the evidence for this action was asked for."""

    def predict(self, snapshot: Snapshot) -> Snapshot:
        """Return what the server will look like, for showing while it is under way."""

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        """Judge by a later snapshot; `answer` is what perform returned."""

    async def perform(self, calls: "Calls") -> str:
        """Send it; return what is needed to recognise its effect. Raises console.domain.errors."""

    @property
    def opposite(self) -> "Action | None":
        """Return the action that undoes this one, where there is such a thing."""
        return None

    def inverse(self, before: Snapshot) -> "Action | None":
        """Return the opposite where this action changes anything, and so has something to undo."""
        return self.opposite
