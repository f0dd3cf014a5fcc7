"""How the three panes share the window: a splitter where there is room; a fold, a rail and an overlay elsewhere."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from console.ui.theme.theme import Theme

FOLD_BELOW, RAIL_BELOW = 1100, 780
ROOMS, ROOMS_LEAST, ROOMS_MOST, RAIL = 244, 206, 320, 56
INSPECTOR, INSPECTOR_LEAST, INSPECTOR_MOST = 316, 296, 400
PEOPLE_LEAST = 420


class Edge(QWidget):
    """The ground of the inspector when it lies over the table: a hairline at its left."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.layout_ = QHBoxLayout(self)
        self.layout_.setContentsMargins(1, 0, 0, 0)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Cover what is below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.pane))
        painter.fillRect(0, 0, 1, self.height(), QColor(self._theme.colours.control_line))


class Body(QWidget):
    """Rooms, people and inspector; `inspector_shown` says whether the last one can be seen."""

    inspector_shown = Signal(bool)
    folded = Signal(bool)
    """The inspector has no place of its own: what must not leave the screen goes into the transport bar."""
    railed = Signal(bool)

    def __init__(self, theme: Theme, rooms: QWidget, centre: QWidget, inspector: QWidget, transport: QWidget) -> None:
        super().__init__()
        self._rooms, self._centre, self._inspector, self._transport = rooms, centre, inspector, transport
        self._wanted, self._folded, self._railed = True, False, False
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        for pane in (rooms, centre, inspector):
            self._split.addWidget(pane)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        self._split.setStretchFactor(2, 0)
        rooms.setMinimumWidth(ROOMS_LEAST)
        rooms.setMaximumWidth(ROOMS_MOST)
        inspector.setMinimumWidth(INSPECTOR_LEAST)
        inspector.setMaximumWidth(INSPECTOR_MOST)
        self._split.setSizes([ROOMS, 1280 - ROOMS - INSPECTOR, INSPECTOR])
        self._over = Edge(theme, self)

    @property
    def is_inspector_shown(self) -> bool:
        """Say whether the inspector can be seen now."""
        return self._inspector.isVisibleTo(self)

    @property
    def is_folded(self) -> bool:
        """Say whether the window is too narrow for an inspector of its own."""
        return self._folded

    def toggle_inspector(self) -> None:
        """Show or hide it: beside the table, or over it in a narrow window."""
        if self._folded:
            self._lay_over(not self._over.isVisibleTo(self))
        else:
            self._wanted = not self._wanted
            self._inspector.setVisible(self._wanted)
        self.inspector_shown.emit(self.is_inspector_shown)

    def show_inspector(self) -> None:
        """Show it, if it cannot be seen."""
        if not self.is_inspector_shown:
            self.toggle_inspector()

    def close_overlay(self) -> bool:
        """Put the inspector away where it lies over the table; say whether it did."""
        if not (self._folded and self._over.isVisibleTo(self)):
            return False
        self._lay_over(False)
        self.inspector_shown.emit(False)
        return True

    def arrangement(self) -> dict[str, QByteArray]:
        """Return the widths of the panes, to be remembered."""
        return {"panes": self._split.saveState()}

    def arrange(self, parts: Mapping[str, QByteArray | str]) -> None:
        """Take remembered widths."""
        if isinstance(panes := parts.get("panes"), QByteArray):
            self._split.restoreState(panes)
            self._split.setHandleWidth(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, rail and place what lies over."""
        super().resizeEvent(event)
        self._split.setGeometry(self.rect())
        wide = event.size().width()
        if (wide < FOLD_BELOW) is not self._folded:
            self._fold(wide < FOLD_BELOW)
        if (wide < RAIL_BELOW) is not self._railed:
            self._rail(wide < RAIL_BELOW)
        self._place_over()

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        if folded:
            self._over.layout_.addWidget(self._inspector)
            self._over.hide()
        else:
            self._over.hide()
            self._split.addWidget(self._inspector)
            self._split.setStretchFactor(2, 0)
            self._inspector.setVisible(self._wanted)
            rooms = self._rooms.width()
            self._split.setSizes([rooms, max(PEOPLE_LEAST, self.width() - rooms - INSPECTOR), INSPECTOR])
        self.folded.emit(folded)
        self.inspector_shown.emit(self.is_inspector_shown)

    def _rail(self, railed: bool) -> None:
        self._railed = railed
        self._rooms.setMinimumWidth(RAIL if railed else ROOMS_LEAST)
        self._rooms.setMaximumWidth(RAIL if railed else ROOMS_MOST)
        self.railed.emit(railed)
        rooms = RAIL if railed else ROOMS
        _, _, *inspector = self._split.sizes()
        self._split.setSizes([rooms, self.width() - rooms - sum(inspector), *inspector])

    def _lay_over(self, shown: bool) -> None:
        self._inspector.setVisible(True)
        self._over.setVisible(shown)
        if shown:
            self._place_over()
            self._over.raise_()

    def _place_over(self) -> None:
        if self._folded:
            # Record and Mute all stay in sight, whatever the inspector shows, unless that has no room left then.
            spare = self.height() - self._inspector.minimumSizeHint().height()
            top = max(0, min(self._transport.height(), spare))
            self._over.setGeometry(QRect(self.width() - INSPECTOR, top, INSPECTOR, self.height() - top))
