"""The status bar: server, connection, age of the data, counts, and at the right every running recording."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from console.ui.theme.colours import UNMARKED, Stripe
from console.ui.theme.fonts import DEMI, MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.lamp import Lamp, draw_lamp
from console.ui.widgets.shapes import focus_ring, plate, text_width, words
from console.ui.widgets.turning import Turning, turn_now

HEIGHT, PAD = 28, 12


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text in a role's colour."""

    text: str
    role: str = "text_2"
    weight: int = NORMAL


@dataclass(frozen=True, slots=True)
class Clock:
    """A running recording: whose, what its clock says, and how sure that is."""

    key: str
    room: str
    text: str
    lamp: Lamp = Lamp.LIVE


@dataclass(frozen=True, slots=True)
class Status:
    """Everything in the bar, already in words; `trouble` draws the connection with the unplugged icon in amber.

    `part` is what fails by itself while the rest answers.
    """

    server: str = ""
    stripe: Stripe = UNMARKED
    connection: str = ""
    detail: str = ""
    trouble: bool = False
    waiting: bool = False
    age: str = ""
    old: bool = False
    part: str = ""
    counts: str = ""
    clocks: tuple[Clock, ...] = ()


class Piece(QWidget):
    """One part of the bar: a mark and some words, with a hairline before it."""

    def __init__(self, theme: Theme, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._first = theme, first
        self._words: tuple[Word, ...] = ()
        self._stripe: Stripe | None = None
        self._lamp: Lamp | None = None
        self._sign = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_words(self, *said: Word, stripe: Stripe | None = None, lamp: Lamp | None = None, icon: str = "") -> None:
        """Show other words and another mark; without words the piece goes away."""
        self._words = tuple(word for word in said if word.text)
        self._stripe, self._lamp, self._sign = stripe, lamp, icon
        self.setAccessibleName(" ".join(word.text for word in self._words))
        self.setVisible(bool(self._words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Hairline, mark and words."""
        wide = self._left() + sum(self._width(word) for word in self._words) + 7 * (len(self._words) - 1) + 10
        return QSize(round(wide + 0.5), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them in one line."""
        painter = QPainter(self)
        colours, middle = self._theme.colours, self.height() / 2
        start = 0 if self._first else 11
        if not self._first:
            painter.fillRect(QRectF(0, middle - 6, 1, 12), QColor(colours.control_line))
        if self._stripe is not None:
            plate(painter, QRectF(start, middle - 6, 4, 12), 2, self._stripe.fill)
        if self._lamp is not None:
            draw_lamp(painter, self._theme, QPointF(start + 4, middle), self._lamp)
        if self._sign:
            self._theme.icons.draw(painter, self._sign, colours.amber_line, QPointF(start, middle - 7), 14)
        left = self._left()
        for word in self._words:
            font = self._theme.fonts.text(12, word.weight)
            room = QRectF(left, 0, self._width(word) + 1, self.height())
            left += words(painter, room, word.text, font, getattr(colours, word.role)) + 7

    def _left(self) -> float:
        mark = 11 if self._stripe is not None else 14 if self._lamp is not None else 20 if self._sign else 0
        return (0 if self._first else 11) + mark

    def _width(self, word: Word) -> float:
        return text_width(self._theme.fonts.text(12, word.weight), word.text)


class ClockButton(QAbstractButton):
    """A running recording; pressing it goes to its room."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = Clock("", "", "")
        self._turning = Turning(theme, self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def clock(self) -> Clock:
        """What it shows."""
        return self._clock

    def show_clock(self, clock: Clock) -> None:
        """Show another room, or a newer clock."""
        self._clock = clock
        self.setAccessibleName(f"{clock.room}, recording {clock.text}")
        self._turning.want(clock.lamp is Lamp.STARTING)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Lamp, room and clock."""
        fonts = self._theme.fonts
        room = min(160.0, text_width(fonts.text(12), self._clock.room))
        return QSize(round(16 + room + 7 + text_width(fonts.text(12, DEMI), self._clock.text) + 13), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them in one line."""
        painter = QPainter(self)
        colours, fonts, middle = self._theme.colours, self._theme.fonts, self.height() / 2
        draw_lamp(painter, self._theme, QPointF(6, middle), self._clock.lamp, turn=turn_now(self._theme), scale=0.9)
        clock = fonts.text(12, DEMI)
        wide = text_width(clock, self._clock.text)
        room = QRectF(16, 0, self.width() - 16 - 7 - wide - 13, self.height())
        left = 16 + words(painter, room, self._clock.room, fonts.text(12), colours.text_2) + 7
        ink = colours.live_text if self._clock.lamp is Lamp.LIVE else colours.amber_text
        words(painter, QRectF(left, 0, wide + 1, self.height()), self._clock.text, clock, ink)
        if self.hasFocus():
            focus_ring(painter, QRectF(0, 3, self.width() - 6, self.height() - 6), 4, colours.accent)


class StatusBar(QWidget):
    """Always there, always true; what does not fit at the right is counted."""

    room_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = Status()
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self._server = Piece(theme, first=True, parent=self)
        self._connection = Piece(theme, first=False, parent=self)
        self._age = Piece(theme, first=False, parent=self)
        self._part = Piece(theme, first=False, parent=self)
        self._counts = Piece(theme, first=False, parent=self)
        self._more = Piece(theme, first=True, parent=self)
        self._clocks: list[ClockButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PAD, 1, 0, 0)
        self._row.setSpacing(0)
        self._pieces = (self._server, self._connection, self._age, self._part, self._counts)
        for piece in self._pieces:
            self._row.addWidget(piece)
        self._row.addStretch(1)
        self._row.addWidget(self._more)
        theme.changed.connect(self.update)
        self.show_status(self._status)

    def show_status(self, status: Status) -> None:
        """Show other facts."""
        self._status = status
        self._server.show_words(Word(status.server, weight=MEDIUM), stripe=status.stripe)
        tone = "amber_text" if status.trouble or status.waiting else "ok_text"
        self._connection.show_words(
            Word(status.connection, tone, DEMI),
            Word(status.detail, "text_3"),
            lamp=None if status.trouble else Lamp.WAITING if status.waiting else Lamp.OK,
            icon="unplug" if status.trouble else "",
        )
        age = ("amber_text", DEMI) if status.old else ("text_2", NORMAL)
        self._age.show_words(Word(status.age, *age))
        self._part.show_words(Word(status.part, "amber_text", DEMI), icon="unplug")
        self._counts.show_words(Word(status.counts))
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many clocks as fit."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bar and the hairline above it."""
        colours = self._theme.colours
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.chrome))
        painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(colours.line))

    def _offer(self) -> None:
        while len(self._clocks) < len(self._status.clocks):
            button = ClockButton(self._theme, self)
            button.clicked.connect(lambda _checked=False, button=button: self.room_wanted.emit(button.clock.key))
            self._row.addWidget(button)
            self._clocks.append(button)
        for button, clock in zip(self._clocks, self._status.clocks, strict=False):
            button.show_clock(clock)
        self._fit()

    def _fit(self) -> None:
        taken = PAD + sum(piece.sizeHint().width() for piece in self._pieces if not piece.isHidden())
        left = self.width() - taken - 20
        shown = 0
        for place, button in enumerate(self._clocks):
            wanted = place < len(self._status.clocks)
            left -= button.sizeHint().width() if wanted else 0
            # Room for "+2 more" is kept unless this is the last one.
            last = place == len(self._status.clocks) - 1
            fits = wanted and left >= (0 if last else 64)
            button.setVisible(fits)
            shown += fits
        hidden = len(self._status.clocks) - shown
        self._more.show_words(Word(f"+{hidden} more" if hidden else "", "text_3"))
