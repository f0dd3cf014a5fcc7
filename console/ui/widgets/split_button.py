"""One verb with a count, and beside it a smaller button that opens the other ways to do it."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from console.ui.plain import tip
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import faded, focus_ring, plate, text_width, words

ARROW, ICON, RADIUS = 32, 16, 6


class Half(QAbstractButton):
    """One of the two parts; the plate below belongs to both."""

    def __init__(self, theme: Theme, icon: str, *, arrow: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._sign, self._arrow = theme, icon, arrow
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if arrow else policy.Expanding, policy.Expanding)

    def sizeHint(self) -> QSize:
        """Icon and word, or the arrow."""
        if self._arrow:
            return QSize(ARROW, 30)
        return QSize(round(text_width(self._theme.fonts.text(13, DEMI), self.text())) + ICON + 40, 30)

    def minimumSizeHint(self) -> QSize:
        """A count is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon, the word, and the light of the pointer."""
        painter = QPainter(self)
        colours = self._theme.colours
        rect = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            plate(
                painter, rect.adjusted(1, 1, -1, -1), RADIUS - 1, faded(colours.text, 0.10 if self.isDown() else 0.04)
            )
        ink = colours.text if self.isEnabled() else colours.disabled
        sign = colours.text_2 if self.isEnabled() else colours.disabled
        top = round((rect.height() - ICON) / 2)
        if self._arrow:
            painter.fillRect(QRectF(0, 7, 1, rect.height() - 14), faded(colours.control_line, 1))
            self._theme.icons.draw(painter, self._sign, ink, QPointF((rect.width() - ICON) / 2, top), ICON)
        else:
            self._theme.icons.draw(painter, self._sign, sign, QPointF(12, top), ICON)
            room = rect.adjusted(36, 0, -4, 0)
            words(painter, room, self.text(), self._theme.fonts.text(13, DEMI), ink)
        if self.hasFocus():
            focus_ring(painter, rect, RADIUS, colours.accent)


class SplitButton(QWidget):
    """A button such as "Mute all (41)" with its menu; both parts can be reached by keyboard and by name."""

    wanted = Signal()

    def __init__(
        self, theme: Theme, text: str, icon: str, *, more: str, height: int = 34, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._menu: QMenu | None = None
        self._main = Half(theme, icon, arrow=False, parent=self)
        self._more = Half(theme, "chevron-down", arrow=True, parent=self)
        self._more.setAccessibleName(more)
        self._more.setToolTip(more)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self._main, 1)
        halves.addWidget(self._more)
        self.setFixedHeight(height)
        self.setFocusProxy(self._main)
        self._main.clicked.connect(self.wanted)
        self._more.clicked.connect(self.open_menu)
        self.show_text(text)
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Change the verb and its count."""
        self._main.setText(text)
        self._main.setAccessibleName(text)
        self._main.updateGeometry()
        self._main.update()

    def show_reason(self, reason: str) -> None:
        """Switch it off with a reason, or on with none; the other ways are off with it."""
        for half in (self._main, self._more):
            half.setEnabled(not reason)
            half.setAccessibleDescription(reason)
        self._main.setToolTip(tip(reason))
        self.update()

    def set_menu(self, menu: QMenu) -> None:
        """What the arrow opens; the menu stays with its owner."""
        self._menu = menu

    def open_menu(self) -> None:
        """Open the menu below, as wide as the button at least."""
        if self._menu is not None:
            self._menu.setMinimumWidth(self.width())
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 3)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The plate of both."""
        colours = self._theme.colours
        fill = colours.control if self._main.isEnabled() else ""
        plate(QPainter(self), QRectF(self.rect()), RADIUS, fill, colours.control_line)
