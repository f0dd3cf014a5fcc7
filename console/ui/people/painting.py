"""How the rows of the people table are drawn, from their values alone."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from console.domain.participants import Role
from console.domain.tracks import Source
from console.ui.people.columns import Column
from console.ui.people.rows import GroupRow, PersonRow, State, TrackRow
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.icons import STROKE, THIN
from console.ui.theme.theme import Theme
from console.ui.trees.tones import Tone
from console.ui.trees.view import Look
from console.ui.widgets.badge import BadgeKind, badge_width, draw_badge
from console.ui.widgets.check import draw_check
from console.ui.widgets.shapes import CENTRE, RIGHT, faded, focus_ring, open_arc, pill, plate, text_width, words

MARK, CHEVRON, NAME, PAD, BAR, ICON = 10, 34, 52, 6, 3, 16
GUIDE, TRACK_ICON, TRACK_NAME = 38, 52, 74
PILL, ARC, DIMMED = QSizeF(28, 22), 12.5, 0.45
DASH = "–"
_SIGNS = {
    Column.MICROPHONE: (Source.MICROPHONE, "mic", "mic-off"),
    Column.CAMERA: (Source.CAMERA, "video", "video-off"),
    Column.SCREEN: (Source.SCREEN, "monitor-up", "monitor-off"),
}
Spans = Mapping[Column, QRectF]
"""Where the columns that are shown stand in a row."""


class Painting:
    """Draws one row at a time; nothing is looked up, formatted or remembered."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def person(self, painter: QPainter, rect: QRect, row: PersonRow, look: Look, spans: Spans) -> None:
        """Draw somebody: mark, chevron, name, states, and the one sentence."""
        colours = self._theme.colours
        self._ground(painter, rect, look, stale=row.is_grey)
        middle = rect.center().y() + 1
        if look.hovered or look.selected:
            at = QPointF(MARK, middle - ICON // 2)
            draw_check(painter, self._theme, at, checked=look.selected, stale=row.is_grey)
        else:
            ink = colours.text_3 if row.is_grey else colours.text_2
            self._theme.icons.draw(painter, row.icon, ink, QPointF(MARK, middle - ICON // 2))
        if row.participant.tracks and not row.left:
            self._chevron(painter, middle, unfolded=look.unfolded)
        self._name(painter, row, spans)
        if Column.ROLE in spans:
            self._role(painter, row, spans[Column.ROLE])
        for column in _SIGNS.keys() & spans.keys():
            self._state(painter, row, column, spans[column], look.turn)
        if Column.JOINED in spans:
            ink = colours.text_3 if row.is_grey else colours.text_2
            box = spans[Column.JOINED].adjusted(PAD, 0, 0, 0)
            words(painter, box, row.joined or DASH, self._theme.fonts.text(12), ink)
        self._last(painter, row, spans[Column.CHANGE])
        self._end(painter, rect, look)

    def make_room(self, painter: QPainter, room: QRectF, row: PersonRow, look: Look) -> None:
        """Lay the row's ground over what stands where its buttons will."""
        colours = self._theme.colours
        chosen = colours.hover if row.is_grey else colours.selection
        painter.fillRect(room.adjusted(0, 0, 0, -1), QColor(chosen if look.selected else colours.hover))

    def track(self, painter: QPainter, rect: QRect, row: TrackRow, look: Look, *, is_last: bool) -> None:
        """Draw a track over all columns: guide line, source, details, sid."""
        colours, fonts = self._theme.colours, self._theme.fonts
        self._ground(painter, rect, look, stale=row.is_grey)
        middle = rect.center().y() + 1
        line = QColor(colours.control_line)
        painter.fillRect(QRect(GUIDE, rect.top(), 1, (middle if is_last else rect.bottom() + 1) - rect.top()), line)
        painter.fillRect(QRect(GUIDE, middle, 9, 1), line)
        ink = colours.off if row.muted or row.is_grey else colours.text_2
        at = QPointF(TRACK_ICON, middle - 7)
        self._theme.icons.draw(painter, row.icon, ink, at, 14, stroke=THIN if row.muted else STROKE)
        if row.pending:
            open_arc(painter, at + QPointF(7, 7), 10, colours.amber_line, turn=look.turn)
        sid_font, right = fonts.identity(11), rect.right() - 12
        sid = min(text_width(sid_font, row.sid), rect.width() * 0.35)
        words(
            painter, QRectF(right - sid, rect.top(), sid, rect.height()), row.sid, sid_font, colours.text_3, align=RIGHT
        )
        box = QRectF(TRACK_NAME, rect.top(), right - sid - 12 - TRACK_NAME, rect.height())
        name = colours.text_3 if row.is_grey else colours.text
        box.setLeft(box.left() + words(painter, box, row.source, fonts.text(12, MEDIUM), name) + 10)
        words(painter, box, row.details, fonts.text(12), colours.text_3)
        self._end(painter, rect, look)

    def group(self, painter: QPainter, rect: QRect, row: GroupRow, look: Look) -> None:
        """Draw the head of a room."""
        colours, fonts = self._theme.colours, self._theme.fonts
        painter.fillRect(rect, QColor(colours.pane))
        sign = "chevron-down" if look.unfolded else "chevron-right"
        self._theme.icons.draw(painter, sign, colours.text_2, QPointF(MARK, rect.center().y() - 6), 14)
        box = QRectF(rect).adjusted(MARK + 22, 0, -12, 0)
        ink = colours.text_3 if row.stale else colours.text
        box.setLeft(box.left() + words(painter, box, row.name, fonts.text(12, DEMI), ink) + 10)
        words(painter, box, row.line, fonts.text(12), colours.text_3)
        painter.fillRect(QRect(0, rect.bottom(), rect.width(), 1), QColor(colours.line))
        self._end(painter, rect, look, from_left=0)

    def _ground(self, painter: QPainter, rect: QRect, look: Look, *, stale: bool) -> None:
        colours = self._theme.colours
        if look.selected:
            painter.fillRect(rect, QColor(colours.hover if stale else colours.selection))
            painter.fillRect(QRect(0, rect.top(), BAR, rect.height()), QColor(colours.off if stale else colours.accent))
        elif look.hovered:
            painter.fillRect(rect, QColor(colours.hover))
        if look.tint:
            painter.fillRect(rect, faded(colours.amber_tint, look.tint))

    def _end(self, painter: QPainter, rect: QRect, look: Look, from_left: int = NAME) -> None:
        colours = self._theme.colours
        painter.fillRect(QRect(from_left, rect.bottom(), rect.width() - from_left, 1), QColor(colours.line))
        if look.ringed:
            focus_ring(painter, QRectF(rect).adjusted(1, 0, -1, -1), 6, colours.accent)

    def _chevron(self, painter: QPainter, middle: int, *, unfolded: bool) -> None:
        sign = "chevron-down" if unfolded else "chevron-right"
        self._theme.icons.draw(painter, sign, self._theme.colours.text_2, QPointF(CHEVRON - 1, middle - 7), 14)

    def _name(self, painter: QPainter, row: PersonRow, spans: Spans) -> None:
        """Draw the name, and behind it what tells people apart: badges, and the identity where names are the same."""
        colours, fonts = self._theme.colours, self._theme.fonts
        box = spans[Column.PERSON].adjusted(NAME, 0, -PAD, 0)
        # The row says both again, by its last words and its icon: a badge never costs a letter of a name.
        left = box.width() - self._told_apart(row) - (ICON + 8 if row.warning else 0)
        badges = []
        if row.is_new and badge_width(fonts, "new") <= left:
            badges = [("new", BadgeKind.NEW)]
            left -= badge_width(fonts, "new") + 8
        if Column.ROLE not in spans and row.role is not Role.AUDIENCE and badge_width(fonts, row.role.value) <= left:
            badges.insert(0, (row.role.value, _badge(row.role)))
        room: float = sum(badge_width(fonts, text) + 8 for text, _ in badges)
        warning = self._room_for_warning(row, box.width() - room)
        room += warning + 8 if warning else 0
        box.setRight(box.right() - room)
        ink = colours.text_3 if row.is_grey else colours.text
        box.setLeft(box.left() + words(painter, box, row.name, fonts.text(13, MEDIUM), ink) + 8)
        if row.alike is not None and box.width() > 24:
            box.setLeft(box.left() + words(painter, box, row.identity, fonts.identity(11), colours.text_3) + 8)
        box.setRight(box.right() + room)
        if warning:
            self._warn(painter, row, QRectF(box.left(), box.top(), warning, box.height()))
            box.setLeft(box.left() + warning + 6)
        for text, kind in badges:
            draw_badge(painter, self._theme, box, text, kind, stale=row.is_grey)
            box.setLeft(box.left() + badge_width(fonts, text) + 6)

    def _told_apart(self, row: PersonRow) -> float:
        """Return the width of all that tells somebody from another: the name, and the identity beside it."""
        fonts = self._theme.fonts
        name = text_width(fonts.text(13, MEDIUM), row.name)
        return name + 8 + (text_width(fonts.identity(11), row.identity) + 8 if row.alike is not None else 0)

    def _room_for_warning(self, row: PersonRow, room: float) -> float:
        """Return what the badge of somebody who may be taken for another gets: its sign alone before a letter goes."""
        if not row.warning:
            return 0
        wide = badge_width(self._theme.fonts, row.warning)
        return wide if self._told_apart(row) + wide <= room else ICON

    def _warn(self, painter: QPainter, row: PersonRow, box: QRectF) -> None:
        if box.width() > ICON:
            draw_badge(painter, self._theme, box, row.warning, BadgeKind.WARNING, stale=row.is_grey)
            return
        colours = self._theme.colours
        ink = colours.text_3 if row.is_grey else colours.amber_line
        self._theme.icons.draw(painter, "triangle-alert", ink, QPointF(box.left(), round(box.center().y()) - 7), 14)

    def _role(self, painter: QPainter, row: PersonRow, span: QRectF) -> None:
        box = span.adjusted(PAD, 0, 0, 0)
        if row.role is Role.AUDIENCE:
            colours = self._theme.colours
            ink = colours.text_3 if row.is_grey else colours.text_2
            words(painter, box, row.role.value, self._theme.fonts.text(12), ink)
        else:
            draw_badge(painter, self._theme, box, row.role.value, _badge(row.role), stale=row.is_grey)

    def _state(self, painter: QPainter, row: PersonRow, column: Column, span: QRectF, turn: float) -> None:
        colours = self._theme.colours
        source, on, off = _SIGNS[column]
        state = {Column.MICROPHONE: row.microphone, Column.CAMERA: row.camera, Column.SCREEN: row.screen}[column]
        if state is State.NONE:
            words(painter, span, DASH, self._theme.fonts.text(13), colours.text_3, align=CENTRE)
            return
        centre = QPointF(round(span.center().x()), round(span.center().y()))
        pending = source in row.pending
        is_on = state is State.ON
        if is_on and column is Column.MICROPHONE and not row.is_grey and not pending:
            plate(painter, QRectF(centre - QPointF(14, 11), PILL), 11, pill(colours))
        loud = colours.accent if column is Column.SCREEN else colours.text
        ink = (colours.text_3 if row.is_grey else loud) if is_on else colours.off
        painter.setOpacity(DIMMED if pending else 1.0)
        at = centre - QPointF(ICON / 2, ICON / 2)
        self._theme.icons.draw(painter, on if is_on else off, ink, at, stroke=STROKE if is_on else THIN)
        painter.setOpacity(1.0)
        if pending:
            open_arc(painter, centre, ARC, colours.off if row.is_grey else colours.amber_line, turn=turn)

    def _last(self, painter: QPainter, row: PersonRow, span: QRectF) -> None:
        colours, last = self._theme.colours, row.last
        tone = Tone.QUIET if row.is_grey else last.tone
        ink = tone.ink(colours)
        box = span.adjusted(PAD, 0, -8, 0)
        if last.icon:
            glyph = colours.amber_line if tone is Tone.AMBER else ink
            at = QPointF(box.left(), round(box.center().y()) - 7)
            self._theme.icons.draw(painter, last.icon, glyph, at, 14)
            box.setLeft(box.left() + 19)
        weight = MEDIUM if tone in (Tone.AMBER, Tone.STRONG) and last.icon else 400
        if box.width() > 24:
            words(painter, box, last.text, self._theme.fonts.text(12, weight), ink)


def _badge(role: Role) -> BadgeKind:
    return BadgeKind.STRONG if role is Role.HOST else BadgeKind.OUTLINE
