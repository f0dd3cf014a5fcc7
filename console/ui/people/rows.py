"""The rows of the people table as plain values, shared by the window, the screen reader and `--describe`."""

from dataclasses import dataclass, field
from enum import StrEnum

from console.domain.lookalikes import Alike
from console.domain.participants import Participant, Role
from console.domain.text import isolated
from console.domain.tracks import Source
from console.ui.speech import camera_word, microphone_word, screen_word
from console.ui.standing import PersonKey, RoomKey, TrackKey
from console.ui.trees.tones import Tone

ROLE_ICONS = {
    Role.HOST: "star",
    Role.SPEAKER: "megaphone",
    Role.MODERATOR: "shield",
    Role.AUDIENCE: "user",
    Role.PHONE: "phone",
    Role.FEED: "radio-tower",
    Role.AGENT: "bot",
    Role.RECORDER: "hard-drive",
}


def alike_words(alike: Alike) -> str:
    """Say whom a name may be taken for; a name proves nothing, so that whose is the true one is not said."""
    told = "has the same name as another" if alike.same else f"looks like {isolated(alike.name)}"
    return f"{told} with identity {isolated(alike.identity)}"


class State(StrEnum):
    """What a participant does with a source."""

    ON = "on"
    MUTED = "muted"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Last:
    """The one sentence of a row: what happened, what is under way or what is wrong; `why` is for a resting pointer."""

    text: str
    icon: str = ""
    tone: Tone = Tone.PLAIN
    why: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One participant as drawn; the participant and `room_sid` are what an intent on this row is bound to.

    `pending` are the sources that are being muted or unmuted, `alike` is whom their name may be taken for,
    and `left` that they are gone but keep their place as long as the pointer is over the table.
    """

    key: PersonKey
    participant: Participant
    room_sid: str
    name: str
    identity: str
    microphone: State
    camera: State
    screen: State
    joined: str
    last: Last
    spoken: str
    pending: frozenset[Source] = frozenset()
    changed_at: float = 0.0
    is_new: bool = False
    problem: bool = False
    alike: Alike | None = None
    stale: bool = False
    left: bool = False

    @property
    def selectable(self) -> bool:
        """People can be chosen."""
        return True

    @property
    def warning(self) -> str:
        """Return the words of the badge of somebody who may be taken for another, or nothing."""
        if self.alike is None or self.left:
            return ""
        return "same name" if self.alike.same else f"looks like {isolated(self.alike.name)}"

    @property
    def role(self) -> Role:
        """Return what they do in the event."""
        return self.participant.role

    @property
    def icon(self) -> str:
        """Return the icon of their role."""
        return ROLE_ICONS[self.participant.role]

    @property
    def is_grey(self) -> bool:
        """Say whether nothing here is known to hold any more."""
        return self.stale or self.left

    @property
    def microphone_word(self) -> str:
        """Return `microphone open`, `microphone muted` or `no microphone`."""
        return microphone_word(self.participant)

    @property
    def camera_word(self) -> str:
        """Return `camera on`, `camera muted` or `no camera`."""
        return camera_word(self.participant)

    @property
    def screen_word(self) -> str:
        """Return `screen shared`, `screen share muted` or `no screen share`."""
        return screen_word(self.participant)


@dataclass(frozen=True, slots=True)
class TrackRow:
    """One published track below its participant."""

    key: TrackKey
    icon: str
    source: str
    details: str
    sid: str
    muted: bool
    pending: bool = False
    stale: bool = False
    left: bool = False

    @property
    def selectable(self) -> bool:
        """Tracks can be chosen."""
        return True

    @property
    def is_grey(self) -> bool:
        """Say whether nothing here is known to hold any more."""
        return self.stale or self.left

    @property
    def spoken(self) -> str:
        """Return the row as one sentence."""
        return f"{self.source}, gone" if self.left else f"{self.source}, {self.details.replace(' · ', ', ')}"

    @property
    def line(self) -> str:
        """Return the row as one line of text."""
        return f"{self.source} · {self.details} · {self.sid}"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The head of a room's people where several rooms are shown."""

    key: RoomKey
    name: str
    line: str
    stale: bool = False

    @property
    def selectable(self) -> bool:
        """A head only stands there."""
        return False

    @property
    def spoken(self) -> str:
        """Return the row as one sentence."""
        return f"{self.name}, {self.line.replace(' · ', ', ')}"


@dataclass(frozen=True, slots=True)
class FoldedKey:
    """The place of everything below a row that is folded."""

    parent: PersonKey | RoomKey


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """Stands for rows that nobody sees, so that Qt knows there is something to unfold."""

    key: FoldedKey
    spoken: str = field(default="folded")

    @property
    def selectable(self) -> bool:
        """There is nothing to choose."""
        return False
