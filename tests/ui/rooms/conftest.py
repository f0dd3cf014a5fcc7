"""A pane of rooms that is seen, in a theme that stands still."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.rooms.pane import RoomsPane
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
def pane(qtbot: QtBot, theme: Theme) -> Iterator[RoomsPane]:
    """A pane of 244 × 600 in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(320, 600)
    made = RoomsPane(theme, clock=SetClock(), parent=window)
    made.resize(244, 600)
    # A pointer that another test left here would hold the rows.
    QCursor.setPos(2000, 2000)
    window.show()
    yield made
    window.close()
