"""A word that can be pressed, in the colour of links."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import CENTRE, focus_ring, plate, text_width, words


class Link(QAbstractButton):
    """Takes one to another place or does one small thing; `role` is the name of its colour."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        pixels: int = 12,
        *,
        weight: int = MEDIUM,
        role: str = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._face = theme.fonts.text(pixels, weight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(text)
        theme.changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Change the word; what a screen reader says changes with it."""
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The word with room for its ring; never lower than a finger needs."""
        return QSize(round(text_width(self._face, self._word()) + 0.5) + 8, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word, underlined while the pointer is on it."""
        painter = QPainter(self)
        colours = self._theme.colours
        ink = getattr(colours, self._role) if self.isEnabled() else colours.disabled
        rect = QRectF(self.rect())
        wide = words(painter, rect, self._word(), self._face, ink, align=CENTRE)
        if self.underMouse() and self.isEnabled():
            line = QRectF((rect.width() - wide) / 2, rect.center().y() + 8, wide, 1)
            plate(painter, line, 0, ink)
        if self.hasFocus():
            focus_ring(painter, rect, 4, ink)

    def _word(self) -> str:
        return self.text().replace("&&", "&")
