"""What the record button can say: a state, its clock and one sentence. Nothing here knows Qt."""

from dataclasses import dataclass
from enum import StrEnum


class RecordState(StrEnum):
    """What is known about the recording of a room; the value is the word on the button.

    `LIVE` is only for what is proven; `STOP_ASKED` belongs to the button, which asks before it stops.
    """

    IDLE = "Start recording"
    DISABLED = "Cannot record"
    STARTING = "Starting…"
    LIVE = "REC"
    STOP_ASKED = "Stop?"
    STOPPING = "Stopping…"
    SAVED = "Saved"
    FAILED = "Failed"
    CANCELLED = "Cancelled"
    UNKNOWN = "Unknown"

    @property
    def moves(self) -> bool:
        """Whether something turns or drains while it is shown."""
        return self in (RecordState.STARTING, RecordState.STOP_ASKED, RecordState.STOPPING)


@dataclass(frozen=True, slots=True)
class Shown:
    """One state, ready to be drawn; the button never counts recorded time by itself.

    `verb` names at the right end what a press does. `keys` is the shortcut beside an idle button. `subject` says whose
    recording this is: when it changes, an open question is dropped, for the second press would stop another room.
    """

    state: RecordState
    clock: str = ""
    sentence: str = ""
    verb: str = ""
    keys: tuple[str, ...] = ()
    subject: str = ""

    @property
    def spoken(self) -> str:
        """All of it as one line for a screen reader."""
        head = " ".join(filter(None, (self.state.value, self.clock)))
        return ", ".join(filter(None, (head, self.sentence)))
