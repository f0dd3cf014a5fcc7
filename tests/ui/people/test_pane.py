"""The people table as a whole: rows, several rooms, keyboard, and what survives."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from console.domain.participants import Role
from console.domain.rooms import LiveRoom, Room
from console.domain.trouble import Cause, Trouble
from console.ui.figures import time_of_day
from console.ui.filtering import Filter
from console.ui.people.columns import Column
from console.ui.people.pane import PeoplePane
from console.ui.standing import PersonKey, RoomKey, TrackKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.made import NOW, microphone, person, recorder, room
from tests.ui.people.hands import (
    STAGE_KEY,
    by_key,
    click,
    heard,
    key,
    leave,
    show,
    show_rooms,
    show_scene,
    spot,
)
from tests.ui.trees.scenes import SERVER, STAGE, drawn, indexes, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_one_room_is_a_list_of_its_people(pane: PeoplePane) -> None:
    joined = time_of_day(NOW - 60)[:5]
    show(pane, person("ada", microphone(), name="Ada Lovelace"), replace(person("bob"), role=Role.HOST, joined_at=0.0))

    assert drawn(pane.view).splitlines() == [
        "bob | Host | no microphone | no camera | no screen share | unknown | no change seen",
        f"Ada Lovelace | Speaker | microphone open | no camera | no screen share | {joined} | no change seen",
    ]


def test_several_rooms_stand_below_their_heads(pane: PeoplePane) -> None:
    show_rooms(pane, room("A", *heard("a")), room("B"), LiveRoom(Room("RM_C", "C")))

    lines = [line.split(" | ")[0] for line in drawn(pane.view).splitlines()]
    assert lines == ["A", "  a", "B", "C"]
    heads = [pane.model.index_of(RoomKey(SERVER, name)).siblingAtColumn(1).data() for name in "ABC"]
    assert heads == ["1 person · 1 open mic", "0 people · 0 open mics", "Asking who is there…"]


def test_a_head_folds_its_people_and_keeps_them_folded(pane: PeoplePane) -> None:
    show_rooms(pane, room("A", *heard("a")), room("B", *heard("b")))
    head = pane.view.band(pane.model.index_of(RoomKey(SERVER, "A"))).center()

    click(pane, head)
    leave(pane)
    show_rooms(pane, room("A", *heard("a", "x")), room("B", *heard("b")))

    assert [line.split(" | ")[0] for line in drawn(pane.view).splitlines()] == ["A", "B", "  b"]


def test_no_cell_is_silent(pane: PeoplePane) -> None:
    show_rooms(pane, room("A", *heard("a"), recorder("EG_1"), person("nobody")), room("B"))
    pane.view.expandAll()

    for line in drawn(pane.view).splitlines():
        assert all(words.strip() for words in line.split(" | ")), line


HOSTILE = (
    "<b>Ada</b>",
    "\u202eadA",
    "a\nb",
    "\u0007",
    "x" * 5000,
    "a" + "\u0301" * 50,
    "\u2066\u2067",
    "{0} %s",
    "\u200b",
)


def test_hostile_names_reach_no_cell_tip_or_head_raw(pane: PeoplePane) -> None:
    people = [person(f"id{at}{name}", microphone(f"TR_{name}"), name=name) for at, name in enumerate(HOSTILE)]
    show_rooms(pane, *(room(name, *people) for name in HOSTILE[:3]))
    for _ in range(2):
        for index in list(indexes(pane.view)):
            pane.view.expand(index)

    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    told_of = 0
    for index in indexes(pane.view):
        for column in Column:
            for role in roles:
                text = str(index.siblingAtColumn(column).data(role) or "")
                assert not set(text) & set("\u202e\u0007\u2066\u2067\u200b"), ascii(text)
                assert len(text) < 1200
                told_of += 1
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        assert "<b>" not in tip
        assert "\n" not in str(index.data())
    assert told_of > 27 * 2 * len(Column)
    assert not pane.view.viewport().grab().isNull()


def test_a_tip_says_whom_a_name_may_be_taken_for_and_what_somebody_carries(pane: PeoplePane) -> None:
    heavy = replace(person("eve", name="АDA <b>"), left_behind=524_288)
    show(pane, person("ada", name="Ada <b>"), heavy)
    found = str(pane.model.index_of(key("eve")).data(Qt.ItemDataRole.ToolTipRole))

    assert found == (
        '<span style="white-space: pre-wrap">АDA &lt;b&gt;\neve\n'
        "This looks like Ada &lt;b&gt; with identity ada\nCarries 524 kB of metadata</span>"
    )
    assert not pane.view.viewport().grab().isNull()


def test_every_row_is_one_spoken_sentence(pane: PeoplePane) -> None:
    show(pane, person("ada", microphone(), name="Ada Lovelace"))
    pane.view.expand(pane.model.index_of(key("ada")))

    index = pane.model.index_of(key("ada"))
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Ada Lovelace, speaker, microphone open, no camera"
    track = pane.model.index(0, 0, index)
    assert track.data(Qt.ItemDataRole.AccessibleTextRole) == "Microphone, Opus, open"


def test_the_model_passes_qts_own_tester(pane: PeoplePane) -> None:
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    for people in ("abc", "cab", "", "abcdefghijklmnopqrstuvwxyz", "zx"):
        show(pane, *heard(*people))
        pane.view.expandAll()
    show_rooms(pane, room("A", *heard("a")), room("B", *heard("b")))

    assert [line.split(" | ")[0] for line in drawn(pane.view).splitlines()] == ["A", "  a", "B", "  b"]


def test_choosing_tells_people_and_tracks_from_top_to_bottom(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.view.expand(pane.model.index_of(key("a")))
    heard_of: list[tuple[object, ...]] = []
    pane.chosen.connect(heard_of.append)

    click(pane, spot(pane, "b"))
    track = TrackKey(SERVER, STAGE, "a", "TR_a")
    click(pane, pane.view.band(pane.model.index_of(track)).center(), Qt.KeyboardModifier.ControlModifier)

    assert heard_of == [(key("b"),), (track, key("b"))]


def test_who_leaves_is_no_longer_chosen(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.view.choose([key("a"), key("b")])
    heard_of: list[tuple[object, ...]] = []
    pane.chosen.connect(heard_of.append)

    show(pane, *heard("b"))

    assert heard_of == [(key("b"),)]


def test_selection_focus_expansion_and_scroll_survive(pane: PeoplePane) -> None:
    people = [f"p{n:03d}" for n in range(100, 160)]
    show(pane, *heard(*people))
    pane.view.expand(pane.model.index_of(key("p140")))
    pane.view.choose([key("p141"), key("p120")])
    pane.view.scrollTo(pane.model.index_of(key("p141")))
    top = spot(pane, "p141")

    show(pane, *heard(*(f"p{n:03d}" for n in range(90, 155) if n != 125)))

    assert spot(pane, "p141") == top
    assert pane.view.chosen() == (key("p120"), key("p141"))
    assert pane.view.currentIndex() == pane.model.index_of(key("p141"))
    assert pane.view.isExpanded(pane.model.index_of(key("p140")))


def test_somebody_who_reconnects_is_the_same_row_still_unfolded(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    pane.view.expand(pane.model.index_of(key("a")))
    pane.view.choose([key("a")])

    show(pane, person("a", microphone("TR_second"), sid="PA_second"), *heard("b"))

    assert pane.view.chosen() == (key("a"),)
    assert pane.model.below(key("a")) == (TrackKey(SERVER, STAGE, "a", "TR_second"),)


def test_unfolded_people_are_unfolded_again_after_the_filter(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    pane.view.expand(pane.model.index_of(key("ada")))

    pane.set_filter(Filter("bob"))
    pane.set_filter(Filter())

    assert pane.view.isExpanded(pane.model.index_of(key("ada")))


def test_another_room_begins_at_its_top_with_nobody_chosen(pane: PeoplePane) -> None:
    show(pane, *heard(*(f"p{n}" for n in range(60))))
    pane.view.scrollToBottom()
    pane.view.choose([key("p59")])
    people = heard(*(f"q{n}" for n in range(60)))

    pane.show_scenes(by_key(scene(room("Other", *people))), (RoomKey(SERVER, "Other"),))

    assert pane.view.verticalScrollBar().value() == 0
    assert pane.view.chosen() == ()


def test_arrows_space_left_right_and_the_menu_key(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    view = pane.view
    asked: list[QPoint] = []
    pane.menu_wanted.connect(asked.append)
    view.setCurrentIndex(pane.model.index_of(key("a")))

    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == (key("b"),)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen() == (key("b"), key("c"))
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen() == (key("b"),)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.isExpanded(pane.model.index_of(key("c")))
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.chosen() == (TrackKey(SERVER, STAGE, "c", "TR_c"),)
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(pane.model.index_of(key("c")))
    view.setCurrentIndex(pane.model.index_of(key("a")))
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert asked == [view.viewport().mapToGlobal(view.band(pane.model.index_of(key("a"))).bottomLeft())]


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
def test_every_row_is_painted_in_every_theme_fresh_and_stale(pane: PeoplePane, theme: Theme, choice: Choice) -> None:
    theme.choose(choice)
    people = (*heard("a", "b"), recorder("EG_1"))
    silent = Trouble(Cause.UNREACHABLE, "Nothing answers.")
    for told_of in (scene(room(STAGE, *people)), scene(room(STAGE, *people), trouble=silent, later=20)):
        show_scene(pane, told_of)
        pane.view.expand(pane.model.index_of(key("a")))
        pane.view.choose([key("b")])
        picture = pane.view.viewport().grab().toImage()
        for index in (pane.model.index_of(key("a")), pane.model.index(0, 0, pane.model.index_of(key("a")))):
            row = picture.copy(pane.view.band(index))
            assert len({row.pixel(x, y) for x in range(row.width()) for y in range(row.height())}) > 4
    assert pane.view.chosen() == (key("b"),)


def test_keys_of_people_are_those_of_the_standing(pane: PeoplePane) -> None:
    show(pane, *heard("a"))

    assert pane.model.below() == (PersonKey(SERVER, STAGE, "a"),)
    assert RoomKey(SERVER, STAGE) == STAGE_KEY
