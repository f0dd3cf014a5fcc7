"""The inspector: every press emits the one intent that was shown, and everything on it has a name."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from console.actions.recordings import StopRecording
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome
from console.domain.choices import Preset, RecordingChoice
from console.domain.participants import Role
from console.domain.recordings import Status
from console.domain.trouble import Cause, Trouble
from console.ui.intents import Choose, Copy, Dismiss, Intent, Look, Perform, Record, Spare, TryNow
from console.ui.recording.pane import Inspector
from console.ui.recording.rows import Offer
from console.ui.recording.states import RecordState
from console.ui.recording.transport import TransportBar
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey, Standing
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.link import Link
from tests.ui.clock import SetClock
from tests.ui.stage import PATH, STAGE, machine, mute, person, receipt, recording, saved, scene, start, target

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

RECORDER = machine("EG_1")
STOP = Perform("summit", (StopRecording(target(), "EG_1"),))
LIVE = scene([RECORDER], recordings=(recording(),))
UNPROVEN = scene(recordings=(recording(),))
FAILED = scene(recordings=(recording(Status.FAILED),))
SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.")
PEOPLE = (person("ada"), person("grace", role=Role.HOST), person("tom"))


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(800, 720)
    made.show()
    return made


class Shown:
    """An inspector, or the bar in its place, with everything that it wanted."""

    def __init__(self, pane: Inspector | TransportBar) -> None:
        self.pane = pane
        self.wanted: list[Intent] = []
        pane.wanted.connect(self.wanted.append)

    def show(self, of: Scene, *selected: str) -> None:
        people = tuple(PersonKey("summit", STAGE, identity) for identity in selected)
        self.pane.show_scene(of, STAGE, Standing({"summit": of}, "summit", (RoomKey("summit", STAGE),), people))

    def press(self, word: str) -> None:
        links = [link for link in self.pane.findChildren(Link) if link.isVisible() and link.text() == word]
        assert len(links) == 1, word
        links[0].click()

    def menu(self) -> list[QAction]:
        self.pane.mute.open_menu()
        menu = self.pane.mute.findChild(QMenu)
        assert menu is not None
        menu.hide()
        return [action for action in menu.actions() if not action.isSeparator()]


@pytest.fixture
def inspector(theme: Theme, clock: SetClock, window: QWidget) -> Shown:
    pane = Inspector(theme, clock=clock, parent=window)
    pane.setGeometry(0, 0, 316, 700)
    pane.show()
    return Shown(pane)


@pytest.fixture
def bar(theme: Theme, clock: SetClock, window: QWidget) -> Shown:
    pane = TransportBar(theme, clock=clock, parent=window)
    pane.setGeometry(0, 0, 690, 48)
    pane.show()
    return Shown(pane)


@pytest.fixture(params=["inspector", "bar"])
def either(request: pytest.FixtureRequest) -> Shown:
    shown: Shown = request.getfixturevalue(request.param)
    return shown


def test_one_press_records_and_a_second_one_does_not(either: Shown) -> None:
    either.show(scene())
    button = either.pane.button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert either.wanted == [Record("summit", target())]
    assert button.state is RecordState.STARTING


def test_while_a_start_is_pending_the_button_is_locked(either: Shown) -> None:
    either.show(scene(receipts=(receipt(start(), Outcome.SENT),)))
    either.pane.button.click()
    assert either.wanted == []


def test_a_start_that_was_not_sent_gives_the_button_back(either: Shown) -> None:
    either.show(scene())
    either.pane.button.click()
    either.show(scene())
    assert either.pane.button.state is RecordState.IDLE


def test_stopping_takes_two_presses_that_are_no_double_click(either: Shown, clock: SetClock) -> None:
    either.show(LIVE)
    either.pane.button.click()
    clock.now += 0.3
    either.pane.button.click()
    assert either.wanted == []
    clock.now += 0.3
    either.pane.button.click()
    assert either.wanted == [STOP]


def test_a_newer_picture_leaves_the_question_open(either: Shown) -> None:
    either.show(LIVE)
    either.pane.arm_stop()
    either.show(replace(LIVE, now=LIVE.now + 1))
    assert either.pane.button.state is RecordState.STOP_ASKED


def test_a_question_never_moves_to_another_recording(either: Shown, clock: SetClock) -> None:
    either.show(LIVE)
    either.pane.arm_stop()
    clock.now += 1
    either.show(scene([machine("EG_2")], recordings=(recording(egress_id="EG_2"),)))
    either.pane.button.click()
    assert either.wanted == []


def test_without_proof_a_press_asks_the_server(either: Shown) -> None:
    either.show(UNPROVEN)
    either.pane.button.click()
    assert either.wanted == [TryNow("summit")]


def test_what_is_not_proven_can_be_stopped_in_two_steps(either: Shown, clock: SetClock) -> None:
    either.show(UNPROVEN)
    either.press(Offer.AGAIN)
    assert [type(wanted) for wanted in either.wanted] == [Record]
    either.pane.arm_stop()
    either.press("Stop? Press again")
    assert either.wanted[1:] == []
    clock.now += 1
    either.press("Stop? Press again")
    assert either.wanted[1:] == [STOP]


def test_the_question_on_the_link_belongs_to_one_recording(either: Shown, clock: SetClock) -> None:
    either.show(UNPROVEN)
    either.press(Offer.STOP)
    either.show(scene(recordings=(recording(egress_id="EG_2"),)))
    clock.now += 1
    either.press(Offer.STOP)
    assert either.wanted == []


def test_a_start_that_hangs_can_be_cancelled(either: Shown) -> None:
    either.show(scene([person("ada")], recordings=(recording(Status.STARTING),)))
    either.press(Offer.CANCEL)
    assert either.wanted == [STOP]


def test_a_failure_starts_again_or_is_dismissed(either: Shown) -> None:
    either.show(FAILED)
    either.press(Offer.DISMISS)
    either.pane.button.click()
    assert either.wanted == [Dismiss("summit", "EG_1"), Record("summit", target())]


def test_a_failure_starts_nothing_while_nothing_answers(either: Shown) -> None:
    either.show(
        replace(FAILED, truth=replace(FAILED.truth, room_list=scene(trouble=SILENCE, rooms_age=9).truth.room_list))
    )
    either.pane.button.click()
    assert either.wanted == []


def test_saved_is_put_away_by_a_press(either: Shown) -> None:
    either.show(scene(recordings=(saved(recording()),)))
    either.pane.button.click()
    assert either.wanted == [Dismiss("summit", "EG_1")]


def test_the_path_can_be_copied(inspector: Shown) -> None:
    inspector.show(LIVE)
    copy = next(b for b in inspector.pane.findChildren(QAbstractButton) if b.accessibleName() == "Copy the file's path")
    copy.click()
    assert inspector.wanted == [Copy(PATH, "the file's path")]
    inspector.show(scene())
    assert not copy.isVisible()


def test_other_recordings_can_be_stopped_too(inspector: Shown, clock: SetClock) -> None:
    both = (recording(), recording(egress_id="EG_2", age=2000))
    inspector.show(scene([RECORDER, machine("EG_2")], recordings=both))
    assert isinstance(inspector.pane, Inspector)
    line = inspector.pane.others.findChildren(type(inspector.pane.button))[0]
    line.click()
    clock.now += 1
    line.click()
    other = Perform("summit", (StopRecording(target(), "EG_2"),))
    assert inspector.wanted == [other]
    inspector.show(scene([RECORDER], recordings=both))
    inspector.press(Offer.STOP)
    clock.now += 1
    inspector.press("Stop? Press again")
    assert inspector.wanted[1:] == [other]


def test_mute_all_sends_what_its_number_says(either: Shown) -> None:
    either.show(scene(PEOPLE))
    either.pane.mute.wanted.emit()
    (sent,) = either.wanted
    assert isinstance(sent, Perform)
    assert [a.target.owner.identity for a in sent.actions if isinstance(a, SetMuted)] == ["ada", "grace", "tom"]


def test_the_menu_has_the_other_ways_and_the_spare_list(either: Shown) -> None:
    either.show(scene(PEOPLE, spared=frozenset({(STAGE, "tom")})), "ada")
    actions = either.menu()
    assert [action.text() for action in actions] == [
        "Everyone (2)",
        "Everyone but hosts (1)",
        "Everyone but the one selected (1)",
        "Spare Tom",
    ]
    actions[2].trigger()
    actions[3].trigger()
    muted, spare = either.wanted
    assert isinstance(muted, Perform)
    assert [action.key[2] for action in muted.actions] == ["grace"]
    assert spare == Spare("summit", STAGE, "tom", spared=False)


def test_a_name_cannot_bring_a_letter_of_its_own_into_the_menu(inspector: Shown) -> None:
    inspector.show(scene([*PEOPLE, person("x", "A&B")], spared=frozenset({(STAGE, "x")})))
    assert inspector.menu()[-1].text() == "Spare A&&B"


def test_the_menu_shows_no_name_as_markup(inspector: Shown) -> None:
    name = '<img src="file:a.png">'
    inspector.show(scene([*PEOPLE, person("x", name)], spared=frozenset({(STAGE, "x")})))
    spare = inspector.menu()[-1]
    assert spare.text() == f"Spare {name}"
    assert "&lt;img" in spare.toolTip(), "Qt would show the text itself as a tool tip, and load the picture"


def test_mute_all_counts_again_only_when_something_differs(inspector: Shown) -> None:
    of = scene(PEOPLE)
    inspector.show(of)
    row = inspector.pane.mute.row
    inspector.show(replace(of, now=of.now + 1))
    assert inspector.pane.mute.row is row
    inspector.show(scene(PEOPLE, receipts=(receipt(mute("ada"), Outcome.SENT),)))
    assert inspector.pane.mute.row.text == "Mute all (2)"


def test_options_are_chosen_at_once_and_a_bad_file_name_is_not(inspector: Shown, qtbot: QtBot) -> None:
    assert isinstance(inspector.pane, Inspector)
    inspector.show(scene())
    options = inspector.pane.options
    options.open_below(inspector.pane.heading.options)
    options.presets.setCurrentIndex(0)
    options.presets.activated.emit(0)
    first = inspector.wanted[-1]
    assert isinstance(first, Choose)
    assert first.choice.preset == "720p 30"
    options.template.selectAll()
    QTest.keyClicks(options.template, "../up")
    assert "must stay inside the storage" in options.refusal.text()
    assert not options.preview.isVisible()
    QTest.keyClick(options.template, Qt.Key.Key_Return)
    assert inspector.wanted[-1] is first
    options.template.selectAll()
    QTest.keyClicks(options.template, "show/{room}")
    assert options.preview.text() == "show/Main-Stage-······.mp4"
    options.hide()
    last = inspector.wanted[-1]
    assert isinstance(last, Choose)
    assert last.choice.template == "show/{room}"


def test_a_newer_picture_does_not_take_away_what_is_being_typed(inspector: Shown) -> None:
    assert isinstance(inspector.pane, Inspector)
    inspector.show(scene())
    options = inspector.pane.options
    options.open_below(inspector.pane.heading.options)
    options.template.setFocus()
    QTest.keyClicks(options.template, "-x")
    inspector.show(scene())
    assert options.template.text().endswith("-x")
    inspector.show(replace(scene(), choice=RecordingChoice(preset=Preset.HD_60, template="{room}")))
    assert options.template.text().endswith("-x")
    assert options.presets.currentText().startswith("720p 60")
    options.hide()


def test_what_was_done_last_stands_below(inspector: Shown) -> None:
    told = tuple(receipt(mute(f"p{n}"), number=n) for n in range(1, 8))
    inspector.show(scene(receipts=told))
    names = [w.accessibleName() for w in inspector.pane.findChildren(QWidget) if w.isVisible()]
    lines = [name for name in names if name.startswith("Muted P")]
    assert [line.partition(",")[0] for line in lines] == [f"Muted P{n}" for n in (7, 6, 5, 4, 3)]
    inspector.press("Show all")
    assert inspector.wanted == [Look("activity")]


def test_with_nothing_in_front_nothing_can_be_pressed(either: Shown) -> None:
    either.pane.show_scene(None, "", Standing())
    assert either.pane.button.state is RecordState.DISABLED
    either.pane.button.click()
    either.pane.mute.wanted.emit()
    either.pane.arm_stop()
    assert either.wanted == []


@pytest.mark.parametrize(
    "of", [LIVE, UNPROVEN, FAILED, scene(PEOPLE), scene(trouble=SILENCE, rooms_age=38)], ids=lambda _: ""
)
@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
def test_everything_that_takes_the_keyboard_has_a_name(either: Shown, theme: Theme, of: Scene, choice: Choice) -> None:
    theme.choose(choice)
    either.show(of)
    reachable = [w for w in either.pane.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [w for w in reachable if w.isVisible() and not w.accessibleName()]
    assert unnamed == []
    assert not either.pane.grab().isNull()
