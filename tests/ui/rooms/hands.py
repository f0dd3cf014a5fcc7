"""A hand on the left tree: it shows, points, leaves and opens menus."""

from collections.abc import Iterable
from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.rooms import LiveRoom
from console.ui.rooms.pane import RoomsPane
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from tests.made import microphone, person, room
from tests.ui.trees.scenes import SERVER, scene


def key(name: str, server: str = SERVER) -> RoomKey:
    """Return the key of a room."""
    return RoomKey(server, name)


def show(pane: RoomsPane, *rooms: LiveRoom | str) -> None:
    """Show one server with these rooms, each with one person."""
    made = (live if isinstance(live, LiveRoom) else room(live, person("ada", microphone())) for live in rooms)
    show_all(pane, scene(*made))


def show_all(pane: RoomsPane, *scenes: Scene) -> None:
    """Show these servers."""
    pane.show_scenes(MappingProxyType({told.server.key: told for told in scenes}))


def names(keys: Iterable[RoomKey]) -> str:
    """Return the names of rooms as one text."""
    return " ".join(found.room for found in keys)


def point_at(pane: RoomsPane, name: str) -> QPoint:
    """Let the pointer stand on a room."""
    at = pane.view.band(pane.model.index_of(key(name))).center()
    QTest.mouseMove(pane.view.viewport(), at)
    QApplication.processEvents()
    return at


def leave(pane: RoomsPane) -> None:
    """Take the pointer away."""
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))


def context_menu(pane: RoomsPane, at: QPoint) -> None:
    spot = pane.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(pane.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, spot))
