"""In what order rooms stand below their server."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from console.ui.rooms.rows import RoomRow
from console.ui.standing import RoomKey


class RoomSorting(StrEnum):
    """What rooms stand by; the value is the word in the menu, and equals stand by name."""

    NAME = "Name"
    PEOPLE = "Most people"
    MICROPHONES = "Most open mics"
    RECORDING = "Recording first"

    @classmethod
    def read(cls, line: str) -> "RoomSorting":
        """Return what was remembered; what is not understood is the usual order."""
        return cls[line.upper()] if line.upper() in cls.__members__ else cls.NAME


_RANKS: Mapping[RoomSorting, Callable[[RoomRow], int]] = {
    RoomSorting.PEOPLE: lambda row: -row.people,
    RoomSorting.MICROPHONES: lambda row: -row.open_microphones,
    RoomSorting.RECORDING: lambda row: not row.records,
}


def in_order(keys: tuple[RoomKey, ...], rows: Mapping[RoomKey, RoomRow], sorting: RoomSorting) -> tuple[RoomKey, ...]:
    """Sort rooms that stand by name already."""
    if sorting is RoomSorting.NAME:
        return keys
    rank = _RANKS[sorting]
    return tuple(sorted(keys, key=lambda key: rank(rows[key])))
