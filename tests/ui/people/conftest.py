"""A pane of people that is seen, in a theme that stands still."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.people.pane import PeoplePane
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, with motion reduced."""
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()


@pytest.fixture
def clock() -> SetClock:
    """A clock at 100 s."""
    return SetClock()


@pytest.fixture
def pane(qtbot: QtBot, theme: Theme, clock: SetClock) -> Iterator[PeoplePane]:
    """A pane of 718 × 500 in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(760, 520)
    made = PeoplePane(theme, clock=clock, parent=window)
    made.resize(718, 500)
    # A pointer that another test left here would hold the rows.
    QCursor.setPos(2000, 2000)
    window.show()
    yield made
    window.close()
