"""A hand on the people table: it points, presses, leaves and types."""

from types import MappingProxyType

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.participants import Participant
from console.domain.rooms import LiveRoom
from console.ui.people.columns import Column
from console.ui.people.pane import PeoplePane
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey
from tests.made import camera, microphone, person, room
from tests.ui.trees.scenes import SERVER, STAGE, scene

STAGE_KEY = RoomKey(SERVER, STAGE)


def key(identity: str, name: str = STAGE) -> PersonKey:
    """Return the key of somebody."""
    return PersonKey(SERVER, name, identity)


def heard(*identities: str) -> tuple[Participant, ...]:
    """Return people with open microphones and cameras."""
    return tuple(person(who, microphone(f"TR_{who}"), camera(f"TR_{who}c")) for who in identities)


def show(pane: PeoplePane, *people: Participant) -> None:
    """Show one room with these people."""
    show_scene(pane, scene(room(STAGE, *people)))


def show_rooms(pane: PeoplePane, *rooms: LiveRoom) -> None:
    """Show several rooms below each other."""
    pane.show_scenes(by_key(scene(*rooms)), tuple(RoomKey(SERVER, live.room.name) for live in rooms))


def show_scene(pane: PeoplePane, told: Scene) -> None:
    """Show the main stage of a server."""
    pane.show_scenes(by_key(told), (STAGE_KEY,))


def by_key(*scenes: Scene) -> MappingProxyType[str, Scene]:
    """Return scenes as panes get them."""
    return MappingProxyType({told.server.key: told for told in scenes})


def order(pane: PeoplePane, parent: RoomKey | None = None) -> str:
    """Return the identities of the rows as one text."""
    return " ".join(k.identity for k in pane.model.below(parent) if isinstance(k, PersonKey))


def spot(pane: PeoplePane, identity: str, x: int = 120) -> QPoint:
    """Return a place on somebody's row."""
    return QPoint(x, pane.view.band(pane.model.index_of(key(identity))).center().y())


def point_at(pane: PeoplePane, identity: str, x: int = 120) -> QPoint:
    """Let the pointer move onto somebody's row, and let the row be painted."""
    at = spot(pane, identity, x)
    move_to(pane, at)
    return at


def move_to(pane: PeoplePane, at: QPoint) -> None:
    """Let the pointer move, and let what is below it be painted."""
    QTest.mouseMove(pane.view.viewport(), at)
    QApplication.processEvents()
    pane.view.viewport().grab()


def leave(pane: PeoplePane) -> None:
    """Take the pointer away."""
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))


def click(pane: PeoplePane, at: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let go."""
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def button(pane: PeoplePane, verb: str) -> QPoint:
    """Return the middle of a button of the row that the pointer is on."""
    return next(placed.rect.center().toPoint() for placed in pane.view.buttons() if placed.button.verb == verb)


def words(pane: PeoplePane) -> list[str]:
    """Return the words of the buttons on the screen."""
    return [placed.button.words for placed in pane.view.buttons()]


def cell(pane: PeoplePane, identity: str, column: Column) -> str:
    """Return what a cell of somebody's row says."""
    return str(pane.model.index_of(key(identity)).siblingAtColumn(column).data())
