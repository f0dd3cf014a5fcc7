"""The list of activity: painted rows that stay where they are while somebody points at them, loaded as one scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from console.ui.activity.painting import ROW, Index, RowPainter
from console.ui.activity.rows import ActivityRow
from console.ui.marks import Mark
from console.ui.plain import tip
from console.ui.theme.theme import Theme
from console.ui.widgets.turning import Turning

AROUND, MOST_SEEN = 3, 60


class ActivityList(QListView):
    """One row per entry by its key; what is new waits while the pointer is over the list, and is counted."""

    held_back = Signal(int)
    copy_wanted = Signal()
    more_wanted = Signal()
    """The end is in sight: show more rows, if there are any."""
    scrolled = Signal()
    """Other rows are in sight."""
    undo_wanted = Signal(object)
    """The row whose *Undo* was pressed."""
    menu_wanted = Signal(object, QPoint)
    """The row to open a menu for, and where on the screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Without a column at first, rows inserted together would come before their column.
        self._model = QStandardItemModel(0, 1, self)
        self._items: dict[str, QStandardItem] = {}
        self._rows: dict[str, ActivityRow] = {}
        self._keys: list[str] = []
        self._wanted: list[ActivityRow] = []
        self._pressed = ""
        self._turning = Turning(theme, self.viewport())
        self._painter = RowPainter(theme, self.viewport())
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName("Activity, the newest first")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[ActivityRow]) -> None:
        """Show these, from top to bottom; what somebody points at does not move."""
        self._wanted = list(rows)
        for row in rows:
            if self._rows.get(row.key, row) is not row:
                self._fill(self._items[row.key], row)
        if self._is_held():
            self._grow()
            self.held_back.emit(sum(row.key not in self._items for row in rows))
        else:
            self.catch_up()
        self._turning.want(any(step.mark is Mark.UNDER_WAY for row in rows for step in row.steps))

    def catch_up(self) -> None:
        """Show what has waited, and forget what is gone."""
        keys = [row.key for row in self._wanted]
        if keys != self._keys:
            self._follow(keys)
        self.held_back.emit(0)

    def in_sight(self) -> frozenset[str]:
        """Return the keys of the rows that can be seen, with a few more on either side."""
        count = self._model.rowCount()
        first, last = self.indexAt(QPoint(1, 1)), self.indexAt(QPoint(1, self.viewport().height() - 1))
        start = max(0, first.row() - AROUND) if first.isValid() else 0
        end = min(count, last.row() + AROUND + 1) if last.isValid() else count if first.isValid() else 0
        return frozenset(self._model.item(place).data(ROW).key for place in range(start, min(end, start + MOST_SEEN)))

    def let_go(self) -> None:
        """Begin anew with the next rows: another filter was wanted, and nothing of the old list has to stay."""
        self._items.clear()
        self._rows.clear()
        self._keys = []
        self._model.removeRows(0, self._model.rowCount())

    def shown_rows(self) -> list[ActivityRow]:
        """Return what is listed now, from top to bottom."""
        return [self._model.item(place).data(ROW) for place in range(self._model.rowCount())]

    def selected_rows(self) -> list[ActivityRow]:
        """Return what is selected, from top to bottom."""
        return [index.data(ROW) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a copy of whole rows: Qt's own would be the first line of one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the pointer, or of the one with the keyboard."""
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if not index.isValid():
            return
        at = self.visualRect(index).bottomLeft() + QPoint(30, 0) if by_keys else event.pos()
        self.menu_wanted.emit(index.data(ROW), self.viewport().mapToGlobal(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Underline *Undo* below the pointer."""
        row = self._undo_at(event.position().toPoint())
        key = row.key if row is not None else ""
        if key != self._painter.under:
            self._painter.under = key
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press on *Undo* from selecting the row."""
        row = self._undo_at(event.position().toPoint())
        self._pressed = row.key if row is not None and event.button() == Qt.MouseButton.LeftButton else ""
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Undo, if the finger is still on the same row's word."""
        pressed, self._pressed = self._pressed, ""
        if not pressed:
            super().mouseReleaseEvent(event)
            return
        row = self._undo_at(event.position().toPoint())
        if row is not None and row.key == pressed:
            self.undo_wanted.emit(row)

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points any more: catch up."""
        super().leaveEvent(event)
        self._painter.under = ""
        self.catch_up()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hold still from now on."""
        super().enterEvent(event)
        self.held_back.emit(0)

    def _is_held(self) -> bool:
        """Say whether rows would move under a hand; a list without rows has nothing to move."""
        return bool(self._items) and self.viewport().underMouse()

    def _follow(self, keys: list[str]) -> None:
        for key in self._items.keys() - set(keys):
            del self._rows[key]
            self._model.removeRow(self._items.pop(key).row())
        fresh: list[QStandardItem] = []
        start = 0
        for place, row in enumerate(self._wanted):
            if row.key in self._items:
                self._insert(start, fresh)
                fresh, start = [], place + 1
            else:
                fresh.append(self._made(row))
        self._insert(start, fresh)
        if [item.row() for item in map(self._items.__getitem__, keys)] != list(range(len(keys))):
            self._set_right(keys)
        self._keys = keys

    def _grow(self) -> None:
        """Add what comes below everything that is shown: nothing moves by that."""
        last = max((place for place, row in enumerate(self._wanted) if row.key in self._items), default=-1)
        below = self._wanted[last + 1 :] if last >= 0 else []
        if below:
            self._insert(self._model.rowCount(), [self._made(row) for row in below])
            self._keys = []

    def _made(self, row: ActivityRow) -> QStandardItem:
        item = self._items[row.key] = QStandardItem()
        self._fill(item, row)
        return item

    def _fill(self, item: QStandardItem, row: ActivityRow) -> None:
        roles = Qt.ItemDataRole
        self._rows[row.key] = row
        item.setData(row, ROW)
        item.setText(row.title)
        item.setData(row.spoken, roles.AccessibleTextRole)
        undo = f"Undo: {row.way.reason}" if row.way.is_shown and row.way.reason else ""
        item.setData(tip("\n".join(filter(None, (row.title, row.where, row.reason, undo)))), roles.ToolTipRole)

    def _insert(self, place: int, items: list[QStandardItem]) -> None:
        """Insert rows in one step: each step lays the whole list out anew."""
        if items:
            self._model.invisibleRootItem().insertRows(place, items)

    def _undo_at(self, at: QPoint) -> ActivityRow | None:
        index = self.indexAt(at)
        row: ActivityRow | None = index.data(ROW) if index.isValid() else None
        if row is None or row.way.wanted is None:
            return None
        return row if self._painter.undo_rect(row, self.visualRect(index)).contains(at) else None

    def _look_ahead(self) -> None:
        self.scrolled.emit()
        bar = self.verticalScrollBar()
        if bar.value() > bar.maximum() - 2 * self.viewport().height():
            self.more_wanted.emit()

    def _set_right(self, keys: list[str]) -> None:
        """Put rows in order: what was under way stands on top until it is settled."""
        chosen = {row.key for row in self.selected_rows()}
        current: Index = self.currentIndex()
        stood = current.data(ROW).key if current.isValid() else ""
        for place, key in enumerate(keys):
            at = self._items[key].row()
            if at != place:
                self._model.insertRow(place, self._model.takeRow(at))
        model = self.selectionModel()
        for key in chosen & self._items.keys():
            model.select(self._items[key].index(), model.SelectionFlag.Select)
        if stood in self._items:
            model.setCurrentIndex(self._items[stood].index(), model.SelectionFlag.NoUpdate)
