"""The columns of the people table, and which of them leave first when there is little room."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

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
LEAST: Mapping[Column, int] = {
    Column.PERSON: PERSON_LEAST,
    Column.ROLE: 40,
    Column.MICROPHONE: 34,
    Column.CAMERA: 34,
    Column.SCREEN: 34,
    Column.JOINED: 44,
    Column.CHANGE: 110,
}
MOST = 2000
Widths = Mapping[Column, int]
"""The columns that a person gave another width than the usual one."""
CENTRED = frozenset({Column.MICROPHONE, Column.CAMERA, Column.SCREEN})
LEAVING = (Column.JOINED, Column.ROLE, Column.SCREEN)


USUAL: Widths = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Fit:
    """What fits into a width: the columns that have left, and the widths of those that stay."""

    hidden: frozenset[Column]
    widths: Mapping[Column, int]

    @property
    def change_is_icon(self) -> bool:
        """Say whether the last change is an icon alone."""
        return self.widths[Column.CHANGE] <= ICON_ALONE


def fit(width: int, chosen: Widths = USUAL) -> Fit:
    """Let columns leave, in their order, until the names have room; states of microphone and camera never leave.

    Before one leaves, those that were made wider than usual give that back.
    """
    widths = {**WIDTHS, **{column: wide for column, wide in chosen.items() if column in WIDTHS}}
    for column in reversed(tuple(WIDTHS)):
        lack = PERSON_LEAST - (width - sum(widths.values()))
        widths[column] -= max(0, min(lack, widths[column] - WIDTHS[column]))
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


def pulled(now: Fit, column: Column, wide: int) -> Widths:
    """Return the widths after the right edge of a column was pulled: what it takes, the last change gives."""
    if column is Column.CHANGE or column in now.hidden or now.change_is_icon:
        return {}
    most = now.widths[column] + now.widths[Column.CHANGE] - LEAST[Column.CHANGE]
    wide = max(LEAST[column], min(wide, most))
    given = {Column.CHANGE: now.widths[Column.CHANGE] + now.widths[column] - wide}
    return given if column is Column.PERSON else {column: wide, **given}


def written(chosen: Widths) -> str:
    """Return widths as one line, to be remembered."""
    return " ".join(f"{column.name.lower()}={wide}" for column, wide in sorted(chosen.items()))


def read(line: str) -> Widths:
    """Return the widths of a line; what is not understood is passed over, for it is not worth a question."""
    names = {column.name.lower(): column for column in WIDTHS}
    pairs = (part.partition("=")[::2] for part in line.split())
    found = {names[name]: int(wide) for name, wide in pairs if name in names and wide.isdecimal() and len(wide) < 5}
    return {column: min(max(wide, LEAST[column]), MOST) for column, wide in found.items()}
