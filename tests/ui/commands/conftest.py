"""A theme for the tests of commands."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.deleteLater()
