"""Everything that was done from this window, newest first, with what became of it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from console.ui.activity.ledger import Ledger
from console.ui.activity.listing import ReceiptList
from console.ui.activity.rows import ReceiptRow
from console.ui.figures import counted
from console.ui.intents import Copy, Look
from console.ui.scene import Scene
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.label import Label
from console.ui.widgets.link import Link
from console.ui.widgets.search_field import SearchField
from console.ui.widgets.tool import Tool

EMPTY = ("Nothing has been done yet", "What you mute, remove, record or end appears here, with what became of it.")
NOTHING_FOUND = ("Nothing found", "No action has these words. Esc takes the filter back.")


class Activity(QWidget):
    """Takes the scenes of all open servers; emits Copy, and Look where it is to be closed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ledgers: dict[str, Ledger] = {}
        self._rows: tuple[ReceiptRow, ...] = ()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Activity")
        self.filter = SearchField(theme, "Filter activity")
        self.list = ReceiptList(theme)
        self._new = Link(theme, "")
        self._empty = EmptyState(theme, "history", *EMPTY)
        self.copy = Tool(theme, "copy", "Copy what is listed")
        close = Tool(theme, "x", "Close activity")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(theme, "Activity", 15, DEMI))
        head.addSpacing(8)
        head.addWidget(self._new)
        head.addStretch(1)
        head.addWidget(self.copy)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self._stack, 1)
        self.filter.textChanged.connect(self._filter)
        self._new.clicked.connect(self.list.catch_up)
        self.list.held_back.connect(self._say_new)
        self.copy.clicked.connect(lambda: self._copy(self.list.shown_rows()))
        close.clicked.connect(lambda: self.wanted.emit(Look("activity")))
        self.list.copy_wanted.connect(lambda: self._copy(self.list.selected_rows()))
        self._say_new(0)
        self._filter()

    def show_scenes(self, scenes: Mapping[str, Scene]) -> None:
        """Show what was done on every open server."""
        self._ledgers = {key: self._ledgers.get(key) or Ledger() for key in scenes}
        told = [self._ledgers[key].rows(scene) for key, scene in scenes.items()]
        rows = told[0] if len(told) == 1 else tuple(sorted((r for rows in told for r in rows), key=lambda r: -r.at))
        if rows is not self._rows and rows != self._rows:
            self._rows = rows
            self._filter()

    def _filter(self) -> None:
        wanted = self.filter.text().strip().casefold()
        rows = [row for row in self._rows if wanted in row.line.casefold()] if wanted else list(self._rows)
        self.list.show_rows(rows)
        self._empty.show_words(*(NOTHING_FOUND if self._rows else EMPTY))
        self._stack.setCurrentWidget(self.list if rows else self._empty)
        self.copy.show_reason("Copy what is listed", "" if rows else "There is nothing to copy.")

    def _say_new(self, number: int) -> None:
        self._new.setText(f"{number} new" if number else "")
        self._new.setVisible(bool(number))

    def _copy(self, rows: list[ReceiptRow]) -> None:
        if rows:
            lines = "\n".join(row.line for row in rows)
            self.wanted.emit(Copy(lines, counted(len(rows), "line of activity", "lines of activity")))
