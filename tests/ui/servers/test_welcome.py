"""The first page by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.stripes import Stripe
from console.ui.intents import AddServer, Intent, OpenSaved, TryDemo
from console.ui.servers.values import Saved
from console.ui.servers.welcome import WelcomePage
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


def saved(id_: str) -> Saved:
    return Saved(id_, f"Server {id_}", f"{id_}.example.org", Stripe.NONE)


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> Iterator[WelcomePage]:
    theme = Theme(qapp, Choice.LIGHT, calm=True)
    made = WelcomePage(theme)
    qtbot.addWidget(made)
    yield made
    theme.deleteLater()


def wanted(page: WelcomePage) -> list[Intent]:
    heard: list[Intent] = []
    page.wanted.connect(heard.append)
    return heard


def buttons(page: WelcomePage) -> list[QPushButton]:
    return [button for button in page.findChildren(QPushButton) if not button.isHidden()]


def test_the_demo_and_a_server(page: WelcomePage) -> None:
    heard = wanted(page)
    QTest.mouseClick(page.demo, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.connect_card, Qt.Key.Key_Space)
    assert heard == [TryDemo(), AddServer()]


def test_known_servers_can_be_opened_again(page: WelcomePage) -> None:
    heard = wanted(page)
    page.show_saved((saved("a"), saved("b")))
    assert [button.text() for button in buttons(page)] == ["Server a", "Server b"]
    assert buttons(page)[1].accessibleDescription() == "Opens b.example.org"
    QTest.mouseClick(buttons(page)[1], Qt.MouseButton.LeftButton)
    assert heard == [OpenSaved("b")]


def test_the_same_servers_keep_their_buttons_and_others_replace_them(page: WelcomePage) -> None:
    page.show_saved((saved("a"),))
    before = buttons(page)
    page.show_saved((saved("a"),))
    assert buttons(page) == before
    page.show_saved(tuple(saved(id_) for id_ in "bcdefg"))
    assert [button.text() for button in buttons(page)] == ["Server b", "Server c", "Server d", "Server e"]
    page.show_saved(())
    assert buttons(page) == []
