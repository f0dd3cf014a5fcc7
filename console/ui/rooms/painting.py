"""How servers and rooms are drawn in the left tree, wide or as a rail."""

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from console.domain.light import Light
from console.ui.rooms.rows import RoomRow, ServerRow
from console.ui.stripes import DRAWN
from console.ui.theme.fonts import BOLD, DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.trees.tones import Tone
from console.ui.trees.view import Look
from console.ui.widgets.lamp import Lamp, draw_lamp
from console.ui.widgets.shapes import CENTRE, RIGHT, focus_ring, plate, words

SIDE, RADIUS, BAR = 6, 8, 3
LAMP, NAME, RIGHT_EDGE, COUNT, ICON = 22, 35, 18, 30, 14
_LAMPS = {
    Light.IDLE: Lamp.IDLE,
    Light.CANCELLED: Lamp.IDLE,
    Light.STARTING: Lamp.STARTING,
    Light.PROVEN: Lamp.LIVE,
    Light.UNPROVEN: Lamp.WAITING,
    Light.UNKNOWN: Lamp.UNKNOWN,
    Light.STOPPING: Lamp.STARTING,
}
_SIGNS = {Light.SAVED: "circle-check", Light.FAILED: "octagon-x"}


class Painting:
    """Draws one row at a time; a stale server takes the colour out of its rooms."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def room(self, painter: QPainter, rect: QRect, row: RoomRow, look: Look, *, stale: bool) -> None:
        """Draw a room: lamp, name and people, below them the recording and the open microphones."""
        colours, fonts = self._theme.colours, self._theme.fonts
        grey = stale or row.ended
        plate_of = self._plate(painter, rect, look, stale=grey)
        self._lamp(painter, row, QPointF(LAMP, rect.top() + 15.5), look.turn, stale=stale)
        upper = QRectF(NAME, rect.top() + 6, plate_of.right() - NAME - RIGHT_EDGE + SIDE, 18)
        lower = upper.translated(0, 17.5)
        empty = row.exact and not row.people
        if not row.ended:
            self._count(painter, upper, "users", row.count)
            if row.exact and not empty:
                self._count(painter, lower, "mic", str(row.open_microphones))
        room = upper.adjusted(0, 0, -(COUNT + ICON + 8 * len(row.count) - 12), 0)
        name = colours.text_3 if grey or empty else colours.text
        words(painter, room, row.name, fonts.text(13, DEMI if look.selected else MEDIUM), name)
        self._line(painter, lower.adjusted(0, 0, -(COUNT + ICON), 0), row)
        self._ring(painter, plate_of, look)

    def server(self, painter: QPainter, rect: QRect, row: ServerRow, look: Look) -> None:
        """Draw the head of a server: its stripe, its name, and whether it answers."""
        colours, fonts = self._theme.colours, self._theme.fonts
        box = self._plate(painter, rect, look, stale=row.stale)
        plate(painter, QRectF(SIDE + 8, rect.top() + 8, 4, rect.height() - 16), 2, DRAWN[row.stripe].fill)
        sign = "chevron-down" if look.unfolded else "chevron-right"
        upper = QRectF(SIDE + 20, rect.top() + 6, box.right() - SIDE - 44, 18)
        words(painter, upper, row.name, fonts.text(13, DEMI), colours.text_3 if row.stale else colours.text)
        tone = Tone.AMBER if row.stale else Tone.QUIET
        weight = MEDIUM if row.stale else 400
        words(painter, upper.translated(0, 17.5), row.line, fonts.text(11, weight), tone.ink(colours))
        if row.rooms:
            at = QPointF(box.right() - 24, rect.center().y() - 6)
            self._theme.icons.draw(painter, sign, colours.text_3, at, ICON)
        self._ring(painter, box, look)

    def rail(self, painter: QPainter, rect: QRect, row: RoomRow | ServerRow, look: Look, *, stale: bool) -> None:
        """Draw a row where there is room for a lamp and two letters."""
        colours, fonts = self._theme.colours, self._theme.fonts
        box = self._plate(painter, rect, look, stale=stale)
        if isinstance(row, ServerRow):
            drawn = DRAWN[row.stripe]
            square = QRectF(rect.center().x() - 13, rect.center().y() - 13, 28, 28)
            plate(painter, square, RADIUS, drawn.fill)
            words(painter, square, row.initials, fonts.text(12, BOLD), drawn.ink, align=CENTRE)
        else:
            self._lamp(painter, row, QPointF(rect.center().x() + 1, rect.top() + 13), look.turn, stale=stale)
            grey = stale or row.ended or (row.exact and not row.people)
            letters = QRectF(rect.left(), rect.top() + 20, rect.width(), 18)
            ink = colours.text_3 if grey else colours.text
            words(painter, letters, row.initials, fonts.text(12, DEMI), ink, align=CENTRE)
        self._ring(painter, box, look)

    def _plate(self, painter: QPainter, rect: QRect, look: Look, *, stale: bool) -> QRectF:
        colours = self._theme.colours
        box = QRectF(rect).adjusted(SIDE, 0, -SIDE, 0)
        if look.selected:
            plate(painter, box, RADIUS, colours.hover if stale else colours.selection)
            bar = QRectF(box.left(), box.top() + 8, BAR, box.height() - 16)
            plate(painter, bar, 1.5, colours.off if stale else colours.accent)
        elif look.hovered:
            # The hover of the tables is no lighter than this pane.
            plate(painter, box, RADIUS, colours.press if colours.pane == colours.hover else colours.hover)
        return box

    def _ring(self, painter: QPainter, box: QRectF, look: Look) -> None:
        if look.ringed:
            focus_ring(painter, box, RADIUS, self._theme.colours.accent)

    def _lamp(self, painter: QPainter, row: RoomRow, centre: QPointF, turn: float, *, stale: bool) -> None:
        colours = self._theme.colours
        if row.light in _SIGNS:
            ink = colours.text_3 if stale else colours.ok if row.light is Light.SAVED else colours.text
            self._theme.icons.draw(painter, _SIGNS[row.light], ink, centre - QPointF(7, 7), 14)
        else:
            draw_lamp(painter, self._theme, centre, _LAMPS[row.light], turn=turn)

    def _count(self, painter: QPainter, line: QRectF, icon: str, count: str) -> None:
        """Draw a number at the right end with its icon before it; numbers of two figures stand below each other."""
        colours, fonts = self._theme.colours, self._theme.fonts
        wide = words(painter, line, count, fonts.text(12, MEDIUM), colours.text_2, align=RIGHT)
        left = line.right() - max(wide, COUNT - ICON - 1) - ICON - 4
        self._theme.icons.draw(painter, icon, colours.text_3, QPointF(round(left), round(line.center().y()) - 7), ICON)

    def _line(self, painter: QPainter, box: QRectF, row: RoomRow) -> None:
        colours, fonts = self._theme.colours, self._theme.fonts
        if row.has_problem and row.light is not Light.FAILED:
            at = QPointF(box.left(), round(box.center().y()) - 6)
            self._theme.icons.draw(painter, "triangle-alert", colours.amber_line, at, 12)
            box = box.adjusted(16, 0, 0, 0)
        weight = 400 if row.tone is Tone.QUIET else DEMI
        words(painter, box, row.line, fonts.text(11, weight), row.tone.ink(colours))
