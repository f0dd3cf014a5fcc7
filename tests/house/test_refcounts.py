"""A canary: PySide6 6.12.0 loses references to None and True on Python 3.11 until the process aborts.

From Python 3.12 on both are immortal and their counts stand still, so there this cannot fail and need not.
"""

import sys

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

TIMES = 200
STRAY = 50
"""References that the interpreter itself takes or drops meanwhile."""

_Index = QModelIndex | QPersistentModelIndex


class Speaker(QObject):
    """Emits what a signal may carry."""

    said = Signal(object)


class EmptyRows(QAbstractListModel):
    """Rows that have nothing to say, as most roles of most rows have."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def rowCount(self, parent: _Index | None = None) -> int:
        return self._count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return None

    def grow(self) -> None:
        """Add a row at the end."""
        self.beginInsertRows(QModelIndex(), self._count, self._count)
        self._count += 1
        self.endInsertRows()


def counts() -> tuple[int, int]:
    """How many references None and True have."""
    return sys.getrefcount(None), sys.getrefcount(True)


def test_signals_and_rows_lose_no_reference(qtbot: QtBot) -> None:
    speaker, rows, view = Speaker(), EmptyRows(), QListView()
    qtbot.addWidget(view)
    view.setModel(rows)
    speaker.said.connect(lambda _what: None)
    before = counts()
    for _ in range(TIMES):
        speaker.said.emit(None)
        speaker.said.emit(True)
        rows.grow()
        rows.data(rows.index(0))
        view.grab()
    after = counts()
    assert all(abs(now - then) < STRAY for now, then in zip(after, before, strict=True)), (before, after)
