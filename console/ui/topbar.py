"""The bar at the top: which server, a search for anything, and the tools of the window."""

from collections.abc import Set

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.domain.text import visible
from console.ui.intents import Look
from console.ui.scene import OpenServer
from console.ui.stripes import DRAWN
from console.ui.theme.theme import Theme
from console.ui.widgets.search_launcher import SearchLauncher
from console.ui.widgets.server_switcher import ServerSwitcher
from console.ui.widgets.tool import Tool

HEIGHT, STRIPE = 55, 3


class TopBar(QWidget):
    """Emits what is wanted; `switch_wanted` and `more_wanted` ask for a menu below the button that they carry."""

    wanted = Signal(object)
    switch_wanted = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stripe = ""
        self.setFixedHeight(HEIGHT)
        self._server: OpenServer | None = None
        self._is_shown = False
        self.switcher = ServerSwitcher(theme)
        palette_keys = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText).split("+")
        self.search = SearchLauncher(theme, "Search people, rooms and commands", "Search or run", keys=palette_keys)
        self.activity = Tool(theme, "history", "Activity")
        self.inspector = Tool(theme, "panel-right", "Inspector")
        for tool in (self.activity, self.inspector):
            tool.setCheckable(True)
        self.more = Tool(theme, "ellipsis", "More")
        bar = QHBoxLayout(self)
        bar.setContentsMargins(8, STRIPE + 7, 12, 7)
        bar.setSpacing(4)
        bar.addWidget(self.switcher)
        bar.addStretch(1)
        bar.addWidget(self.search, 2)
        bar.addStretch(1)
        for tool in (self.activity, self.inspector, self.more):
            bar.addWidget(tool)
        self.switcher.clicked.connect(lambda: self.switch_wanted.emit(self.switcher))
        self.search.clicked.connect(lambda: self.wanted.emit(Look("palette")))
        self.activity.clicked.connect(lambda: self.wanted.emit(Look("activity")))
        self.inspector.clicked.connect(lambda: self.wanted.emit(Look("inspector")))
        self.more.clicked.connect(lambda: self.more_wanted.emit(self.more))
        theme.changed.connect(self.update)

    def show_server(self, server: OpenServer | None) -> None:
        """Show which server is in front, or that there is none."""
        if self._is_shown and server == self._server:
            return
        self._server, self._is_shown = server, True
        if server is None:
            self._stripe = ""
        else:
            stripe = DRAWN[server.stripe]
            self._stripe = stripe.fill if stripe.label else ""
            self.switcher.show_server(visible(server.name), visible(server.host), stripe)
        self.update()

    def show_side(self, showing: Set[str]) -> None:
        """Keep the tools in step with what the pane at the right shows: `inspector`, `activity` or neither."""
        self.inspector.setChecked("inspector" in showing)
        self.activity.setChecked("activity" in showing)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The server's stripe, the bar's ground, and a hairline below."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.chrome))
        if self._stripe:
            painter.fillRect(0, 0, self.width(), STRIPE, QColor(self._stripe))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
