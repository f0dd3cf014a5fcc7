"""The button at the top left: which server this is, said by name, host, stripe and mark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.theme.colours import UNMARKED, Stripe
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.badge import draw_mark, mark_width
from console.ui.widgets.shapes import words
from console.ui.widgets.striped import draw_striped

WIDTH, LEAST, HEIGHT = 300, 227, 38


class ServerSwitcher(QAbstractButton):
    """Shows the open server; pressing it is for choosing another."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._host, self._stripe = theme, "", "", UNMARKED
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_server(self, name: str, host: str, stripe: Stripe) -> None:
        """Show another server, or the same one renamed."""
        self._name, self._host, self._stripe = name, host, stripe
        mark = f", {stripe.label.lower()}" if stripe.label else ""
        self.setAccessibleName(f"Server {name}{mark}")
        self.setAccessibleDescription(f"{host}. Press to choose another server.")
        self.setToolTip(tip(f"{name}\n{host}"))
        self.update()

    def sizeHint(self) -> QSize:
        """One width for every server, so that nothing beside it moves."""
        return QSize(WIDTH, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """In a narrow window the name gives way."""
        return QSize(LEAST, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Stripe, name with its mark, host below, chevrons."""
        painter = QPainter(self)
        colours, fonts = self._theme.colours, self._theme.fonts
        rect = draw_striped(painter, self._theme, self, self._stripe.fill)
        right = rect.right() - 28
        mark = mark_width(self._theme, self._stripe)
        name = fonts.text(13, DEMI)
        room = QRectF(17, 3, right - 17 - (mark + 9 if mark else 0), 18)
        wide = words(painter, room, self._name, name, colours.text)
        if mark:
            draw_mark(painter, self._theme, QRectF(17 + min(wide, room.width()) + 9, 6, mark, 16), self._stripe)
        words(painter, QRectF(17, 20, right - 17, 16), self._host, fonts.text(11), colours.text_3)
        at = QPointF(rect.right() - 22, round((rect.height() - 16) / 2))
        self._theme.icons.draw(painter, "chevrons-up-down", colours.text_2, at, 16)
