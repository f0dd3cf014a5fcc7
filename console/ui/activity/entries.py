"""What stands in the list: a press with all that it sent, or a change that was seen to be made elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from console.domain.deeds import Deed, Logbook, Outcome
from console.domain.elsewhere import Finding
from console.ui.scene import Scene

_NOTHING = (Outcome.REFUSED, Outcome.NOT_SENT, Outcome.ACCEPTED, Outcome.UNKNOWN)


@dataclass(frozen=True)
class Entry:
    """One row before it is worded; `deeds` is what one press sent, the oldest first, and empty for a finding."""

    server: str
    deeds: tuple[Deed, ...] = ()
    finding: Finding | None = None

    @cached_property
    def key(self) -> str:
        """Tell this row from all others."""
        if self.finding is not None:
            told = self.finding
            return "\0".join((self.server, told.what, told.room, told.identity, repr(told.at)))
        return f"{self.server}\0{self.deeds[0].id}"

    @cached_property
    def at(self) -> float:
        """Return the moment of the press, or when the change was first seen."""
        return self.finding.at if self.finding is not None else self.deeds[0].pressed_at

    @cached_property
    def is_open(self) -> bool:
        """Say whether it is not yet known what became of all of it."""
        return any(deed.outcome.is_open for deed in self.deeds)


class Ledger:
    """The entries of one server between two scenes: gathered again only where deeds or findings differ."""

    def __init__(self) -> None:
        self._logbook: Logbook | None = None
        self._findings: tuple[Finding, ...] | None = None
        self._groups: dict[str, Entry] = {}
        self._deeds: dict[str, Deed] = {}
        self._undoing: dict[str, Deed] = {}
        self._found: tuple[Entry, ...] = ()
        self._entries: tuple[Entry, ...] = ()

    def entries(self, scene: Scene) -> tuple[Entry, ...]:
        """Return what there is, the newest first; the same tuple as before where nothing changed."""
        logbook, findings = scene.logbook, scene.elsewhere
        if logbook is self._logbook and findings is self._findings:
            return self._entries
        server = scene.server.key
        if logbook is not self._logbook:
            before, self._groups = self._groups, {}
            self._deeds = {deed.id: deed for deed in logbook.deeds}
            undoing = (deed for deed in reversed(logbook.deeds) if deed.undoes and deed.outcome not in _NOTHING)
            self._undoing = {deed.undoes: deed for deed in undoing}
            for group in _groups(logbook.deeds):
                known = before.get(group[0].id)
                # The same entry where nothing about it changed: its words need not be made again.
                same = known is not None and known.deeds == group
                self._groups[group[0].id] = known if known is not None and same else Entry(server, group)
        if findings is not self._findings:
            self._found = tuple(Entry(server, finding=finding) for finding in findings)
        self._logbook, self._findings = logbook, findings
        self._entries = in_order((*self._groups.values(), *self._found))
        return self._entries

    def find(self, id_: str) -> Deed | None:
        """Return a deed by its id."""
        return self._deeds.get(id_)

    def undoing(self, id_: str) -> Deed | None:
        """Return the deed that takes another one back, or may have done so, by the id of the latter."""
        return self._undoing.get(id_)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return what is under way first, and then the newest first."""
    return tuple(sorted(entries, key=lambda entry: (not entry.is_open, -entry.at)))


def _groups(deeds: Sequence[Deed]) -> list[tuple[Deed, ...]]:
    """Put what one press sent together, the oldest deed first."""
    groups: dict[str, list[Deed]] = {}
    for deed in deeds:
        groups.setdefault(deed.batch or f"\0{deed.id}", []).append(deed)
    return [tuple(reversed(group)) for group in groups.values()]
