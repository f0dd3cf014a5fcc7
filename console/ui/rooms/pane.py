"""The pane at the left: every open server with its rooms, wide or as a rail."""

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from console.ui.figures import counted
from console.ui.filtering import Filter
from console.ui.intents import Look
from console.ui.rooms.model import RoomsModel
from console.ui.rooms.order import RoomSorting
from console.ui.rooms.sheet import Sheets
from console.ui.rooms.view import RoomsView
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.trees.anchor import anchored
from console.ui.widgets.label import Label
from console.ui.widgets.link import Link
from console.ui.widgets.tool import Tool

RAIL, NARROWEST, WIDEST = 56, 206, 320


class RoomsPane(QWidget):
    """A room that was chosen stays in the tree, even after it has ended or while the filter would leave it out."""

    chosen = Signal(object)
    """The RoomKeys that are selected now, from top to bottom."""
    wanted = Signal(object)
    filter_changed = Signal(object)
    """A Filter that takes everything back."""
    elsewhere_changed = Signal(int)
    """How many rooms the filter leaves beside the chosen ones."""
    menu_wanted = Signal(QPoint)
    """A menu for the rooms that are selected, at this point of the screen."""

    def __init__(
        self, theme: Theme, *, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._scenes: Mapping[str, Scene] = MappingProxyType({})
        self._filter = Filter()
        self._sheets = Sheets()
        self._chosen: tuple[RoomKey, ...] = ()
        self._rail, self._elsewhere = False, 0
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = RoomsModel(self)
        self.view = RoomsView(theme, self.model, clock=clock)
        self._title = Label(theme, "Rooms", 13, DEMI)
        self._count = Label(theme, "0", 12, MEDIUM, role="text_3")
        self._funnel = Tool(theme, "list-filter", "Filter people and rooms")
        self._funnel.setCheckable(True)
        self._sort = Tool(theme, "arrow-down-wide-narrow", "Sort rooms")
        self._sorting = RoomSorting.NAME
        self._hint = QWidget()
        self._nothing = Label(theme, "No room matches the filter.", 12, role="text_3").wrapped()
        self._clear = Link(theme, "Clear filter")
        self._below: tuple[object, ...] = ()
        self._listed: tuple[RoomKey, ...] = ()
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self._lay_out()
        self._funnel.clicked.connect(self._go_to_filter)
        self._sort.clicked.connect(self._offer_orders)
        self._clear.clicked.connect(lambda: self.filter_changed.emit(Filter()))
        self.view.released.connect(self._show)
        self.view.menu_wanted.connect(self.menu_wanted)
        self.view.selectionModel().selectionChanged.connect(self._choose)
        # What was kept only because it was chosen goes after Qt is done with the selection.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show)
        self._say()

    @property
    def listed(self) -> tuple[RoomKey, ...]:
        """Return the rooms in the tree from top to bottom."""
        below = tuple(self.model.below(server) for server in self.model.below())
        if len(below) != len(self._below) or any(a is not b for a, b in zip(below, self._below, strict=True)):
            self._below = below
            self._listed = tuple(key for keys in below for key in keys if isinstance(key, RoomKey))
        return self._listed

    def show_scenes(self, scenes: Mapping[str, Scene]) -> None:
        """Follow the open servers."""
        self._scenes = scenes
        self._show()

    def set_filter(self, wanted: Filter) -> None:
        """Leave out what does not match."""
        if wanted != self._filter:
            self._filter = wanted
            self._funnel.setChecked(wanted.is_on)
            self._sheets.want(wanted)
            self._show(held=False)

    def select(self, *keys: RoomKey) -> None:
        """Choose these rooms and bring the first into sight."""
        if not all(self.model.index_of(key).isValid() for key in keys):
            # The filter may leave them out, but what is chosen it does not.
            self._sheets.loosen()
            self._show(held=False, coming=keys)
        self.view.choose(keys)

    def arrangement(self) -> dict[str, str]:
        """Return what the rooms stand by, to be remembered."""
        return {"rooms": self._sorting.name.lower()}

    def arrange(self, remembered: Mapping[str, object]) -> None:
        """Take a remembered arrangement."""
        self.sort_by(RoomSorting.read(str(remembered.get("rooms", ""))))

    def sort_by(self, sorting: RoomSorting) -> None:
        """Stand rooms in another order."""
        if sorting is not self._sorting:
            self._sorting = sorting
            self._sheets.sort_by(sorting)
            self._show(held=False)

    def set_rail(self, rail: bool) -> None:
        """Shrink to lamps and letters, or grow again."""
        if rail != self._rail:
            self._rail = rail
            self.view.set_rail(rail)
            for part in (self._title, self._count, self._sort, self._funnel):
                part.setVisible(not rail)
            self.setMinimumWidth(RAIL if rail else NARROWEST)
            self.setMaximumWidth(RAIL if rail else WIDEST)
            self._say()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 12, 0)
        head.setSpacing(6)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._sort)
        head.addWidget(self._funnel)
        below = QVBoxLayout(self._hint)
        below.setContentsMargins(14, 4, 10, 4)
        below.addWidget(self._nothing)
        below.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)

    def _show(self, *, held: bool | None = None, coming: tuple[RoomKey, ...] = ()) -> None:
        hold = self.view.held if held is None else held
        sheet = self._sheets.sheet(self._scenes, self.model, (*self._chosen, *coming), held=hold)
        opened = [key for key in sheet.keys.get(None, ()) if self.model.row(key) is None]
        with anchored(self.view):
            self.model.show(sheet.keys, sheet.rows)
        for key in opened:
            self.view.expand(self.model.index_of(key))
        self.view.motion.show(self._sheets.turning)
        self._say()

    def _say(self) -> None:
        total, found = self._sheets.total, self._sheets.found
        self._count.setText(f"{found} of {total}" if self._filter.is_on else str(total))
        self._count.setAccessibleName(counted(total, "room"))
        elsewhere = self._sheets.elsewhere(self._chosen) if self._filter.is_on else 0
        if elsewhere != self._elsewhere:
            self._elsewhere = elsewhere
            self.elsewhere_changed.emit(elsewhere)
        empty = self._filter.is_on and bool(total) and not found and not self._rail
        self._hint.setVisible(empty)

    def _choose(self) -> None:
        chosen = tuple(key for key in self.view.chosen() if isinstance(key, RoomKey))
        if chosen != self._chosen:
            self._chosen = chosen
            self._sheets.loosen()
            self._later.start()
            self.chosen.emit(chosen)

    def _offer_orders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Sort rooms")
        group = QActionGroup(menu)
        for sorting in RoomSorting:
            action = menu.addAction(sorting.value)
            action.setCheckable(True)
            action.setChecked(sorting is self._sorting)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, by=sorting: self.sort_by(by))
        menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))

    def _go_to_filter(self) -> None:
        self._funnel.setChecked(self._filter.is_on)
        self.wanted.emit(Look("filter"))
