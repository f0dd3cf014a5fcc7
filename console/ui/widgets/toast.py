"""One sentence about what has just happened, with the way back while there is one."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps
from console.ui.widgets.link import Link
from console.ui.widgets.shapes import faded, focus_ring, kept, plate, text_width, words

HEIGHT, RADIUS, ICON, FRAME_MS, CALM_MS = 40, 10, 16, 40, 1000
ANY_SECONDS, VERB_SECONDS = 5.0, 10.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence in the past tense; `verb` is the way back, or what to do about a failure. A failure stays."""

    key: str
    sentence: str
    icon: str = "check"
    verb: str = ""
    keys: tuple[str, ...] = ()
    failure: bool = False

    @property
    def spoken(self) -> str:
        """What is announced: the sentence, and the way back with the keys that lead to it."""
        return f"{self.sentence} {self.verb}: {'+'.join(self.keys)}." if self.verb and self.keys else self.sentence

    @property
    def seconds(self) -> float | None:
        """How long it stands; None until somebody dismisses it."""
        if self.failure:
            return None
        return VERB_SECONDS if self.verb else ANY_SECONDS


class Cross(QAbstractButton):
    """The close button on an inverse plate."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(26, 26)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A cross, with a light under the pointer."""
        painter = QPainter(self)
        colours = self._theme.colours
        if self.underMouse():
            plate(painter, QRectF(self.rect()), 6, faded(colours.on_inverse, 0.12))
        self._theme.icons.draw(painter, "x", colours.on_inverse, QPointF(5, 5), ICON)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), 6, colours.inverse_accent)


class Toast(QWidget):
    """An inverse plate; a line at its lower edge shows the time left and stops under pointer and keyboard focus."""

    verb_wanted = Signal(object)
    gone = Signal(object)

    def __init__(
        self, theme: Theme, notice: Notice, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self.notice, self._clock = theme, notice, clock
        self._left, self._since = notice.seconds, clock()
        self._resting = False
        self._over = False
        self._verb = Link(theme, notice.verb, 13, weight=DEMI, role="inverse_accent", parent=self)
        self._verb.setVisible(bool(notice.verb))
        self._verb.clicked.connect(self._take_verb)
        self._cross = Cross(theme, "Dismiss", self)
        self._cross.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 7, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self._verb)
        row.addSpacing(self._gap())
        row.addWidget(self._cross)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(notice.sentence)
        self._ticks = QTimer(self)
        self._ticks.timeout.connect(self._tick)
        if self._left is not None:
            self._ticks.start(CALM_MS if theme.calm else FRAME_MS)
        theme.changed.connect(self.update)

    @property
    def share_left(self) -> float:
        """The share of its time that is left, 1 for one that stays."""
        seconds = self.notice.seconds
        return 1.0 if seconds is None else max(0.0, self._remaining() / seconds)

    def dismiss(self) -> None:
        """Go, once."""
        if not self._over:
            self._over = True
            self._ticks.stop()
            self.gone.emit(self.notice)

    def sizeHint(self) -> QSize:
        """Icon, sentence, verb, keys and cross."""
        fonts, notice = self._theme.fonts, self.notice
        wide = 42 + text_width(fonts.text(13, MEDIUM), notice.sentence) + self._gap()
        if notice.verb:
            wide += 25 + self._verb.sizeHint().width()
        return QSize(round(wide + 0.5) + 26 + 7, HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Nobody has to read against the clock."""
        super().enterEvent(event)
        self._rest(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on."""
        super().leaveEvent(event)
        self._rest(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, icon, sentence, rule, keys and the line of time."""
        painter = QPainter(self)
        colours, fonts, notice = self._theme.colours, self._theme.fonts, self.notice
        rect = QRectF(self.rect())
        plate(painter, rect, RADIUS, colours.inverse)
        if notice.seconds is not None:
            with kept(painter):
                shape = QPainterPath()
                shape.addRoundedRect(rect, RADIUS, RADIUS)
                painter.setClipPath(shape)
                line = QRectF(0, rect.bottom() - 2, rect.width() * self.share_left, 2)
                painter.fillRect(line, QColor(colours.inverse_accent))
        ink = colours.on_inverse
        painter.setOpacity(0.75)
        self._theme.icons.draw(painter, notice.icon, ink, QPointF(14, 12), ICON)
        painter.setOpacity(1)
        end = self._verb.x() - 18 if notice.verb else self._cross.x() - 8
        words(painter, QRectF(42, 0, end - 42, HEIGHT), notice.sentence, fonts.text(13, MEDIUM), ink)
        if notice.verb:
            painter.fillRect(QRectF(self._verb.x() - 9, 12, 1, 16), faded(ink, 0.35))
        if notice.keys:
            caps = QRectF(0, 0, self._cross.x() - 8, HEIGHT)
            draw_caps(painter, fonts, notice.keys, caps, ink=faded(ink, 0.85), edge=faded(ink, 0.4))

    def _gap(self) -> int:
        """What lies before the cross: the keys, if there are any."""
        return caps_width(self._theme.fonts, self.notice.keys) + 31 if self.notice.keys else 12

    def _take_verb(self) -> None:
        if not self._over:
            self.verb_wanted.emit(self.notice)
            self.dismiss()

    def _remaining(self) -> float:
        if self._left is None:
            return 0.0
        return self._left if self._resting else self._left - (self._clock() - self._since)

    def _rest(self, resting: bool) -> None:
        if self._left is not None:
            self._left, self._since = self._remaining(), self._clock()
            self._resting = resting

    def _tick(self) -> None:
        held = self._verb.hasFocus() or self._cross.hasFocus()
        if held is not self._resting and not self.underMouse():
            self._rest(held)
        if self._remaining() <= 0:
            self.dismiss()
        else:
            self.update()
