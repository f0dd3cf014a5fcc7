"""A receipt as a widget, for the few that stand in the inspector."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.ui.marks import Mark
from console.ui.theme.theme import Theme
from console.ui.widgets.link import Link
from console.ui.widgets.receipt import HEIGHT, ReceiptShown, draw_receipt
from console.ui.widgets.turning import Turning, turn_now


class ReceiptLine(QWidget):
    """Two lines; the lawful way at the end of the second can be pressed."""

    way_wanted = Signal(str)

    def __init__(self, theme: Theme, shown: ReceiptShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._shown = theme, shown
        self._way = Link(theme, shown.way, 11, parent=self)
        self._way.clicked.connect(lambda: self.way_wanted.emit(self._shown.key))
        self._turning = Turning(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        theme.changed.connect(self.update)
        self.show_receipt(shown)

    def show_receipt(self, shown: ReceiptShown) -> None:
        """Show how far it has come, or another one."""
        self._shown = shown
        self.setAccessibleName(shown.spoken)
        self._way.setText(shown.way)
        self._way.setVisible(bool(shown.way))
        self._stand()
        self._turning.want(any(step.mark is Mark.UNDER_WAY for step in shown.steps))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the pane."""
        return QSize(284, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the link at the right."""
        super().resizeEvent(event)
        self._stand()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both lines."""
        turn = turn_now(self._theme)
        draw_receipt(QPainter(self), self._theme, QRectF(self.rect()), self._shown, turn=turn, link=False)

    def _stand(self) -> None:
        wide = self._way.sizeHint().width()
        self._way.setGeometry(self.width() - wide, 19, wide, 24)
