"""The last of the three steps, and what holds for all of them: one size, names, and a secret that stays one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.values import Checked, KeyTest, ProbeKeyring, Save, Saving, TryKey, Verdict
from console.ui.theme.theme import Theme
from tests.ui.servers.connecting import GOOD, KEYRING, NONE, WAITS, Connecting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def hands(theme: Theme, desk: QWidget, qtbot: QtBot) -> Connecting:
    return Connecting(ConnectDialog(theme, desk, rest_ms=0), qtbot)


def test_without_a_keyring_the_session_is_taken_and_the_reason_said(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    assert hands.said == ["Trying your keyring…"]
    hands.dialog.show_answer(NONE)
    assert hands.said == [NONE.reason]
    assert not hands.find("Your keyring").isEnabled()
    assert "Try again" in hands.offered, "somebody may start it"
    hands.enter()
    assert hands.last(Save).lasting is False


def test_nothing_is_taken_by_itself_while_the_keyring_waits(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    hands.dialog.show_answer(WAITS)
    assert hands.said == ["Your keyring is waiting to be unlocked"]
    hands.click("Connect")
    assert (hands.count(Save), hands.said) == (0, ["Choose where the secret lives."])
    hands.click("Try again")
    assert hands.last(ProbeKeyring) == ProbeKeyring(again=True)
    hands.dialog.show_answer(KEYRING)
    hands.click("Connect")
    assert hands.last(Save).lasting is True


def test_what_somebody_chose_is_not_undone_by_a_late_keyring(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    hands.tab_to("Only until I quit")
    hands.key(Qt.Key.Key_Space)
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    assert hands.last(Save).lasting is False


def test_a_save_that_failed_is_said_and_can_be_tried_again(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    hands.enter()
    assert hands.count(Save) == 1
    hands.dialog.show_answer(Saving("GNOME Keyring stayed locked: unlock it and try again.", waiting=True))
    assert hands.said[-1] == "GNOME Keyring stayed locked: unlock it and try again."
    assert hands.dialog.isVisible()
    hands.click("Only until I quit")
    hands.click("Try again")
    assert (hands.count(Save), hands.last(Save).lasting) == (2, False)


def test_an_answer_that_nobody_waits_for_closes_nothing(hands: Connecting, typed: str) -> None:
    hands.dialog.show_answer(Saving())
    hands.to_keep(typed)
    hands.dialog.show_answer(Saving())
    assert hands.dialog.isVisible()


def test_all_steps_have_one_size_and_continue_stays_under_the_pointer(hands: Connecting, typed: str) -> None:
    def place(name: str) -> tuple[int, int, QPoint]:
        button = hands.find(name)
        return hands.dialog.height(), button.width(), button.mapTo(hands.dialog, QPoint())

    hands.where()
    first = place("Continue")
    hands.enter()
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    hands.dialog.show_answer(KeyTest(hands.last(TryKey), GOOD + GOOD))
    assert place("Continue") == first
    hands.click("Continue")
    for options in (KEYRING, WAITS, NONE):
        hands.dialog.show_answer(options)
        assert place("Connect") == first


def test_more_words_than_there_is_room_for_make_it_grow(hands: Connecting, typed: str) -> None:
    hands.to_key()
    before = hands.dialog.height()
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    long = Checked(Verdict.BAD, "This sentence needs more than a line. " * 5, "And so does what it advises. " * 5)
    hands.dialog.show_answer(KeyTest(hands.last(TryKey), (long, long)))
    hands.wait(lambda: hands.dialog.height() > before)
    button = hands.find("Continue")
    assert button.mapTo(hands.dialog, QPoint(0, button.height())).y() < hands.dialog.height()


def test_no_value_that_leaves_the_dialog_shows_the_secret(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    hands.dialog.show_answer(KEYRING)
    hands.click("Back")
    hands.click("Test connection")
    answer = KeyTest(hands.last(TryKey), GOOD)
    hands.dialog.show_answer(answer)
    hands.click("Continue")
    hands.click("Connect")
    assert {type(asked) for asked in hands.asked} >= {TryKey, Save}
    shown = [f"{asked!r} {asked}" for asked in (*hands.asked, answer)]
    assert not [text for text in shown if typed in text]
    seen = [widget.accessibleName() + widget.accessibleDescription() for widget in hands.dialog.findChildren(QWidget)]
    assert not [text for text in seen if typed in text]


@pytest.mark.parametrize("answer", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_secret_is_gone_when_the_dialog_is(hands: Connecting, typed: str, answer: Qt.Key) -> None:
    hands.to_keep(typed)
    hands.dialog.show_answer(KEYRING)
    hands.key(answer)
    hands.dialog.show_answer(Saving())
    assert not hands.dialog.isVisible()
    for field in hands.dialog.findChildren(QLineEdit):
        assert typed not in field.text()
        field.setEchoMode(QLineEdit.EchoMode.Normal)
        field.undo()
        assert typed not in field.text()


def test_a_shown_secret_cannot_be_taken_to_a_clipboard(hands: Connecting, typed: str) -> None:
    QGuiApplication.clipboard().setText("before")
    hands.to_key()
    field = hands.field("API secret")
    field.setText(typed)
    hands.click("Show the secret")
    assert field.echoMode() is QLineEdit.EchoMode.Normal
    field.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        hands.key(key, Qt.KeyboardModifier.ControlModifier)
    assert (field.selectedText(), field.text()) == ("", typed)
    assert QGuiApplication.clipboard().text() == "before"
    hands.click("Hide the secret")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_everything_that_can_be_reached_has_a_name(hands: Connecting, typed: str) -> None:
    assert hands.offered == ["Address", "Name", "Stripe and label: None", "Network…", "Cancel", "Continue"]
    hands.to_key()
    assert hands.offered == [
        "API key",
        "API secret",
        "Show the secret",
        "Test connection",
        "Cancel",
        "Back",
        "Continue",
    ]
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.enter()
    hands.dialog.show_answer(WAITS)
    assert hands.offered == ["Only until I quit", "Try again", "Cancel", "Back", "Connect"]
    hands.dialog.show_answer(KEYRING)
    assert hands.offered == ["GNOME Keyring", "Cancel", "Back", "Connect"]
    assert hands.dialog.accessibleName() == "Where should the secret live? Step 3 of 3"
