"""How a row of activity is painted: the receipt, who did it and where, *Undo* at the end, and the reason below."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.ui.activity.drawn import drawn
from console.ui.activity.rows import ActivityRow
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.receipt import HEIGHT, LINE, TEXT_AT, draw_receipt, title_room
from console.ui.widgets.shapes import RIGHT, focus_ring, plate, text_width, words
from console.ui.widgets.turning import turn_now

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
UNDO = "Undo"
TOP, PAD, PLACE, FOOT, FINGER = 4, 8, 18, 5, 24
MOST_LINES, MOST_BROKEN = 3, 4096


class RowPainter(QStyledItemDelegate):
    """Paints rows as high as their words need; `under` is the key of the row whose *Undo* the pointer is on."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._broken: dict[tuple[str, str, int, int, int], tuple[str, ...]] = {}
        self._sizes: dict[str, tuple[ActivityRow, int, QSize]] = {}
        self.under = ""

    def undo_rect(self, row: ActivityRow, rect: QRect) -> QRect:
        """Return where *Undo* can be pressed in a row that lies here; empty where the row has none."""
        if not row.way.is_shown:
            return QRect()
        wide = round(text_width(self._theme.fonts.text(11, DEMI), UNDO)) + 12
        middle = rect.top() + self._place_at(row, rect.width()) + PLACE // 2
        return QRect(rect.right() - wide - 3, middle - FINGER // 2, wide, FINGER)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines, who and where, and the reason where there is one."""
        row: ActivityRow = index.data(ROW)
        wide = self._view.width()
        known = self._sizes.get(row.key)
        if known is not None and known[0] is row and known[1] == wide:
            return known[2]
        high = self._place_at(row, wide) + (PLACE if row.where or row.way.is_shown else 0) + FOOT
        size = QSize(200, high + self._reason_high(row, wide))
        if len(self._sizes) > MOST_BROKEN:
            self._sizes.clear()
        self._sizes[row.key] = (row, wide, size)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, receipt, place, reason."""
        row: ActivityRow = index.data(ROW)
        theme, colours = self._theme, self._theme.colours
        rect = QRectF(option.rect)
        self._draw_ground(painter, rect, option.state)
        inside = QRectF(rect.left() + PAD, rect.top() + TOP, rect.width() - PAD - 2, HEIGHT)
        title, *second = self._title(row, option.rect.width())
        shown = replace(drawn(row), title=title)
        draw_receipt(painter, theme, inside, shown, turn=turn_now(theme), second="".join(second))
        top = rect.top() + self._place_at(row, option.rect.width())
        link = self.undo_rect(row, option.rect)
        end = link.left() - 6 if not link.isEmpty() else inside.right() - 6
        place = QRectF(inside.left() + TEXT_AT, top, end - inside.left() - TEXT_AT, PLACE)
        words(painter, place, row.where, theme.fonts.text(11), colours.text_3)
        if not link.isEmpty():
            able = row.way.wanted is not None
            ink, box = colours.accent if able else colours.disabled, QRectF(link).adjusted(0, 0, -6, 0)
            wide = words(painter, box, UNDO, theme.fonts.text(11, DEMI if able else MEDIUM), ink, align=RIGHT)
            if able and self.under == row.key:
                painter.fillRect(QRectF(box.right() - wide, box.center().y() + 7, wide, 1), QColor(ink))
        if row.reason:
            below = QRectF(place.left(), top + PLACE, inside.right() - place.left() - 6, rect.height())
            self._draw_reason(painter, below.toRect(), row.reason)

    def _title(self, row: ActivityRow, wide: int) -> tuple[str, ...]:
        """Break a title into one line or two: the end of a name is what tells people apart."""
        first = title_room(self._theme, wide - PAD - 2, row.time)
        font = self._theme.fonts.text(12, MEDIUM)
        if text_width(font, row.title) <= first:
            return (row.title,)
        return self._lines(row.title, font, int(first), wide - PAD - TEXT_AT - 8, 2)

    def _place_at(self, row: ActivityRow, wide: int) -> int:
        """Return where below the top of a row its third line begins: who did it, and where."""
        return TOP + HEIGHT - 4 + (LINE if len(self._title(row, wide)) > 1 else 0)

    def _lines(self, text: str, font: QFont, first: int, wide: int, most: int) -> tuple[str, ...]:
        key = (text, font.key(), first, wide, most)
        found = self._broken.get(key)
        if found is None:
            if len(self._broken) > MOST_BROKEN:
                self._broken.clear()
            found = self._broken[key] = _broken(text, font, first, wide, most)
        return found

    def _draw_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._theme.colours
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.selection))
            plate(painter, QRectF(rect.left(), rect.top(), 3, rect.height()), 0, colours.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.hover))
        painter.fillRect(QRectF(rect.left() + PAD, rect.bottom() - 1, rect.width() - PAD, 1), QColor(colours.line))
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect, 4, colours.accent)

    def _draw_reason(self, painter: QPainter, box: QRect, reason: str) -> None:
        font = self._theme.fonts.text(11)
        metrics = QFontMetrics(font)
        lines = self._lines(reason, font, box.width(), box.width(), MOST_LINES)
        painter.setFont(font)
        painter.setPen(QPen(QColor(self._theme.colours.text_2), 1))
        for place, line in enumerate(lines):
            at = QRect(box.left(), box.top() + place * metrics.lineSpacing(), box.width(), metrics.lineSpacing())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine), line)

    def _reason_high(self, row: ActivityRow, wide: int) -> int:
        if not row.reason:
            return 0
        font = self._theme.fonts.text(11)
        room = wide - 2 - PAD - TEXT_AT - 6
        return len(self._lines(row.reason, font, room, room, MOST_LINES)) * QFontMetrics(font).lineSpacing() + 2


def _broken(text: str, font: QFont, first: int, wide: int, most: int) -> tuple[str, ...]:
    """Break a text at its spaces into lines, the first of another width; the last is cut where there are too many."""
    metrics = QFontMetrics(font)
    lines: list[str] = []
    left = text.split(" ")
    while left and len(lines) < most:
        room = wide if lines else first
        if len(lines) == most - 1:
            lines.append(metrics.elidedText(" ".join(left), Qt.TextElideMode.ElideRight, room))
            break
        line = left.pop(0)
        while left and metrics.horizontalAdvance(f"{line} {left[0]}") <= room:
            line = f"{line} {left.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room))
    return tuple(lines)
