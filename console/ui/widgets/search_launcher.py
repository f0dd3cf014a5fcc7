"""The search field at the top of the window: a button that looks like a field and opens the palette."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.theme.colours import LIGHT
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import caps_width, draw_caps
from console.ui.widgets.shapes import faded, focus_ring, plate, text_width, words

HEIGHT, RADIUS, ICON = 32, 8, 16


class SearchLauncher(QAbstractButton):
    """Quiet until it is used; with little room it says its short hint."""

    def __init__(
        self, theme: Theme, hint: str, short: str, *, keys: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._short, self._keys = theme, short, tuple(keys)
        self.setText(hint)
        self.setAccessibleName(hint)
        self.setAccessibleDescription(f"Opens with {'+'.join(keys)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(160)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """360 in a wide window."""
        return QSize(360, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon, hint and keys on a ground a shade off the bar."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = QRectF(self.rect())
        veil = (0.04 if colours is LIGHT else 0.06) * (1.8 if self.underMouse() or self.isDown() else 1)
        plate(painter, rect, RADIUS, faded(colours.text, veil), colours.line)
        self._theme.icons.draw(painter, "search", colours.text_2, QPointF(10, (HEIGHT - ICON) // 2), ICON)
        room = rect.adjusted(33, 0, -8 - caps_width(fonts, self._keys) - 8, 0)
        fits = text_width(fonts.text(13), self.text()) <= room.width()
        words(painter, room, self.text() if fits else self._short, fonts.text(13), colours.text_3)
        caps = rect.adjusted(0, 0, -8, 0)
        draw_caps(painter, fonts, self._keys, caps, ink=colours.text_3, edge=colours.control_line)
        if self.hasFocus():
            focus_ring(painter, rect, RADIUS, colours.accent)
