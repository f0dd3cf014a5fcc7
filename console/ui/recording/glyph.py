"""The glyph of the record button: a shape of its own for every state."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from console.ui.recording.looks import RecordLook
from console.ui.recording.states import RecordState
from console.ui.theme.fonts import BOLD
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, disc, faded, open_arc, plate, ring, words

ENDS = {
    RecordState.SAVED: "circle-check",
    RecordState.FAILED: "octagon-x",
    RecordState.CANCELLED: "circle-slash",
    RecordState.UNKNOWN: "circle-question-mark",
}
SMALLER = 0.67


def draw_glyph(
    painter: QPainter, theme: Theme, at: QPointF, state: RecordState, worn: RecordLook, *, turn: float, small: bool
) -> None:
    """Disc live, ring idle, square stop, open arc under way; the ends are icons of their own shape."""
    scale, width = (SMALLER, 2.0) if small else (1.0, 2.5)
    match state:
        case RecordState.IDLE | RecordState.DISABLED:
            ring(painter, at, 9.2 * scale, worn.glyph, width)
        case RecordState.LIVE:
            if not small:
                disc(painter, at, 14, faded(worn.glyph, 0.22))
            disc(painter, at, 9.2 * scale, worn.glyph)
        case RecordState.STOP_ASKED:
            draw_square(painter, at, 18 * scale, worn.glyph)
        case RecordState.STARTING:
            open_arc(painter, at, 10.2 * scale, worn.glyph, width=width, turn=turn)
        case RecordState.STOPPING:
            open_arc(painter, at, 13 * scale, worn.glyph, width=width, turn=turn)
            draw_square(painter, at, 10 * scale, worn.glyph)
        case RecordState.UNKNOWN:
            _draw_unknown(painter, theme, at, worn, small=small)
        case _:
            size = 16 if small else 24
            theme.icons.draw(painter, ENDS[state], worn.glyph, at - QPointF(size / 2, size / 2), size)


def draw_square(painter: QPainter, at: QPointF, size: float, colour: str) -> None:
    """The square of a stop button."""
    plate(painter, _around(at, size), 3, colour)


def _draw_unknown(painter: QPainter, theme: Theme, at: QPointF, worn: RecordLook, *, small: bool) -> None:
    """A question mark on a clear disc, for it stands on stripes."""
    radius = 9.0 if small else 16.0
    disc(painter, at, radius, worn.plate)
    ring(painter, at, radius - 0.5, worn.edge, 1.2)
    if small:
        words(painter, _around(at, 18), "?", theme.fonts.text(12, BOLD), worn.glyph, align=CENTRE)
    else:
        theme.icons.draw(painter, ENDS[RecordState.UNKNOWN], worn.glyph, at - QPointF(10, 10), 20)


def _around(at: QPointF, size: float) -> QRectF:
    return QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
