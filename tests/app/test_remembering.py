"""What window.ini keeps of a choice about motion."""

from pathlib import Path

import pytest

from console.app.application import Application
from console.app.remembering import Remembered
from console.ui.habits import STOP_AT_ONCE
from console.ui.shell import Shell
from console.ui.theme.colours import LIGHT
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow


@pytest.mark.parametrize("calm", [None, True, False])
def test_a_choice_about_motion_is_kept_and_none_is_none(qapp: Application, tmp_path: Path, calm: bool | None) -> None:
    theme, shell = Theme(qapp, Choice.LIGHT, calm=calm), Shell(LIGHT)
    window = MainWindow(theme)
    Remembered(tmp_path, restore=True).keep(shell, window, theme)
    assert Remembered(tmp_path, restore=True).calm is calm
    for widget in (window, shell):
        widget.deleteLater()


def test_a_habit_is_kept_and_one_of_another_version_is_passed_over(qapp: Application, tmp_path: Path) -> None:
    theme, shell = Theme(qapp, Choice.LIGHT), Shell(LIGHT)
    first, second = MainWindow(theme), MainWindow(theme)
    for window in (first, second):
        assert not window.commands.action(STOP_AT_ONCE).isChecked()
    first.commands.action(STOP_AT_ONCE).trigger()
    Remembered(tmp_path, restore=True).keep(shell, first, theme)
    second.restore_parts({"habits": f"sing {STOP_AT_ONCE}"})
    Remembered(tmp_path, restore=True).lay_out_parts(second)
    assert second.parts()["habits"] == first.parts()["habits"] == STOP_AT_ONCE
    for widget in (first, second, shell):
        widget.deleteLater()


def test_nonsense_is_no_choice(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\ncalm=perhaps\n")
    assert Remembered(tmp_path, restore=True).calm is None
