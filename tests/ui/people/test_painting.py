"""What a row keeps where there is little room: whose name is like another's is still read, whole, with the identity."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.ui.people.columns import Column
from console.ui.people.painting import NAME
from console.ui.people.pane import PeoplePane
from console.ui.theme.fonts import MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import text_width
from tests.made import NOW, person
from tests.ui.people.hands import key, show

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
CALLED = "Ana Kowalska-Lee"


def painted(pane: PeoplePane, left: float, wide: float) -> QImage:
    """Return a piece of Ana's row."""
    band = pane.view.band(pane.model.index_of(key("ana")))
    return pane.view.viewport().grab(QRect(round(left), band.top(), round(wide), band.height() - 2)).toImage()


def test_a_warning_costs_no_letter_of_a_name_and_leaves_the_identity(pane: PeoplePane, theme: Theme) -> None:
    wide = text_width(theme.fonts.text(13, MEDIUM), CALLED)
    show(pane, person("ana", name=CALLED), person("bob"))
    alone, beside = painted(pane, NAME, wide), painted(pane, NAME + wide + 8, 24)
    show(pane, person("ana", name=CALLED), person("bob", name=CALLED))

    assert painted(pane, NAME, wide) == alone
    assert painted(pane, NAME + wide + 8, 24) != beside, "the identity stands there now"


def test_a_badge_costs_no_letter_of_a_name(pane: PeoplePane, theme: Theme) -> None:
    long = "Ana Kowalska-Lee of Some"
    wide = text_width(theme.fonts.text(13, MEDIUM), long)
    show(pane, replace(person("ana", name=long), joined_at=NOW - 600))
    QApplication.processEvents()
    assert NAME + wide < pane.view.head.sectionSize(Column.PERSON) < NAME + wide + 40, "there is no room for a badge"
    calm = painted(pane, NAME, wide)
    show(pane, replace(person("ana", name=long), joined_at=NOW - 1))

    assert painted(pane, NAME, wide) == calm
