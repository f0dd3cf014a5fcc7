"""A press means the row, the button and the session that were drawn when the finger came down."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from console.actions.action import Action
from console.connection.abilities import Abilities
from console.ui.intents import AskRemove, Perform
from console.ui.people.columns import Column
from console.ui.people.pane import PeoplePane
from console.ui.people.rows import PersonRow
from console.ui.standing import PersonKey, TrackKey
from console.ui.trees.view import KeyedView
from tests.made import microphone, person, room
from tests.ui.clock import SetClock
from tests.ui.people.hands import (
    STAGE_KEY,
    button,
    click,
    heard,
    key,
    leave,
    point_at,
    show,
    show_scene,
    spot,
    words,
)
from tests.ui.trees.scenes import STAGE, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def wanted(pane: PeoplePane) -> list[object]:
    """Collect what the pane wants."""
    told: list[object] = []
    pane.wanted.connect(told.append)
    return told


def targets(intent: object) -> list[tuple[str, ...]]:
    """Return what a Perform aims at."""
    assert isinstance(intent, Perform)
    actions: tuple[Action, ...] = intent.actions
    return [action.key for action in actions]


def test_a_row_grows_its_buttons_under_the_pointer_and_loses_them(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    assert words(pane) == []

    point_at(pane, "bob")

    assert words(pane) == ["Mute", "Remove…", ""]
    assert pane.view.under == key("bob")
    leave(pane)
    assert words(pane) == []


def test_buttons_stand_over_the_last_change_and_never_over_a_state(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    for width in range(420, 760, 20):
        pane.resize(width, 500)
        point_at(pane, "ada")
        band = pane.view.band(pane.model.index_of(key("ada")))
        spans = pane.view.head.spans(band)
        rects = [placed.rect for placed in pane.view.buttons()]
        assert len(rects) == 3, width
        for column in {Column.MICROPHONE, Column.CAMERA, Column.SCREEN} & spans.keys():
            assert not any(rect.intersects(spans[column].adjusted(8, 0, -8, 0)) for rect in rects), width


def test_one_press_mutes_the_row_it_was_drawn_on(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    told = wanted(pane)
    point_at(pane, "bob")

    click(pane, button(pane, "mute"))

    assert [targets(intent) for intent in told] == [[("track", STAGE, "bob", "TR_bob")]]
    assert pane.view.chosen() == ()


def test_remove_asks_with_the_sid_that_was_drawn(pane: PeoplePane) -> None:
    show(pane, person("ada", microphone(), sid="PA_first"))
    told = wanted(pane)
    point_at(pane, "ada")

    # A newer session is shown, but the finger comes down before it is painted.
    show(pane, person("ada", microphone(), sid="PA_second"))
    click(pane, button(pane, "remove"))

    assert isinstance(told[0], AskRemove)
    assert [target.sid for target in told[0].targets] == ["PA_first"]


def test_a_press_that_comes_before_the_painting_means_the_verb_that_was_seen(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    told = wanted(pane)
    point_at(pane, "ada")

    show(pane, person("ada", microphone("TR_ada", muted=True)))
    click(pane, button(pane, "mute"))

    assert isinstance(told[0], Perform)
    assert [action.words.doing for action in told[0].actions] == ["Muting ada"]


def test_a_button_that_has_just_become_another_one_does_nothing(pane: PeoplePane, clock: SetClock) -> None:
    show(pane, *heard("ada"))
    told = wanted(pane)
    point_at(pane, "ada")
    show(pane, person("ada", microphone("TR_ada", muted=True)))
    pane.view.viewport().grab()

    clock.now += 0.3
    click(pane, button(pane, "unmute"))
    assert told == []
    clock.now += 0.2
    click(pane, button(pane, "unmute"))

    assert len(told) == 1


def test_a_double_click_on_a_button_is_one_press(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    told = wanted(pane)
    point_at(pane, "ada")
    at = button(pane, "mute")

    click(pane, at)
    for press in (QTest.mouseDClick, QTest.mouseRelease):
        press(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert len(told) == 1
    assert not pane.view.isExpanded(pane.model.index_of(key("ada")))


def test_a_press_on_a_button_selects_nothing_when_the_hand_slips(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    click(pane, spot(pane, "a"))
    point_at(pane, "c")
    at = button(pane, "mute")

    QTest.mousePress(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(pane.view.viewport(), at + QPoint(2, -31))
    QTest.mouseRelease(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert pane.view.chosen() == (key("a"),)


def test_a_button_that_is_off_says_why_and_does_nothing(pane: PeoplePane) -> None:
    muted = room(STAGE, person("ada", microphone(muted=True)))
    show_scene(pane, scene(muted, abilities=Abilities(remote_unmute=False)))
    told = wanted(pane)
    point_at(pane, "ada")
    at = button(pane, "mute")

    click(pane, at)
    spot_on_screen = pane.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(pane.view.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, spot_on_screen))

    assert told == []
    assert pane.view.chosen() == ()
    assert QToolTip.text() == "This server does not let anybody unmute others. Ask them to unmute themselves."
    QToolTip.hideText()


def test_a_row_that_slid_under_the_hand_is_an_ordinary_click(pane: PeoplePane) -> None:
    show(pane, *heard(*"abcdefghijklmnopqrstuvwxyz"))
    told = wanted(pane)
    point_at(pane, "c")
    at = button(pane, "mute")

    # The wheel moves rows below a pointer that stands still.
    pane.view.verticalScrollBar().setValue(60)
    click(pane, at)

    assert told == []
    assert pane.view.chosen() == (key("e"),)


def test_a_box_is_ticked_without_clearing_the_others(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    click(pane, spot(pane, "a"))

    click(pane, spot(pane, "c", x=16))
    assert pane.view.chosen() == (key("a"), key("c"))
    click(pane, spot(pane, "a", x=16))

    assert pane.view.chosen() == (key("c"),)


def test_a_chevron_unfolds_and_folds_without_choosing(pane: PeoplePane) -> None:
    show(pane, *heard("a"))

    click(pane, spot(pane, "a", x=40))
    assert [found.sid for found in pane.model.below(key("a")) if isinstance(found, TrackKey)] == ["TR_a", "TR_ac"]
    click(pane, spot(pane, "a", x=40))

    assert not any(isinstance(found, TrackKey) for found in pane.model.below(key("a")))
    assert pane.view.chosen() == ()


def test_more_chooses_the_row_and_asks_for_its_menu(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b"))
    asked: list[QPoint] = []
    pane.menu_wanted.connect(asked.append)
    point_at(pane, "b")
    below = next(placed.rect for placed in pane.view.buttons() if placed.button.verb == "more")

    click(pane, button(pane, "more"))

    assert pane.view.chosen() == (key("b"),)
    assert asked == [pane.view.viewport().mapToGlobal(below.bottomLeft().toPoint())]


def test_more_on_a_chosen_row_keeps_the_whole_choice(pane: PeoplePane) -> None:
    show(pane, *heard("a", "b", "c"))
    pane.view.choose([key("a"), key("b")])
    point_at(pane, "b")

    click(pane, button(pane, "more"))

    assert pane.view.chosen() == (key("a"), key("b"))


@pytest.mark.parametrize(("at", "chosen"), [("b", ("a", "b")), ("c", ("c",))])
def test_a_right_click_keeps_the_choice_it_was_made_on(pane: PeoplePane, at: str, chosen: tuple[str, ...]) -> None:
    show(pane, *heard("a", "b", "c"))
    pane.view.choose([key("a"), key("b")])
    asked: list[QPoint] = []
    pane.menu_wanted.connect(asked.append)
    place = spot(pane, at)

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, pane.view.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.view.viewport(), event)

    assert pane.view.chosen() == tuple(key(who) for who in chosen)
    assert len(asked) == 1


def test_the_button_below_the_pointer_is_the_one_that_is_drawn_there(pane: PeoplePane) -> None:
    show(pane, *heard("a"))
    point_at(pane, "a")
    view: KeyedView = pane.view
    row = view.row_of(pane.model.index_of(key("a")))

    assert isinstance(row, PersonRow)
    at = QPointF(button(pane, "remove"))
    assert [placed.button.verb for placed in pane.view.buttons() if placed.rect.contains(at)] == ["remove"]
    assert STAGE_KEY.room == row.key.room
    assert isinstance(row.key, PersonKey)
