"""Nothing moves under the pointer, and everything follows when it has left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from console.domain.participants import Role
from console.ui.people.columns import Column
from console.ui.people.pane import PeoplePane
from console.ui.standing import RoomKey, TrackKey
from tests.made import microphone, person, room
from tests.ui.people.hands import (
    cell,
    heard,
    key,
    leave,
    move_to,
    order,
    point_at,
    show,
    show_rooms,
    spot,
)
from tests.ui.trees.scenes import SERVER

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_nothing_moves_and_who_leaves_keeps_their_place(pane: PeoplePane) -> None:
    show(pane, *heard("b", "c", "d"))
    point_at(pane, "c")
    before = {who: spot(pane, who) for who in "bcd"}

    show(pane, *heard("a", "c", "d", "e"))

    assert order(pane) == "b c d a e"
    assert {who: spot(pane, who) for who in "bcd"} == before
    assert cell(pane, "b", Column.CHANGE) == "Left"
    leave(pane)
    assert order(pane) == "a c d e"


def test_who_comes_back_while_the_pointer_rests_is_the_same_row(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.view.choose([key("b")])
    point_at(pane, "a")

    show(pane, *heard("a"))
    show(pane, *heard("a", "b"))

    assert cell(pane, "b", Column.CHANGE) != "Left"
    assert pane.view.chosen() == (key("b"),)


def test_another_order_waits_for_the_pointer_too(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    point_at(pane, "b")

    show(pane, *heard("a", "b"), replace(heard("c")[0], role=Role.HOST))

    assert order(pane) == "a b c"
    leave(pane)
    assert order(pane) == "c a b"


def test_whom_the_filter_leaves_out_under_the_pointer_has_not_left(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.filter_bar.chips[0].click()
    point_at(pane, "a")

    show(pane, person("a", microphone(muted=True)), *heard("b"))

    assert order(pane) == "a b"
    assert cell(pane, "a", Column.CHANGE) != "Left"
    assert cell(pane, "a", Column.MICROPHONE) == "microphone muted"
    leave(pane)
    assert order(pane) == "b"


def test_what_a_person_asks_for_does_not_wait(pane: PeoplePane) -> None:
    show(pane, *heard("b", "a"))
    point_at(pane, "a")

    pane.filter_bar.field.setText("b")

    assert order(pane) == "b"


def test_a_press_under_way_holds_the_rows_after_the_pointer_has_left(pane: PeoplePane) -> None:
    show(pane, *heard("b", "c"))
    at = point_at(pane, "b")
    QTest.mousePress(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    leave(pane)

    show(pane, *heard("a", "b", "c"))

    assert order(pane) == "b c a"
    outside = QPoint(300, 900)
    QTest.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, outside)
    assert order(pane) == "a b c"


def test_several_rooms_grow_only_at_the_end_of_the_table(pane: PeoplePane) -> None:
    show_rooms(pane, room("A", *heard("a")), room("B", *heard("b")))
    move_to(pane, QPoint(120, 45))
    assert pane.view.under == key("a", "A")

    show_rooms(pane, room("A", *heard("a", "x")), room("B", *heard("b", "y")))

    rooms = [RoomKey(SERVER, name) for name in "AB"]
    assert [order(pane, found) for found in rooms] == ["a", "b y"]
    leave(pane)
    assert [order(pane, found) for found in rooms] == ["a x", "b y"]


def test_tracks_come_and_go_only_when_nobody_points(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.view.expand(pane.model.index_of(key("a")))
    point_at(pane, "b")
    before = spot(pane, "b")

    show(pane, person("a", microphone("TR_a"), microphone("TR_new")), *heard("b"))

    assert spot(pane, "b") == before
    shown = [found.sid for found in pane.model.below(key("a")) if isinstance(found, TrackKey)]
    assert shown == ["TR_a", "TR_ac"]
    leave(pane)
    shown = [found.sid for found in pane.model.below(key("a")) if isinstance(found, TrackKey)]
    assert shown == ["TR_a", "TR_new"]


def test_the_first_people_of_a_room_do_not_wait(pane: PeoplePane) -> None:
    show(pane)
    move_to(pane, QPoint(100, 100))

    show(pane, *heard("a", "b"))

    assert order(pane) == "a b"
