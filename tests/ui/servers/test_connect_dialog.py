"""The first two steps to a new server, by keyboard, with every answer that may come."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from console.domain.address import Address
from console.domain.route import Proxy, Route
from console.domain.stripes import Stripe
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.route_entry import WHOLE_PATH
from console.ui.servers.values import (
    AddressProbe,
    Checked,
    KeyTest,
    ProbeAddress,
    ProbeKeyring,
    Save,
    Saving,
    TryKey,
    Verdict,
)
from console.ui.theme.theme import Theme
from tests.ui.servers.connecting import BAD, GOOD, HERE, KEYRING, THERE, Connecting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
    assert asked.secret is not None
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


def test_a_new_server_may_have_a_proxy_and_an_authority_of_its_own(hands: Connecting, typed: str) -> None:
    hands.where()
    hands.click("Network…")
    assert (hands.at, hands.dialog.accessibleName()) == ("Proxy", "How is it reached? Step 1 of 3")
    hands.write("proxy.example.org:3128")
    hands.tab_to("CA file")
    hands.write("ca.pem")
    hands.enter()
    assert (hands.at, hands.said) == ("CA file", [WHOLE_PATH])
    hands.field("CA file").setText("/etc/ssl/our-own-ca.pem")
    hands.enter()
    route = Route(Proxy("proxy.example.org", 3128), "/etc/ssl/our-own-ca.pem")
    assert hands.last(ProbeAddress) == ProbeAddress(HERE, route)
    hands.enter()
    hands.write("APImade-up")
    hands.tab_to("API secret")
    hands.write(typed)
    hands.click("Test connection")
    assert hands.last(TryKey).route == route
    hands.click("Continue")
    hands.dialog.show_answer(KEYRING)
    hands.click("Connect")
    assert hands.last(Save).route == route


def test_a_name_that_an_assistive_tool_sets_is_kept(hands: Connecting) -> None:
    hands.field("Name").setText("Main hall")
    hands.field("Address").setText("wss://live.example.org")
    assert hands.field("Name").text() == "Main hall"
