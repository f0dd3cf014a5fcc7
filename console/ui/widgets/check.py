"""Check boxes, painted: a style sheet could not draw the tick without an image file."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import focus_ring, plate, text_width, words

BOX, LARGE, RADIUS = 16, 18, 4


def draw_check(
    painter: QPainter, theme: Theme, at: QPointF, *, checked: bool, stale: bool = False, size: int = BOX
) -> None:
    """A box with its top left corner at `at`; grey where what it marks is stale."""
    colours = theme.colours
    box = QRectF(at.x(), at.y(), size, size)
    if checked:
        plate(painter, box, RADIUS, colours.text_3 if stale else colours.accent)
        tick = colours.surface if stale else colours.on_accent
        theme.icons.draw(painter, "check", tick, at + QPointF(2, 2), size - 4, stroke=3)
    else:
        plate(painter, box, RADIUS, colours.well, colours.outline, width=1.5)


class CheckBox(QCheckBox):
    """An option with its words, and a quieter line below that says what it means."""

    def __init__(self, theme: Theme, text: str, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme, self._detail = theme, detail
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One line, or two."""
        fonts = self._theme.fonts
        wide = max(text_width(fonts.text(13, MEDIUM), self.text()), text_width(fonts.text(12), self._detail))
        return QSize(round(wide) + 36, 40 if self._detail else 24)

    def hitButton(self, _at: object) -> bool:
        """The words belong to the box."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, words and detail."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        ink = colours.text if self.isEnabled() else colours.disabled
        draw_check(painter, self._theme, QPointF(1, 3), checked=self.isChecked(), size=LARGE)
        room = self.width() - 28
        wide = words(painter, QRectF(28, 2, room, 20), self.text(), fonts.text(13, MEDIUM), ink)
        words(painter, QRectF(28, 21, room, 18), self._detail, fonts.text(12), colours.text_3)
        if self.hasFocus():
            focus_ring(painter, QRectF(22, 1, min(wide, room) + 12, 22), RADIUS, colours.accent)
