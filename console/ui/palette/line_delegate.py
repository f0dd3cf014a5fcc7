"""Paints a line of the palette: icon, text with what answers marked, detail, and the keys at the right."""

import unicodedata

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from console.domain.light import Light
from console.ui.palette.rows import Row
from console.ui.theme.fonts import BOLD, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps, keys_of
from console.ui.widgets.lamp import Lamp, draw_lamp
from console.ui.widgets.shapes import plate, text_width, words

ROW_ROLE = Qt.ItemDataRole.UserRole
LINE, HEAD = 38, 28
ICON, ICON_AT, TEXT_AT, EDGE = 16, 22, 50, 18
_LAMPS = {
    Light.PROVEN: Lamp.LIVE,
    Light.STARTING: Lamp.STARTING,
    Light.STOPPING: Lamp.STARTING,
    Light.UNPROVEN: Lamp.UNKNOWN,
    Light.UNKNOWN: Lamp.UNKNOWN,
}


class LineDelegate(QStyledItemDelegate):
    """A head is small and quiet; a line that does nothing says why instead of its keys."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two heights: of lines and of heads."""
        return QSize(0, HEAD if index.data(ROW_ROLE) is None else LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a head or a line."""
        rect = QRectF(option.rect)
        row = index.data(ROW_ROLE)
        if isinstance(row, Row):
            self._line(painter, rect, row, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
            return
        colours, font = self._theme.colours, self._theme.fonts.text(12, MEDIUM)
        words(painter, rect.adjusted(EDGE, 4, -EDGE, 0), str(index.data()), font, colours.text_2)

    def _line(self, painter: QPainter, rect: QRectF, row: Row, *, chosen: bool) -> None:
        colours = self._theme.colours
        ground = rect.adjusted(8, 0, -8, 0)
        if chosen:
            plate(painter, ground, 6, colours.selection)
            plate(painter, QRectF(ground.left(), ground.top() + 8, 3, ground.height() - 16), 1.5, colours.accent)
        able = row.intent is not None
        at = QPointF(rect.left() + ICON_AT, round(rect.center().y() - ICON / 2))
        self._theme.icons.draw(painter, row.icon, colours.text_2 if able else colours.disabled, at, ICON)
        right = rect.right() - EDGE - self._keys(painter, rect, row)
        left = rect.left() + TEXT_AT
        left += self._text(painter, QRectF(left, rect.top(), max(0.0, right - left), rect.height()), row) + 12
        self._detail(painter, QRectF(left, rect.top(), max(0.0, right - left - 8), rect.height()), row)

    def _keys(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """Draw the keys and return the room that they take."""
        if not row.keys or row.intent is None:
            return 0.0
        keys = keys_of(QKeySequence.fromString(row.keys))
        colours, fonts = self._theme.colours, self._theme.fonts
        draw_caps(painter, fonts, keys, rect.adjusted(0, 0, -EDGE, 0), ink=colours.text_2, edge=colours.control_line)
        return caps_width(fonts, keys) + 12

    def _text(self, painter: QPainter, room: QRectF, row: Row) -> float:
        """Draw the text with bold and underlined marks; return its width. One that is too long loses its marks."""
        colours, fonts = self._theme.colours, self._theme.fonts
        ink = colours.text if row.intent is not None else colours.disabled
        plain, bold = fonts.text(13), fonts.text(13, BOLD)
        pieces = list(_pieces(row.text, row.marked))
        wide = sum(text_width(bold if marked else plain, text) for text, marked in pieces)
        if wide > room.width() or not _in_pieces(row.text):
            return words(painter, room, row.text, plain, ink)
        left = room.left()
        for text, marked in pieces:
            taken = text_width(bold if marked else plain, text)
            words(painter, QRectF(left, room.top(), taken + 2, room.height()), text, bold if marked else plain, ink)
            if marked:
                plate(painter, QRectF(left, room.center().y() + 9, taken, 1.5), 0, colours.accent)
            left += taken
        return wide

    def _detail(self, painter: QPainter, room: QRectF, row: Row) -> None:
        colours, font = self._theme.colours, self._theme.fonts.text(12)
        lamp = _LAMPS.get(row.light) if row.light is not None else None
        if lamp is not None:
            draw_lamp(painter, self._theme, QPointF(room.left() + 4, room.center().y()), lamp, scale=0.8)
            room.setLeft(room.left() + 16)
        text = row.detail if row.intent is not None else " · ".join(filter(None, (row.detail, row.reason)))
        if room.width() > 24:
            words(painter, room, text, font, colours.text_3)


def _pieces(text: str, marked: tuple[tuple[int, int], ...]) -> list[tuple[str, bool]]:
    """Cut a text into what answers and what stands between."""
    pieces, at = [], 0
    for begin, end in marked:
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def _in_pieces(text: str) -> bool:
    """Say whether pieces can be drawn one after the other: some scripts run the other way, in others signs join."""
    return text.isascii() or not any(
        unicodedata.bidirectional(sign) in ("R", "AL", "AN") or unicodedata.category(sign) in ("Mn", "Mc", "Me")
        for sign in text
    )
