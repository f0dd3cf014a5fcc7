"""The head of a dialog in steps: what is done, where one is, what is to come."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.theme.fonts import BOLD, DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, disc, plate, ring, text_width, words

HEIGHT, DISC, GAP, RULE = 24, 11, 7, 28


class StepHeader(QWidget):
    """Numbers and words in one line; a step that is done wears a tick."""

    def __init__(self, theme: Theme, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._steps, self._current = theme, steps, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.show_step(0)

    def show_step(self, current: int) -> None:
        """Stand at a step, counted from 0."""
        self._current = current
        self.setAccessibleName(f"Step {current + 1} of {len(self._steps)}: {self._steps[current]}")
        self.update()

    def sizeHint(self) -> QSize:
        """All steps beside each other."""
        return QSize(round(sum(self._width(step) for step in self._steps)) + 48 * (len(self._steps) - 1), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Discs, words and the rules between them."""
        painter = QPainter(self)
        colours = self._theme.colours
        left, middle = 0.0, HEIGHT / 2
        for place, step in enumerate(self._steps):
            if place:
                painter.fillRect(QRectF(left + 10, middle - 0.5, RULE, 1), QColor(colours.control_line))
                left += RULE + 20
            self._disc(painter, QPointF(left + DISC, middle), place)
            now = place == self._current
            font = self._theme.fonts.text(12, DEMI if now else MEDIUM)
            room = QRectF(left + 2 * DISC + GAP, 0, self._width(step), HEIGHT)
            words(painter, room, step, font, colours.text if now else colours.text_3)
            left += self._width(step)

    def _disc(self, painter: QPainter, at: QPointF, place: int) -> None:
        colours, fonts = self._theme.colours, self._theme.fonts
        box = QRectF(at.x() - DISC, at.y() - DISC, 2 * DISC, 2 * DISC)
        if place < self._current:
            plate(painter, box, DISC, colours.ok_tint, colours.ok, width=1.5)
            self._theme.icons.draw(painter, "check", colours.ok_text, at - QPointF(6, 6), 12, stroke=3)
        elif place == self._current:
            disc(painter, at, DISC, colours.accent)
            words(painter, box, str(place + 1), fonts.text(12, BOLD), colours.on_accent, align=CENTRE)
        else:
            ring(painter, at, DISC - 0.75, colours.outline, 1.5)
            words(painter, box, str(place + 1), fonts.text(11, BOLD), colours.text_3, align=CENTRE)

    def _width(self, step: str) -> float:
        return 2 * DISC + GAP + text_width(self._theme.fonts.text(12, DEMI), step)
