"""The order of people, the bar for many, what is sought, and what shows that it has changed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.connection.receipts import Outcome
from console.domain.participants import Change, Happened
from console.domain.rooms import LiveRoom, Room
from console.ui.filtering import Filter
from console.ui.intents import AskRemove, Perform
from console.ui.people.bulk import Bulk
from console.ui.people.columns import Column
from console.ui.people.order import Sorting
from console.ui.people.pane import PeoplePane
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from tests.made import NOW, microphone, person, recorder, room
from tests.ui.people.hands import (
    by_key,
    cell,
    click,
    heard,
    key,
    order,
    show,
    show_scene,
    spot,
)
from tests.ui.people.test_notes import muting, told
from tests.ui.trees.scenes import STAGE, changed, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_column_head_sorts_and_sorts_the_other_way_round(pane: PeoplePane) -> None:
    show(pane, person("bob", joined := microphone()), person("ada"), person("cyd", joined))
    head = pane.view.head
    at = QPoint(head.sectionViewportPosition(Column.PERSON) + 60, 14)

    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert order(pane) == "ada bob cyd"
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert order(pane) == "cyd bob ada"


def test_people_are_sorted_by_keyboard_too(pane: PeoplePane) -> None:
    show(pane, person("bob", microphone(muted=True)), person("ada"), person("cyd", microphone()))
    pane.head._sort.click()
    menu = pane.head.findChild(QMenu)
    assert isinstance(menu, QMenu)

    next(action for action in menu.actions() if action.text() == "Mic").trigger()

    assert order(pane) == "cyd bob ada"
    menu.close()


def test_sorting_keeps_the_choice(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    pane.view.choose([key("a"), key("b")])

    pane.sort_by(Sorting(Column.PERSON, descending=True))

    assert order(pane) == "c b a"
    assert pane.view.chosen() == (key("b"), key("a"))


def test_the_bar_for_many_mutes_and_removes_those_who_are_chosen(pane: PeoplePane, qtbot: QtBot) -> None:
    show(pane, *heard("a", "b"), person("quiet"), replace(recorder("EG_1"), tracks=(microphone("TR_r"),)))
    asked: list[object] = []
    pane.wanted.connect(asked.append)
    pane.view.selectAll()
    bar = pane._bulk.bar
    qtbot.waitUntil(bar.isVisible)
    buttons = {found.text(): found for found in bar.findChildren(Button)}

    QTest.mouseClick(buttons["Mute 2"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["Remove 3…"], Qt.MouseButton.LeftButton)

    mute, remove = asked
    assert isinstance(mute, Perform)
    assert {action.key[2] for action in mute.actions} == {"a", "b"}
    assert isinstance(remove, AskRemove)
    assert {target.identity for target in remove.targets} == {"a", "b", "quiet"}


def test_the_bar_comes_with_two_and_lifts_the_table_clear(pane: PeoplePane, qtbot: QtBot) -> None:
    show(pane, *heard(*(f"p{n:02d}" for n in range(40))))
    pane.view.choose([key("p00")])
    QApplication.processEvents()
    assert not pane._bulk.bar.isVisible()

    pane.view.choose([key("p00"), key("p01")])

    qtbot.waitUntil(pane._bulk.bar.isVisible)
    QApplication.processEvents()
    pane.view.scrollToBottom()
    QApplication.processEvents()
    bottom = pane.view.viewport().mapTo(pane, pane.view.band(pane.model.index_of(key("p39"))).bottomLeft()).y()
    assert bottom < pane._bulk.bar.y()
    pane.clear()
    qtbot.waitUntil(lambda: not pane._bulk.bar.isVisible())


def test_one_ticked_box_is_enough_for_the_bar(pane: PeoplePane, qtbot: QtBot) -> None:
    show(pane, *heard("a", "b"))

    click(pane, spot(pane, "b", x=16))

    qtbot.waitUntil(pane._bulk.bar.isVisible)
    click(pane, spot(pane, "b", x=16))
    qtbot.waitUntil(lambda: not pane._bulk.bar.isVisible())


def test_with_a_screen_reader_the_bar_comes_with_one(theme: Theme, qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    bulk = Bulk(theme, pane, has_reader=lambda: True)
    pane.show()
    scenes = by_key(scene(room(STAGE, *heard("a"))))
    bulk.show_selection(scenes, ())
    assert not bulk.bar.isVisible()
    bulk.show_selection(scenes, (key("a"),))
    assert bulk.bar.isVisible()
    assert [found.accessibleName() for found in bulk.bar.findChildren(Button)] == ["Mute", "Remove…"]


def test_select_finds_somebody_behind_the_filter(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    pane.set_filter(Filter("bob"))
    heard_of: list[Filter] = []
    pane.filter_changed.connect(heard_of.append)

    pane.select(key("ada"))

    assert pane.view.chosen() == (key("ada"),)
    assert heard_of == [Filter()]


def test_select_waits_for_somebody_who_is_not_listed_yet(pane: PeoplePane) -> None:
    show_scene(pane, scene(LiveRoom(Room("RM_1", STAGE))))

    pane.select(key("ada"))
    show(pane, *heard("bob", "ada"))

    assert pane.view.chosen() == (key("ada"),)


def test_select_does_not_take_over_what_was_chosen_since(pane: PeoplePane) -> None:
    show(pane, *heard("bob"))
    pane.select(key("ada"))
    pane.view.choose([key("bob")])

    show(pane, *heard("bob", "ada"))

    assert pane.view.chosen() == (key("bob"),)


def test_a_pending_mute_turns_and_a_change_by_itself_is_tinted(pane: PeoplePane, theme: Theme) -> None:
    theme.reduce_motion(calm=False)
    live = room(STAGE, person("ada", microphone("TR_a")), person("bob", microphone("TR_b")))
    show_scene(pane, scene(live))

    waiting = scene(live, receipts=[told(muting(), Outcome.SENT)])
    show_scene(pane, waiting)
    assert pane.view.motion.tint(key("ada")) == 0.0
    show_scene(pane, scene(room(STAGE, live.crowd.by_identity["ada"], person("bob", microphone("TR_b", muted=True)))))

    assert pane.view.motion.tint(key("bob")) == 1.0
    assert pane.view.motion.tint(key("ada")) == 0.0


def test_a_row_that_only_grew_older_is_not_tinted(pane: PeoplePane, theme: Theme) -> None:
    theme.reduce_motion(calm=False)
    live = changed(room(STAGE, *heard("ada")), ada=Change(Happened.MICROPHONE_OPEN, NOW - 5))
    show_scene(pane, scene(live))

    show_scene(pane, scene(live, later=1))

    assert cell(pane, "ada", Column.CHANGE) == "Mic on, 6 s"
    assert pane.view.motion.tint(key("ada")) == 0.0


def test_with_reduced_motion_nothing_is_tinted(pane: PeoplePane) -> None:
    show(pane, person("bob", microphone("TR_b")))

    show(pane, person("bob", microphone("TR_b", muted=True)))

    assert pane.view.motion.tint(key("bob")) == 0.0
