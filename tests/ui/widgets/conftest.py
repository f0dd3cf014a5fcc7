"""One theme per test, and a clock that a test sets."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, with motion reduced, so that pictures stand still."""
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()


@pytest.fixture
def clock() -> SetClock:
    """A clock at 100 s."""
    return SetClock()


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A shown window of 900 × 600 to put things on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made
