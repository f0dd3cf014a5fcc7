"""The lamp: what is known about a recording or a connection as one small shape."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.ui.theme.fonts import BOLD
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, disc, open_arc, ring, words
from console.ui.widgets.turning import Turning, turn_now


class Lamp(StrEnum):
    """The value is what a screen reader says."""

    LIVE = "recording"
    STARTING = "starting"
    IDLE = "not recording"
    UNKNOWN = "unknown"
    OK = "connected"
    WAITING = "waiting"


def draw_lamp(
    painter: QPainter, theme: Theme, centre: QPointF, lamp: Lamp, *, turn: float = 0.0, scale: float = 1.0
) -> None:
    """Disc live, arc under way, ring idle, ring with a question mark unknown: told apart without colour."""
    colours = theme.colours
    match lamp:
        case Lamp.LIVE:
            disc(painter, centre, 5 * scale, colours.live)
        case Lamp.OK:
            disc(painter, centre, 4, colours.ok)
        case Lamp.STARTING:
            open_arc(painter, centre, 4.5, colours.amber_line, turn=turn)
        case Lamp.IDLE:
            ring(painter, centre, 4, colours.off, 1.7)
        case Lamp.WAITING:
            ring(painter, centre, 4, colours.amber_line, 1.7)
        case Lamp.UNKNOWN:
            ring(painter, centre, 5.2, colours.amber_line, 1.4)
            box = QRectF(centre.x() - 6, centre.y() - 6, 12, 12)
            words(painter, box, "?", theme.fonts.text(9, BOLD), colours.amber_text, align=CENTRE)


class LampMark(QWidget):
    """A lamp on its own; the arc turns while it is seen."""

    def __init__(self, theme: Theme, lamp: Lamp = Lamp.IDLE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._lamp = theme, lamp
        self._turning = Turning(theme, self)
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)
        self.show_lamp(lamp)

    @property
    def lamp(self) -> Lamp:
        """What it shows."""
        return self._lamp

    def show_lamp(self, lamp: Lamp) -> None:
        """Show another state."""
        self._lamp = lamp
        self.setAccessibleName(lamp.value)
        self._turning.want(lamp is Lamp.STARTING)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the widest lamp."""
        return QSize(14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lamp in the middle."""
        draw_lamp(QPainter(self), self._theme, QPointF(7, 7), self._lamp, turn=turn_now(self._theme))
