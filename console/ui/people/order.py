"""In what order people stand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from console.domain.participants import Role
from console.ui.people.columns import Column
from console.ui.people.rows import PersonRow, State
from console.ui.trees.folding import fold

_RANKS = {role: rank for rank, role in enumerate(Role)}
_STATES = {State.ON: 0, State.MUTED: 1, State.NONE: 2}
_KEYS: dict[Column, Callable[[PersonRow], Any]] = {
    Column.PERSON: lambda row: fold(row.participant.display_name),
    Column.ROLE: lambda row: _RANKS[row.role],
    Column.MICROPHONE: lambda row: _STATES[row.microphone],
    Column.CAMERA: lambda row: _STATES[row.camera],
    Column.SCREEN: lambda row: _STATES[row.screen],
    Column.JOINED: lambda row: row.participant.joined_at,
    # The newest first: that is what a click on this column is for.
    Column.CHANGE: lambda row: -row.changed_at,
}


@dataclass(frozen=True, slots=True)
class Sorting:
    """The column that people stand by; the other way round where it is descending."""

    column: Column = Column.ROLE
    descending: bool = False

    def clicked(self, column: Column) -> "Sorting":
        """Return what a click on a column head asks for."""
        return Sorting(column, descending=not self.descending if column is self.column else False)

    @property
    def written(self) -> str:
        """Return it as a word or two, to be remembered."""
        return f"{self.column.name.lower()}{' descending' if self.descending else ''}"

    @classmethod
    def read(cls, line: str) -> "Sorting":
        """Return what was remembered; what is not understood is the usual order."""
        name, _, way = line.partition(" ")
        known = name.upper() in Column.__members__ and way in ("", "descending")
        return cls(Column[name.upper()], descending=bool(way)) if known else cls()


def in_order(rows: Iterable[PersonRow], sorting: Sorting) -> list[PersonRow]:
    """Sort people; recorders, agents and feeds stay last, and equals stand by role, time of joining and name."""
    ordered = sorted(rows, key=_usual)
    if sorting.column is not Column.ROLE or sorting.descending:
        ordered.sort(key=_KEYS[sorting.column], reverse=sorting.descending)
    ordered.sort(key=lambda row: row.participant.is_machine)
    return ordered


def _usual(row: PersonRow) -> tuple[int, float, str, str]:
    who = row.participant
    return (_RANKS[who.role], who.joined_at, who.display_name.casefold(), who.identity)
