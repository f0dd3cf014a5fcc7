"""The palette by keyboard and mouse: Enter does what is listed, and nothing moves under a hand that aims."""

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.domain.rooms import LiveRoom
from console.ui.intents import GoTo, Intent, Look, Perform
from console.ui.palette.field import PaletteField
from console.ui.palette.palette import TOP, WIDTH, Palette
from console.ui.palette.results import Results
from console.ui.standing import PersonKey, RoomKey, Standing
from console.ui.theme.theme import Theme
from tests.made import person, room, snapshot
from tests.ui.commands.event import STAGE, SUMMIT, rooms, standing, summit

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Stand:
    """A window with a button that has the keyboard, the palette over it, and what was wanted."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.button = QPushButton("behind", self.window)
        self.palette = Palette(theme, self.window)
        self.heard: list[Intent] = []
        self.palette.wanted.connect(self.heard.append)
        self.palette.show_standing(standing("Ada Lovelace"))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.button.setFocus()

    @property
    def field(self) -> PaletteField:
        found: PaletteField = self.palette.findChildren(PaletteField)[0]
        return found

    @property
    def results(self) -> Results:
        found: Results = self.palette.findChildren(Results)[0]
        return found

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.palette.rows]

    def type(self, text: str) -> None:
        """Open the palette and type."""
        self.palette.open_now()
        QTest.keyClicks(self.field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        QTest.keyClick(self.field, key, modifiers)


@pytest.fixture
def stand(theme: Theme, qtbot: QtBot) -> Iterator[Stand]:
    made = Stand(theme, qtbot)
    yield made
    made.window.close()


def with_rooms(*held: LiveRoom) -> Standing:
    return replace(standing(), scenes=MappingProxyType({SUMMIT.key: summit(snapshot(*held))}))


def test_a_text_that_a_screen_reader_puts_into_the_field_is_searched(stand: Stand) -> None:
    stand.palette.open_now()
    stand.field.setText("sofia")
    assert stand.texts[0].startswith("Sofia")


def test_type_and_enter_goes_there(stand: Stand) -> None:
    stand.type("sofia")
    assert stand.texts[0] == "Sofia Andersson"
    stand.press(Qt.Key.Key_Return)
    assert stand.heard == [GoTo(PersonKey(SUMMIT.key, STAGE, "sofia@speakers-7f3a"))]
    assert not stand.palette.isVisible()
    assert stand.button.hasFocus()


def test_type_and_enter_runs_a_command_on_what_is_selected(stand: Stand) -> None:
    stand.type("mute ada")
    stand.press(Qt.Key.Key_Enter)
    assert [type(intent) for intent in stand.heard] == [Perform]


def test_control_enter_runs_and_stays(stand: Stand) -> None:
    stand.type("green")
    stand.press(Qt.Key.Key_Return, CONTROL)
    stand.press(Qt.Key.Key_Return, CONTROL)
    assert stand.heard == [GoTo(RoomKey(SUMMIT.key, "Green Room"))] * 2
    assert stand.palette.isVisible()
    assert stand.field.text() == "green"


def test_a_held_enter_runs_once(stand: Stand) -> None:
    stand.type("green")
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CONTROL, "\r", repeated)
        QCoreApplication.sendEvent(stand.field, event)
    assert len(stand.heard) == 1


def test_escape_and_its_own_key_close_it(stand: Stand) -> None:
    for key, modifiers in ((Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_K, CONTROL)):
        stand.type("a")
        stand.press(key, modifiers)
        assert not stand.palette.isVisible()
        assert stand.button.hasFocus()
    assert stand.heard == []


def test_opening_it_again_begins_anew(stand: Stand) -> None:
    stand.type("sofia")
    stand.palette.open_now()
    assert not stand.palette.isVisible()
    stand.palette.open_now()
    assert stand.field.text() == ""
    assert stand.texts[0] == "Mute Ada Lovelace"


def test_arrows_choose_over_the_heads_and_come_round(stand: Stand) -> None:
    stand.type("")
    count = len(stand.palette.rows)
    for step in range(count):
        assert stand.palette.current == stand.palette.rows[step]
        stand.press(Qt.Key.Key_Down)
    assert stand.palette.current == stand.palette.rows[0]
    stand.press(Qt.Key.Key_Up)
    assert stand.palette.current == stand.palette.rows[-1]
    stand.press(Qt.Key.Key_PageUp)
    stand.press(Qt.Key.Key_PageUp)
    assert stand.palette.current == stand.palette.rows[0]


def test_what_is_off_says_why_and_does_nothing(stand: Stand) -> None:
    stand.type("pause")
    row = stand.palette.current
    assert row is not None
    assert row.reason == "LiveKit cannot pause a recording. Stop, and start another."
    stand.press(Qt.Key.Key_Return)
    assert stand.heard == []
    assert stand.palette.isVisible()


def test_a_question_mark_leads_to_the_keys_but_can_be_typed(stand: Stand) -> None:
    stand.type("a?")
    assert stand.field.text() == "a?"
    stand.field.clear()
    QTest.keyClicks(stand.field, "?")
    assert stand.heard == [Look("shortcuts")]
    assert not stand.palette.isVisible()


def test_a_click_runs_and_the_pointer_chooses(stand: Stand) -> None:
    stand.type("sofia")
    stand.press(Qt.Key.Key_Down)
    stand.palette.open_now()
    stand.type("")
    model = stand.results.model()
    row = next(place for place in range(model.rowCount()) if model.index(place, 0).data() == "Green Room")
    centre = stand.results.visualRect(model.index(row, 0)).center()
    QTest.mouseMove(stand.results.viewport(), centre)
    assert stand.palette.current is not None
    assert stand.palette.current.text == "Green Room"
    QTest.mouseClick(stand.results.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert stand.heard == [GoTo(RoomKey(SUMMIT.key, "Green Room"))]


def test_a_press_beside_it_closes_it(stand: Stand) -> None:
    stand.type("a")
    beside = stand.window.rect().bottomLeft()
    below = stand.window.childAt(beside)
    assert below is not None
    QTest.mouseClick(below, Qt.MouseButton.LeftButton)
    assert not stand.palette.isVisible()
    assert stand.heard == []


def test_no_key_of_the_window_works_behind_it(stand: Stand) -> None:
    fired: list[str] = []
    for keys in ("M", "Ctrl+R", "F6", "Ctrl+Q"):
        action = QAction(stand.window)
        action.setShortcut(QKeySequence.fromString(keys))
        action.triggered.connect(lambda keys=keys: fired.append(keys))
        stand.window.addAction(action)
    stand.type("m")
    stand.press(Qt.Key.Key_R, CONTROL)
    stand.press(Qt.Key.Key_F6)
    stand.press(Qt.Key.Key_Q, CONTROL)
    stand.press(Qt.Key.Key_Tab)
    assert fired == []
    assert stand.field.hasFocus()


def test_nothing_moves_while_one_aims(stand: Stand) -> None:
    stand.type("a")
    stand.press(Qt.Key.Key_Down)
    before, chosen = stand.texts, stand.palette.current
    newcomer = room("Aaa", person("aaa", name="Aaron A"))
    stand.palette.show_standing(replace(standing("Ada Lovelace"), scenes=with_rooms(newcomer, *rooms()).scenes))
    assert stand.texts == before
    assert stand.palette.current is not None
    assert chosen is not None
    assert stand.palette.current.key == chosen.key


def test_words_follow_the_moment(stand: Stand) -> None:
    stand.type("mute")
    assert stand.texts[0] == "Mute Ada Lovelace"
    stand.palette.show_standing(standing("Ada Lovelace", "Sofia Andersson"))
    assert stand.texts[0] == "Mute 2 people"


def test_who_leaves_is_greyed_in_place(stand: Stand) -> None:
    stand.type("sofia")
    stand.palette.show_standing(with_rooms(room(STAGE)))
    assert (stand.palette.rows[0].text, stand.palette.rows[0].reason) == ("Sofia Andersson", "Has left")
    stand.press(Qt.Key.Key_Return)
    assert stand.heard == []


def test_nothing_found_is_said_and_looked_for_again(stand: Stand) -> None:
    stand.type("zoe")
    assert stand.texts == []
    assert "Nothing answers to that." in [label.text() for label in stand.palette.findChildren(QLabel)]
    stand.press(Qt.Key.Key_Return)
    assert stand.heard == []
    stand.palette.show_standing(with_rooms(room(STAGE, person("z", name="Zoë"))))
    assert stand.texts == ["Zoë"]


def test_it_stays_in_the_middle_and_inside(stand: Stand) -> None:
    stand.type("a")
    assert (stand.palette.x(), stand.palette.y(), stand.palette.width()) == (320, TOP, WIDTH)
    stand.window.resize(600, 400)
    assert stand.palette.geometry().left() == 24
    assert stand.palette.geometry().bottom() <= 400 - 24


def test_a_screen_reader_finds_field_and_rows(stand: Stand) -> None:
    stand.type("mut")
    field = QAccessible.queryAccessibleInterface(stand.field)
    assert field.text(QAccessible.Text.Name) == "Search people, rooms and commands"
    results = QAccessible.queryAccessibleInterface(stand.results)
    spoken = [results.child(place).text(QAccessible.Text.Name) for place in range(results.childCount())]
    assert spoken[:2] == ["Commands", "Mute Ada Lovelace, M"]


def test_hidden_it_costs_nothing_and_knows_the_newest(stand: Stand) -> None:
    stand.palette.show_standing(with_rooms(room("Attic", person("new", name="New One"))))
    assert stand.palette.rows == ()
    stand.type("new one")
    assert stand.texts == ["New One"]
