"""How the record button is painted: from a state and a moment, without knowing who presses it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from console.ui.recording.glyph import draw_glyph, draw_square
from console.ui.recording.looks import RecordLook, looks
from console.ui.recording.states import RecordState, Shown
from console.ui.theme.fonts import BOLD, DEMI, MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps
from console.ui.widgets.shapes import CENTRE, faded, focus_ring, kept, plate, stripes, text_width, words

LARGE, SMALL = 68, 36
TEXT_AT, SMALL_TEXT_AT, LAMP, SMALL_LAMP = 68, 32, 56, 32
LOUD = (RecordState.LIVE, RecordState.STOP_ASKED)
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
        self._ground(painter, rect, shown.state, worn, moment)
        at = rect.topLeft() + QPointF(17 if small else 28, rect.height() / 2)
        draw_glyph(painter, self._theme, at, shown.state, worn, turn=moment.turn, small=small)
        if small:
            self._one_line(painter, rect, shown, worn)
        else:
            self._two_lines(painter, rect, shown, worn)
        if moment.focused:
            # The outer ring is in accent, the inner in the ink: one of them is seen on any plate.
            radius = _radius(rect)
            focus_ring(painter, rect, radius, self._theme.colours.accent)
            plate(painter, rect.adjusted(2, 2, -2, -2), radius - 2, None, worn.ink)

    def _ground(self, painter: QPainter, rect: QRectF, state: RecordState, worn: RecordLook, moment: Moment) -> None:
        """Plate, lamp cell, the light of the pointer, the edge, and the bar that drains."""
        small, radius, amber = rect.height() < LARGE, _radius(rect), self._theme.colours.amber
        shape = QPainterPath()
        shape.addRoundedRect(rect, radius, radius)
        plate(painter, rect, radius, worn.plate or None)
        cell = QRectF(rect.left(), rect.top(), SMALL_LAMP if small else LAMP, rect.height())
        with kept(painter):
            painter.setClipPath(shape)
            if worn.lamp and not small:
                painter.fillRect(cell, QColor(worn.lamp))
            if state is RecordState.UNKNOWN:
                painter.fillRect(cell, faded(amber, 0.08))
                stripes(painter, cell, faded(amber, 0.55), shape)
            if moment.down or moment.hovered:
                painter.fillPath(shape, faded(worn.ink, 0.10 if moment.down else 0.04))
        if worn.edge:
            plate(painter, rect, radius, None, worn.edge, width=worn.edge_width - (0.5 if small else 0))
        if state is RecordState.STOP_ASKED:
            high = 3 if small else 5
            with kept(painter):
                painter.setClipPath(shape)
                bar = QRectF(rect.left(), rect.bottom() - high, rect.width() * moment.left, high)
                painter.fillRect(bar, QColor(worn.glyph))

    def _two_lines(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook) -> None:
        """Word and clock, below them the sentence, at the right what a press does.

        In a narrow pane the right end moves up beside the word: a reason is worth the whole second line.
        """
        fonts, left, middle = self._theme.fonts, rect.left() + TEXT_AT, rect.center().y()
        bold = shown.state in (RecordState.LIVE, RecordState.FAILED)
        sentence = fonts.text(12, MEDIUM if bold else NORMAL)
        need = text_width(sentence, shown.sentence)
        end = rect.right() - self._end_width(shown)
        beside = shown.state is RecordState.LIVE or left + need <= end
        lower = QRectF(left, middle + 3, (end if beside else rect.right() - 10) - left, 20)
        self._draw_end(painter, rect if beside else rect.adjusted(0, 6, 0, -30), shown, worn)
        words(painter, lower, shown.sentence, sentence, worn.second)
        head = fonts.text(20, BOLD) if shown.state in LOUD else fonts.text(15, DEMI)
        upper = QRectF(left, middle - 24, end - left, 28)
        upper.setLeft(left + words(painter, upper, shown.state.value, head, worn.ink) + 8)
        if shown.clock:
            clock = fonts.text(13, MEDIUM) if shown.state is RecordState.SAVED else head
            words(painter, upper, shown.clock, clock, worn.clock or worn.ink)

    def _one_line(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook) -> None:
        state = shown.state
        left = rect.left() + SMALL_TEXT_AT + (6 if state is RecordState.UNKNOWN else 0)
        right = rect.right() - 10
        if state is RecordState.LIVE:
            self._draw_stop(painter, rect, worn)
            right = rect.right() - 44
        text = "  ".join(filter(None, (SHORT.get(state, state.value), shown.clock)))
        font = self._theme.fonts.text(13, BOLD if state in LOUD else DEMI)
        words(painter, QRectF(left, rect.top(), right - left, rect.height()), text, font, worn.ink)

    def _end_width(self, shown: Shown) -> float:
        """How much of the right end is taken, the space before it included."""
        fonts = self._theme.fonts
        if shown.state is RecordState.LIVE:
            return 62
        if shown.keys and shown.state is RecordState.IDLE:
            return caps_width(fonts, shown.keys) + 22
        return text_width(fonts.text(12, DEMI), shown.verb) + 38 if shown.verb else 12

    def _draw_end(self, painter: QPainter, rect: QRectF, shown: Shown, worn: RecordLook) -> None:
        """The stop square, the keys of an idle button, or the verb."""
        colours, fonts = self._theme.colours, self._theme.fonts
        if shown.state is RecordState.LIVE:
            self._draw_stop(painter, rect, worn)
        elif shown.keys and shown.state is RecordState.IDLE:
            room = rect.adjusted(0, 0, -14, 0)
            draw_caps(painter, fonts, shown.keys, room, ink=colours.text_3, edge=colours.control_line)
        elif shown.verb:
            font = fonts.text(12, DEMI)
            wide = text_width(font, shown.verb) + 20
            button = QRectF(rect.right() - 10 - wide, rect.center().y() - 14, wide, 28)
            match shown.state:
                case RecordState.SAVED:
                    fill, edge, ink = colours.control, QColor(colours.control_line), colours.text
                case RecordState.UNKNOWN:
                    fill, edge, ink = worn.plate, QColor(worn.edge), colours.amber_text
                case _:
                    fill, edge, ink = worn.plate, faded(worn.ink, 0.6), worn.ink
            plate(painter, button, 6, fill, edge, width=1.2)
            words(painter, button, shown.verb, font, ink, align=CENTRE)

    def _draw_stop(self, painter: QPainter, rect: QRectF, worn: RecordLook) -> None:
        """The rule and the square of a stop button."""
        large = rect.height() >= LARGE
        wide, margin, size = (54, 10, 16) if large else (38, 8, 14)
        rule = QRectF(rect.right() - wide, rect.top() + margin, 1, rect.height() - 2 * margin)
        painter.fillRect(rule, faded(worn.ink, 0.35))
        draw_square(painter, QPointF(rect.right() - wide / 2, rect.center().y()), size, worn.ink)


def _radius(rect: QRectF) -> float:
    return 10.0 if rect.height() >= LARGE else 8.0
