"""Toasts: how long they stand, what stops their time, and that a failure stays."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.toast import ANY_SECONDS, VERB_SECONDS, Notice, Toast
from console.ui.widgets.toast_stack import GAP, MOST, ToastStack
from tests.ui.clock import SetClock

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MUTED = Notice("mute-1", "Muted Tomás Ferreira.", "mic-off", "Undo", ("Ctrl", "Z"))
SAVED = Notice("saved", "Recording of Main Stage saved.")
FAILED = Notice("lost", "Could not mute Ada Lovelace.", failure=True)
AREA = QRect(100, 50, 600, 400)


@pytest.fixture
def lively(qapp: QApplication) -> Theme:
    """A theme with motion, whose toasts tick every 40 ms."""
    return Theme(qapp, Choice.LIGHT)


def gone(toast: Toast) -> list[Notice]:
    heard: list[Notice] = []
    toast.gone.connect(heard.append)
    return heard


@pytest.mark.parametrize("notice", [MUTED, SAVED], ids=["with a verb", "without"])
def test_a_toast_goes_when_its_time_is_over(
    lively: Theme, desk: QWidget, qtbot: QtBot, clock: SetClock, notice: Notice
) -> None:
    seconds = VERB_SECONDS if notice.verb else ANY_SECONDS
    toast = Toast(lively, notice, clock, desk)
    heard = gone(toast)
    clock.now += seconds / 2
    assert toast.share_left == pytest.approx(0.5)
    clock.now += seconds / 2 + 0.1
    qtbot.waitUntil(lambda: heard == [notice], timeout=2000)


def test_what_can_be_taken_back_stands_five_to_ten_seconds() -> None:
    assert 5 <= VERB_SECONDS <= 10
    assert MUTED.seconds == VERB_SECONDS


def test_a_failure_stays_until_it_is_dismissed(lively: Theme, desk: QWidget, clock: SetClock) -> None:
    toast = Toast(lively, FAILED, clock, desk)
    heard = gone(toast)
    clock.now += 3600
    # Shown only now: a pointer that happens to lie there would stop the time of any toast.
    toast.show()
    assert (toast.share_left, heard) == (1.0, [])
    QTest.keyClick(toast, Qt.Key.Key_Escape)
    assert heard == [FAILED]


def test_its_time_stands_still_under_the_pointer(lively: Theme, desk: QWidget, clock: SetClock) -> None:
    toast = Toast(lively, MUTED, clock, desk)
    clock.now += 2
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    clock.now += 60
    assert toast.share_left == pytest.approx(1 - 2 / VERB_SECONDS)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    clock.now += 2
    assert toast.share_left == pytest.approx(1 - 4 / VERB_SECONDS)


def test_the_verb_is_taken_once(lively: Theme, desk: QWidget, clock: SetClock) -> None:
    toast = Toast(lively, MUTED, clock, desk)
    toast.resize(toast.sizeHint())
    toast.show()
    wanted: list[Notice] = []
    toast.verb_wanted.connect(wanted.append)
    heard = gone(toast)
    undo = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (wanted, heard) == ([MUTED], [MUTED])


def test_all_of_it_has_a_name(lively: Theme, desk: QWidget) -> None:
    toast = Toast(lively, MUTED, parent=desk)
    assert toast.accessibleName() == MUTED.sentence
    assert {child.accessibleName() for child in toast.findChildren(QWidget)} == {"Undo", "Dismiss"}


def test_the_sentence_fits(lively: Theme, desk: QWidget) -> None:
    toast = Toast(lively, MUTED, parent=desk)
    toast.resize(toast.sizeHint())
    toast.show()
    undo = next(child for child in toast.findChildren(QWidget) if child.accessibleName() == "Undo")
    spoken = toast.fontMetrics().horizontalAdvance(MUTED.sentence)
    assert undo.x() > 42 + spoken


def test_the_newest_is_lowest_and_they_do_not_overlap(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.set_area(AREA)
    stack.show_notice(FAILED)
    stack.show_notice(MUTED)
    old, new = stack.toasts
    assert new.geometry().bottom() == AREA.bottom()
    assert old.geometry().bottom() + GAP < new.geometry().top() + 1
    assert abs(new.geometry().center().x() - AREA.center().x()) <= 1


def test_a_toast_that_is_still_rising_makes_room(lively: Theme, desk: QWidget, qtbot: QtBot, clock: SetClock) -> None:
    stack = ToastStack(lively, desk, clock)
    stack.set_area(AREA)
    stack.show_notice(FAILED)
    stack.show_notice(MUTED)
    old, new = stack.toasts
    qtbot.waitUntil(lambda: new.geometry().bottom() == AREA.bottom(), timeout=2000)
    assert old.geometry().bottom() < new.geometry().top()


def test_the_same_thing_is_said_in_one_place(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.show_notice(MUTED)
    stack.show_notice(Notice("mute-1", "Could not mute Tomás Ferreira.", failure=True))
    assert [toast.notice.sentence for toast in stack.toasts] == ["Could not mute Tomás Ferreira."]


def test_a_failure_is_not_pushed_out_by_good_news(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.show_notice(FAILED)
    for number in range(MOST + 2):
        stack.show_notice(Notice(f"mute-{number}", f"Muted {number}."))
    assert len(stack.toasts) == MOST
    assert stack.toasts[0].notice == FAILED


def test_the_stack_passes_the_verb_on_and_forgets_the_toast(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.set_area(AREA)
    stack.show_notice(MUTED)
    wanted: list[Notice] = []
    stack.verb_wanted.connect(wanted.append)
    undo = next(child for child in stack.toasts[0].findChildren(QWidget) if child.accessibleName() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert (wanted, stack.toasts) == ([MUTED], ())


def test_what_was_settled_elsewhere_goes_quietly(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.show_notice(FAILED)
    stack.take_away("lost")
    assert stack.toasts == ()


def test_a_press_beside_a_toast_reaches_what_lies_below(theme: Theme, desk: QWidget) -> None:
    stack = ToastStack(theme, desk)
    stack.set_area(AREA)
    stack.show_notice(MUTED)
    toast = stack.toasts[0]
    below = toast.geometry().bottomLeft() + QPoint(-6, 6)
    assert desk.childAt(below) is None
