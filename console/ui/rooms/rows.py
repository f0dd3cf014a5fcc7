"""A row of the left tree as plain values, shared by the window, the screen reader and `--describe`."""

from dataclasses import dataclass
from math import inf

from console.domain.light import Light
from console.domain.stripes import Stripe
from console.ui.figures import counted
from console.ui.speech import records, sentence
from console.ui.standing import RoomKey
from console.ui.trees.tones import Tone


@dataclass(frozen=True, slots=True)
class ServerKey:
    """A server's row."""

    server: str


@dataclass(frozen=True, slots=True)
class ServerRow:
    """The head of a server's rooms; `stale` makes everything below it grey."""

    key: ServerKey
    name: str
    initials: str
    stripe: Stripe
    word: str
    rooms: int
    people: int
    stale: bool = False

    @property
    def selectable(self) -> bool:
        """Servers are opened and closed, not chosen."""
        return False

    @property
    def line(self) -> str:
        """Return what stands below the name."""
        return f"{self.word} · {counted(self.rooms, 'room')}"

    @property
    def spoken(self) -> str:
        """Return the row as one sentence."""
        return sentence((self.name, self.word, counted(self.rooms, "room"), counted(self.people, "person", "people")))


@dataclass(frozen=True, slots=True)
class RoomRow:
    """One room; `people` is the server's own late count and not `exact` as long as nobody asked who is there.

    `recording` is the word for `--describe`. `problem_from` is the moment (epoch seconds) from which one of its people
    is a problem, infinity where nobody is. `ended` marks a room that is gone but still chosen.
    """

    key: RoomKey
    name: str
    initials: str
    light: Light
    line: str
    tone: Tone
    people: int
    exact: bool
    open_microphones: int
    recording: str
    spoken: str
    has_problem: bool = False
    problem_from: float = inf
    ended: bool = False

    @property
    def selectable(self) -> bool:
        """Rooms can be chosen, even one that has ended."""
        return True

    @property
    def count(self) -> str:
        """Return the number of people; what only the server says carries the sign for about."""
        return str(self.people) if self.exact else f"≈\u202f{self.people}"

    @property
    def records(self) -> bool:
        """Say whether something is being recorded, proven or not."""
        return records(self.light)

    def is_problem(self, now: float) -> bool:
        """Say whether this room or anybody in it needs a look."""
        return self.has_problem or self.problem_from <= now
