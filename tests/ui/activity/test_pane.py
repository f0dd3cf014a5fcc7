"""The activity pane: what it lists, that it holds still under a hand, and what can be copied out of it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from console.domain.deeds import Outcome
from console.ui.activity.pane import EMPTY, NOTHING_FOUND, Activity
from console.ui.activity.recent import Recent
from console.ui.intents import Copy, Intent, Look
from console.ui.theme.theme import Theme
from console.ui.widgets.link import Link
from tests.ui.activity.shown import point, show, titles, told
from tests.ui.stage import SUMMIT, deed, mute, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_newest_stands_first(pane: Activity) -> None:
    show(pane, told(1, 2, 3))
    assert titles(pane) == ["Muted P3", "Muted P2", "Muted P1"]
    show(pane, told(1, 2, 3, 4))
    assert titles(pane)[0] == "Muted P4"


def test_a_row_follows_its_action(pane: Activity) -> None:
    show(pane, told(1, outcome=Outcome.SENT))
    assert titles(pane) == ["Muting P1"]
    show(pane, told(1))
    assert titles(pane) == ["Muted P1"]
    show(pane, ())
    assert titles(pane) == []


def test_a_selection_stays_with_its_row(pane: Activity) -> None:
    show(pane, told(1, 2))
    model = pane.list.model()
    pane.list.selectionModel().select(model.index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    show(pane, told(1, 2, 3))
    assert [row.title for row in pane.list.selected_rows()] == ["Muted P1"]


def test_nothing_moves_under_a_hand(pane: Activity) -> None:
    show(pane, told(1, 2))
    point(pane, over=True)
    show(pane, (*told(2, 3, 4), *told(1, outcome=Outcome.SENT)))
    assert titles(pane) == ["Muted P2", "Muting P1"]
    link = next(link for link in pane.findChildren(Link) if link.text() == "2 new")
    assert link.isVisible()
    link.click()
    assert titles(pane) == ["Muting P1", "Muted P4", "Muted P3", "Muted P2"]
    show(pane, told(1, 2, 3, 4, 5))
    assert len(titles(pane)) == 4
    point(pane, over=False)
    assert titles(pane)[0] == "Muted P5"
    assert not link.isVisible()


def test_every_open_server_is_told_of_in_one_order(pane: Activity) -> None:
    show(pane, told(1, 5), other=told(3))
    assert titles(pane) == ["Muted P5", "Muted P3", "Muted P1"]
    assert [row.server for row in pane.list.shown_rows()] == ["Spring Summit", "Other", "Spring Summit"]
    show(pane, told(1, 5))
    assert titles(pane) == ["Muted P5", "Muted P1"]


def test_rows_that_come_in_another_order_are_put_right(pane: Activity) -> None:
    show(pane, told(1, 3), other=told(2))
    late = tuple(replace(one, pressed_at=one.pressed_at + 50) for one in told(2))
    show(pane, told(1, 3), other=late)
    assert titles(pane) == ["Muted P2", "Muted P3", "Muted P1"]


def test_a_filter_leaves_what_holds_its_words(pane: Activity) -> None:
    show(pane, (deed(mute("p9"), Outcome.REFUSED, number=9, reason="This server forbids it."), *told(1, 2)))
    QTest.keyClicks(pane.bar.field, "forbids")
    assert titles(pane) == ["Could not mute P9"]
    QTest.keyClicks(pane.bar.field, "zzz")
    assert titles(pane) == []
    assert not pane.list.isVisible()
    assert NOTHING_FOUND[0] in [w.accessibleName() for w in pane.findChildren(QWidget) if w.isVisible()]
    QTest.keyClick(pane.bar.field, Qt.Key.Key_Escape)
    assert len(titles(pane)) == 3


def test_before_anything_was_done_it_says_so(pane: Activity) -> None:
    show(pane, ())
    assert EMPTY[0] in [w.accessibleName() for w in pane.findChildren(QWidget) if w.isVisible()]
    assert not pane.copy.isEnabled()


def test_what_is_listed_or_selected_can_be_copied(pane: Activity, wanted: list[Intent]) -> None:
    show(pane, told(1, 2, 3))
    pane.copy.click()
    pane.list.setFocus()
    pane.list.selectionModel().select(pane.list.model().index(1, 0), QItemSelectionModel.SelectionFlag.Select)
    QTest.keyClick(pane.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    everything, one = wanted
    assert isinstance(everything, Copy)
    assert isinstance(one, Copy)
    assert (len(everything.text.splitlines()), everything.what) == (3, "3 lines of activity")
    assert one.text.split("\t")[4] == "Muted P2"


def test_it_can_be_closed(pane: Activity, wanted: list[Intent]) -> None:
    close = next(w for w in pane.findChildren(QWidget) if w.accessibleName() == "Close activity")
    close.click()  # type: ignore[attr-defined]  # it is a tool button
    assert wanted == [Look("activity")]


def test_a_screen_reader_hears_every_row(pane: Activity) -> None:
    show(pane, told(1))
    index = pane.list.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Muted P1, ")
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Muted P1"


def test_a_tool_tip_is_never_markup(pane: Activity) -> None:
    show(pane, (deed(mute("<b>ada</b>"), number=1),))
    tool_tip = pane.list.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tool_tip.casefold()
    assert "<b>" not in tool_tip.casefold()


def test_the_model_is_sound_through_it_all(pane: Activity) -> None:
    tester = QAbstractItemModelTester(pane.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers in ((1,), (1, 2, 3), (2, 3), (), (1, 2, 3, 4, 5)):
        show(pane, told(*numbers), other=told(*numbers[:1]))
        pane.grab()
    assert tester.model() is pane.list.model()


def test_recent_keeps_to_one_server(theme: Theme, window: QWidget) -> None:
    recent = Recent(theme, window)
    recent.show_scene(None)
    recent.show_scene(scene(deeds=told(1)))
    recent.show_scene(scene(deeds=told(2), server=replace(SUMMIT, key="other")))
    names = [w.accessibleName() for w in recent.findChildren(QWidget) if not w.isHidden()]
    assert next(name for name in names if name.startswith("Muted")).startswith("Muted P2")
