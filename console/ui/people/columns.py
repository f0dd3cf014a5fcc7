"""The columns of the people table, and which of them leave first when there is little room."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

PERSON_LEAST, ICON_ALONE = 160, 34


class Column(IntEnum):
    """The columns from left to right."""

    PERSON = 0
    ROLE = 1
    MICROPHONE = 2
    CAMERA = 3
    SCREEN = 4
    JOINED = 5
    CHANGE = 6


TITLES: Mapping[Column, str] = {
    Column.PERSON: "Person",
    Column.ROLE: "Role",
    Column.MICROPHONE: "Mic",
    Column.CAMERA: "Camera",
    Column.SCREEN: "Screen",
    Column.JOINED: "Joined",
    Column.CHANGE: "Last change",
}
WIDTHS: Mapping[Column, int] = {
    Column.ROLE: 80,
    Column.MICROPHONE: 42,
    Column.CAMERA: 54,
    Column.SCREEN: 50,
    Column.JOINED: 52,
    Column.CHANGE: 190,
}
CENTRED = frozenset({Column.MICROPHONE, Column.CAMERA, Column.SCREEN})
LEAVING = (Column.JOINED, Column.ROLE, Column.SCREEN)


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits into a width: the columns that have left, and the widths of those that stay."""

    hidden: frozenset[Column]
    widths: Mapping[Column, int]

    @property
    def change_is_icon(self) -> bool:
        """Say whether the last change is an icon alone."""
        return self.widths[Column.CHANGE] <= ICON_ALONE


def fit(width: int) -> Fit:
    """Let columns leave, in their order, until the names have room; states of microphone and camera never leave."""
    widths = dict(WIDTHS)
    hidden: set[Column] = set()
    for column in LEAVING:
        if width - sum(widths.values()) >= PERSON_LEAST:
            break
        del widths[column]
        hidden.add(column)
    if width - sum(widths.values()) < PERSON_LEAST:
        widths[Column.CHANGE] = ICON_ALONE
    widths[Column.PERSON] = max(0, width - sum(widths.values()))
    return Fit(frozenset(hidden), widths)
