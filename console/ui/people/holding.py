"""A sheet as it may be shown while the pointer is over the table: nobody moves, and who leaves keeps their place."""

from collections.abc import Hashable, Sequence

from console.ui.people.rows import FoldedKey, PersonRow, TrackRow
from console.ui.people.sheet import Sheet
from console.ui.people.tracks import left_track
from console.ui.people.wording import left_row
from console.ui.standing import RoomKey
from console.ui.trees.keyed import KeyedModel
from console.ui.trees.steady import steady


def held(sheet: Sheet, model: KeyedModel) -> Sheet:
    """Return the sheet in the order of what the model shows now; only the end of the table may grow."""
    for parent, wanted in tuple(sheet.keys.items()):
        shown = model.below(parent)
        is_new = parent is not None and model.row(parent) is None
        is_first = not shown and parent is None
        if is_new or is_first or _is_folded(shown) or _is_folded(wanted):
            continue
        order = steady(shown, wanted, held=True, may_grow=parent == _last_parent(sheet))
        sheet.keys[parent] = order.keys
        for key in order.gone:
            _stay(sheet, model, key)
    return sheet


def _last_parent(sheet: Sheet) -> Hashable:
    """Return below which row, if any, the last people of the table stand."""
    top = sheet.keys[None]
    return top[-1] if top and isinstance(top[-1], RoomKey) else None


def _is_folded(keys: Sequence[Hashable]) -> bool:
    return bool(keys) and isinstance(keys[0], FoldedKey)


def _stay(sheet: Sheet, model: KeyedModel, key: Hashable) -> None:
    """Say of a row what is known of it now: that it is gone, or, where only the filter leaves it out, how it is."""
    row = model.row(key)
    if isinstance(row, PersonRow):
        sheet.rows[key] = sheet.person(key) or left_row(row)
    elif isinstance(row, TrackRow):
        sheet.rows[key] = left_track(row)
    for child in model.below(key):
        _stay(sheet, model, child)
