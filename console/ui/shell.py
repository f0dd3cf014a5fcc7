"""The frame of the window, painted before anything else is loaded, so that no start is without a face."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QColor, QIcon, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from console.ui.theme.colours import COLOURS, Colours, Scheme

NAME = "Cuelight"
SMALLEST = (720, 480)
_BAR, _ROOMS, _INSPECTOR, _STATUS = 55, 244, 316, 28


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

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._may_close = False
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        # Plain widgets: a paintEvent of ours would be the first call of Qt into Python, and that alone costs 15 ms.
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(_ground(colours.pane, wide=_ROOMS))
        middle.addWidget(_ground(colours.surface), 1)
        middle.addWidget(_ground(colours.pane, wide=_INSPECTOR))
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(_ground(colours.chrome, high=_BAR))
        column.addLayout(middle, 1)
        column.addWidget(_ground(colours.chrome, high=_STATUS))
        coming = QWidget()
        coming.setLayout(column)
        self.setCentralWidget(coming)

    def fill(self, content: QWidget, icon: QIcon) -> None:
        """Take the content, whose window title is the window's from now on, and the program's icon."""
        self.setWindowIcon(icon)
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


def _ground(colour: str, *, wide: int = 0, high: int = 0) -> QWidget:
    ground = QWidget()
    palette = ground.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    ground.setPalette(palette)
    ground.setAutoFillBackground(True)
    if wide:
        ground.setFixedWidth(wide)
    if high:
        ground.setFixedHeight(high)
    return ground
