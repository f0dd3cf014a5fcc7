"""What the filter leaves, what the chips count, and what stands there when it leaves nobody."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.participants import Role
from console.domain.rooms import LiveRoom, Room
from console.domain.trouble import Cause, Trouble
from console.ui.filtering import Filter
from console.ui.intents import TryNow
from console.ui.people.pane import PeoplePane
from console.ui.widgets.button import Button
from console.ui.widgets.label import Label
from tests.made import NOW, microphone, person, recorder, recording, room
from tests.ui.people.hands import (
    heard,
    order,
    show,
    show_rooms,
    show_scene,
)
from tests.ui.trees.scenes import SERVER, STAGE, drawn, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter("lovelace"), "ada"),
        (Filter("ZOE"), "zoe@example"),
        (Filter("@example"), "zoe@example"),
        (Filter("main"), ""),
        (Filter(open_microphones=True), "ada"),
        (Filter(problems=True), "late"),
        (Filter(recording=True), "ada late zoe@example EG_1"),
        (Filter("a", open_microphones=True), "ada"),
    ],
)
def test_the_filter_leaves_people_by_name_identity_and_state(pane: PeoplePane, wanted: Filter, left: str) -> None:
    people = (
        person("ada", microphone(), name="Ada Lovelace"),
        replace(person("late"), joined_at=NOW - 500, role=Role.HOST),
        person("zoe@example", microphone("TR_z", muted=True), name="Zoë"),
        recorder("EG_1"),
    )
    show_scene(pane, scene(room(STAGE, *people), recordings=[recording("EG_1", STAGE)]))

    pane.set_filter(wanted)

    assert set(order(pane).split()) == set(left.split())


def test_the_filter_finds_who_came_since(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    pane.set_filter(Filter("bo"))

    show(pane, *heard("ada", "bob"))

    assert order(pane) == "bob"


def test_the_recording_chip_leaves_nobody_where_nothing_is_recorded(pane: PeoplePane) -> None:
    show(pane, *heard("a"))

    pane.set_filter(Filter(recording=True))

    assert order(pane) == ""


def test_of_several_rooms_the_filter_hides_the_heads_without_people(pane: PeoplePane) -> None:
    show_rooms(pane, room("Stage", *heard("ada")), room("Press", *heard("bob")))

    pane.set_filter(Filter("bob"))
    assert [line.split(" | ")[0] for line in drawn(pane.view).splitlines()] == ["Press", "  bob"]
    pane.set_filter(Filter("stag"))
    assert [line.split(" | ")[0] for line in drawn(pane.view).splitlines()] == ["Stage", "  ada"]


def test_typing_and_chips_tell_the_filter(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    heard_of: list[Filter] = []
    pane.filter_changed.connect(heard_of.append)

    QTest.keyClicks(pane.filter_bar.field, "ad")
    QTest.mouseClick(pane.filter_bar.chips[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(pane.filter_bar.field, Qt.Key.Key_Escape)

    assert heard_of == [
        Filter("a"),
        Filter("ad"),
        Filter("ad", open_microphones=True),
        Filter("", open_microphones=True),
    ]


def test_a_filter_from_elsewhere_is_shown_and_not_told_again(pane: PeoplePane) -> None:
    heard_of: list[Filter] = []
    pane.filter_changed.connect(heard_of.append)

    pane.set_filter(Filter("zoe", problems=True))

    assert pane.filter_bar.field.text() == "zoe"
    assert [chip.isChecked() for chip in pane.filter_bar.chips] == [False, False, True]
    assert heard_of == []


def test_chips_count_what_they_would_leave(pane: PeoplePane) -> None:
    late = replace(person("late"), joined_at=NOW - 500, role=Role.HOST)
    told_of = scene(room(STAGE, *heard("a", "b"), late), room("Press"), recordings=[recording("EG_1", "Press")])
    show_scene(pane, told_of)

    assert [chip.accessibleName() for chip in pane.filter_bar.chips] == [
        "Open mics, 2",
        "Recording, 1",
        "With problems, 1",
    ]


def test_narrow_chips_lose_their_words_and_keep_their_names(pane: PeoplePane) -> None:
    show(pane, *heard("a"))
    pane.resize(430, 500)
    QApplication.processEvents()

    assert [chip.text() for chip in pane.filter_bar.chips] == ["", "", ""]
    assert pane.filter_bar.chips[0].accessibleName() == "Open mics, 1"
    pane.resize(718, 500)
    QApplication.processEvents()
    assert pane.filter_bar.chips[0].text() == "Open mics"


def test_a_filter_without_result_can_be_cleared_where_it_says_so(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    pane.filter_bar.field.setText("zzz")
    pane.show_elsewhere(1)
    texts = [label.text() for label in pane.findChildren(Label) if label.isVisible()]
    assert "1 other room does. The filter is “zzz”." in texts
    heard_of: list[Filter] = []
    pane.filter_changed.connect(heard_of.append)

    clear = next(found for found in pane.findChildren(Button) if found.text() == "Clear filter")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)

    assert heard_of == [Filter()]
    assert order(pane) == "ada"
    assert pane.view.isVisible()


def test_an_empty_room_can_be_asked_again(pane: PeoplePane) -> None:
    asked: list[object] = []
    pane.wanted.connect(asked.append)
    show_scene(pane, scene(LiveRoom(Room("RM_1", STAGE), trouble=Trouble(Cause.TIMED_OUT, "Too slow."))))

    QApplication.processEvents()
    again = next(found for found in pane.findChildren(Button) if found.text() == "Try now" and found.isVisible())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)

    assert asked == [TryNow(SERVER)]
