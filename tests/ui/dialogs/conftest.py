"""A theme for the tests of dialogs."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light, with motion reduced."""
    made = Theme(qapp, Choice.LIGHT, calm=True)
    yield made
    made.deleteLater()
