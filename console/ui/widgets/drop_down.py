"""A choice from a short list, drawn like a field."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import faded, focus_ring, plate, text_width, words


class DropDown(QComboBox):
    """Its list is Qt's own; the wheel scrolls the pane, it does not change a choice by accident."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(30)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Wide enough for every choice."""
        font = self._theme.fonts.text(13)
        wide = max((text_width(font, self.itemText(at)) for at in range(self.count())), default=0.0)
        return QSize(round(wide) + 42, 30)

    def minimumSizeHint(self) -> QSize:
        """It may be cut in a narrow pane."""
        return QSize(80, 30)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the pane."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plate, words and chevron."""
        painter = QPainter(self)
        colours = self._theme.colours
        rect, able = QRectF(self.rect()), self.isEnabled()
        edge = colours.outline if able else colours.control_line
        plate(painter, rect, 6, colours.well if able else "", edge)
        if able and self.underMouse():
            plate(painter, rect, 6, faded(colours.text, 0.04))
        ink = colours.text if able else colours.disabled
        words(painter, rect.adjusted(10, 0, -30, 0), self.currentText(), self._theme.fonts.text(13), ink)
        at = QPointF(rect.right() - 25, round((rect.height() - 16) / 2))
        self._theme.icons.draw(painter, "chevron-down", colours.text_2 if able else colours.disabled, at, 16)
        if self.hasFocus():
            focus_ring(painter, rect, 6, colours.accent)
