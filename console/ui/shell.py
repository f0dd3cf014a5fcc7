"""The frame of the window, painted before anything else is loaded, so that no start is without a face."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QColor, QHideEvent, QIcon, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from console.ui.theme.colours import COLOURS, Colours, Scheme

NAME = "Cuelight"
SMALLEST = (720, 480)
_BAR, _ROOMS, _INSPECTOR, _STATUS, _FOLD_BELOW = 55, 244, 316, 28, 1100


def first_colours(look: str, desktop: QPalette) -> Colours:
    """Guess the colours for the first painting: what was chosen, or light or dark by the desktop's palette.

    The theme asks the desktop properly a moment later; asking here would load all of Qt's enumerations (16 ms).
    """
    if look in COLOURS:
        return COLOURS[Scheme(look)]
    dark = desktop.windowText().color().lightness() > desktop.window().color().lightness()
    return COLOURS[Scheme.DARK if dark else Scheme.LIGHT]


class Shell(QMainWindow):
    """Until it is filled it shows the grounds of what is coming, in its colours: nothing flashes and nothing jumps."""

    close_wanted = Signal()
    """Somebody wants the window to close, and it has not: `let_close` is the answer."""
    seen = Signal(bool)
    """Whether anybody can see the window."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours: Colours | None = colours
        self._may_close = False
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        ground = self.palette()
        ground.setColor(QPalette.ColorRole.Window, QColor(colours.surface))
        self.setPalette(ground)

    def fill(self, content: QWidget, icon: QIcon) -> None:
        """Take the content, whose window title is the window's from now on, and the program's icon."""
        self._colours = None
        self.setWindowIcon(icon)
        self.setPalette(QPalette())
        self.setCentralWidget(content)
        content.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(content.windowTitle() or NAME)

    def let_close(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask whoever runs the program, who closes the window when everything is in order."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody does."""
        super().hideEvent(event)
        self.seen.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the grounds of bars and panes while there is nothing else."""
        super().paintEvent(event)
        if self._colours is None:
            return
        painter, colours = QPainter(self), self._colours
        wide, high = self.width(), self.height()
        painter.fillRect(0, _BAR, _ROOMS, high - _BAR - _STATUS, QColor(colours.pane))
        if wide >= _FOLD_BELOW:
            painter.fillRect(wide - _INSPECTOR, _BAR, _INSPECTOR, high - _BAR - _STATUS, QColor(colours.pane))
        for top, height in ((0, _BAR), (high - _STATUS, _STATUS)):
            painter.fillRect(0, top, wide, height, QColor(colours.chrome))
        painter.fillRect(0, _BAR - 1, wide, 1, QColor(colours.line))
        painter.fillRect(0, high - _STATUS, wide, 1, QColor(colours.line))
