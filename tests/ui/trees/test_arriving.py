"""Coming to a tree by keyboard: something is chosen then, unless something is chosen already."""

from collections.abc import Hashable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.ui.people.pane import PeoplePane
from console.ui.rooms.pane import RoomsPane
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.made import room
from tests.ui.people.hands import by_key, heard, key, show, show_rooms
from tests.ui.trees.scenes import SERVER, STAGE, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

STEPS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light, with motion reduced."""
    return Theme(qapp, Choice.LIGHT, calm=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window in which something else has the keyboard."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(760, 520)
    field = QLineEdit(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    field.setFocus()
    return made


def put(pane: QWidget, window: QWidget) -> None:
    """Show a pane in the window."""
    pane.setParent(window)
    pane.setGeometry(0, 40, 718, 480)
    pane.show()


@pytest.fixture
def people(theme: Theme, window: QWidget) -> PeoplePane:
    """The people of one room."""
    made = PeoplePane(theme)
    put(made, window)
    show(made, *heard("ada", "bob", "cy"))
    return made


@pytest.mark.parametrize("reason", STEPS)
def test_the_first_row_is_chosen_when_nothing_is(people: PeoplePane, reason: Qt.FocusReason) -> None:
    people.view.setFocus(reason)
    assert people.view.chosen() == (key("ada"),)


def test_the_row_that_the_keyboard_was_on_is_chosen_again(people: PeoplePane) -> None:
    people.view.choose((key("bob"),))
    people.clear()
    people.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert people.view.chosen() == (key("bob"),)


def test_what_is_chosen_stays_chosen(people: PeoplePane) -> None:
    people.view.choose((key("bob"), key("cy")))
    people.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert people.view.chosen() == (key("bob"), key("cy"))


@pytest.mark.parametrize(
    "reason",
    [
        Qt.FocusReason.MouseFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.OtherFocusReason,
    ],
)
def test_nothing_is_chosen_for_those_who_did_not_come_by_keyboard(people: PeoplePane, reason: Qt.FocusReason) -> None:
    people.view.setFocus(reason)
    assert people.view.chosen() == ()


def test_the_head_of_a_room_is_passed_over(theme: Theme, window: QWidget) -> None:
    pane = PeoplePane(theme)
    put(pane, window)
    show_rooms(pane, room("A"), room("B", *heard("b")))
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.view.chosen() == (key("b", "B"),)


def test_a_server_is_passed_over(theme: Theme, window: QWidget) -> None:
    pane = RoomsPane(theme)
    put(pane, window)
    pane.show_scenes(by_key(scene(room(STAGE), room("Zoo"))))
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.view.chosen() == (RoomKey(SERVER, STAGE),)


def test_an_empty_tree_is_come_to_all_the_same(theme: Theme, window: QWidget) -> None:
    pane = PeoplePane(theme)
    put(pane, window)
    pane.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert pane.view.chosen() == ()


def test_the_row_is_told_and_not_only_the_tree(people: PeoplePane) -> None:
    """Qt tells a screen reader of a row when the keyboard moves onto it, and of the tree alone when that gets focus."""
    people.view.choose((key("bob"),))
    told: list[Hashable] = []

    def tell(now: QModelIndex) -> None:
        row = people.view.row_of(now)
        told.append(row.key if row is not None else None)

    people.view.selectionModel().currentRowChanged.connect(tell)
    people.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert told == [None, key("bob")]
