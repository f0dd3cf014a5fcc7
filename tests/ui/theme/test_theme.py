"""The theme: what it follows, what it lays over the program, and that a switch tells those who paint."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.theme.colours import CONTRAST, DARK, LIGHT
from console.ui.theme.palette import palette
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.choose(Choice.SYSTEM)
    made.deleteLater()


def test_a_choice_is_laid_over_the_program_before_anybody_is_told(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(qapp.palette().color(QPalette.ColorRole.Window).name().upper()))
    with qtbot.waitSignal(theme.changed):
        theme.choose(Choice.DARK)
    assert seen == [DARK.chrome]
    assert DARK.raised in qapp.styleSheet()
    assert theme.colours is DARK


def test_the_same_look_again_tells_nobody(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Choice.LIGHT)
    assert theme.colours is LIGHT


def test_high_contrast_is_a_choice_of_its_own(theme: Theme) -> None:
    theme.choose(Choice.CONTRAST)
    assert theme.colours is CONTRAST
    assert theme.choice is Choice.CONTRAST


@pytest.mark.parametrize(("desktop", "wanted"), [(LIGHT, LIGHT), (DARK, DARK)], ids=["light", "dark"])
def test_a_desktop_that_names_no_scheme_is_known_by_its_palette(
    qapp: QApplication, desktop: object, wanted: object
) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(desktop))  # type: ignore[arg-type]  # parametrize gives plain objects
    made = Theme(qapp)
    assert made.colours is wanted
    made.deleteLater()
    qapp.setPalette(before)


def test_every_role_of_the_palette_is_ours(qapp: QApplication) -> None:
    filled = palette(LIGHT)
    left = [role for role in QPalette.ColorRole if role.value < QPalette.ColorRole.NColorRoles.value]
    untouched = [role for role in left if not filled.isBrushSet(QPalette.ColorGroup.Active, role)]
    assert untouched == [QPalette.ColorRole.NoRole]


def test_every_placeholder_of_the_style_sheet_is_filled(theme: Theme, qapp: QApplication) -> None:
    assert "$" not in qapp.styleSheet()
