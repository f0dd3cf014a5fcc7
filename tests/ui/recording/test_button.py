"""The record button: what a press means in each state, and that no press means more than was seen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.recording.button import RecordButton
from console.ui.recording.looks import looks
from console.ui.recording.states import RecordState, Shown
from console.ui.theme.colours import COLOURS, Scheme
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock


class Heard:
    """What the button wanted, in order."""

    def __init__(self, button: RecordButton) -> None:
        self.wanted: list[str] = []
        button.start_wanted.connect(lambda _shown: self.wanted.append("start"))
        button.stop_wanted.connect(lambda _shown: self.wanted.append("stop"))
        button.check_wanted.connect(lambda _shown: self.wanted.append("check"))
        button.dismiss_wanted.connect(lambda _shown: self.wanted.append("dismiss"))


LIVE = Shown(RecordState.LIVE, "00:12:34", "Press to stop", subject="stage")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def button(theme: Theme, clock: SetClock, qtbot: QtBot) -> RecordButton:
    made = RecordButton(theme, clock=clock)
    qtbot.addWidget(made)
    made.resize(300, 68)
    made.show()
    return made


@pytest.mark.parametrize(
    ("state", "wanted"),
    [
        (RecordState.IDLE, ["start"]),
        (RecordState.STARTING, []),
        (RecordState.LIVE, []),
        (RecordState.STOPPING, []),
        (RecordState.SAVED, ["dismiss"]),
        (RecordState.FAILED, ["start"]),
        (RecordState.CANCELLED, ["start"]),
        (RecordState.UNKNOWN, ["check"]),
        (RecordState.DISABLED, []),
    ],
)
def test_one_press(button: RecordButton, state: RecordState, wanted: list[str]) -> None:
    heard = Heard(button)
    button.show_recording(Shown(state))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.wanted == wanted


def test_the_first_press_on_a_recording_only_asks(button: RecordButton, clock: SetClock) -> None:
    heard = Heard(button)
    button.show_recording(LIVE)
    button.click()
    assert (button.state, heard.wanted) == (RecordState.STOP_ASKED, [])
    clock.now += 0.5
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.state, heard.wanted) == (RecordState.LIVE, ["stop"])


def test_a_double_click_does_not_stop(button: RecordButton, clock: SetClock) -> None:
    heard = Heard(button)
    button.show_recording(LIVE)
    button.click()
    clock.now += 0.3
    button.click()
    assert (button.state, heard.wanted) == (RecordState.STOP_ASKED, [])


def test_the_question_goes_away_after_four_seconds(button: RecordButton, clock: SetClock, qtbot: QtBot) -> None:
    heard = Heard(button)
    button.show_recording(LIVE)
    button.click()
    clock.now += 4.1
    qtbot.waitUntil(lambda: button.state is RecordState.LIVE, timeout=2000)
    assert heard.wanted == []


def test_escape_keeps_the_recording(button: RecordButton, clock: SetClock) -> None:
    heard = Heard(button)
    button.show_recording(LIVE)
    button.click()
    clock.now += 1
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert (button.state, heard.wanted) == (RecordState.LIVE, [])


def test_a_newer_clock_leaves_the_question_open(button: RecordButton) -> None:
    button.show_recording(LIVE)
    button.click()
    button.show_recording(Shown(RecordState.LIVE, "00:12:35", subject="stage"))
    assert (button.state, button.shown.clock) == (RecordState.STOP_ASKED, "00:12:35")


@pytest.mark.parametrize(
    "other",
    [Shown(RecordState.LIVE, subject="green room"), Shown(RecordState.UNKNOWN, subject="stage")],
    ids=["another room", "no proof any more"],
)
def test_a_question_about_something_else_is_dropped(button: RecordButton, clock: SetClock, other: Shown) -> None:
    button.show_recording(LIVE)
    button.click()
    button.show_recording(other)
    assert button.state is other.state


def test_a_pane_that_closes_drops_the_question(button: RecordButton) -> None:
    button.show_recording(LIVE)
    button.click()
    button.hide()
    assert button.state is RecordState.LIVE


def test_without_confirmation_one_press_stops(theme: Theme, qtbot: QtBot) -> None:
    button = RecordButton(theme, confirm=False)
    qtbot.addWidget(button)
    heard = Heard(button)
    button.show_recording(LIVE)
    button.click()
    assert heard.wanted == ["stop"]


def test_a_state_that_slid_under_the_finger_is_not_acted_on(button: RecordButton) -> None:
    heard = Heard(button)
    button.show_recording(Shown(RecordState.SAVED, subject="stage"))
    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    button.show_recording(Shown(RecordState.IDLE, subject="stage"))
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert heard.wanted == []


def test_a_signal_says_whose_recording_it_means(button: RecordButton, qtbot: QtBot) -> None:
    button.show_recording(Shown(RecordState.IDLE, subject="stage"))
    with qtbot.waitSignal(button.start_wanted) as caught:
        button.click()
    assert caught.args == [Shown(RecordState.IDLE, subject="stage")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_presses_it(button: RecordButton, key: Qt.Key) -> None:
    heard = Heard(button)
    QTest.keyClick(button, key)
    assert heard.wanted == ["start"]


@pytest.mark.parametrize("state", [RecordState.SAVED, RecordState.FAILED])
def test_escape_dismisses_what_has_ended(button: RecordButton, state: RecordState) -> None:
    heard = Heard(button)
    button.show_recording(Shown(state))
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert heard.wanted == ["dismiss"]


def test_its_name_is_what_it_shows(button: RecordButton) -> None:
    button.show_recording(LIVE)
    assert button.accessibleName() == "REC 00:12:34, Press to stop"
    button.click()
    assert button.accessibleName() == "Stop? 00:12:34, Press again to stop · Esc keeps it"


def test_a_screen_reader_can_press_it(button: RecordButton, qtbot: QtBot) -> None:
    heard = Heard(button)
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface.role() == QAccessible.Role.PushButton
    interface.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(lambda: bool(heard.wanted), timeout=2000)
    assert heard.wanted == ["start"]


def test_with_no_recorder_it_is_off_and_says_why(button: RecordButton) -> None:
    button.show_recording(Shown(RecordState.DISABLED, sentence="No recorder answers"))
    assert not button.isEnabled()
    assert "No recorder answers" in button.accessibleName()
    button.show_recording(Shown(RecordState.IDLE))
    assert button.isEnabled()


@pytest.mark.parametrize("scheme", Scheme)
def test_only_live_wears_the_live_plate(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    loud = {colours.live, colours.live_fill}
    worn = looks(colours)
    assert {state for state in worn if loud & {worn[state].plate, worn[state].lamp}} == {RecordState.LIVE}


def test_every_state_has_a_look(theme: Theme) -> None:
    assert set(looks(theme.colours)) == set(RecordState)


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
@pytest.mark.parametrize("small", [False, True], ids=["large", "small"])
def test_the_lamp_cell_and_plate_are_painted(qtbot: QtBot, theme: Theme, choice: Choice, small: bool) -> None:
    theme.choose(choice)
    button = RecordButton(theme, small=small)
    qtbot.addWidget(button)
    button.resize(300, button.height())
    button.show_recording(LIVE)
    drawn = button.grab().toImage()
    assert drawn.pixelColor(230, 4) == QColor(theme.colours.live_fill)
    assert drawn.pixelColor(6, button.height() // 2) == QColor(theme.colours.live_fill if small else theme.colours.live)


def test_what_nobody_sees_does_not_move(button: RecordButton) -> None:
    button.show_recording(Shown(RecordState.STARTING))
    assert button.moving
    button.hide()
    assert not button.moving
    button.show()
    assert button.moving
    button.show_recording(Shown(RecordState.IDLE))
    assert not button.moving
