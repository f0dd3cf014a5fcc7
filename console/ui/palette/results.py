"""The list of the palette: heads and rows, one of which is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from console.ui.palette.line_delegate import HEAD, ROW_ROLE, LineDelegate
from console.ui.palette.rows import Key, Row
from console.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class Results(QListView):
    """Shows rows in their order; what is chosen is known by its key and survives every change of words."""

    pressed_row = Signal(object)
    """A Row that was clicked."""
    chosen = Signal(object)
    """The Row that is chosen now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(LineDelegate(theme, self))
        self.setAccessibleName("Results")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        clear = self.palette()
        clear.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(clear)
        theme.changed.connect(self.viewport().update)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return what is listed."""
        return self._rows

    @property
    def current(self) -> Row | None:
        """Return the row that is chosen."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Row) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List rows: where only their words are others, nothing moves; otherwise the first one is chosen."""
        before, self._rows = self._rows, tuple(rows)
        if [row.key for row in before] == [row.key for row in rows]:
            self._change(before)
            return
        self._model.clear()
        group = None
        for row in rows:
            if row.group is not group:
                group = row.group
                self._model.appendRow(_head(row.group.value))
            self._model.appendRow(_item(row))
        self.choose(rows[0].key if rows else None)

    def choose(self, key: Key | None) -> None:
        """Choose a row by its key."""
        for place in range(self._model.rowCount()):
            row = self._model.item(place).data(ROW_ROLE)
            if row is not None and row.key == key:
                self._go(place)

    def step(self, steps: int) -> None:
        """Go up or down over the heads; a single step goes round, a longer one stops at the end."""
        places = [place for place in range(self._model.rowCount()) if self._model.item(place).data(ROW_ROLE)]
        if not places:
            return
        at = self.currentIndex().row()
        here = places.index(at) if at in places else 0
        wanted = (here + steps) % len(places) if abs(steps) == 1 else min(max(here + steps, 0), len(places) - 1)
        self._go(places[wanted])

    def content_height(self) -> int:
        """Return how high the list would like to be."""
        return sum(self.sizeHintForRow(place) for place in range(self._model.rowCount()))

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(super().sizeHint().width(), self.content_height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer chooses while it moves; a list that comes up below it does not."""
        index = self.indexAt(event.position().toPoint())
        if index.data(ROW_ROLE) is not None and index.row() != self.currentIndex().row():
            self._go(index.row(), scroll=False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Run what is clicked."""
        row = self.indexAt(event.position().toPoint()).data(ROW_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(row, Row):
            self.pressed_row.emit(row)

    def _go(self, place: int, *, scroll: bool = True) -> None:
        index = self._model.index(place, 0)
        self.setCurrentIndex(index)
        if scroll:
            # The head above the first row belongs to it.
            above = self._model.index(place - 1, 0)
            self.scrollTo(above if above.isValid() and above.data(ROW_ROLE) is None else index)
            self.scrollTo(index)
        self.chosen.emit(index.data(ROW_ROLE))

    def _change(self, before: Sequence[Row]) -> None:
        known = {row.key: row for row in before}
        now = {row.key: row for row in self._rows}
        for place in range(self._model.rowCount()):
            item = self._model.item(place)
            held = item.data(ROW_ROLE)
            if held is not None and now[held.key] != known[held.key]:
                _word(item, now[held.key])


def _head(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setData(QSize(0, HEAD), Qt.ItemDataRole.SizeHintRole)
    return item


def _item(row: Row) -> QStandardItem:
    item = QStandardItem()
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    _word(item, row)
    return item


def _word(item: QStandardItem, row: Row) -> None:
    item.setText(row.text)
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
    item.setData(row, ROW_ROLE)
