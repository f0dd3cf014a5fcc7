"""The heads of the columns: small, quiet, and with an arrow where people stand by one of them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from console.ui.people.columns import CENTRED, TITLES, Column, Fit
from console.ui.people.order import Sorting
from console.ui.people.painting import NAME, PAD
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import text_width, words

HEIGHT, ARROW = 28, 12


class PeopleHead(QHeaderView):
    """A click on a head sorts by its column; the same can be done by keyboard with the button above the table.

    The edge between two heads can be pulled, and a double click on it brings back the usual width.
    """

    pulled = Signal(int, int)
    """The column whose right edge is pulled, and how wide it would be; `show_fit` is the answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._sorting = Sorting()
        self.setObjectName("people-head")
        self.setAccessibleName("Columns")
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(20)
        self._fitting = False
        self.sectionResized.connect(self._pull)
        theme.changed.connect(self.viewport().update)

    def show_sorting(self, sorting: Sorting) -> None:
        """Put the arrow where people stand by a column now."""
        self._sorting = sorting
        self.viewport().update()

    def show_fit(self, fit: Fit) -> None:
        """Take the widths, and hide the columns that have left."""
        self._fitting = True
        for column in Column:
            self.setSectionHidden(column, column in fit.hidden)
            if column not in fit.hidden:
                self.resizeSection(column, fit.widths[column])
        fixed = fit.change_is_icon
        for column in Column:
            still = fixed or column is Column.CHANGE
            self.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Fixed if still else QHeaderView.ResizeMode.Interactive
            )
        self._fitting = False

    def spans(self, rect: QRect) -> dict[Column, QRectF]:
        """Return where the columns that are shown stand in a row."""
        return {
            column: QRectF(self.sectionViewportPosition(column), rect.top(), self.sectionSize(column), rect.height())
            for column in Column
            if not self.isSectionHidden(column)
        }

    def sizeHint(self) -> QSize:
        """As high as a line of small words."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def _pull(self, column: int, _before: int, wide: int) -> None:
        if not self._fitting:
            self.pulled.emit(column, wide)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one head."""
        colours, column = self._theme.colours, Column(logical)
        painter.fillRect(rect, QColor(colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if rect.width() < 40 and column is Column.CHANGE:
            return
        stands = column is self._sorting.column
        font = self._theme.fonts.text(11, DEMI if stands else MEDIUM)
        ink = colours.text if stands else colours.text_2
        wide, arrow = text_width(font, TITLES[column]), ARROW + 1 if stands else 0
        left = float(rect.left() + (NAME if column is Column.PERSON else PAD))
        if column in CENTRED:
            left = rect.left() + max(0.0, (rect.width() - wide - arrow) / 2)
        words(painter, QRectF(left, rect.top(), wide + 1, rect.height()), TITLES[column], font, ink)
        if stands:
            sign = "arrow-up" if self._sorting.descending else "arrow-down"
            self._theme.icons.draw(painter, sign, ink, QPointF(left + wide + 1, rect.center().y() - 5), ARROW)
