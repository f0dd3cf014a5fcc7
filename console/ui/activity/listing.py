"""Receipts as a list: painted rows that stay where they are while somebody points at them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QKeySequence, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.ui.activity.drawn import drawn
from console.ui.activity.rows import ReceiptRow
from console.ui.marks import Mark
from console.ui.plain import tip
from console.ui.theme.theme import Theme
from console.ui.widgets.receipt import HEIGHT, TEXT_AT, draw_receipt
from console.ui.widgets.shapes import focus_ring, plate, words
from console.ui.widgets.turning import Turning, turn_now

ROW = Qt.ItemDataRole.UserRole
REASON_HIGH, PAD = 18, 8


class ReceiptList(QListView):
    """One row per press by its key; what is new waits while the pointer is over the list, and is counted."""

    held_back = Signal(int)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._items: dict[str, QStandardItem] = {}
        self._wanted: list[ReceiptRow] = []
        self._turning = Turning(theme, self.viewport())
        self.setModel(self._model)
        self.setItemDelegate(ReceiptDelegate(theme, self))
        self.setAccessibleName("Activity, the newest first")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[ReceiptRow]) -> None:
        """Show these, the newest first; what somebody points at does not move."""
        self._wanted = list(rows)
        for row in rows:
            item = self._items.get(row.key)
            if item is not None and item.data(ROW) != row:
                _fill(item, row)
        if self._is_held():
            self.held_back.emit(sum(row.key not in self._items for row in rows))
        else:
            self.catch_up()
        self._turning.want(any(step.mark is Mark.UNDER_WAY for row in rows for step in row.steps))

    def catch_up(self) -> None:
        """Show what has waited, and forget what is gone."""
        keys = [row.key for row in self._wanted]
        for key in self._items.keys() - set(keys):
            self._model.removeRow(self._items.pop(key).row())
        for place, row in enumerate(self._wanted):
            if row.key not in self._items:
                item = self._items[row.key] = QStandardItem()
                _fill(item, row)
                self._model.insertRow(place, item)
        if [item.row() for item in map(self._items.__getitem__, keys)] != list(range(len(keys))):
            self._set_right(keys)
        self.held_back.emit(0)

    def shown_rows(self) -> list[ReceiptRow]:
        """Return what is listed now, from top to bottom."""
        return [self._model.item(place).data(ROW) for place in range(self._model.rowCount())]

    def selected_rows(self) -> list[ReceiptRow]:
        """Return what is selected, from top to bottom."""
        return [index.data(ROW) for index in sorted(self.selectedIndexes(), key=QModelIndex.row)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a copy of whole rows: Qt's own would be the first line of one."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody points any more: catch up."""
        super().leaveEvent(event)
        self.catch_up()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Hold still from now on."""
        super().enterEvent(event)
        self.held_back.emit(0)

    def _is_held(self) -> bool:
        """Say whether rows would move under a hand; a list without rows has nothing to move."""
        return bool(self._items) and self.viewport().underMouse()

    def _set_right(self, keys: list[str]) -> None:
        """Put rows in order: two servers' clocks may have told them in another one."""
        chosen = {row.key for row in self.selected_rows()}
        for place, key in enumerate(keys):
            at = self._items[key].row()
            if at != place:
                self._model.insertRow(place, self._model.takeRow(at))
        model = self.selectionModel()
        for key in chosen & self._items.keys():
            model.select(self._items[key].index(), model.SelectionFlag.Select)


class ReceiptDelegate(QStyledItemDelegate):
    """Paints a receipt, the room it was about, and the reason below it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines, and a third where there is something to say."""
        row: ReceiptRow = index.data(ROW)
        return QSize(200, HEIGHT + 6 + (REASON_HIGH if row.reason else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, receipt, reason."""
        row: ReceiptRow = index.data(ROW)
        theme, colours = self._theme, self._theme.colours
        rect = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
            plate(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), 0, colours.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 4, colours.accent)
        inside = QRectF(rect.left() + PAD, rect.top() + 3, rect.width() - PAD - 2, HEIGHT)
        took = " · ".join(filter(None, (row.room, row.took)))
        draw_receipt(painter, theme, inside, drawn(row, took=took), turn=turn_now(theme))
        if row.reason:
            below = QRectF(inside.left() + TEXT_AT, inside.bottom() - 4, inside.width() - TEXT_AT - 8, REASON_HIGH)
            words(painter, below, row.reason, theme.fonts.text(11), colours.text_2)


def _fill(item: QStandardItem, row: ReceiptRow) -> None:
    roles = Qt.ItemDataRole
    item.setData(row, ROW)
    item.setText(row.title)
    item.setData(row.spoken, roles.AccessibleTextRole)
    where = " · ".join(filter(None, (row.room, row.server)))
    item.setData(tip(f"{row.title}\n{where}\n{row.reason}".rstrip()), roles.ToolTipRole)
