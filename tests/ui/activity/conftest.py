"""A theme whose pictures stand still, for the panes of this folder."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.activity.pane import Activity
from console.ui.intents import Intent
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, with motion reduced."""
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    return made


@pytest.fixture
def pane(theme: Theme, window: QWidget) -> Activity:
    made = Activity(theme, window)
    made.resize(window.size())
    made.show()
    return made


@pytest.fixture
def wanted(pane: Activity) -> list[Intent]:
    heard: list[Intent] = []
    pane.wanted.connect(heard.append)
    return heard
