"""What stands in the middle of the window while there is nobody to show."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.domain.trouble import Cause, Trouble
from console.ui.intents import EditServer, Intent, TryNow
from console.ui.scene import OpenServer, Scene
from console.ui.servers.pages import PATIENCE, Connecting, NoRooms
from console.ui.theme.theme import Theme
from tests.ui.stage import NOW, SUMMIT, Stage

TROUBLE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443.", "Check whether the server runs.")
PASSING = OpenServer("passing", "Passing", "other.example.org", lasting=False)


def unknown(trouble: Trouble | None = None, server: OpenServer = SUMMIT) -> Scene:
    """A server that never answered."""
    return Stage(rooms={}, rooms_age=NOW, trouble=trouble, server=server).scene()


def shown(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]


def buttons(page: QWidget) -> dict[str, QPushButton]:
    return {button.accessibleName(): button for button in page.findChildren(QPushButton) if not button.isHidden()}


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> Connecting:
    made = Connecting(theme)
    qtbot.addWidget(made)
    return made


def test_connecting_promises_nothing(page: Connecting) -> None:
    page.show_scene(unknown())
    assert shown(page) == ["Connecting to live.example.org…", PATIENCE]
    assert buttons(page) == {}


def test_a_failure_has_a_sentence_a_step_and_two_ways_on(page: Connecting) -> None:
    heard: list[Intent] = []
    page.wanted.connect(heard.append)
    page.show_scene(unknown(TROUBLE))
    assert shown(page) == ["No connection to live.example.org", TROUBLE.sentence, TROUBLE.step]
    for button in buttons(page).values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [TryNow("summit"), EditServer("summit")]
    page.show_scene(unknown())
    assert (buttons(page), len(shown(page))) == ({}, 2)


def test_a_server_of_this_session_cannot_be_edited(page: Connecting) -> None:
    heard: list[Intent] = []
    page.wanted.connect(heard.append)
    page.show_scene(unknown(TROUBLE))
    page.show_scene(unknown(TROUBLE, PASSING))
    assert list(buttons(page)) == ["Try now"]
    QTest.mouseClick(buttons(page)["Try now"], Qt.MouseButton.LeftButton)
    assert heard == [TryNow("passing")]


def test_text_from_a_server_stays_text(page: Connecting) -> None:
    page.show_scene(unknown(Trouble(Cause.REFUSED, "<b>no</b>\u202e")))
    assert shown(page)[1:] == ["<b>no</b>⟨U+202E⟩"]
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_no_rooms_names_the_host(theme: Theme, qtbot: QtBot) -> None:
    page = NoRooms(theme)
    qtbot.addWidget(page)
    page.show_host("live.example.org")
    assert shown(page) == ["No rooms yet", "Rooms appear here as soon as somebody joins one on live.example.org."]
    assert page.accessibleName() == "No rooms yet"
