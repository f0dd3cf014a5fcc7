"""Chips: filters that can be switched on, each with its icon, its word and how many it would leave."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import faded, focus_ring, plate, text_width, words

HEIGHT, PAD, ICON, GAP, COUNT_GAP = 28, 10, 14, 4, 6


class Chip(QAbstractButton):
    """A checkable pill; `role` names the colour of its icon while the data is fresh."""

    def __init__(
        self, theme: Theme, text: str, icon: str, *, role: str = "text_2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._sign, self._role, self._count = theme, icon, role, 0
        self._stale = False
        self.setCheckable(True)
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_count(0)
        theme.changed.connect(self.update)

    def show_count(self, count: int, *, stale: bool = False) -> None:
        """How many rows it would leave; a stale chip loses its colour."""
        self._count, self._stale = count, stale
        self.setAccessibleName(f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, word and count."""
        fonts = self._theme.fonts
        word = text_width(fonts.text(12, MEDIUM), self.text())
        count = text_width(fonts.text(12, DEMI), str(self._count))
        return QSize(round(2 * PAD + ICON + GAP + word + COUNT_GAP + count + 0.5), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pill; switched on it wears the colours of what was chosen."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = QRectF(self.rect()).adjusted(0, 0.5, 0, -0.5)
        on = self.isChecked()
        fill, edge = (colours.selection, colours.accent) if on else (colours.control, colours.control_line)
        plate(painter, rect, rect.height() / 2, fill, edge, width=1.5 if on else 1)
        if self.underMouse() or self.isDown():
            plate(painter, rect, rect.height() / 2, faded(colours.text, 0.10 if self.isDown() else 0.04))
        sign = colours.text_2 if self._stale else getattr(colours, self._role)
        self._theme.icons.draw(painter, self._sign, sign, QPointF(PAD, round((HEIGHT - ICON) / 2)), ICON)
        left = float(PAD + ICON + GAP)
        ink = colours.text_2 if self._stale else colours.text
        room = QRectF(left, 0, self.width() - left - PAD, HEIGHT)
        left += words(painter, room, self.text(), fonts.text(12, MEDIUM), ink) + COUNT_GAP
        room.setLeft(left)
        words(painter, room, str(self._count), fonts.text(12, DEMI), colours.text_2 if on else colours.text_3)
        if self.hasFocus():
            focus_ring(painter, rect, rect.height() / 2, colours.accent)
