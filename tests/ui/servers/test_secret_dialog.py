"""Asking for the secret of a saved server."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.stripes import Stripe
from console.ui.servers.secret_dialog import AskSecretDialog
from console.ui.servers.values import KeepOptions, ProbeKeyring, Saved, Saving, UseKept, UseSecret
from console.ui.theme.theme import Theme
from tests.ui.servers.hands import Hands

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SUMMIT = Saved("1", "Spring Summit", "live.example.org", Stripe.PRODUCTION)
WHY = "The secret of Spring Summit was stored in GNOME Keyring, and is missing there now: type it again."
KEYRING = KeepOptions("GNOME Keyring", tried=True)
WAITS = KeepOptions("GNOME Keyring", waiting=True)


class Asking(Hands):
    """The dialog."""

    dialog: AskSecretDialog


@pytest.fixture
def hands(theme: Theme, desk: QWidget, qtbot: QtBot) -> Asking:
    return Asking(AskSecretDialog(theme, SUMMIT, WHY, desk), qtbot)


def test_it_says_why_and_tries_the_keyring_at_once(hands: Asking) -> None:
    assert hands.read[:2] == ["Secret of Spring Summit", WHY]
    assert (hands.asked, hands.at) == ([ProbeKeyring()], "API secret")


@pytest.mark.parametrize("choice", ["GNOME Keyring", "Only until I quit"])
def test_a_typed_secret_is_used_where_it_was_said_to_live(hands: Asking, typed: str, choice: str) -> None:
    hands.dialog.show_answer(KEYRING)
    hands.write(f" {typed}")
    hands.click(choice)
    hands.enter()
    used = hands.last(UseSecret)
    assert (used.id, used.lasting, used.secret.reveal()) == ("1", choice == "GNOME Keyring", typed)
    assert typed not in repr(hands.asked)
    hands.dialog.show_answer(Saving())
    assert not hands.dialog.isVisible()


def test_an_empty_secret_is_not_used(hands: Asking) -> None:
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    assert (hands.said[-1], hands.at, hands.count(UseSecret)) == ("Type the secret.", "API secret", 0)


def test_return_before_the_keyring_has_answered_keeps_what_was_typed(hands: Asking, typed: str) -> None:
    hands.write(typed)
    hands.enter()
    assert hands.count(UseSecret) == 0
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    assert hands.last(UseSecret).secret.reveal() == typed


def test_a_failure_is_said_and_can_be_tried_again(hands: Asking, typed: str) -> None:
    hands.dialog.show_answer(KEYRING)
    hands.write(typed)
    hands.enter()
    hands.dialog.show_answer(Saving("GNOME Keyring stayed locked.", waiting=True))
    assert hands.said[-1] == "GNOME Keyring stayed locked."
    hands.click("Try again")
    assert hands.count(UseSecret) == 2


def test_a_keyring_that_was_waiting_may_hold_the_secret_after_all(hands: Asking) -> None:
    hands.dialog.show_answer(WAITS)
    assert hands.said == ["Your keyring is waiting to be unlocked"]
    hands.click("Try again")
    assert hands.last(ProbeKeyring) == ProbeKeyring(again=True)
    hands.dialog.show_answer(WAITS)
    hands.click("Try again")
    hands.dialog.show_answer(KEYRING)
    assert hands.last(UseKept) == UseKept("1")
    hands.dialog.show_answer(Saving(WHY))
    assert (hands.said[-1], hands.dialog.isVisible()) == (WHY, True)
    hands.dialog.show_answer(KEYRING)
    assert hands.count(UseKept) == 1


def test_a_keyring_that_stayed_locked_may_be_unlocked_after_all(hands: Asking) -> None:
    hands.dialog.show_answer(KeepOptions(reason="GNOME Keyring stayed locked: unlock it and try again."))
    hands.click("Try again")
    hands.dialog.show_answer(KEYRING)
    assert hands.last(UseKept) == UseKept("1")


def test_what_somebody_types_meanwhile_comes_first(hands: Asking, typed: str) -> None:
    hands.dialog.show_answer(WAITS)
    hands.write(typed)
    hands.click("Try again")
    hands.dialog.show_answer(KEYRING)
    assert hands.count(UseKept) == 0
    hands.click("Open")
    assert hands.last(UseSecret).lasting is True


def test_an_answer_that_nobody_waits_for_closes_nothing(hands: Asking) -> None:
    hands.dialog.show_answer(Saving())
    assert hands.dialog.isVisible()


def test_the_secret_is_gone_when_the_dialog_is(hands: Asking, typed: str) -> None:
    hands.write(typed)
    hands.key(Qt.Key.Key_Escape)
    field = hands.dialog.findChildren(QLineEdit)[0]
    assert (hands.dialog.isVisible(), field.text()) == (False, "")
    field.setEchoMode(QLineEdit.EchoMode.Normal)
    field.undo()
    assert field.text() == ""


def test_everything_that_can_be_reached_has_a_name(hands: Asking) -> None:
    hands.dialog.show_answer(WAITS)
    assert hands.offered == ["API secret", "Show the secret", "Only until I quit", "Try again", "Cancel", "Open"]
