"""The banner across the window, and below it what there is to know about the trouble, when it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.ui.intents import EditServer, TryNow
from console.ui.notices.rows import DETAILS, EDIT, TRY_NOW, BannerRow, banner
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner, Trouble
from console.ui.widgets.facts import Fact, Facts

SIDE = 48


class BannerPane(QWidget):
    """Hidden while the server in front answers; emits TryNow and EditServer."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: BannerRow | None = None
        """What is shown now."""
        self._banner = Banner(theme)
        self.details = Details(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._banner)
        column.addWidget(self.details)
        self._banner.verb_wanted.connect(self._take)
        self.details.hide()
        self.hide()

    def show_scene(self, scene: Scene | None) -> None:
        """Show the trouble of the server in front, or go away; the details close with it."""
        row = banner(scene) if scene is not None else None
        if row == self.row:
            return
        if row is None or self.row is None or row.server != self.row.server:
            self.details.hide()
        self.row = row
        if row is not None:
            self.details.show_facts(row)
            self._banner.show_trouble(Trouble(row.title, row.rest, verbs=row.verbs))
        else:
            self._banner.show_trouble(None)
        self.setVisible(row is not None)

    def _take(self, verb: str) -> None:
        if self.row is None:
            return
        if verb == DETAILS:
            self.details.setVisible(self.details.isHidden())
        elif verb == TRY_NOW:
            self.wanted.emit(TryNow(self.row.server))
        elif verb == EDIT:
            self.wanted.emit(EditServer(self.row.server))


class Details(QWidget):
    """The labels and texts under the banner; every text can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts = Facts(theme, well=True)
        self.setAccessibleName("Details of the trouble")
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 8, SIDE, 12)
        column.addWidget(self._facts, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self.update)

    def show_facts(self, row: BannerRow) -> None:
        """Show what is known now."""
        self._facts.show_facts(tuple(Fact(label, text) for label, text in row.details))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of the bars, with a hairline below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.chrome))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(self._theme.colours.line))
