"""The left tree: rooms are chosen, servers are folded."""

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from console.ui.rooms.model import RoomsModel
from console.ui.rooms.painting import Painting
from console.ui.rooms.rows import RoomRow, ServerKey, ServerRow
from console.ui.theme.theme import Theme
from console.ui.trees.keyed import Row
from console.ui.trees.view import KeyedView, Look


class RoomsView(KeyedView):
    """One column without a head; narrow enough, it is a rail of lamps and letters."""

    def __init__(
        self,
        theme: Theme,
        model: RoomsModel,
        *,
        clock: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, model, ground="pane", clock=clock, parent=parent)
        self._painting = Painting(theme)
        self._rail = False
        self.setHeaderHidden(True)
        self.setObjectName("rooms")
        self.setAccessibleName("Rooms")

    def set_rail(self, rail: bool) -> None:
        """Draw lamp and letters alone, or everything."""
        self._rail = rail
        self.viewport().update()

    def paint_row(self, painter: QPainter, rect: QRect, row: Row, look: Look) -> None:
        """Draw a room or a server."""
        match row:
            case RoomRow():
                server = self._rows.row(ServerKey(row.key.server))
                stale = isinstance(server, ServerRow) and server.stale
                if self._rail:
                    self._painting.rail(painter, rect, row, look, stale=stale)
                else:
                    self._painting.room(painter, rect, row, look, stale=stale)
            case ServerRow() if self._rail:
                self._painting.rail(painter, rect, row, look, stale=row.stale)
            case ServerRow():
                self._painting.server(painter, rect, row, look)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold a server, or choose a room."""
        index = self.first(self.indexAt(event.position().toPoint()))
        if isinstance(self.row_of(index), ServerRow):
            if event.button() == Qt.MouseButton.LeftButton:
                self.take_press()
                self.flip(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click on a server for two clicks."""
        if isinstance(self.row_of(self.first(self.indexAt(event.position().toPoint()))), ServerRow):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return folds the server that the keyboard is on."""
        on_server = isinstance(self.row_of(self.first(self.currentIndex())), ServerRow)
        if on_server and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.flip(self.currentIndex())
        else:
            super().keyPressEvent(event)
