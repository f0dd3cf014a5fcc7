"""The first page by keyboard and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from console.domain.stripes import Stripe
from console.ui.intents import AddServer, EditServer, Intent, OpenSaved, TryDemo
from console.ui.servers.saved_row import SavedRow
from console.ui.servers.values import Saved
from console.ui.servers.welcome import WelcomePage
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.choice_card import ChoiceCard
from console.ui.widgets.tool import Tool


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


def shown(page: WelcomePage, kind: type[QAbstractButton]) -> list[QAbstractButton]:
    return [button for button in page.findChildren(kind) if button.isVisibleTo(page)]


def test_the_demo_and_a_server(page: WelcomePage) -> None:
    heard = wanted(page)
    for card in shown(page, ChoiceCard):
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert heard == [TryDemo(), AddServer()]


def test_known_servers_can_be_opened_and_edited(page: WelcomePage) -> None:
    heard = wanted(page)
    page.show_saved((saved("a"), saved("b")))
    QTest.mouseClick(shown(page, SavedRow)[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown(page, Tool)[0], Qt.MouseButton.LeftButton)
    assert heard == [OpenSaved("b"), EditServer("a")]
    assert shown(page, Tool)[0].accessibleName() == "Edit Server a…"


def test_the_same_servers_keep_their_rows_and_others_replace_them(page: WelcomePage) -> None:
    page.show_saved((saved("a"),))
    before = shown(page, SavedRow)
    page.show_saved((saved("a"),))
    assert shown(page, SavedRow) == before
    page.show_saved((saved("b"), saved("c")))
    assert len(shown(page, SavedRow)) == 2
    page.show_saved(())
    assert shown(page, SavedRow) == []
