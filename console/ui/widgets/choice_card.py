"""Choices that need a sentence: the two large cards of the first run, and the cards of which one is taken."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.theme.colours import Stripe
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import disc, faded, focus_ring, plate, ring, text_width, words

CARD_WIDTH, CARD_HEIGHT, CARD_RADIUS, TILE = 272, 150, 12, 36


class ChoiceCard(QAbstractButton):
    """A large card with icon, title and a detail of one line or two; `first` is the one that is recommended."""

    def __init__(
        self, theme: Theme, icon: str, title: str, detail: str, *, first: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._sign, self._detail, self._first = theme, icon, detail, first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(detail.splitlines()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(CARD_WIDTH, CARD_HEIGHT)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, tile, arrow, title and detail."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = QRectF(self.rect())
        edge = colours.accent if self._first else colours.control_line
        plate(painter, rect, CARD_RADIUS, colours.control, edge, width=1.5 if self._first else 1)
        if self.underMouse() or self.isDown():
            plate(painter, rect, CARD_RADIUS, faded(colours.text, 0.08 if self.isDown() else 0.03))
        ground, ink = (colours.selection, colours.accent) if self._first else (colours.hover, colours.text_2)
        plate(painter, QRectF(20, 20, TILE, TILE), 8, ground)
        self._theme.icons.draw(painter, self._sign, ink, QPointF(29, 29), 18)
        arrow = colours.accent if self._first else colours.text_3
        self._theme.icons.draw(painter, "arrow-right", arrow, QPointF(rect.right() - 36, 30), 18)
        words(painter, QRectF(20, 68, rect.width() - 40, 22), self.text(), fonts.text(15, DEMI), colours.text)
        for at, line in enumerate(self._detail.splitlines()):
            room = QRectF(20, 92 + 19 * at, rect.width() - 32, 20)
            words(painter, room, line, fonts.text(13), colours.text_2)
        if self.hasFocus():
            focus_ring(painter, rect, CARD_RADIUS, colours.accent)


class OptionCard(QAbstractButton):
    """One of several cards, of which one is taken; `proven` adds the tick of what was tried."""

    def __init__(
        self, theme: Theme, title: str, detail: str, *, proven: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._detail, self._proven = theme, detail, proven
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(52)
        self.show_words(title, detail, proven=proven)
        theme.changed.connect(self.update)

    def show_words(self, title: str, detail: str, *, proven: bool) -> None:
        """Say something else about the same choice."""
        self._detail, self._proven = detail, proven
        # A name may have an & in it, which Qt would take for a key.
        self.setText(title.replace("&", "&&"))
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for both lines."""
        fonts = self._theme.fonts
        wide = max(text_width(fonts.text(13, DEMI), self._word()) + 24, text_width(fonts.text(12), self._detail))
        return QSize(round(wide) + 56, 52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, dot, two lines."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = QRectF(self.rect())
        on, able = self.isChecked(), self.isEnabled()
        fill, edge = (colours.selection, colours.accent) if on else ("", colours.control_line)
        plate(painter, rect, 8, fill, edge, width=1.5 if on else 1)
        if able and (self.underMouse() or self.isDown()):
            plate(painter, rect, 8, faded(colours.text, 0.06 if self.isDown() else 0.03))
        at = QPointF(20, 26)
        ring(painter, at, 7.25, colours.accent if on else colours.outline, 1.5)
        if on:
            disc(painter, at, 4, colours.accent)
        room = QRectF(40, 8, rect.width() - 68, 18)
        wide = words(painter, room, self._word(), fonts.text(13, DEMI), colours.text if able else colours.disabled)
        if self._proven:
            self._theme.icons.draw(painter, "check", colours.ok_text, QPointF(40 + wide + 8, 9), 15)
        room = QRectF(40, 27, rect.width() - 52, 18)
        words(painter, room, self._detail, fonts.text(12), colours.text_2 if on else colours.text_3)
        if self.hasFocus():
            focus_ring(painter, rect, 8, colours.accent)

    def _word(self) -> str:
        return self.text().replace("&&", "&")


class StripeOption(QAbstractButton):
    """One of the marks that a server can wear."""

    def __init__(self, theme: Theme, text: str, stripe: Stripe, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.stripe = theme, stripe
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Stripe and word."""
        return QSize(round(text_width(self._theme.fonts.text(12, MEDIUM), self.text())) + 35, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, stripe and word."""
        painter = QPainter(self)
        colours = self._theme.colours
        rect, on = QRectF(self.rect()), self.isChecked()
        fill, edge = (colours.selection, colours.accent) if on else (colours.control, colours.control_line)
        plate(painter, rect, 6, fill, edge, width=1.5 if on else 1)
        plate(painter, QRectF(10, 8, 5, 12), 2, self.stripe.fill)
        words(painter, rect.adjusted(22, 0, -8, 0), self.text(), self._theme.fonts.text(12, MEDIUM), colours.text)
        if self.hasFocus():
            focus_ring(painter, rect, 6, colours.accent)
