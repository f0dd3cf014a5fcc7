"""One line of a test: what was found, with its mark, and a quieter word beside it."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import open_arc, text_width, words
from console.ui.widgets.turning import Turning, turn_now

HEIGHT, ICON, TEXT_AT = 25, 16, 25


class Found(StrEnum):
    """How it went; the value is what a screen reader says before the words."""

    GOOD = "yes"
    CAREFUL = "careful"
    BAD = "no"
    ASKING = "asking"
    PLAIN = ""


class Finding(QWidget):
    """A tick, a triangle, a cross or a turning arc, then the words."""

    def __init__(
        self, theme: Theme, found: Found, text: str, detail: str = "", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._found, self._text, self._detail, self._sign = theme, found, text, detail, icon
        self._turning = Turning(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_finding(found, text, detail)

    def show_finding(self, found: Found, text: str, detail: str = "") -> None:
        """Say what is known now."""
        self._found, self._text, self._detail = found, text, detail
        self.setAccessibleName(": ".join(filter(None, (found.value, text))))
        self.setAccessibleDescription(detail)
        self.setToolTip(tip(f"{text} {detail}".strip()))
        self.updateGeometry()
        self._turning.want(found is Found.ASKING)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        fonts = self._theme.fonts
        wide = text_width(fonts.text(13, MEDIUM), self._text) + text_width(fonts.text(12), self._detail)
        return QSize(round(wide) + TEXT_AT + 12, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The detail gives way first."""
        return QSize(80, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Mark, words and detail."""
        painter = QPainter(self)
        colours, fonts, middle = self._theme.colours, self._theme.fonts, self.height() / 2
        ink = colours.text
        sign = (self._sign, colours.text_2)
        match self._found:
            case Found.GOOD:
                sign = ("check", colours.ok_text)
            case Found.CAREFUL:
                sign, ink = ("triangle-alert", colours.amber_line), colours.amber_text
            case Found.BAD:
                sign = ("x", colours.text)
            case Found.ASKING:
                sign, ink = ("", ""), colours.text_2
                open_arc(painter, QPointF(8, middle), 5.5, colours.amber_line, turn=turn_now(self._theme))
            case Found.PLAIN:
                ink = colours.text_2
        if sign[0]:
            self._theme.icons.draw(painter, sign[0], sign[1], QPointF(0, round(middle - ICON / 2)), ICON)
        room = QRectF(TEXT_AT, 0, self.width() - TEXT_AT, self.height())
        room.setLeft(TEXT_AT + words(painter, room, self._text, fonts.text(13, MEDIUM), ink) + 8)
        if room.width() > 24:
            words(painter, room, self._detail, fonts.text(12), colours.text_3)
