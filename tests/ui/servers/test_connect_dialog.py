"""The three steps to a new server, by keyboard, with every answer that may come."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.address import Address, read_address
from console.domain.stripes import Stripe
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.values import (
    AddressProbe,
    Checked,
    KeepOptions,
    KeyTest,
    ProbeAddress,
    ProbeKeyring,
    Save,
    Saving,
    TryKey,
    Verdict,
)
from console.ui.theme.theme import Theme
from tests.ui.servers.hands import Hands

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HERE = read_address("wss://live.example.org")
THERE = read_address("wss://other.example.org")
GOOD = (Checked(Verdict.GOOD, "Key and secret fit"), Checked(Verdict.WARNING, "No recorder answers", "Recording off"))
BAD = (Checked(Verdict.BAD, "The server does not accept this key and secret."),)
KEYRING = KeepOptions("GNOME Keyring", tried=True)
WAITS = KeepOptions("GNOME Keyring", waiting=True)
NONE = KeepOptions(reason="No keyring that keeps secrets safe answers here.")


class Connecting(Hands):
    """The dialog, and short ways to its steps."""

    dialog: ConnectDialog

    def where(self, text: str = "wss://live.example.org") -> None:
        """Fill the first step."""
        self.write(text)

    def to_key(self) -> None:
        """Reach the second step."""
        self.where()
        self.enter()

    def to_keep(self, secret: str) -> None:
        """Reach the third step."""
        self.to_key()
        self.write("APImade-up")
        self.tab_to("API secret")
        self.write(secret)
        self.enter()


@pytest.fixture
def hands(theme: Theme, desk: QWidget, qtbot: QtBot) -> Connecting:
    return Connecting(ConnectDialog(theme, desk, rest_ms=0), qtbot)


def test_from_nothing_to_a_server_by_keyboard_alone(hands: Connecting, typed: str) -> None:
    hands.where()
    hands.tab_to("Name")
    hands.write("Spring Summit")
    hands.tab_to("Stripe and label: None")
    hands.key(Qt.Key.Key_Left)
    hands.key(Qt.Key.Key_Left)
    hands.enter()
    assert hands.at == "API key"
    hands.write(" APImade-up ")
    hands.tab_to("API secret")
    hands.write(f"{typed} ")
    hands.enter()
    assert hands.last(ProbeKeyring) == ProbeKeyring(again=False)
    hands.dialog.show_answer(KEYRING)
    assert hands.at == "GNOME Keyring"
    hands.enter()
    save = hands.last(Save)
    assert (save.name, save.address, save.key) == ("Spring Summit", HERE, "APImade-up")
    assert (save.stripe, save.lasting, save.id) == (Stripe.STAGING, True, "")
    assert save.secret is not None
    assert save.secret.reveal() == typed
    hands.dialog.show_answer(Saving())
    assert not hands.dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("http://live.example.org", "http:// is not encrypted"),
        ("wss://ada:pw@live.example.org", "Leave out what stands before the @"),
        ("ftp://live.example.org", "An address begins with wss:// or https://"),
        ("wss://live example.org", "The address holds a space"),
    ],
)
def test_an_unsafe_address_is_refused_below_the_field_and_asked_for_nothing(
    hands: Connecting, text: str, said: str
) -> None:
    hands.field("Address").setText(text)
    hands.wait(lambda: bool(hands.said))
    assert hands.said[0].startswith(said)
    hands.enter()
    assert hands.at == "Address"
    assert hands.asked == []


def test_return_in_the_empty_field_says_what_is_missing(hands: Connecting) -> None:
    hands.enter()
    assert hands.said == ["Type the address of your server, such as wss://live.example.org."]
    assert hands.at == "Address"


def test_an_address_is_asked_for_an_answer_once(hands: Connecting) -> None:
    hands.where()
    hands.wait(lambda: hands.asked == [ProbeAddress(HERE)])
    assert hands.said == ["Asking live.example.org…"]
    hands.write("/")
    hands.dialog.show_answer(AddressProbe(HERE, 23))
    assert hands.said == ["Answers over HTTPS"]
    hands.enter()
    assert hands.asked == [ProbeAddress(HERE)]


def test_an_answer_about_another_address_is_ignored(hands: Connecting) -> None:
    hands.where()
    hands.wait(lambda: hands.asked == [ProbeAddress(HERE)])
    hands.field("Address").setText("wss://other.example.org")
    hands.dialog.show_answer(AddressProbe(HERE, 23))
    assert hands.said == []
    hands.wait(lambda: hands.asked[-1] == ProbeAddress(THERE))
    hands.dialog.show_answer(AddressProbe(HERE, 23))
    assert hands.said == ["Asking other.example.org…"]
    hands.dialog.show_answer(AddressProbe(THERE, sentence="Nothing answers at other.example.org:443."))
    assert hands.said == ["Nothing answers at other.example.org:443."]
    hands.enter()
    assert hands.at == "API key"


def test_continue_does_not_wait_until_the_typing_rests(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    hands = Connecting(ConnectDialog(theme, desk, rest_ms=60_000), qtbot)
    hands.where()
    assert hands.asked == []
    hands.enter()
    assert hands.asked == [ProbeAddress(HERE)]


def test_the_token_of_a_join_link_leaves_the_field_at_once(hands: Connecting, typed: str) -> None:
    field = hands.field("Address")
    field.insert(f"https://meet.example.org/join?liveKitUrl=wss://live.example.org&token={typed}")
    assert field.text() == "wss://live.example.org"
    field.undo()
    assert typed not in field.text()


def test_the_name_follows_the_host_until_somebody_names_it(hands: Connecting) -> None:
    hands.where()
    assert hands.field("Name").text() == "live.example.org"
    hands.field("Address").setText("localhost")
    assert hands.field("Name").text() == "localhost:7880"
    hands.field("Address").setText("ftp://")
    assert hands.field("Name").text() == ""
    hands.tab_to("Name")
    hands.write("Mine")
    hands.field("Address").setText("wss://other.example.org")
    assert hands.field("Name").text() == "Mine"


def test_a_server_needs_a_name(hands: Connecting) -> None:
    hands.where()
    hands.field("Name").setText("  ")
    hands.enter()
    assert (hands.said[-1], hands.at) == ("Give the server a name.", "Name")


@pytest.mark.parametrize("button", ["Test connection", "Continue"])
def test_a_missing_key_is_said_and_gone_to(hands: Connecting, typed: str, button: str) -> None:
    hands.to_key()
    hands.field("API secret").setText(typed)
    hands.click(button)
    assert hands.said == ["Type the API key: it stands in the server's configuration, under keys."]
    assert (hands.at, hands.count(TryKey)) == ("API key", 0)


@pytest.mark.parametrize("button", ["Test connection", "Continue"])
def test_a_missing_secret_is_said_and_gone_to(hands: Connecting, button: str) -> None:
    hands.to_key()
    hands.field("API key").setText("APImade-up")
    hands.click(button)
    assert hands.said == ["Type the API secret that belongs to the key."]
    assert (hands.at, hands.count(TryKey)) == ("API secret", 0)


@pytest.mark.parametrize("lines", [GOOD, BAD])
def test_the_test_is_told_line_by_line_and_hinders_nobody(
    hands: Connecting, typed: str, lines: tuple[Checked, ...]
) -> None:
    hands.to_key()
    hands.write("APImade-up")
    hands.tab_to("API secret")
    hands.write(typed)
    hands.tab_to("Test connection")
    hands.enter()
    asked = hands.last(TryKey)
    assert (asked.address, asked.key, asked.secret.reveal()) == (HERE, "APImade-up", typed)
    assert hands.said == ["Trying key and secret…"]
    hands.dialog.show_answer(KeyTest(asked, lines))
    assert hands.said == [line.words for line in lines]
    hands.click("Continue")
    assert hands.last(ProbeKeyring)


@pytest.mark.parametrize("change", ["API key", "API secret"])
def test_an_answer_about_other_keys_is_ignored(hands: Connecting, typed: str, change: str) -> None:
    hands.to_key()
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    first = hands.last(TryKey)
    hands.field(change).setFocus()
    hands.write("x")
    hands.dialog.show_answer(KeyTest(first, GOOD))
    assert hands.said == []
    hands.click("Test connection")
    hands.dialog.show_answer(KeyTest(first, GOOD))
    assert hands.said == ["Trying key and secret…"]
    hands.dialog.show_answer(KeyTest(hands.last(TryKey), BAD))
    assert hands.said == [BAD[0].words]


def test_what_was_found_at_another_server_is_forgotten(hands: Connecting, typed: str) -> None:
    hands.to_key()
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    hands.dialog.show_answer(KeyTest(hands.last(TryKey), GOOD))
    hands.click("Back")
    hands.click("Continue")
    assert hands.said == [line.words for line in GOOD]
    hands.click("Back")
    hands.field("Address").setText("wss://other.example.org")
    hands.click("Continue")
    assert hands.said == []


def test_without_a_keyring_the_session_is_taken_and_the_reason_said(hands: Connecting, typed: str) -> None:
    hands.to_keep(typed)
    assert hands.said == ["Trying your keyring…"]
    hands.dialog.show_answer(NONE)
    assert hands.said == [NONE.reason]
    assert not hands.find("Your keyring").isEnabled()
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
    assert hands.offered == ["Address", "Name", "Stripe and label: None", "Cancel", "Continue"]
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


def test_text_from_a_server_stays_text(hands: Connecting, typed: str) -> None:
    hands.to_key()
    hands.field("API key").setText("APImade-up")
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    hostile = Checked(Verdict.BAD, "<b>no</b>\u202e\n", "<img src=x>")
    hands.dialog.show_answer(KeyTest(hands.last(TryKey), (hostile,)))
    assert hands.said == ["<b>no</b>⟨U+202E⟩⟨U+000A⟩"]
    assert {label.textFormat() for label in hands.dialog.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_an_address_on_this_machine_is_not_said_to_be_encrypted(hands: Connecting) -> None:
    hands.where("localhost")
    local = Address("http", "localhost", 7880)
    hands.wait(lambda: hands.asked[-1:] == [ProbeAddress(local)])
    hands.dialog.show_answer(AddressProbe(local, 2))
    assert hands.said == ["Answers on this machine"]
