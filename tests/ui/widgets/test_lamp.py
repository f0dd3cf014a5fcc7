"""Lamps: told apart without colour, spoken, and at rest when nobody looks."""

from itertools import combinations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.lamp import Lamp, LampMark
from console.ui.widgets.turning import Turning, turn_now
from tests.ui.clock import SetClock

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RECORDING = (Lamp.LIVE, Lamp.STARTING, Lamp.IDLE, Lamp.UNKNOWN)


def shape(image: QImage) -> frozenset[tuple[int, int]]:
    """Which pixels were painted, whatever their colour."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixelColor(0, 0)
    return frozenset(
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) != ground
    )


@pytest.mark.parametrize(("one", "other"), list(combinations(RECORDING, 2)))
def test_two_states_of_a_recording_differ_in_shape(theme: Theme, qtbot: QtBot, one: Lamp, other: Lamp) -> None:
    mark = LampMark(theme, one)
    qtbot.addWidget(mark)
    first = shape(mark.grab().toImage())
    mark.show_lamp(other)
    second = shape(mark.grab().toImage())
    assert len(first ^ second) >= 12


@pytest.mark.parametrize("lamp", Lamp)
def test_a_lamp_says_what_it_shows(theme: Theme, qtbot: QtBot, lamp: Lamp) -> None:
    mark = LampMark(theme)
    qtbot.addWidget(mark)
    mark.show_lamp(lamp)
    assert (mark.lamp, mark.accessibleName()) == (lamp, lamp.value)


def test_an_arc_turns_only_while_it_is_wanted_and_seen(qapp: QApplication, qtbot: QtBot) -> None:
    lively = Theme(qapp, Choice.LIGHT)
    mark = LampMark(lively, Lamp.IDLE)
    qtbot.addWidget(mark)
    turning = Turning(lively, mark)
    turning.want(True)
    assert not turning.active
    mark.show()
    assert turning.active
    mark.hide()
    assert not turning.active
    mark.show()
    turning.want(False)
    assert not turning.active
    lively.deleteLater()


def test_with_reduced_motion_nothing_turns(theme: Theme, qtbot: QtBot) -> None:
    mark = LampMark(theme, Lamp.STARTING)
    qtbot.addWidget(mark)
    mark.show()
    turning = Turning(theme, mark)
    turning.want(True)
    assert not turning.active
    assert turn_now(theme, lambda: 0.6) == 0


def test_a_turn_takes_a_second_and_a_fifth(qapp: QApplication) -> None:
    lively = Theme(qapp, Choice.LIGHT)
    clock = SetClock()
    turns = []
    for clock.now in (0.0, 0.3, 0.6, 1.2):
        turns.append(round(turn_now(lively, clock), 2))
    assert turns == [0, 0.25, 0.5, 0]
    lively.deleteLater()
