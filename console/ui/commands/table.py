"""The table of everything that can be done, in the order of the menus."""

from console.ui.commands import activity, copying, looking, microphones, recording, removing, servers
from console.ui.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    *servers.COMMANDS,
    *recording.COMMANDS,
    *microphones.COMMANDS,
    *copying.COMMANDS,
    *activity.COMMANDS,
    *removing.COMMANDS,
    *looking.COMMANDS,
)
BY_ID = {command.id: command for command in COMMANDS}
