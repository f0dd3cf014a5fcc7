"""Keeping the rows in sight where they are, whatever comes or goes above them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint
from PySide6.QtWidgets import QTreeView


@contextmanager
def anchored(view: QTreeView) -> Iterator[None]:
    """Change the rows within the block; at the very top of a tree nothing is held, so that what is new is seen."""
    bar = view.verticalScrollBar()
    if not bar.value():
        yield
        return
    places = [(QPersistentModelIndex(index), view.visualRect(index).top()) for index in _in_sight(view)]
    yield
    view.executeDelayedItemsLayout()
    for index, top in places:
        if index.isValid():
            now = view.visualRect(view.model().index(index.row(), 0, index.parent())).top()
            bar.setValue(bar.value() + now - top)
            return


def _in_sight(view: QTreeView) -> Iterator[QModelIndex]:
    index, edge = view.indexAt(QPoint(0, 0)), view.viewport().height()
    while index.isValid() and view.visualRect(index).top() < edge:
        yield index.siblingAtColumn(0)
        index = view.indexBelow(index)
