"""A receipt: what was asked, how far it came, and, where it was refused, the lawful way instead."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from console.ui.marks import Mark, Step, spoken
from console.ui.theme.colours import Colours
from console.ui.theme.fonts import DEMI, MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import RIGHT, open_arc, ring, text_width, words

HEIGHT, TEXT_AT, ICON, MARK, LINE = 45, 24, 16, 14, 16


@dataclass(frozen=True, slots=True)
class ReceiptShown:
    """Two lines, ready to be drawn; `way` is the lawful alternative and a link while it is set."""

    key: str
    icon: str
    title: str
    time: str
    steps: tuple[Step, ...]
    took: str = ""
    way: str = ""

    @property
    def spoken(self) -> str:
        """Both lines as a sentence."""
        came = f"{spoken(self.steps)} {self.took}".strip()
        return ". ".join(filter(None, (f"{self.title}, {self.time}", came, self.way)))


SIGNS = {
    Mark.DONE: "check",
    Mark.SEEN: "check-check",
    Mark.REFUSED: "x",
    Mark.UNKNOWN: "circle-question-mark",
    Mark.ELSEWHERE: "eye",
}


def draw_receipt(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    shown: ReceiptShown,
    *,
    turn: float = 0.0,
    link: bool = True,
    second: str = "",
) -> None:
    """Paint both lines into a rectangle of 45 px height; without `link` the way is left to a widget on top.

    The last 4 px stay clear, for the ring around a link. A title that goes on in a `second` line takes `LINE` more.
    """
    colours, fonts = theme.colours, theme.fonts
    rect = rect.adjusted(0, 0, -4, 0)
    top = rect.top()
    theme.icons.draw(painter, shown.icon, colours.text_3, QPointF(rect.left(), top + 4), ICON)
    time = fonts.text(11)
    wide = text_width(time, shown.time)
    words(painter, QRectF(rect.right() - wide - 1, top + 2, wide + 1, 20), shown.time, time, colours.text_3)
    room = QRectF(rect.left() + TEXT_AT, top + 2, rect.width() - TEXT_AT - wide - 10, 20)
    words(painter, room, shown.title, fonts.text(12, MEDIUM), colours.text)
    if second:
        below = QRectF(room.left(), top + 2 + LINE, rect.right() - room.left(), 20)
        words(painter, below, second, fonts.text(12, MEDIUM), colours.text)
        top += LINE
    left = rect.left() + TEXT_AT
    for step in shown.steps:
        left = _draw_step(painter, theme, QPointF(left, top + 21), step, turn) + 10
    end = QRectF(left, top + 21, rect.right() - left, 20)
    if shown.way and link:
        words(painter, end, shown.way, fonts.text(11, MEDIUM), colours.accent, align=RIGHT)
    elif shown.took:
        words(painter, end, shown.took, fonts.text(11), colours.text_3, align=RIGHT)


def title_room(theme: Theme, wide: float, time: str) -> float:
    """Return how much room a title has in its first line, beside the time."""
    return wide - 4 - TEXT_AT - text_width(theme.fonts.text(11), time) - 10


def _draw_step(painter: QPainter, theme: Theme, at: QPointF, step: Step, turn: float) -> float:
    colours = theme.colours
    sign, ink, weight = _look(colours, step.mark)
    middle = at + QPointF(MARK / 2, 10)
    match step.mark:
        case Mark.UNDER_WAY:
            open_arc(painter, middle, 4.2, sign, turn=turn)
        case Mark.NOT_YET:
            ring(painter, middle, 3.8, sign, 1.4)
        case mark:
            theme.icons.draw(painter, SIGNS[mark], sign, middle - QPointF(6.5, 6.5), 13)
    left = at.x() + MARK + 2
    return left + words(painter, QRectF(left, at.y(), 160, 20), step.word, theme.fonts.text(11, weight), ink)


def _look(colours: Colours, mark: Mark) -> tuple[str, str, int]:
    """The colours of mark and word, and the weight of the word."""
    return {
        Mark.DONE: (colours.text_3, colours.text_3, NORMAL),
        Mark.SEEN: (colours.ok_text, colours.ok_text, MEDIUM),
        Mark.REFUSED: (colours.text, colours.text, MEDIUM),
        Mark.UNKNOWN: (colours.amber_line, colours.amber_text, DEMI),
        Mark.UNDER_WAY: (colours.amber_line, colours.disabled, NORMAL),
        Mark.NOT_YET: (colours.disabled, colours.disabled, NORMAL),
        Mark.ELSEWHERE: (colours.accent, colours.text_2, MEDIUM),
    }[mark]
