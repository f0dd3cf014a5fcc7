"""Scenes of made-up servers, and a tree of the screen read back as text."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from console.connection.abilities import Abilities
from console.connection.receipts import Receipt
from console.domain.participants import Change
from console.domain.recordings import Recording
from console.domain.rooms import LiveRoom
from console.domain.stripes import Stripe
from console.domain.trouble import Trouble
from console.ui.scene import OpenServer, Scene
from tests.made import NOW, snapshot

SERVER, STAGE = "spring", "Main Stage"
UNKNOWN = Abilities()


def scene(
    *rooms: LiveRoom,
    key: str = SERVER,
    recordings: Iterable[Recording] = (),
    receipts: Iterable[Receipt] = (),
    abilities: Abilities = UNKNOWN,
    trouble: Trouble | None = None,
    later: float = 0.0,
    dismissed: Iterable[str] = (),
) -> Scene:
    """Make the scene of one server, looked at `later` seconds after it was asked; pending actions are drawn over it."""
    truth = snapshot(*rooms, recordings=tuple(recordings))
    if trouble is not None:
        truth = replace(truth, room_list=replace(truth.room_list, trouble=trouble))
    told = tuple(receipts)
    pending = {receipt.action.key: receipt for receipt in told if receipt.outcome.is_open}
    shown = truth
    for receipt in pending.values():
        shown = receipt.action.predict(shown)
    return Scene(
        OpenServer(key, key.title(), f"{key}.example.org", Stripe.TEST),
        truth,
        shown,
        tuple(sorted(told, key=lambda receipt: -receipt.number)),
        MappingProxyType(pending),
        abilities,
        dismissed=frozenset(dismissed),
        now=NOW + later,
    )


def changed(live: LiveRoom, **changes: Change) -> LiveRoom:
    """Return a room in which these identities have changed last."""
    return replace(live, changes=MappingProxyType({**live.changes, **changes}))


def drawn(view: QTreeView) -> str:
    """Read what a view shows, row by row from the top, folded rows left out: two spaces for each level."""
    return "\n".join(f"{'  ' * _depth(index)}{_cells(index)}" for index in indexes(view))


def indexes(view: QTreeView) -> Iterator[QModelIndex]:
    """Walk over the rows of a view as the eye does."""
    index = view.model().index(0, 0)
    while index.isValid():
        yield index
        index = view.indexBelow(index)


def _cells(index: QModelIndex) -> str:
    columns = range(index.model().columnCount())
    return " | ".join(str(index.siblingAtColumn(column).data()) for column in columns)


def _depth(index: QModelIndex) -> int:
    return 1 + _depth(index.parent()) if index.parent().isValid() else 0
