"""Everything that was done on the open servers, here and as far as it is proven elsewhere, the newest first."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from console.domain.text import isolated
from console.journal.pages import MOST_SHOWN
from console.ui.activity.entries import Entry, Ledger, in_order
from console.ui.activity.filter_bar import ActivityBar
from console.ui.activity.listing import ActivityList
from console.ui.activity.row_menu import row_menu
from console.ui.activity.rows import ActivityRow
from console.ui.activity.sieve import left
from console.ui.activity.wording import Wording
from console.ui.figures import counted
from console.ui.filtering import ActivityFilter
from console.ui.intents import Copy, Export, ExportForm, Look
from console.ui.scene import Scene
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.empty_state import EmptyState
from console.ui.widgets.label import Label
from console.ui.widgets.link import Link
from console.ui.widgets.tool import Tool

EMPTY = ("Nothing has been done yet", "What you mute, remove, record or end appears here, with what became of it.")
NOTHING_FOUND = ("Nothing found", "Nothing that was done fits the filter.")
IN_MEMORY = "Kept in memory only, and gone when Cuelight is closed."
OLDER = "Only the newest are listed. An export has them all."
PAGE = 100
FORMS = ((ExportForm.CSV, "Export as a table (CSV)…"), (ExportForm.JSON_LINES, "Export without loss (JSON Lines)…"))


class Activity(QWidget):
    """Takes the scenes of all open servers; emits Undo, GoTo, Copy, Export, and Look where it is to be closed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scenes: Mapping[str, Scene] = {}
        self._ledgers: dict[str, Ledger] = {}
        self._told: tuple[tuple[Entry, ...], ...] = ()
        self._entries: tuple[Entry, ...] = ()
        self._sifted: tuple[Entry, ...] = ()
        self._filter, self._most = ActivityFilter(), PAGE
        self._wording = Wording()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Activity")
        self.bar, self.list = ActivityBar(theme), ActivityList(theme)
        self._new = Link(theme, "")
        self._empty = EmptyState(theme, "history", *EMPTY, button="Clear the filter", sign="x")
        self._note = Label(theme, "", 11, role="text_2").wrapped()
        self.copy = Tool(theme, "copy", "Copy what is listed")
        self.export = Tool(theme, "download", "Export…")
        self._arrange(theme)
        self._listen()
        self._say_new(0)
        self._show()

    def show_scenes(self, scenes: Mapping[str, Scene]) -> None:
        """Show what was done on every open server; while nobody looks nothing is worded."""
        self._scenes = scenes
        if self.isVisible():
            self._follow()

    def show_filter(self, wanted: ActivityFilter) -> None:
        """List what fits this, as when somebody asks for the activity of one person."""
        self.bar.show_filter(wanted)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self._follow()

    def _arrange(self, theme: Theme) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._close = Tool(theme, "x", "Close activity")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(theme, "Activity", 15, DEMI))
        head.addSpacing(8)
        head.addWidget(self._new)
        head.addStretch(1)
        for tool in (self.copy, self.export, self._close):
            head.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self._note)

    def _listen(self) -> None:
        self.bar.filter_changed.connect(self._take_filter)
        self._new.clicked.connect(self.list.catch_up)
        self.list.held_back.connect(self._say_new)
        self.list.more_wanted.connect(self._grow)
        self.list.scrolled.connect(self._show)
        self.list.undo_wanted.connect(lambda row: self.wanted.emit(row.way.wanted))
        self.list.menu_wanted.connect(self._open_menu)
        self.list.copy_wanted.connect(lambda: self._copy(self.list.selected_rows()))
        self.copy.clicked.connect(lambda: self._copy([self._wording.row(entry) for entry in self._sifted]))
        self.export.clicked.connect(self._open_forms)
        self._close.clicked.connect(lambda: self.wanted.emit(Look("activity")))
        self._empty.wanted.connect(lambda: self.bar.show_filter(ActivityFilter()))

    def _follow(self) -> None:
        self._ledgers = {key: self._ledgers.get(key) or Ledger() for key in self._scenes}
        self._wording.keep(self._scenes, self._ledgers)
        told = tuple(self._ledgers[key].entries(scene) for key, scene in self._scenes.items())
        if len(told) != len(self._told) or any(a is not b for a, b in zip(told, self._told, strict=True)):
            self._told = told
            self._entries = told[0] if len(told) == 1 else in_order(entry for entries in told for entry in entries)
            self._sift()
        self._show()

    def _sift(self) -> None:
        several = len(self._scenes) > 1
        names = {key: scene.server.name for key, scene in self._scenes.items()} if several else {}
        self.bar.show_choices(self._entries, names)
        if not self._filter.is_on:
            self._sifted = self._entries
            return
        kept = (left(entry, self._filter, self._wording.text) for entry in self._entries)
        self._sifted = tuple(entry for entry in kept if entry is not None)

    def _show(self) -> None:
        seen = self.list.in_sight()
        shown = self._sifted[: self._most]
        self.list.show_rows([self._wording.row(entry, fresh=entry.key in seen) for entry in shown])
        self._empty.show_words(*(NOTHING_FOUND if self._filter.is_on else EMPTY))
        self._empty.show_button(self._filter.is_on)
        self._stack.setCurrentWidget(self.list if self._sifted else self._empty)
        reason = "" if self._sifted else "Nothing is listed."
        self.copy.show_reason("Copy what is listed", reason)
        self.export.show_reason("Export…", reason)
        note = _note(self._scenes)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _grow(self) -> None:
        if self._most < len(self._sifted):
            self._most += PAGE
            self._show()

    def _take_filter(self, wanted: ActivityFilter) -> None:
        self._filter, self._most = wanted, PAGE
        self._sift()
        self.list.let_go()
        self._show()

    def _say_new(self, number: int) -> None:
        self._new.setText(f"{number} new" if number else "")
        self._new.setVisible(bool(number))

    def _open_menu(self, row: ActivityRow, at: QPoint) -> None:
        scene = self._scenes.get(row.entry.server)
        menu = row_menu(row, scene, self)
        menu.wanted.connect(self.wanted)
        menu.filter_wanted.connect(self.bar.show_filter)
        menu.copy_wanted.connect(lambda: self._copy(self.list.selected_rows() or [row]))
        menu.popup(at)

    def _open_forms(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for form, text in FORMS:
            menu.addAction(text).triggered.connect(lambda _=False, form=form: self._export(form))
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 2)))

    def _export(self, form: ExportForm) -> None:
        self.wanted.emit(Export(form, self._filter))

    def _copy(self, rows: list[ActivityRow]) -> None:
        if rows:
            lines = "\n".join(row.line for row in rows)
            self.wanted.emit(Copy(lines, counted(len(rows), "line of activity", "lines of activity")))


def _note(scenes: Mapping[str, Scene]) -> str:
    """Say which of this is not, or not now, being written down, and whether there is more."""
    said = []
    for scene in scenes.values():
        name = f"{isolated(scene.server.name)}: " if len(scenes) > 1 else ""
        if scene.logbook.trouble:
            said.append(f"{name}{scene.logbook.trouble}")
        elif not scene.logbook.lasting:
            said.append(f"{name}{IN_MEMORY}")
        elif len(scene.logbook.deeds) >= MOST_SHOWN:
            said.append(f"{name}{OLDER}")
    return "\n".join(said)
