"""The people table: rows with buttons under the pointer, and presses that mean the row that was drawn there."""

import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from console.ui.people.columns import USUAL, WIDTHS, Column, Widths, fit, pulled, read, written
from console.ui.people.head import PeopleHead
from console.ui.people.model import PeopleModel
from console.ui.people.offers import RowOffer
from console.ui.people.order import Sorting
from console.ui.people.painting import CHEVRON, NAME, Painting
from console.ui.people.rows import GroupRow, PersonRow, TrackRow
from console.ui.plain import tip
from console.ui.theme.theme import Theme
from console.ui.trees.keyed import Row
from console.ui.trees.view import KeyedView, Look
from console.ui.widgets.row_buttons import Placed, draw_row_buttons, place

TURNED_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Pressed:
    """A row button that was pressed, as it was drawn, and the key of its row."""

    key: Hashable
    offer: RowOffer


class PeopleView(KeyedView):
    """Buttons belong to the row that the pointer moved onto: one that slid under it since has none."""

    pressed_button = Signal(object)
    """A Pressed, taken when the finger came down."""
    stood_on = Signal(object)
    """The key of the row that the pointer moved onto, or None: whoever listens says what can be done to it."""
    checked = Signal()
    """A box was ticked or cleared, which is more deliberate than a click."""
    sort_wanted = Signal(object)

    def __init__(
        self,
        theme: Theme,
        model: PeopleModel,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, model, clock=clock, parent=parent)
        self._painting = Painting(theme)
        self._offers: tuple[RowOffer, ...] = ()
        self._drawn: tuple[RowOffer, ...] = ()
        self._offered: Hashable = None
        self._clock, self._turned_at = clock, 0.0
        self._at, self._down = QPointF(), ""
        self._sorting = Sorting()
        self._widths, self._fit = USUAL, fit(self.width())
        self.head = PeopleHead(theme)
        self.setHeader(self.head)
        # Taking over a head, a tree that does not sort by itself makes it deaf.
        self.head.setSectionsClickable(True)
        self.head.sectionClicked.connect(self._sort_by)
        self.head.pulled.connect(self._pull)
        self.head.sectionHandleDoubleClicked.connect(self._reset)
        self.setObjectName("people")
        self.setAccessibleName("People")

    def arrangement(self) -> dict[str, str]:
        """Return the widths that were given to columns by hand, and what the rows stand by, to be remembered."""
        return {"columns": written(self._widths), "sorting": self._sorting.written}

    def arrange(self, remembered: Mapping[str, object]) -> None:
        """Take a remembered arrangement."""
        self._give(read(str(remembered.get("columns", ""))))
        self.sort_wanted.emit(Sorting.read(str(remembered.get("sorting", ""))))

    def show_sorting(self, sorting: Sorting) -> None:
        """Say by the arrow what the rows stand by."""
        self._sorting = sorting
        self.head.show_sorting(sorting)

    def show_offers(self, key: Hashable, offers: tuple[RowOffer, ...]) -> None:
        """Grow these buttons on a row, as long as the pointer is on it; a press means the ones that were painted."""
        if self._offered != key:
            self._drawn = offers
        self._offered, self._offers = key, offers
        index = self._rows.index_of(key)
        if index.isValid():
            self.viewport().update(self.band(index))

    def buttons(self) -> tuple[Placed, ...]:
        """Return the buttons that are on the screen now, and where."""
        if self.under is None or self.under != self._offered:
            return ()
        return self._placed(self.band(self._under))

    def stand(self) -> None:
        """Ask what can be done to the row below the pointer."""
        self._offers = self._drawn = ()
        self._offered = None
        self.stood_on.emit(self.under)

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, look: Look) -> None:
        """Draw a person, a track or the head of a room."""
        match row:
            case PersonRow():
                spans = self.head.spans(rect)
                self._painting.person(painter, rect, row, look, spans)
                if look.hovered:
                    self._draw_buttons(painter, rect, row, look, spans[Column.CHANGE])
            case TrackRow():
                self._painting.track(painter, rect, row, look, is_last=self._is_last(row))
            case GroupRow():
                self._painting.group(painter, rect, row, look)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which button a press would mean."""
        self._at = event.position()
        super().mouseMoveEvent(event)
        if self._under.isValid():
            self.viewport().update(self.band(self._under))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a button, tick a box, fold a row, or choose as everywhere."""
        self._at = event.position()
        pressed = self._offer_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or (pressed is None and not self._press_mark(event)):
            super().mousePressEvent(event)
        elif pressed is not None:
            self.take_press()
            self._down = pressed.offer.button.verb
            self.viewport().update()
            if pressed.offer.button.enabled and self._clock() - self._turned_at > TURNED_SECONDS:
                self.pressed_button.emit(pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the button up again."""
        self._down = ""
        self.viewport().update()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second press on a button for a slip of the finger: it would undo the first."""
        if self._offer_at(event.position()) is None and not self._press_mark(event):
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Give the reason of a button that is off."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            pressed = self._offer_at(QPointF(event.pos()))
            if pressed is not None:
                QToolTip.showText(event.globalPos(), tip(pressed.offer.reason or pressed.offer.button.name), self)
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let columns leave or come back."""
        self._fit_columns()
        super().resizeEvent(event)

    def menu_point(self) -> QPoint:
        """Return the point of the screen below the last button of the row that the pointer is on."""
        placed = self.buttons()
        below = placed[-1].rect.bottomLeft().toPoint() if placed else self._at.toPoint()
        return self.viewport().mapToGlobal(below)

    def _press_mark(self, event: QMouseEvent) -> bool:
        """Tick the box or turn the chevron below a press, or the whole head of a room."""
        index = self.first(self.indexAt(event.position().toPoint()))
        row, x = self.row_of(index), event.position().x()
        if event.button() != Qt.MouseButton.LeftButton or row is None:
            return False
        if isinstance(row, GroupRow) or (isinstance(row, PersonRow) and CHEVRON - 4 <= x < NAME - 2):
            self.take_press()
            if self._rows.hasChildren(index):
                self.flip(index)
            return True
        if isinstance(row, PersonRow) and x < CHEVRON - 4 and not event.modifiers():
            self.take_press()
            self.toggle(index)
            self.checked.emit()
            return True
        return False

    def _offer_at(self, at: QPointF) -> Pressed | None:
        """Return the button below a point; a row that moved in since the pointer last moved has none."""
        verb = next((placed.button.verb for placed in self.buttons() if placed.rect.contains(at)), "")
        offer = next((offer for offer in self._drawn if offer.button.verb == verb), None)
        return Pressed(self._offered, offer) if offer is not None else None

    def _placed(self, band: QRect) -> tuple[Placed, ...]:
        """Stand the buttons over the last change; where that is narrow words go, and at last they stand on the name."""
        buttons = [offer.button for offer in self._drawn]
        change = self.head.spans(band)[Column.CHANGE]
        row = QRectF(band)
        for bare in ((), (1,), (0, 1)):
            shorter = [replace(b, words="") if at in bare else b for at, b in enumerate(buttons)]
            placed = place(self._theme.fonts, shorter, row)
            if not placed or placed[0].rect.left() >= change.left() - 8:
                return placed
        row.setRight(self.head.spans(band)[Column.PERSON].right())
        return place(self._theme.fonts, [replace(button, words="") for button in buttons], row)

    def _draw_buttons(self, painter: QPainter, rect: QRect, row: PersonRow, look: Look, change: QRectF) -> None:
        self._take_offers()
        placed = self.buttons()
        if placed:
            room = placed[0].rect.united(placed[-1].rect).adjusted(-4, 0, 0, 0)
            if room.right() > change.left():
                room.setLeft(min(room.left(), change.left()))
            room.setTop(rect.top())
            room.setBottom(rect.bottom() + 1)
            self._painting.make_room(painter, room, row, look)
            under = next((one.button.verb for one in placed if one.rect.contains(self._at)), "")
            draw_row_buttons(painter, self._theme, placed, under=under, down=self._down)

    def _take_offers(self) -> None:
        """Paint what is offered now; a button that has just become another one is not what the finger was meant for."""
        before, self._drawn = self._drawn, self._offers
        if before and [offer.button.verb for offer in before] != [offer.button.verb for offer in self._drawn]:
            self._turned_at = self._clock()

    def _is_last(self, row: TrackRow) -> bool:
        parent = self._rows.index_of(row.key).parent()
        return self._rows.index_of(row.key).row() == self._rows.rowCount(parent) - 1

    def _fit_columns(self) -> None:
        # Beside the scroll bar even while there is none: columns that jump when somebody joins are hard to read.
        self._fit = fit(self.width() - self.verticalScrollBar().sizeHint().width(), self._widths)
        self.head.show_fit(self._fit)
        self.viewport().update()

    def _give(self, widths: Widths) -> None:
        self._widths = widths
        self._fit_columns()

    def _pull(self, column: int, wide: int) -> None:
        self._give({**self._widths, **pulled(self._fit, Column(column), wide)})

    def _reset(self, column: int) -> None:
        """Bring back the usual width; the edge of the names is where the last change takes its own from."""
        edge = Column(column)
        last = {Column.CHANGE: WIDTHS[Column.CHANGE]}
        given = {**self._widths, **(last if edge is Column.PERSON else pulled(self._fit, edge, WIDTHS[edge]))}
        self._give({each: wide for each, wide in given.items() if wide != WIDTHS[each]})

    def _sort_by(self, section: int) -> None:
        self.sort_wanted.emit(self._sorting.clicked(Column(section)))
