"""One theme per test, a window to stand on, and a secret that nobody wrote down."""

import secrets
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, with motion reduced."""
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot) -> QWidget:
    """A shown window of 900 × 600."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def typed() -> str:
    """A made-up secret, new for every test."""
    return secrets.token_hex(16)
