"""What stands in the list: a press with all that it sent, or a change that was seen to be made elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from console.domain.deeds import Deed, Logbook, Outcome
from console.domain.elsewhere import Finding
from console.ui.scene import Scene

_NOTHING = (Outcome.REFUSED, Outcome.NOT_SENT, Outcome.ACCEPTED, Outcome.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row before it is worded; `deeds` is what one press sent, the oldest first, and empty for a finding."""

    server: str
    deeds: tuple[Deed, ...] = ()
    finding: Finding | None = None
    key: str = field(init=False, compare=False)
    """Tells this row from all others."""
    at: float = field(init=False, compare=False)
    """The moment of the press, or when the change was first seen."""
    is_open: bool = field(init=False, compare=False)
    """Whether it is not yet known what became of all of it."""

    def __post_init__(self) -> None:
        # Thousands are sorted at once: what they are sorted by is worked out once.
        found = self.finding
        if found is not None:
            key = "\0".join((self.server, found.what, found.room, found.identity, repr(found.at)))
            at, is_open = found.at, False
        else:
            first = self.deeds[0]
            key, at = f"{self.server}\0{first.id}", first.pressed_at
            is_open = any(deed.outcome.is_open for deed in self.deeds)
        for name, value in (("key", key), ("at", at), ("is_open", is_open)):
            object.__setattr__(self, name, value)


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
