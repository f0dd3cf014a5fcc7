"""What a filter leaves of the deeds: the same for the list on the screen and for a file that is written."""

from collections.abc import Callable, Iterable

from console.domain.deeds import Deed
from console.ui.activity.entries import Entry
from console.ui.activity.findings import explained, told
from console.ui.activity.rows import ELSEWHERE, title
from console.ui.activity.verbs import batch_title
from console.ui.filtering import ActivityFilter
from console.ui.trees.folding import fold

Text = Callable[[Entry], str]
"""Returns what of an entry is searched."""


def left(entry: Entry, wanted: ActivityFilter, text_of: Text) -> Entry | None:
    """Return what a filter leaves of an entry: of a press on many people only what was done to the one."""
    kept = _of_person(entry, wanted) if wanted.room or wanted.identity else entry
    text = fold(wanted.text.strip())
    return kept if kept is not None and (not text or text in text_of(kept)) else None


def left_of(deeds: Iterable[Deed], server: str, wanted: ActivityFilter) -> tuple[Deed, ...]:
    """Return which of a server's deeds a filter leaves, in their order; each is searched by itself."""
    if not wanted.is_on:
        return tuple(deeds)
    return tuple(deed for deed in deeds if left(Entry(server, (deed,)), wanted, searched) is not None)


def _of_person(entry: Entry, wanted: ActivityFilter) -> Entry | None:
    if entry.server != wanted.server:
        return None
    found = entry.finding
    if found is not None:
        same_room = not wanted.room or wanted.room == found.room
        return entry if same_room and (not wanted.identity or wanted.identity == found.identity) else None
    deeds = tuple(deed for deed in entry.deeds if _is_about(deed, wanted))
    if len(deeds) == len(entry.deeds):
        return entry
    return Entry(entry.server, deeds) if deeds else None


def _is_about(deed: Deed, wanted: ActivityFilter) -> bool:
    return (not wanted.room or deed.room == wanted.room) and (not wanted.identity or deed.identity == wanted.identity)


def searched(entry: Entry, server: str = "") -> str:
    """Return the words of an entry as they are searched, without times: there may be thousands."""
    found, deeds = entry.finding, entry.deeds
    if found is not None:
        words: tuple[str, ...] = (ELSEWHERE, told(found)[1], explained(found, None), *found.names)
    else:
        single = len(deeds) == 1
        words = (title(deeds[0]) if single else batch_title(deeds), deeds[0].by.who, deeds[0].room)
        words += tuple(f"{deed.outcome} {deed.reason} {deed.step} {deed.name} {deed.identity}" for deed in deeds)
    return fold(" ".join((*words, server)))
