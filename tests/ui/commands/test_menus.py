"""Menus: everything of the table in its place, with lines, keys and reasons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from console.ui.commands.command import Place
from console.ui.commands.commands import Commands
from console.ui.commands.menus import BAR, context_menu, menu_bar, more_menu
from console.ui.commands.table import COMMANDS
from console.ui.theme.theme import Theme
from tests.ui.commands.standings import standing


@pytest.fixture
def commands(theme: Theme) -> Commands:
    made = Commands(theme)
    made.show_standing(standing(chosen=["ada"]))
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


def leaves(menu: QMenu) -> list[str]:
    """The ids of a menu and of the menus below it; a line is a dash."""
    found: list[str] = []
    for action in menu.actions():
        below: object = action.menu()
        if isinstance(below, QMenu):
            found += leaves(below)
        else:
            found.append("-" if action.isSeparator() else action.objectName())
    return found


def test_the_menu_of_a_person(commands: Commands, window: QMainWindow) -> None:
    menu = context_menu(commands, Place.PERSON, window)
    assert leaves(menu) == [
        "mute", "unmute", "spare", "-", "copy-identity", "copy-name", "copy-participant-sid", "-",
        "person-activity", "-", "remove",
    ]  # fmt: skip


def test_the_menus_of_a_track_and_of_a_room(commands: Commands, window: QMainWindow) -> None:
    assert leaves(context_menu(commands, Place.TRACK, window)) == ["mute-track", "unmute-track", "-", "copy-track-sid"]
    assert leaves(context_menu(commands, Place.ROOM, window)) == [
        "record", "stop-recording", "-", "mute-all", "-", "copy-room-name", "copy-room-sid", "-",
        "room-activity", "-", "end-room",
    ]  # fmt: skip


def test_the_bar_holds_every_command_once(commands: Commands, window: QMainWindow) -> None:
    bar = menu_bar(commands, window)
    titles = [action.text() for action in bar.actions()]
    assert titles == [place.value for place in BAR]
    menus = [menu for menu in bar.children() if isinstance(menu, QMenu) and menu.title() in titles]
    found = [name for menu in menus for name in leaves(menu) if name != "-"]
    assert sorted(found) == sorted(command.id for command in COMMANDS)


def test_everything_is_behind_the_last_button_too(commands: Commands, window: QMainWindow) -> None:
    found = set(leaves(more_menu(commands, window)))
    assert found == {command.id for command in COMMANDS} | {"-"}


def test_a_menu_that_opens_goes_by_the_newest_data(commands: Commands, window: QMainWindow) -> None:
    commands.show_standing(standing(chosen=["mute"]))
    commands.show_standing(standing(chosen=["ada"]), soon=True)
    assert not commands.action("mute").isEnabled(), "the offers follow a little later"
    context_menu(commands, Place.PERSON, window)
    assert commands.action("mute").isEnabled()


def test_a_menu_draws_its_icons_when_it_opens(commands: Commands, window: QMainWindow) -> None:
    menu = context_menu(commands, Place.PERSON, window)
    assert all(action.icon().isNull() for action in menu.actions())
    menu.aboutToShow.emit()
    assert all(not action.icon().isNull() for action in menu.actions() if not action.isSeparator())


def test_a_screen_reader_hears_the_reason(commands: Commands, window: QMainWindow) -> None:
    commands.show_standing(standing(chosen=["mute"]))
    menu = context_menu(commands, Place.PERSON, window)
    spoken = QAccessible.queryAccessibleInterface(menu).child(0)
    assert spoken.text(QAccessible.Text.Name) == "Mute Muted Tom\tMuted already."
    assert spoken.state().disabled


def test_the_keyboard_stops_at_what_is_off_too(commands: Commands, window: QMainWindow) -> None:
    commands.show_standing(standing(chosen=["mute"]))
    menu = context_menu(commands, Place.PERSON, window)
    menu.popup(window.pos())
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is commands.plain_action("mute")
    assert not menu.activeAction().isEnabled()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible(), "and pressing it does nothing"
    menu.close()


def test_every_menu_has_a_name(commands: Commands, window: QMainWindow) -> None:
    named = [
        context_menu(commands, place, window).accessibleName() for place in (Place.PERSON, Place.TRACK, Place.ROOM)
    ]
    assert [*named, more_menu(commands, window).accessibleName()] == ["Person", "Track", "Room", "More"]


def test_an_action_is_the_same_everywhere(commands: Commands, window: QMainWindow) -> None:
    menu = context_menu(commands, Place.PERSON, window)
    held: list[QAction] = menu.actions()
    assert held[0] is commands.plain_action("mute")


def test_a_menu_of_one_showing_goes_away_and_leaves_the_actions(
    commands: Commands, window: QMainWindow, qtbot: QtBot
) -> None:
    menu = context_menu(commands, Place.PERSON, window)
    gone: list[bool] = []
    menu.destroyed.connect(lambda: gone.append(True))
    menu.close()
    qtbot.waitUntil(lambda: bool(gone))
    assert commands.action("mute").isEnabled()
