"""What a person wants, as values: widgets emit them, and one place outside the widgets carries them out."""

from dataclasses import dataclass
from enum import StrEnum

from console.actions.action import Action
from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.choices import RecordingChoice
from console.ui.filtering import ActivityFilter
from console.ui.standing import PersonKey, RoomKey


@dataclass(frozen=True, slots=True)
class Perform:
    """Send these actions to one server: `done` is the toast's sentence for more than one, with `{seen}` counted in."""

    server: str
    actions: tuple[Action, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back deeds of one server, by their ids: an ordinary action each, which may be refused."""

    server: str
    deeds: tuple[str, ...]
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AskRemove:
    """Ask, naming each, and then remove these participants."""

    server: str
    targets: tuple[ParticipantTarget, ...]


@dataclass(frozen=True, slots=True)
class AskEndRoom:
    """Have the room's name typed, and then end it."""

    server: str
    target: RoomTarget


@dataclass(frozen=True, slots=True)
class Record:
    """Start a recording of a room with the server's present choice."""

    server: str
    target: RoomTarget


@dataclass(frozen=True, slots=True)
class Choose:
    """Keep another choice of layout, size and file name for a server."""

    server: str
    choice: RecordingChoice


@dataclass(frozen=True, slots=True)
class ArmStop:
    """Press the record button of the room in front: stopping asks on the button itself."""


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Have seen that a recording failed."""

    server: str
    egress_id: str


@dataclass(frozen=True, slots=True)
class Spare:
    """Leave somebody out of *Mute all* in a room, or no longer."""

    server: str
    room: str
    identity: str
    spared: bool


@dataclass(frozen=True, slots=True)
class Copy:
    """Put plain text on the clipboard; `what` names it in the toast."""

    text: str
    what: str


@dataclass(frozen=True, slots=True)
class ShowActivity:
    """List what was done, with this filter."""

    filter: ActivityFilter


class ExportForm(StrEnum):
    """What a file of deeds is written as; the value is the ending of its name."""

    CSV = "csv"
    JSON_LINES = "jsonl"


@dataclass(frozen=True, slots=True)
class Export:
    """Write what a filter leaves of the deeds of all open servers into a file that is asked for."""

    form: ExportForm
    filter: ActivityFilter


@dataclass(frozen=True, slots=True)
class GoTo:
    """Show a room or a person."""

    where: RoomKey | PersonKey


@dataclass(frozen=True, slots=True)
class Look:
    """Change what the window shows; `what` is one of: palette, shortcuts, inspector, activity, next-pane,
    previous-pane, filter, clear, theme-light, theme-dark, theme-contrast, theme-system, stop-at-once,
    diagnostics, about."""

    what: str


@dataclass(frozen=True, slots=True)
class TryNow:
    """Ask a server at once."""

    server: str


@dataclass(frozen=True, slots=True)
class OpenSaved:
    """Open a saved server by its id."""

    server: str


@dataclass(frozen=True, slots=True)
class ShowServer:
    """Bring an open server to the front."""

    server: str


@dataclass(frozen=True, slots=True)
class Close:
    """Close an open server."""

    server: str


@dataclass(frozen=True, slots=True)
class EditServer:
    """Rename, edit or remove a saved server."""

    server: str


@dataclass(frozen=True, slots=True)
class AddServer:
    """Begin the three steps to a new server."""


@dataclass(frozen=True, slots=True)
class TryDemo:
    """Open the made-up event."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the program."""


Intent = (
    Perform
    | Undo
    | AskRemove
    | AskEndRoom
    | Record
    | Choose
    | ArmStop
    | Dismiss
    | Spare
    | Copy
    | ShowActivity
    | Export
    | GoTo
    | Look
    | TryNow
    | OpenSaved
    | ShowServer
    | Close
    | EditServer
    | AddServer
    | TryDemo
    | Quit
)
