"""A tree of keyed rows that paints its own rows and knows when somebody points at them."""

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QTreeView, QWidget

from console.ui.theme.theme import Theme
from console.ui.trees.keyed import KeyedModel, Row
from console.ui.trees.motion import Motion

Index = QModelIndex | QPersistentModelIndex
_SIDEWAYS = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_NO_NEWS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_STEPPED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stands there at the moment: `tint` goes from 1 to 0, `turn` is how far its arcs have turned."""

    selected: bool = False
    hovered: bool = False
    ringed: bool = False
    unfolded: bool = False
    turn: float = 0.0
    tint: float = 0.0


@dataclass(frozen=True, slots=True)
class Fold:
    """A row that was folded or unfolded."""

    key: Hashable
    unfolded: bool


class KeyedView(QTreeView):
    """The view owns what spans a row: its ground, its mark, its buttons; `ground` is the name of a colour."""

    released = Signal()
    """The pointer has left: what waited for it may move now."""
    menu_wanted = Signal(QPoint)
    """A menu for what is selected, at this point of the screen."""
    fold_changed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: KeyedModel,
        *,
        ground: str = "surface",
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._rows, self._ground = theme, model, ground
        self._under = QPersistentModelIndex()
        self._pointed = self._pressed = self._taken = self._by_keyboard = False
        self.motion = Motion(theme, self, clock)
        self.motion.stepped.connect(self._repaint)
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expanded.connect(lambda index: self._folded(index, unfolded=True))
        self.collapsed.connect(lambda index: self._folded(index, unfolded=False))
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def held(self) -> bool:
        """Say whether somebody points at the rows, or has not let go of one."""
        return self._pointed or self._pressed

    @property
    def under(self) -> Hashable:
        """Return the key of the row that the pointer moved onto last, or None."""
        row = self.row_of(self._under)
        return row.key if row is not None else None

    def row_of(self, index: Index) -> Row | None:
        """Return the value that a row is painted from."""
        return self._rows.row_at(index) if index.isValid() else None

    def chosen(self) -> tuple[Hashable, ...]:
        """Return the keys of the selected rows from top to bottom."""
        # Not selectedRows(): a toggled row hides selected ones of the same number below other parents from it.
        rows = (index for index in self.selectionModel().selectedIndexes() if index.column() == 0)
        found = ((_path(index), self.row_of(index)) for index in rows)
        ordered = sorted(((path, row.key) for path, row in found if row is not None), key=lambda pair: pair[0])
        return tuple(key for _, key in ordered)

    def choose(self, keys: Iterable[Hashable]) -> None:
        """Select these rows and no others, with the keyboard on the first of them."""
        selection, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        found = [index for key in keys if (index := self._rows.index_of(key)).isValid()]
        selection.clearSelection()
        for index in found:
            selection.select(index, flag.Select | flag.Rows)
        if found:
            selection.setCurrentIndex(found[0], flag.NoUpdate)
            self.scrollTo(found[0])

    def band(self, index: Index) -> QRect:
        """Return the whole width of a row, in the coordinates of the viewport."""
        rect = self.visualRect(self.first(index))
        return QRect(0, rect.top(), self.viewport().width(), rect.height())

    def first(self, index: Index) -> QModelIndex:
        """Return the first cell of the row of an index."""
        return self._rows.index(index.row(), 0, index.parent()) if index.isValid() else QModelIndex()

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, look: Look) -> None:
        """Paint one row."""
        raise NotImplementedError

    def stand(self) -> None:
        """Take notice that the pointer is on another row; a view with buttons looks up what they offer."""

    def toggle(self, index: Index) -> None:
        """Choose one more row, or one less, and leave the others as they are."""
        row = self.row_of(index)
        if row is not None and row.selectable:
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(self.first(index), flag.NoUpdate)
            self.selectionModel().select(self.first(index), flag.Toggle | flag.Rows)

    def take_press(self) -> None:
        """Keep a press from the tree: to move on with the button down selects nothing then."""
        self._pressed = self._taken = True

    def flip(self, index: Index) -> None:
        """Fold a row, or unfold it."""
        self.setExpanded(self.first(index), not self.isExpanded(self.first(index)))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row in one go: its cells share one value."""
        row = self.row_of(index)
        if row is None:
            return
        first = self.first(index)
        look = Look(
            selected=row.selectable and self.selectionModel().isSelected(first),
            hovered=self._pointed and self._under == first,
            ringed=self._by_keyboard and self.hasFocus() and self.first(self.currentIndex()) == first,
            unfolded=self.isExpanded(first),
            turn=self.motion.turn(row.key),
            tint=self.motion.tint(row.key),
        )
        self.paint_row(painter, QRect(0, option.rect.top(), self.viewport().width(), option.rect.height()), row, look)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint none: rows draw their own."""

    def viewportEvent(self, event: QEvent) -> bool:
        """Notice when the pointer comes and goes."""
        if event.type() == QEvent.Type.Enter:
            self._pointed = True
        elif event.type() == QEvent.Type.Leave:
            self._let_go(pointed=False)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stand on the row that is drawn here now."""
        self._pointed = True
        self._stand_on(self.first(self.indexAt(event.position().toPoint())))
        if not self._taken:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hold the rows until the button is up again."""
        self._by_keyboard, self._pressed = False, True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the rows go, if the pointer is not above them."""
        if not self._taken:
            super().mouseReleaseEvent(event)
        self._taken = False
        over = self.viewport().rect().contains(event.position().toPoint())
        self._let_go(pointed=self._pointed and over, pressed=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space chooses one row more or less, left and right fold and unfold; from now on a ring shows where one is."""
        self._by_keyboard = True
        current, plain = self.first(self.currentIndex()), not event.modifiers() & ~_KEYPAD
        if current.isValid() and plain and event.key() == Qt.Key.Key_Space:
            self.toggle(current)
        elif current.isValid() and plain and event.key() in _SIDEWAYS:
            self._step_sideways(current, inwards=event.key() == Qt.Key.Key_Right)
        elif event.key() == Qt.Key.Key_Asterisk:
            # Qt would unfold all below without telling, and rows that are filled when they are unfolded stay empty.
            event.ignore()
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu: for the selection if it was opened on it or by key, else for the row below the pointer."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.band(self.currentIndex()).bottomLeft() if self.currentIndex().isValid() else QPoint()
            self.menu_wanted.emit(self.viewport().mapToGlobal(below))
            return
        index = self.first(self.indexAt(self.viewport().mapFromGlobal(event.globalPos())))
        row = self.row_of(index)
        if row is not None and row.selectable:
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to those who came by keyboard, and choose the row it is on where nothing is chosen."""
        if event.reason() not in _NO_NEWS:
            self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if event.reason() in _STEPPED:
            self._arrive()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody points at what is hidden."""
        super().hideEvent(event)
        self._let_go(pointed=False, pressed=False)

    def _arrive(self) -> None:
        index, selection, flag = self._landing(), self.selectionModel(), QItemSelectionModel.SelectionFlag
        # Qt tells a screen reader that a tree has the keyboard, but of a row only when it becomes the current one.
        selection.setCurrentIndex(QModelIndex(), flag.NoUpdate)
        selection.setCurrentIndex(index, flag.NoUpdate if selection.hasSelection() else flag.Select | flag.Rows)

    def _landing(self) -> QModelIndex:
        """Return the row to arrive at: the current one, or the next that can be chosen where nothing is."""
        index = self.first(self.currentIndex())
        if not index.isValid():
            index = self._rows.index(0, 0)
        if self.selectionModel().hasSelection():
            return index
        below = index
        while below.isValid() and ((row := self.row_of(below)) is None or not row.selectable):
            below = self.indexBelow(below)
        return below if below.isValid() else index

    def _step_sideways(self, current: QModelIndex, *, inwards: bool) -> None:
        if self.isExpanded(current) is not inwards and self._rows.hasChildren(current):
            self.setExpanded(current, inwards)
        elif inwards and self.isExpanded(current):
            self.setCurrentIndex(self._rows.index(0, 0, current))
        elif not inwards and current.parent().isValid():
            self.setCurrentIndex(current.parent())

    def _folded(self, index: QModelIndex, *, unfolded: bool) -> None:
        row = self.row_of(index)
        if row is not None:
            self.fold_changed.emit(Fold(row.key, unfolded))

    def _stand_on(self, index: QModelIndex) -> None:
        if self._under != index:
            before, self._under = self._under, QPersistentModelIndex(index)
            self.stand()
            for place in (before, self._under):
                if place.isValid():
                    self.viewport().update(self.band(place))

    def _let_go(self, *, pointed: bool, pressed: bool | None = None) -> None:
        was, self._pointed = self.held, pointed
        self._pressed = self._pressed if pressed is None else pressed
        if not pointed:
            self._stand_on(QModelIndex())
        if was and not self.held:
            self.released.emit()

    def _repaint(self, keys: Iterable[Hashable]) -> None:
        for key in keys:
            index = self._rows.index_of(key)
            if index.isValid():
                self.viewport().update(self.band(index))

    def _dress(self) -> None:
        worn = self.palette()
        # Rows paint their own selection; the style's would lie over it.
        worn.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        worn.setColor(QPalette.ColorRole.Base, getattr(self._theme.colours, self._ground))
        self.setPalette(worn)
        self.viewport().update()


def _path(index: QModelIndex) -> tuple[int, ...]:
    """Return where a row stands as numbers from the top of the tree down."""
    return (*_path(index.parent()), index.row()) if index.isValid() else ()
