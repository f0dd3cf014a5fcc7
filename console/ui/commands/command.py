"""What one command is, and what it offers at one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from console.ui.commands.chosen import Chosen
from console.ui.intents import Intent
from console.ui.standing import Standing


@dataclass(frozen=True, slots=True)
class Offer:
    """What a press would do now: an intent, or none and the reason for that.

    `text` is for a button ("Mute 3"), `title` for a menu ("Mute 3 people"), `detail` for what stands beside it.
    `checked` is None where there is nothing to tick.
    """

    text: str
    intent: Intent | None = None
    reason: str = ""
    title: str = ""
    detail: str = ""
    checked: bool | None = None

    @property
    def enabled(self) -> bool:
        """Say whether a press would do anything."""
        return self.intent is not None

    @property
    def words(self) -> tuple[object, ...]:
        """Return all that is seen of it: to compare the targets of several hundred people would take longer."""
        return (self.text, self.title, self.detail, self.reason, self.checked)

    @property
    def sentence(self) -> str:
        """Return the words for a menu or the palette."""
        return self.title or self.text


class Guard(Enum):
    """What stands between a press and its effect."""

    NONE = auto()
    COUNT = auto()
    TWO_STEPS = auto()
    DIALOG = auto()
    TYPED = auto()


class Place(StrEnum):
    """Where a command is found."""

    SERVER_MENU = "Server"
    ROOM_MENU = "Room"
    PEOPLE_MENU = "People"
    VIEW_MENU = "View"
    HELP_MENU = "Help"
    PERSON = "person"
    TRACK = "track"
    ROOM = "room"
    TOOLBAR = "toolbar"
    MORE = "more"
    PALETTE = "palette"


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table; `keys` are in Qt's portable words, and a change of `section` draws a line in a menu.

    Offer and intent come from the same decision, so that what is enabled always does something.
    """

    id: str
    icon: str
    decide: Callable[[Chosen], Offer]
    places: tuple[Place, ...]
    section: str = ""
    keys: tuple[str, ...] = ()
    guard: Guard = Guard.NONE
    submenu: str = ""

    def offer(self, standing: Standing) -> Offer:
        """Say what a press would do, or why it would do nothing."""
        return self.decide(Chosen(standing))

    def intent(self, standing: Standing) -> Intent | None:
        """Return what a press wants, with the sids as they are shown now."""
        return self.decide(Chosen(standing)).intent
