"""The status bar as a widget: it shows the line, and a pressed clock leads to its room."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.trouble import Cause, Trouble
from console.ui.intents import GoTo, Intent
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.status.pane import StatusBar
from console.ui.theme.theme import Theme
from console.ui.widgets.lamp import Lamp
from console.ui.widgets.status_bar import ClockButton
from tests.ui.stage import NOW, STAGE, Stage, machine, recording, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

ES = "Interpreters ES"
RECORDINGS = (recording(), recording(egress_id="EG_es", name=ES, age=751))
TWO = Stage(rooms={STAGE: (machine("EG_1"),), ES: ()}, recordings=RECORDINGS).scene()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1280, 100)
    made.show()
    return made


@pytest.fixture
def bar(theme: Theme, window: QWidget) -> StatusBar:
    made = StatusBar(theme, window)
    made.setGeometry(0, 0, 1280, 28)
    made.show()
    return made


def clocks(bar: StatusBar) -> list[ClockButton]:
    return [clock for clock in bar.findChildren(ClockButton) if clock.isVisible()]


def show(bar: StatusBar, of: Scene, front: RoomKey | None = None) -> None:
    bar.show_scenes({"summit": of}, "summit", front)


def test_what_is_said_can_be_heard(bar: StatusBar) -> None:
    show(bar, scene())
    assert bar.accessibleDescription() == "Spring Summit, Connected, 23 ms, Data 1 s old, 1 room · 0 people"
    assert "Connected 23 ms" in [w.accessibleName() for w in bar.findChildren(QWidget) if w.isVisible()]


def test_a_clock_leads_to_its_room(bar: StatusBar) -> None:
    heard: list[Intent] = []
    bar.wanted.connect(heard.append)
    show(bar, TWO, RoomKey("summit", STAGE))
    assert [(c.clock.room, c.clock.text, c.clock.lamp) for c in clocks(bar)] == [
        (STAGE, "00:12:34", Lamp.LIVE),
        (ES, "unknown", Lamp.UNKNOWN),
    ]
    clocks(bar)[1].click()
    assert heard == [GoTo(RoomKey("summit", ES))]


def test_the_room_in_front_keeps_its_clock_when_there_is_little_room(bar: StatusBar) -> None:
    show(bar, TWO, RoomKey("summit", STAGE))
    bar.resize(640, 28)
    assert [clock.clock.room for clock in clocks(bar)] == [STAGE]
    said = [w.accessibleName() for w in bar.findChildren(QWidget) if w.isVisible()]
    assert "+1 more" in said
    assert bar.line.counts not in said
    bar.resize(1280, 28)
    assert bar.line.counts in [w.accessibleName() for w in bar.findChildren(QWidget) if w.isVisible()]


def test_only_what_differs_is_shown_again(bar: StatusBar) -> None:
    show(bar, TWO)
    before = bar.line
    show(bar, TWO)
    assert bar.line is before


def test_trouble_is_said_in_words(bar: StatusBar) -> None:
    silence = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.")
    of = scene(trouble=silence, rooms_age=38, list_trouble=silence)
    show(bar, replace(of, truth=replace(of.truth, room_list=replace(of.truth.room_list, tries=4, next_at=NOW + 6))))
    said = [w.accessibleName() for w in bar.findChildren(QWidget) if w.isVisible()]
    assert "Not answering try 4, next in 6 s" in said
    assert "Data 38 s old" in said


def test_without_a_server_there_are_no_clocks(bar: StatusBar) -> None:
    show(bar, TWO)
    bar.show_scenes({}, "")
    assert (clocks(bar), bar.line.word) == ([], "No server is open")
