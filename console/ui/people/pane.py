"""The pane in the middle: the people of the rooms in front, what can be done to them, and why there are none."""

import time
from collections.abc import Callable, Hashable, Mapping
from contextlib import nullcontext
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.ui.filtering import Filter
from console.ui.people.bulk import Bulk
from console.ui.people.empty import Empty
from console.ui.people.filter_bar import FilterBar
from console.ui.people.headline import emptiness, headline
from console.ui.people.holding import held
from console.ui.people.model import PeopleModel
from console.ui.people.offers import MORE, row_offers
from console.ui.people.order import Sorting
from console.ui.people.recorded import recording_rooms
from console.ui.people.room_head import RoomHead
from console.ui.people.rows import PersonRow
from console.ui.people.sheet import MOST_ROOMS, Question, Sheet, Sheets
from console.ui.people.view import PeopleView, Pressed
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey, TrackKey
from console.ui.theme.theme import Theme
from console.ui.trees.anchor import anchored
from console.ui.trees.view import Fold

NARROWEST = 420


class PeoplePane(QWidget):
    """Shows one room, or several below each other; every intent aims at what was drawn when the finger came down."""

    chosen = Signal(object)
    """The PersonKeys and TrackKeys that are selected now, from top to bottom."""
    wanted = Signal(object)
    filter_changed = Signal(object)
    menu_wanted = Signal(QPoint)
    """A menu for what is selected, at this point of the screen."""
    covered = Signal()
    """`covers` is another number than before."""

    def __init__(
        self, theme: Theme, *, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scenes: Mapping[str, Scene] = MappingProxyType({})
        self._rooms: tuple[RoomKey, ...] = ()
        self._filter, self._sorting, self._question = Filter(), Sorting(), Question()
        self._sheets, self._sheet = Sheets(), Sheet()
        self._elsewhere: int | None = None
        self._chosen: tuple[PersonKey | TrackKey, ...] = ()
        self._sought: PersonKey | None = None
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(NARROWEST)
        self.model = PeopleModel(self)
        self.view = PeopleView(theme, self.model, clock=clock)
        self.head, self.filter_bar = RoomHead(theme), FilterBar(theme)
        self._empty = Empty(theme)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self.head, self.filter_bar):
            self._column.addWidget(part)
        self._column.addWidget(self._stack, 1)
        self._bulk = Bulk(theme, self)
        # Qt tells of a selection in the middle of a change; the rows follow when it is through.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        self.setFocusProxy(self.view)
        self._listen()
        self._show()

    def show_scenes(self, scenes: Mapping[str, Scene], rooms: tuple[RoomKey, ...]) -> None:
        """Show the people of these rooms as the servers tell of them now."""
        self._scenes, self._rooms = scenes, rooms
        self._show()

    def set_filter(self, wanted: Filter) -> None:
        """Take a filter that was set elsewhere."""
        if wanted != self._filter:
            self._filter = wanted
            self.filter_bar.show_filter(wanted)
            self._show()

    def show_elsewhere(self, rooms: int) -> None:
        """Say in how many other rooms the filter finds something, where it finds nobody here."""
        if rooms != self._elsewhere:
            self._elsewhere = rooms
            self._say(self._sheet)

    def sort_by(self, sorting: Sorting) -> None:
        """Stand people in another order."""
        self._sorting = sorting
        self.view.show_sorting(sorting)
        self.head.show_sorting(sorting)
        self._show()

    def select(self, key: PersonKey) -> None:
        """Choose one person and bring them into sight, past a filter that hides them, or as soon as they are listed."""
        self._sought = key
        if not self.model.index_of(key).isValid() and self._sheet.person(key) is not None:
            self._sheets.fold(_room(key), unfolded=True)
            self._clear_filter()
        else:
            self._seek(key)

    def clear(self) -> None:
        """Choose nobody."""
        self.view.clearSelection()

    @property
    def covers(self) -> int:
        """Return how much of the lower edge is taken by the bar for many, where nothing else may lie."""
        return self._bulk.covers

    def focus_filter(self) -> None:
        """Put the keyboard into the filter, with its text selected."""
        self.filter_bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter_bar.field.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bulk bar in the middle of the lower edge."""
        super().resizeEvent(event)
        self._bulk.settle()

    def _listen(self) -> None:
        self.view.pressed_button.connect(self._press)
        self.view.stood_on.connect(self._offer)
        self.view.sort_wanted.connect(self.sort_by)
        self.head.sort_wanted.connect(self.sort_by)
        self.view.fold_changed.connect(self._fold)
        self.view.released.connect(self._show)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.checked.connect(self._check)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        self.filter_bar.filter_changed.connect(self._take_filter)
        self._empty.wanted.connect(self.wanted)
        self._empty.clear_wanted.connect(self._clear_filter)
        self._bulk.wanted.connect(self.wanted)
        self._bulk.close_wanted.connect(self.clear)
        self._bulk.covered.connect(self.covered)

    def _show(self) -> None:
        question = Question(self._rooms[:MOST_ROOMS], self._filter, self._sorting)
        same_rooms = question.rooms == self._question.rooms
        sheet = self._sheets.sheet(self._scenes, question, self.model)
        if self.view.held and question == self._question:
            sheet = held(sheet, self.model)
        tinted = self._changed_by_themselves(sheet)
        self._question, self._sheet = question, sheet
        with anchored(self.view) if same_rooms else nullcontext():
            self.model.show(sheet.keys, sheet.rows)
        if not same_rooms:
            self.view.scrollToTop()
            self._sought = self._sought if self._sought is not None and _room(self._sought) in question.rooms else None
        for key in sheet.unfolded:
            index = self.model.index_of(key)
            if index.isValid() and not self.view.isExpanded(index):
                self.view.setExpanded(index, True)
        self.view.motion.show(sheet.turning, tinted)
        self._seek(self._sought)
        self._offer(self.view.under)
        self._bulk.show_selection(self._scenes, self._chosen)
        self._say(sheet)

    def _seek(self, key: PersonKey | None) -> None:
        if key is not None and self.model.index_of(key).isValid():
            self._sought = None
            self.view.choose((key,))

    def _say(self, sheet: Sheet) -> None:
        shown = headline(self._scenes, self._rooms)
        self.head.show_headline(shown)
        counts = (sheet.open_microphones, recording_rooms(self._scenes), sheet.problems)
        self.filter_bar.show_counts(counts, stale=shown.stale)
        self.filter_bar.setVisible(bool(self._rooms))
        empty = emptiness(self._scenes, self._rooms, sheet.found, self._filter, self._elsewhere)
        # A row that waits for the pointer to leave is still to be seen.
        if empty is None or (self.view.held and self.model.below()):
            self._stack.setCurrentWidget(self.view)
        else:
            self._empty.show_emptiness(empty)
            self._stack.setCurrentWidget(self._empty)

    def _changed_by_themselves(self, sheet: Sheet) -> list[Hashable]:
        """Return whose states differ from what is shown, unless somebody here has asked for that."""
        found: list[Hashable] = []
        for key, row in sheet.rows.items():
            before = self.model.row(key)
            if before is row or not isinstance(row, PersonRow) or not isinstance(before, PersonRow):
                continue
            if not before.pending and not row.pending and _states(before) != _states(row) and not row.is_grey:
                found.append(key)
        return found

    def _fold(self, fold: Fold) -> None:
        if self._sheets.fold(fold.key, unfolded=fold.unfolded):
            self._show()

    def _offer(self, key: Hashable) -> None:
        self.view.show_offers(key, row_offers(self._scenes, key) if isinstance(key, PersonKey) else ())

    def _press(self, pressed: Pressed) -> None:
        if pressed.offer.button.verb == MORE:
            if pressed.key not in self._chosen:
                self.view.choose((pressed.key,))
            self.menu_wanted.emit(self.view.menu_point())
        elif pressed.offer.intent is not None:
            self.wanted.emit(pressed.offer.intent)

    def _check(self) -> None:
        self._bulk.insist(bool(self._chosen))
        self._later.start()

    def _choose(self) -> None:
        chosen = tuple(key for key in self.view.chosen() if isinstance(key, PersonKey | TrackKey))
        if chosen != self._chosen:
            self._chosen, self._sought = chosen, None
            self._later.start()
            self.chosen.emit(chosen)

    def _take_filter(self, wanted: Filter) -> None:
        self._filter = wanted
        self._show()
        self.filter_changed.emit(wanted)

    def _clear_filter(self) -> None:
        self.filter_bar.show_filter(Filter())
        self._take_filter(Filter())


def _states(row: PersonRow) -> tuple[object, ...]:
    return (row.microphone, row.camera, row.screen, row.role, row.participant.sid)


def _room(key: PersonKey) -> RoomKey:
    return RoomKey(key.server, key.room)
