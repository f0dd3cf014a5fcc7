"""Which room an inspector or a button acts on, where several are chosen."""

from console.domain.text import isolated
from console.ui.standing import Standing


def one_of(standing: Standing) -> str:
    """Return the name of the room in front, or nothing where it is the only one chosen."""
    room = standing.room
    return isolated(room.room) if room is not None and len(standing.rooms) > 1 else ""
