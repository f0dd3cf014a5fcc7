"""How the record button is painted: from a state, a look and two numbers, without knowing who presses it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from console.ui.recording.looks import RecordLook, looks
from console.ui.recording.states import RecordState, Shown
from console.ui.theme.fonts import BOLD, DEMI, MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps
from console.ui.widgets.shapes import (
    CENTRE,
    disc,
    faded,
    focus_ring,
    kept,
    open_arc,
    plate,
    ring,
    stripes,
    text_width,
    words,
)

LARGE, SMALL = 68, 36
LOUD = (RecordState.LIVE, RecordState.STOP_ASKED)
ENDS = {
    RecordState.SAVED: "circle-check",
    RecordState.FAILED: "octagon-x",
    RecordState.UNKNOWN: "circle-question-mark",
}
SHORT = {RecordState.IDLE: "Record", RecordState.DISABLED: "No recording"}


@dataclass(frozen=True, slots=True)
class Moment:
    """What passes while the button is looked at: turns of the arc, the share of four seconds left, hand and keys."""

    turn: float = 0.0
    left: float = 1.0
    hovered: bool = False
    down: bool = False
    focused: bool = False


class Face:
    """Paints one record button; the text starts at the same place in every state, so that nothing jumps."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def paint(self, painter: QPainter, rect: QRectF, shown: Shown, moment: Moment) -> None:
        """The whole button; the small size is used where there is no room for two lines."""
        small = rect.height() < LARGE
        worn = looks(self._theme.colours)[shown.state]
        radius = 8.0 if small else 10.0
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        self._ground(painter, rect, shape, (worn, shown.state), moment)
        if small:
            self._small(painter, rect, shown, worn, moment)
        else:
            self._large(painter, rect, shown, worn, moment)
        if moment.focused:
            self._focus(painter, rect, radius, worn)

    def _ground(
        self, painter: QPainter, rect: QRectF, shape: QPainterPath, worn: tuple[RecordLook, RecordState], moment: Moment
    ) -> None:
        dress, state = worn
        small = rect.height() < LARGE
        radius = 8.0 if small else 10.0
        plate(painter, rect, radius, dress.plate or None)
        cell = QRectF(rect.left(), rect.top(), 32 if small else 56, rect.height())
        with kept(painter):
            painter.setClipPath(shape)
            if dress.lamp and not small:
                painter.fillRect(cell, QColor(dress.lamp))
            if state is RecordState.UNKNOWN:
                painter.fillRect(cell, faded(self._theme.colours.amber, 0.08))
                stripes(painter, cell, faded(self._theme.colours.amber, 0.55), shape)
            if moment.down or moment.hovered:
                painter.fillPath(shape, faded(dress.ink, 0.10 if moment.down else 0.04))
        if dress.edge:
            plate(painter, rect, radius, None, dress.edge, width=dress.edge_width - (0.5 if small else 0))
        if state is RecordState.STOP_ASKED:
            with kept(painter):
                painter.setClipPath(shape)
                high = 3 if small else 5
                bar = QRectF(rect.left(), rect.bottom() - high, rect.width() * moment.left, high)
                painter.fillRect(bar, QColor(dress.glyph))

    def _large(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook, moment: Moment) -> None:
        self._glyph(painter, rect.topLeft() + QPointF(28, rect.height() / 2), shown.state, worn, moment)
        fonts = self._theme.fonts
        right = self._right_end(painter, rect, shown, worn)
        loud = shown.state in LOUD
        head = fonts.text(20, BOLD) if loud else fonts.text(15, DEMI)
        left, middle = rect.left() + 68, rect.center().y()
        first = QRectF(left, middle - 24, right - left, 28)
        word = shown.state.value
        words(painter, first, word, head, worn.ink)
        if shown.clock:
            quiet = shown.state is RecordState.SAVED
            clock = fonts.text(13, MEDIUM) if quiet else head
            first.setLeft(left + text_width(head, word) + 8)
            words(painter, first, shown.clock, clock, worn.clock or worn.ink)
        weight = MEDIUM if shown.state in (RecordState.LIVE, RecordState.FAILED) else NORMAL
        words(painter, QRectF(left, middle + 3, right - left, 20), shown.sentence, fonts.text(12, weight), worn.second)

    def _small(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook, moment: Moment) -> None:
        self._glyph(painter, rect.topLeft() + QPointF(17, rect.height() / 2), shown.state, worn, moment, small=True)
        fonts, state = self._theme.fonts, shown.state
        font = fonts.text(13, BOLD if state in LOUD else DEMI)
        left = rect.left() + (38 if state is RecordState.UNKNOWN else 32)
        right = rect.right() - 10
        word = SHORT.get(state, state.value)
        if state is RecordState.LIVE:
            right = self._stop(painter, rect, worn, 14) - 6
        text = "  ".join(filter(None, (word, shown.clock)))
        words(painter, QRectF(left, rect.top(), right - left, rect.height()), text, font, worn.ink)

    def _glyph(
        self,
        painter: QPainter,
        at: QPointF,
        state: RecordState,
        worn: RecordLook,
        moment: Moment,
        *,
        small: bool = False,
    ) -> None:
        """Disc live, ring idle, square stop, open arc under way; the three ends are icons of their own shape."""
        scale = 0.67 if small else 1.0
        match state:
            case RecordState.IDLE | RecordState.DISABLED:
                ring(painter, at, 9.2 * scale, worn.glyph, 2.5 if not small else 2.0)
            case RecordState.LIVE:
                if not small:
                    disc(painter, at, 14, faded(worn.glyph, 0.22))
                disc(painter, at, 9.2 * scale, worn.glyph)
            case RecordState.STOP_ASKED:
                self._square(painter, at, 18 * scale, worn.glyph)
            case RecordState.STARTING:
                open_arc(painter, at, 10.2 * scale, worn.glyph, width=2.0 if small else 2.5, turn=moment.turn)
            case RecordState.STOPPING:
                open_arc(painter, at, 13 * scale, worn.glyph, width=2.0 if small else 2.5, turn=moment.turn)
                self._square(painter, at, 10 * scale, worn.glyph)
            case _:
                self._end(painter, at, state, worn, small=small)

    def _end(self, painter: QPainter, at: QPointF, state: RecordState, worn: RecordLook, *, small: bool) -> None:
        if state is RecordState.UNKNOWN:
            disc(painter, at, 9 if small else 16, worn.plate)
            ring(painter, at, 9 if small else 15.5, worn.edge, 1.2)
            if small:
                words(painter, _around(at, 18), "?", self._theme.fonts.text(12, BOLD), worn.glyph, align=CENTRE)
                return
        size = {True: 16, False: 20 if state is RecordState.UNKNOWN else 24}[small]
        self._theme.icons.draw(painter, ENDS[state], worn.glyph, at - QPointF(size / 2, size / 2), size)

    def _right_end(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook) -> float:
        """The stop square, the verb or the keys; returns where the words have to end."""
        fonts = self._theme.fonts
        if shown.state is RecordState.LIVE:
            return self._stop(painter, rect, worn, 16) - 8
        if shown.keys and shown.state is RecordState.IDLE:
            room = QRectF(rect.adjusted(0, 0, -14, 0))
            colours = self._theme.colours
            draw_caps(painter, fonts, shown.keys, room, ink=colours.text_3, edge=colours.control_line)
            return room.right() - caps_width(fonts, shown.keys) - 8
        if shown.verb:
            return self._verb(painter, rect, shown, worn) - 8
        return rect.right() - 12

    def _stop(self, painter: QPainter, rect: QRectF, worn: RecordLook, size: float) -> float:
        """The rule and the square of a stop button; returns where the rule stands."""
        wide = 54 if rect.height() >= LARGE else 38
        rule = rect.right() - wide
        margin = 10 if rect.height() >= LARGE else 8
        painter.fillRect(QRectF(rule, rect.top() + margin, 1, rect.height() - 2 * margin), faded(worn.ink, 0.35))
        self._square(painter, QPointF(rect.right() - wide / 2, rect.center().y()), size, worn.ink)
        return rule

    def _verb(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook) -> float:
        font: QFont = self._theme.fonts.text(12, DEMI)
        wide = text_width(font, shown.verb) + 20
        button = QRectF(rect.right() - 10 - wide, rect.center().y() - 14, wide, 28)
        colours = self._theme.colours
        match shown.state:
            case RecordState.SAVED:
                fill, edge, ink = colours.control, colours.control_line, colours.text
            case RecordState.UNKNOWN:
                fill, edge, ink = worn.plate, worn.edge, colours.amber_text
            case _:
                fill, edge, ink = worn.plate, faded(worn.ink, 0.6).name(QColor.NameFormat.HexArgb), worn.ink
        plate(painter, button, 6, fill, edge, width=1.2)
        words(painter, button, shown.verb, font, ink, align=CENTRE)
        return button.left()

    def _focus(self, painter: QPainter, rect: QRectF, radius: float, worn: RecordLook) -> None:
        """Two rings, the outer in accent, the inner in the ink: one of them is seen on any plate."""
        focus_ring(painter, rect, radius, self._theme.colours.accent)
        plate(painter, rect.adjusted(2, 2, -2, -2), radius - 2, None, worn.ink, width=1)

    @staticmethod
    def _square(painter: QPainter, at: QPointF, size: float, colour: str) -> None:
        plate(painter, _around(at, size), 3, colour)


def _around(at: QPointF, size: float) -> QRectF:
    return QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
