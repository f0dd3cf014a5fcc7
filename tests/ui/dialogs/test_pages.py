"""The two pages to read: every key of the table, and every part with its licence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from console import __version__
from console.ui.commands.menus import BAR
from console.ui.commands.table import COMMANDS
from console.ui.dialogs.about import PARTS, AboutDialog, parts
from console.ui.dialogs.shortcuts import ShortcutsDialog, lines
from console.ui.theme.theme import Theme
from console.ui.widgets.keycap import KeyCaps


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_key_of_the_table_is_listed_once() -> None:
    found = [line for place in BAR for line in lines(COMMANDS, place)]
    keys = [line.keys for line in found]
    assert len(keys) == len(set(keys))
    counted = {f"Ctrl+{place}" for place in range(2, 10)}
    assert set(keys) | counted == {command.keys[0] for command in COMMANDS if command.keys}
    rooms = next(line for line in found if line.until)
    assert (rooms.words, rooms.keys, rooms.until) == ("Go to the first 9 rooms", "Ctrl+1", "Ctrl+9")


def test_the_list_says_each_key_to_a_screen_reader(theme: Theme) -> None:
    dialog = ShortcutsDialog(theme, COMMANDS)
    spoken = [caps.accessibleName() for caps in dialog.findChildren(KeyCaps)]
    assert "Mute all: Shift+M" in spoken
    assert {place.value for place in BAR} <= set(texts(dialog))
    dialog.deleteLater()


def test_about_names_version_licence_and_parts(theme: Theme) -> None:
    dialog = AboutDialog(theme)
    said = texts(dialog)
    assert f"Cuelight {__version__}" in said
    assert "Apache License 2.0" in said
    assert {name for name, _ in PARTS} <= set(said)
    dialog.deleteLater()


def test_every_part_is_installed_and_dated() -> None:
    assert all(fact.value[0].isdigit() for fact in parts())


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [AboutDialog, lambda theme: ShortcutsDialog(theme, COMMANDS)])
def test_a_key_closes_them_for_good(theme: Theme, qtbot: QtBot, make: type[AboutDialog], key: Qt.Key) -> None:
    dialog = make(theme)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    qtbot.waitUntil(lambda: bool(gone))
