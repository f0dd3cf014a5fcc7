"""The actions: in step with what is chosen, and a press means what was shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from console.ui.commands.command import Offer
from console.ui.commands.commands import Commands
from console.ui.commands.table import COMMANDS
from console.ui.intents import Intent, Look, Perform
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.made import microphone, person, room
from tests.ui.commands.standings import STAGE, scene, standing


@pytest.fixture
def commands(theme: Theme) -> Commands:
    return Commands(theme)


@pytest.fixture
def button(commands: Commands, qtbot: QtBot) -> Iterator[QPushButton]:
    """A button that has the keyboard, in a window whose keys are the commands'."""
    window = QMainWindow()
    qtbot.addWidget(window)
    made = QPushButton("somewhere", window)
    commands.attach(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.setFocus()
    yield made
    window.close()


def wanted(commands: Commands) -> list[Intent]:
    heard: list[Intent] = []
    commands.wanted.connect(heard.append)
    return heard


def refused(commands: Commands) -> list[Offer]:
    heard: list[Offer] = []
    commands.refused.connect(heard.append)
    return heard


def test_an_action_follows_what_is_chosen(commands: Commands) -> None:
    mute = commands.action("mute")
    assert (mute.text(), mute.isEnabled()) == ("Mute\tNo server is open.", False)
    commands.show_standing(standing(chosen=["ada"]))
    assert (mute.text(), mute.iconText(), mute.isEnabled()) == ("Mute Ada Lovelace", "Mute", True)
    assert (mute.toolTip(), mute.statusTip(), mute.whatsThis()) == ("Mute Ada Lovelace", "", "")
    commands.show_standing(standing(chosen=["ada", "grace"]))
    assert (mute.text(), mute.iconText()) == ("Mute 2 people", "Mute 2")


def test_what_is_off_says_why_wherever_one_looks(commands: Commands, qtbot: QtBot) -> None:
    commands.show_standing(standing(chosen=["mute"]))
    mute = commands.action("mute")
    assert mute.text() == "Mute Muted Tom\tMuted already."
    assert mute.toolTip() == "Mute Muted Tom: Muted already."
    assert mute.statusTip() == mute.whatsThis() == "Muted already."
    button = QToolButton()
    qtbot.addWidget(button)
    button.setDefaultAction(mute)
    assert (button.text(), button.toolTip()) == ("Mute", "Mute Muted Tom: Muted already.")


def test_a_press_emits_what_was_shown_before_it(commands: Commands) -> None:
    heard = wanted(commands)
    commands.show_standing(standing(chosen=["ada"]))
    commands.action("mute").trigger()
    assert heard == [commands.offer("mute").intent]
    assert isinstance(heard[0], Perform)


def test_names_are_neither_markup_nor_mnemonics_nor_columns(commands: Commands) -> None:
    crowd = room(STAGE, person("x", microphone(), name='<img src="x"> R&D\tboss'))
    commands.show_standing(standing(scene(crowd), chosen=["x"]))
    mute = commands.action("mute")
    assert mute.text() == 'Mute <img src="x"> R&&D⟨U+0009⟩boss'
    assert mute.toolTip().startswith("<span")
    assert "&lt;img" in mute.toolTip()


def test_a_tick_says_what_is_shown_and_not_what_was_pressed(commands: Commands) -> None:
    heard = wanted(commands)
    commands.show_standing(standing())
    inspector = commands.action("inspector")
    assert inspector.isCheckable()
    assert not inspector.isChecked()
    inspector.trigger()
    assert heard == [Look("inspector")]
    assert not inspector.isChecked()


def test_a_tick_takes_the_place_of_the_icon(commands: Commands) -> None:
    dark = commands.action("theme-dark")
    plain = dark.icon().cacheKey()
    commands.show_standing(replace(standing(), showing=frozenset({"theme-dark"})))
    assert dark.isChecked()
    assert dark.icon().cacheKey() != plain


def test_keys_work_in_the_window(commands: Commands, button: QPushButton) -> None:
    heard = wanted(commands)
    commands.show_standing(standing(chosen=["ada"]))
    QTest.keyClick(button, Qt.Key.Key_M)
    QTest.keyClick(button, Qt.Key.Key_M, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(button, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert heard == [commands.offer("mute").intent, commands.offer("mute-all").intent, Look("palette")]


def test_the_question_mark_needs_shift_on_some_keyboards(commands: Commands, button: QPushButton) -> None:
    heard = wanted(commands)
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        QTest.sendKeyEvent(QTest.KeyAction.Click, button, Qt.Key.Key_Question, "?", modifiers)
    assert heard == [Look("shortcuts")] * 2


def test_the_key_of_what_is_off_says_why(commands: Commands, button: QPushButton) -> None:
    heard, why = wanted(commands), refused(commands)
    commands.show_standing(standing())
    QTest.keyClick(button, Qt.Key.Key_M)
    assert heard == []
    assert why == [commands.offer("mute")]
    assert why[0].reason == "Nobody is selected."
    commands.show_standing(standing(chosen=["ada"]))
    QTest.keyClick(button, Qt.Key.Key_M)
    assert (len(heard), len(why)) == (1, 1)


def test_a_key_that_is_held_down_presses_once(commands: Commands) -> None:
    # Otherwise the second press on REC would come by itself.
    assert [command.id for command in COMMANDS if commands.action(command.id).autoRepeat()] == []


def test_icons_are_drawn_when_they_are_asked_for(commands: Commands, theme: Theme) -> None:
    assert commands.plain_action("mute").icon().isNull()
    light = commands.action("mute").icon()
    assert not light.isNull()
    theme.choose(Choice.DARK)
    assert commands.action("mute").icon().cacheKey() != light.cacheKey()
    assert commands.plain_action("remove").icon().isNull()


def test_a_key_is_judged_anew_where_the_offers_have_not_followed_yet(commands: Commands, button: QPushButton) -> None:
    heard, why = wanted(commands), refused(commands)
    commands.show_standing(standing(chosen=["mute"]))
    commands.show_standing(standing(chosen=["ada"]), soon=True)
    QTest.keyClick(button, Qt.Key.Key_M)
    assert [type(intent) for intent in heard] == [Perform], "what has become possible is done"
    assert why == []

    commands.show_standing(standing(chosen=["ada"]))
    commands.show_standing(standing(chosen=["mute"]), soon=True)
    QTest.keyClick(button, Qt.Key.Key_M)
    assert [offer.reason for offer in why] == ["Muted already."], "and what has become impossible is said"
    assert len(heard) == 1
