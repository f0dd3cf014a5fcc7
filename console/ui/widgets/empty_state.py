"""What stands where a table would be empty: a title, one line, one button."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.theme.colours import LIGHT
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.label import Label
from console.ui.widgets.shapes import plate

TILE, ICON, RADIUS = 72, 32, 18


class Tile(QWidget):
    """The icon on its rounded ground; it says nothing that the title does not."""

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._sign = theme, icon
        self.setFixedSize(QSize(TILE, TILE))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tile."""
        painter = QPainter(self)
        colours = self._theme.colours
        ground = colours.pane if colours is LIGHT else colours.hover
        plate(painter, QRectF(self.rect()), RADIUS, ground, colours.line)
        at = QPointF((TILE - ICON) / 2, (TILE - ICON) / 2)
        self._theme.icons.draw(painter, self._sign, colours.text_3, at, ICON, stroke=1.5)


class EmptyState(QWidget):
    """Never an empty table: why there is nothing, and what would change that."""

    wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        line: str,
        button: str = "",
        *,
        sign: str = "plus",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(theme, title, 17, DEMI)
        self._line = Label(theme, line, 13, role="text_2").wrapped()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Tile(theme, icon), 0, middle)
        column.addSpacing(20)
        column.addWidget(self._title, 0, middle)
        column.addSpacing(4)
        self._line.setAlignment(middle)
        column.addWidget(self._line)
        self._button = Button(theme, button, sign, look=ButtonLook.FIRST) if button else None
        if self._button is not None:
            column.addSpacing(16)
            column.addWidget(self._button, 0, middle)
            self._button.clicked.connect(self.wanted)
        column.addStretch(1)
        self.show_words(title, line)

    def show_words(self, title: str, line: str) -> None:
        """Say something else, as when a filter leaves nothing."""
        self._title.setText(title)
        self._line.setText(line)
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)

    def show_button(self, shown: bool) -> None:
        """Offer the button, or not where it would do nothing."""
        if self._button is not None:
            self._button.setVisible(shown)
