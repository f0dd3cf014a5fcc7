"""Rows of a tree by key: Qt's own C++ rows, so that a row more or less costs the same in a tree of any size.

A QTreeView asks a Python model about every row it has laid out whenever one comes or goes, at 13 to 20 µs a row.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from operator import is_not
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

Key = Hashable
Role = Qt.ItemDataRole
ROW = Role.UserRole
_PLACE = Role.UserRole + 1
FEW = 8
"""More gaps than this are closed in one step, by sorting, for every single one would lay the tree out anew."""


class Row(Protocol):
    """One frozen value per row."""

    @property
    def key(self) -> Key:
        """Tell this row from all others of the tree."""

    @property
    def selectable(self) -> bool:
        """Say whether it can be chosen, or only stands there."""


class KeyedModel(QStandardItemModel):
    """Follows what it is shown row by row, so that selection, expansion and focus stay with their keys.

    Qt moves no rows of a QStandardItemModel, but it sorts them with their persistent indexes: another order is
    therefore a sort by the place that each row shall have.
    """

    def __init__(self, columns: int, height: int, parent: QObject | None = None) -> None:
        super().__init__(0, columns, parent)
        self.setSortRole(_PLACE)
        self._size = QSize(40, height)
        self._items: dict[Key, QStandardItem] = {}
        self._rows: dict[Key, Row] = {}
        self._keys: dict[Key, tuple[Key, ...]] = {None: ()}

    def show(self, keys: Mapping[Key, Sequence[Key]], rows: Mapping[Key, Row]) -> None:
        """Let these be the keys below each parent, from the top of the tree down; None is the tree itself.

        A parent that is left out keeps its children. `rows` holds every new row, and of the others those that changed.
        """
        for parent, wanted in keys.items():
            if parent is None or parent in self._items:
                self._arrange(parent, tuple(wanted), keys, rows)
        for key, row in rows.items():
            self._put(key, row)

    def row(self, key: Key) -> Row | None:
        """Return what is shown for a key."""
        return self._rows.get(key)

    def below(self, parent: Key = None) -> tuple[Key, ...]:
        """Return the keys below a parent, from top to bottom."""
        return self._keys.get(parent, ())

    def index_of(self, key: Key) -> QModelIndex:
        """Return where a key stands, or an invalid index."""
        item = self._items.get(key)
        return item.index() if item is not None else QModelIndex()

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Row | None:
        """Return the value of the row in which an index lies."""
        row: Row | None = super().data(index.sibling(index.row(), 0), ROW)
        return row

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Role.DisplayRole) -> object:
        """Word the cells when somebody asks: painting does not, a screen reader does."""
        if role == Role.SizeHintRole:
            return self._size
        if role in (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole):
            row = self.row_at(index)
            if row is None:
                return None
            if role == Role.DisplayRole:
                return self.words(row, index.column())
            if role == Role.ToolTipRole:
                return self.tip(row, index.column()) or None
            return self.sentence(row) if index.column() == 0 else None
        return super().data(index, role)

    def words(self, row: Row, column: int) -> str:
        """Return what a cell says; no cell is ever silent."""
        raise NotImplementedError

    def sentence(self, row: Row) -> str:
        """Return a row as one spoken sentence."""
        raise NotImplementedError

    def tip(self, row: Row, column: int) -> str:
        """Return more about a cell, for a pointer that rests on it."""
        raise NotImplementedError

    def _put(self, key: Key, row: Row) -> None:
        before = self._rows.get(key)
        if before is None or before is row or before == row:
            return
        item = self._items[key]
        self._rows[key] = row
        # One signal for the whole row: an item's own would name the first column alone.
        self.blockSignals(True)
        item.setData(row, ROW)
        item.setFlags(_flags(row))
        self.blockSignals(False)
        first = item.index()
        self.dataChanged.emit(first, first.siblingAtColumn(self.columnCount() - 1))

    def _arrange(
        self, parent: Key, wanted: tuple[Key, ...], keys: Mapping[Key, Sequence[Key]], rows: Mapping[Key, Row]
    ) -> None:
        shown = self._keys[parent]
        if shown == wanted:
            return
        head = _same(shown, wanted)
        tail = _same(shown[head:][::-1], wanted[head:][::-1])
        old, new = shown[head : len(shown) - tail], wanted[head : len(wanted) - tail]
        gone, fresh = set(old) - set(new), set(new) - set(old)
        item = self._items[parent] if parent is not None else self.invisibleRootItem()
        # First all that goes, for it may come again below another parent.
        self._remove(item, shown, head, old, gone)
        made = {key: self._made(key, keys, rows) for key in new if key in fresh}
        joints = _runs(new, fresh)
        stays = [key for key in old if key not in gone] == [key for key in new if key not in fresh]
        if stays and len(joints) <= FEW:
            for first, last in joints:
                item.insertRows(head + first, [made[key] for key in new[first:last]])
        else:
            item.insertRows(item.rowCount(), list(made.values()))
            self._sort(item, wanted)
        self._keys[parent] = wanted

    def _remove(self, item: QStandardItem, shown: Sequence[Key], head: int, old: Sequence[Key], gone: set[Key]) -> None:
        gaps = _runs(old, gone)
        if len(gaps) <= FEW:
            for first, last in reversed(gaps):
                item.removeRows(head + first, last - first)
        else:
            rest = [key for key in shown if key not in gone]
            self._sort(item, (*rest, *(key for key in old if key in gone)))
            item.removeRows(len(rest), len(gone))
        for key in gone:
            self._forget(key)

    def _made(self, key: Key, keys: Mapping[Key, Sequence[Key]], rows: Mapping[Key, Row]) -> QStandardItem:
        """Make a row with all that is below it, before Qt hears of it."""
        item, row = QStandardItem(), rows[key]
        item.setData(row, ROW)
        item.setFlags(_flags(row))
        below = tuple(keys.get(key, ()))
        # Without its columns a row has no cells to point at beyond the first.
        item.setColumnCount(self.columnCount())
        if below:
            item.insertRows(0, [self._made(child, keys, rows) for child in below])
        self._items[key], self._rows[key], self._keys[key] = item, row, below
        return item

    def _forget(self, key: Key) -> None:
        for child in self._keys.pop(key, ()):
            self._forget(child)
        del self._items[key], self._rows[key]

    def _sort(self, item: QStandardItem, order: Sequence[Key]) -> None:
        self.blockSignals(True)
        self._number(order)
        self.blockSignals(False)
        item.sortChildren(0)

    def _number(self, order: Sequence[Key]) -> None:
        """Say where each row belongs, down to the leaves, because sorting does not stop at the first level."""
        for place, key in enumerate(order):
            self._items[key].setData(place, _PLACE)
            if below := self._keys[key]:
                self._number(below)


def _flags(row: Row) -> Qt.ItemFlag:
    enabled = Qt.ItemFlag.ItemIsEnabled
    return enabled | Qt.ItemFlag.ItemIsSelectable if row.selectable else enabled


def _same(one: Sequence[Key], other: Sequence[Key]) -> int:
    """Count how many stand equal from the beginning; keys are mostly the same objects, which C compares."""
    places = (place for place, differ in enumerate(map(is_not, one, other)) if differ)
    return next((place for place in places if one[place] != other[place]), min(len(one), len(other)))


def _runs(keys: Sequence[Key], marked: set[Key]) -> list[tuple[int, int]]:
    """Return the stretches of marked keys as half-open ranges."""
    if not marked:
        return []
    edges = [place for place, (a, b) in enumerate(pairwise((False, *(k in marked for k in keys), False))) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))
