"""The people table as a whole: keyboard, filter, several rooms, the bar for many, and what survives."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.connection.receipts import Outcome
from console.domain.participants import Change, Happened, Role
from console.domain.rooms import LiveRoom, Room
from console.domain.trouble import Cause, Trouble
from console.ui.figures import time_of_day
from console.ui.filtering import Filter
from console.ui.intents import AskRemove, Perform, TryNow
from console.ui.people.bulk import Bulk
from console.ui.people.columns import Column
from console.ui.people.order import Sorting
from console.ui.people.pane import PeoplePane
from console.ui.standing import PersonKey, RoomKey, TrackKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.label import Label
from tests.made import NOW, microphone, person, recorder, recording, room
from tests.ui.people.hands import (
    STAGE_KEY,
    by_key,
    cell,
    click,
    heard,
    key,
    leave,
    order,
    show,
    show_rooms,
    show_scene,
    spot,
)
from tests.ui.people.test_notes import muting, told
from tests.ui.trees.scenes import SERVER, STAGE, changed, drawn, indexes, scene

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
    theme.calm = False
    live = room(STAGE, person("ada", microphone("TR_a")), person("bob", microphone("TR_b")))
    show_scene(pane, scene(live))

    waiting = scene(live, receipts=[told(muting(), Outcome.SENT)])
    show_scene(pane, waiting)
    assert pane.view.motion.tint(key("ada")) == 0.0
    show_scene(pane, scene(room(STAGE, live.crowd.by_identity["ada"], person("bob", microphone("TR_b", muted=True)))))

    assert pane.view.motion.tint(key("bob")) == 1.0
    assert pane.view.motion.tint(key("ada")) == 0.0


def test_a_row_that_only_grew_older_is_not_tinted(pane: PeoplePane, theme: Theme) -> None:
    theme.calm = False
    live = changed(room(STAGE, *heard("ada")), ada=Change(Happened.MICROPHONE_OPEN, NOW - 5))
    show_scene(pane, scene(live))

    show_scene(pane, scene(live, later=1))

    assert cell(pane, "ada", Column.CHANGE) == "Mic on, 6 s"
    assert pane.view.motion.tint(key("ada")) == 0.0


def test_with_reduced_motion_nothing_is_tinted(pane: PeoplePane) -> None:
    show(pane, person("bob", microphone("TR_b")))

    show(pane, person("bob", microphone("TR_b", muted=True)))

    assert pane.view.motion.tint(key("bob")) == 0.0


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
