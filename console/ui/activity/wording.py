"""Rows worded once: an entry is worded again only where it, the day, or its way back is another."""

from collections.abc import Mapping
from datetime import date

from console.ui.activity.entries import Entry, Ledger
from console.ui.activity.rows import ActivityRow, activity_row
from console.ui.activity.sieve import searched
from console.ui.activity.way_back import NOWHERE, Way, way
from console.ui.scene import Scene

_Known = tuple[Entry, Way, ActivityRow]


class Wording:
    """Remembers the rows of all open servers."""

    def __init__(self) -> None:
        self._scenes: Mapping[str, Scene] = {}
        self._ledgers: Mapping[str, Ledger] = {}
        self._rows: dict[str, _Known] = {}
        self._texts: dict[str, tuple[Entry, str]] = {}
        self._now = 0.0
        self._context: tuple[object, ...] = ()

    def keep(self, scenes: Mapping[str, Scene], ledgers: Mapping[str, Ledger]) -> None:
        """Word everything from now on as these scenes have it."""
        self._scenes, self._ledgers = scenes, ledgers
        self._now = max((scene.now for scene in scenes.values()), default=0.0)
        # Another day, and with a second server the names of both: these are in every row.
        names = tuple((key, scene.server.name) for key, scene in scenes.items())
        context = (date.fromtimestamp(max(self._now, 0.0)), names)
        if context != self._context:
            self._context = context
            self._rows.clear()
            self._texts.clear()

    def row(self, entry: Entry, *, fresh: bool = True) -> ActivityRow:
        """Return the row of an entry, the very one of before where nothing about it changed.

        Without `fresh` its way back may be that of the last time: out of sight nobody presses it.
        """
        known = self._rows.get(entry.key)
        if known is not None and known[0] is entry and not fresh:
            return known[2]
        scene, ledger = self._scenes[entry.server], self._ledgers[entry.server]
        back = way(entry.deeds, scene, ledger.undoing) if entry.deeds else NOWHERE
        if known is not None and known[0] is entry and known[1] == back:
            return known[2]
        row = activity_row(entry, self._now, ledger.find, server=self._name(entry), way=back)
        self._rows[entry.key] = (entry, back, row)
        return row

    def text(self, entry: Entry) -> str:
        """Return what a search looks through."""
        known = self._texts.get(entry.key)
        if known is not None and known[0] is entry:
            return known[1]
        text = searched(entry, self._name(entry))
        self._texts[entry.key] = (entry, text)
        return text

    def _name(self, entry: Entry) -> str:
        return self._scenes[entry.server].server.name if len(self._scenes) > 1 else ""
