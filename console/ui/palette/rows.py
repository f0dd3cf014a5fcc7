"""A line of the palette as a plain value."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.light import Light
from console.ui.intents import Intent
from console.ui.speech import sentence
from console.ui.standing import PersonKey, RoomKey
from console.ui.trees.tones import Tone

Key = str | PersonKey | RoomKey
"""A command by its id, a person, or a room."""


class Group(StrEnum):
    """The heads of the list."""

    COMMANDS = "Commands"
    PEOPLE = "People"
    ROOMS = "Rooms"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `marked` are the parts of the text that answer, `keys` a shortcut in Qt's portable words.

    A row without an intent is shown with its reason and does nothing. `light` is a room's.
    """

    key: Key
    group: Group
    icon: str
    text: str
    detail: str = ""
    marked: tuple[tuple[int, int], ...] = ()
    keys: str = ""
    intent: Intent | None = None
    reason: str = ""
    light: Light | None = None
    tone: Tone = Tone.QUIET

    @property
    def spoken(self) -> str:
        """Return the row as one sentence."""
        return sentence((self.text, self.detail, self.reason, self.keys))
