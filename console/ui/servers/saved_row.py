"""A saved server as a row that opens it: stripe, name with its mark, and host."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from console.domain.text import isolated, visible
from console.ui.plain import tip
from console.ui.servers.values import Saved
from console.ui.stripes import DRAWN
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.badge import draw_mark, mark_width
from console.ui.widgets.shapes import RIGHT, text_width, words
from console.ui.widgets.striped import draw_striped

HEIGHT, LEFT, ARROW = 40, 18, 16


class SavedRow(QAbstractButton):
    """The name gives way last; what is cut stands whole in the tool tip."""

    def __init__(self, theme: Theme, saved: Saved, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._stripe = theme, DRAWN[saved.stripe]
        self._name, self._host = visible(saved.name), visible(saved.host)
        mark = f", {self._stripe.label.lower()}" if self._stripe.label else ""
        self.setAccessibleName(f"Open {isolated(saved.name)}{mark}")
        self.setAccessibleDescription(self._host)
        self.setToolTip(tip(f"{self._name}\n{self._host}"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As wide as its place."""
        return QSize(320, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, stripe, name with its mark, host, arrow."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = draw_striped(painter, self._theme, self, self._stripe.fill)
        end = rect.right() - 14 - ARROW
        at = QPointF(end, round((rect.height() - ARROW) / 2))
        self._theme.icons.draw(painter, "arrow-right", colours.text_3, at, ARROW)
        mark = mark_width(self._theme, self._stripe)
        name = fonts.text(13, DEMI)
        most = end - 12 - LEFT - (mark + 9 if mark else 0)
        wide = words(painter, QRectF(LEFT, 0, most, rect.height()), self._name, name, colours.text)
        left = LEFT + wide + 9
        if mark:
            draw_mark(painter, self._theme, QRectF(left, (rect.height() - 16) / 2, mark, 16), self._stripe)
            left += mark + 9
        host = QRectF(left, 0, end - 10 - left, rect.height())
        if host.width() > min(60.0, text_width(fonts.text(12), self._host)):
            words(painter, host, self._host, fonts.text(12), colours.text_3, align=RIGHT)
