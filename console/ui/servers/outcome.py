"""What came of a question, under the field that raised it: a mark, the words, and what to do about it."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from console.domain.text import visible
from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.finding import ICON, TEXT_AT, Found
from console.ui.widgets.shapes import open_arc, text_width, words
from console.ui.widgets.speaking import announce
from console.ui.widgets.turning import Turning, turn_now

LINE, PAD, GAP = 17, 4, 8
LONGEST = 512


class Outcome(QWidget):
    """A finding whose sentence may take several lines; it is never lower than `least`, so that little moves."""

    def __init__(self, theme: Theme, wide: int, least: int = LINE + 2 * PAD, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, least
        self._found, self._sign, self._text, self._detail = Found.PLAIN, "", "", ""
        self._turning = Turning(theme, self)
        self.setFixedSize(wide, least)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._text

    @property
    def found(self) -> Found:
        """How it went."""
        return self._found

    def say(self, found: Found, text: str, detail: str = "", *, icon: str = "") -> None:
        """Say what is known now, on the screen and to a screen reader; the detail is quieter."""
        said = (found, icon, visible(text, LONGEST), visible(detail, LONGEST))
        if said == (self._found, self._sign, self._text, self._detail):
            return
        self._found, self._sign, self._text, self._detail = said
        self.setAccessibleName(": ".join(filter(None, (found.value, self._text))))
        self.setAccessibleDescription(self._detail)
        self._turning.want(found is Found.ASKING and bool(text))
        self.setFixedHeight(max(self._least, self._needed()))
        self.update()
        if self._text and found is not Found.ASKING and self.isVisible():
            announce(self, " ".join(filter(None, (self._text, self._detail))), urgent=found is Found.BAD)

    def be_quiet(self) -> None:
        """Say nothing."""
        self.say(Found.PLAIN, "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark, sentence, and the detail beside it or below."""
        if not self._text:
            return
        painter = QPainter(self)
        colours = self._theme.colours
        ink = self._mark(painter)
        room = QRect(TEXT_AT, PAD, self.width() - TEXT_AT, self.height())
        if self._in_line():
            line = QRectF(room.left(), PAD, room.width(), LINE)
            line.setLeft(line.left() + words(painter, line, self._text, self._face, ink) + GAP)
            words(painter, line, self._detail, self._small, colours.text_3)
            return
        painter.setFont(self._face)
        painter.setPen(ink)
        painter.drawText(room, _WRAPPED, self._text)
        painter.setFont(self._small)
        painter.setPen(colours.text_3)
        room.setTop(PAD + self._high(self._face, self._text) + 2)
        painter.drawText(room, _WRAPPED, self._detail)

    def _mark(self, painter: QPainter) -> str:
        """Draw how it went, and return the ink of the words."""
        colours = self._theme.colours
        ink, sign = colours.text, (self._sign, colours.text_2)
        match self._found:
            case Found.GOOD:
                sign = ("check", colours.ok_text)
            case Found.CAREFUL:
                sign, ink = ("triangle-alert", colours.amber_line), colours.amber_text
            case Found.BAD:
                sign = ("x", colours.text)
            case Found.ASKING:
                ink = colours.text_2
                centre = QPointF(ICON / 2, PAD + LINE / 2)
                open_arc(painter, centre, 5.5, colours.amber_line, turn=turn_now(self._theme))
            case Found.PLAIN:
                ink = colours.text_2
        if sign[0]:
            self._theme.icons.draw(painter, sign[0], sign[1], QPointF(0, PAD + (LINE - ICON) // 2), ICON)
        return ink

    @property
    def _face(self) -> QFont:
        return self._theme.fonts.text(13, MEDIUM)

    @property
    def _small(self) -> QFont:
        return self._theme.fonts.text(12)

    def _in_line(self) -> bool:
        """Say whether words and detail fit beside each other."""
        wide = text_width(self._face, self._text) + GAP + text_width(self._small, self._detail)
        return wide <= self.width() - TEXT_AT

    def _needed(self) -> int:
        if self._in_line():
            return LINE + 2 * PAD
        below = self._high(self._small, self._detail) + 2 if self._detail else 0
        return self._high(self._face, self._text) + below + 2 * PAD

    def _high(self, font: QFont, text: str) -> int:
        room = QRect(0, 0, self.width() - TEXT_AT, 10_000)
        return QFontMetrics(font).boundingRect(room, _WRAPPED, text).height()


_WRAPPED = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
