"""Changing a saved server, and taking it out of the list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.domain.address import read_address
from console.domain.route import Proxy, Route
from console.domain.stripes import Stripe
from console.profiles.server import Server
from console.ui.servers.address_entry import CONSENT
from console.ui.servers.edit_dialog import ADDRESS_CHANGED, KEY_CHANGED, EditServerDialog
from console.ui.servers.route_entry import WHOLE_PATH
from console.ui.servers.values import (
    AddressProbe,
    Checked,
    KeepOptions,
    KeyTest,
    ProbeAddress,
    ProbeKeyring,
    Remove,
    Save,
    Saving,
    TryKey,
    Verdict,
)
from console.ui.theme.theme import Theme
from tests.ui.servers.hands import Hands

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

HERE = read_address("wss://live.example.org")
SUMMIT = Server("1", "Spring Summit", HERE, "APImade-up", Stripe.PRODUCTION, "GNOME Keyring")
KEYRING = KeepOptions("GNOME Keyring", tried=True)


class Editing(Hands):
    """The dialog."""

    dialog: EditServerDialog


@pytest.fixture
def hands(theme: Theme, desk: QWidget, qtbot: QtBot) -> Editing:
    return Editing(EditServerDialog(theme, SUMMIT, desk, rest_ms=0), qtbot)


def test_it_begins_with_what_is_saved_and_asks_for_nothing(hands: Editing, qtbot: QtBot) -> None:
    shown = [hands.field(name).text() for name in ("Name", "Address", "API key", "API secret")]
    assert shown == ["Spring Summit", "wss://live.example.org", "APImade-up", ""]
    assert hands.field("API secret").placeholderText() == "As it is, in GNOME Keyring"
    hands.enter()
    assert (hands.asked, hands.dialog.isVisible()) == ([], False)


def test_a_new_name_and_stripe_leave_the_secret_where_it_is(hands: Editing) -> None:
    hands.write("  Summer   Summit ")
    hands.tab_to("Stripe and label: Production")
    hands.key(Qt.Key.Key_Right)
    hands.enter()
    assert hands.asked == [Save("Summer Summit", HERE, "APImade-up", None, Stripe.STAGING, True, "1")]
    hands.dialog.show_answer(Saving("There is a server called Summer Summit already."))
    assert hands.said == ["There is a server called Summer Summit already."]
    hands.click("Try again")
    hands.dialog.show_answer(Saving())
    assert (hands.count(Save), hands.dialog.isVisible()) == (2, False)


@pytest.mark.parametrize("address", ["wss://other.example.org", "wss://live.example.org:8443", "http://localhost:443"])
def test_another_scheme_host_or_port_asks_for_the_secret_again(hands: Editing, typed: str, address: str) -> None:
    hands.field("Address").setText(address)
    assert hands.field("API secret").placeholderText() == "Type it again"
    hands.enter()
    assert (hands.said[-1], hands.at, hands.count(Save)) == (ADDRESS_CHANGED, "API secret", 0)
    hands.write(typed)
    hands.enter()
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    save = hands.last(Save)
    assert (save.address, save.lasting) == (read_address(address), True)
    assert save.secret is not None
    assert save.secret.reveal() == typed


@pytest.mark.parametrize("address", ["https://live.example.org", "wss://live.example.org:443", "live.example.org/x"])
def test_the_same_place_written_otherwise_keeps_the_secret(hands: Editing, address: str) -> None:
    hands.field("Address").setText(address)
    hands.field("Name").setText("Mine")
    hands.enter()
    assert hands.last(Save).secret is None


def test_another_key_asks_for_its_secret(hands: Editing) -> None:
    hands.tab_to("API key")
    hands.write("APIother")
    hands.enter()
    assert (hands.said, hands.at, hands.count(Save)) == ([KEY_CHANGED], "API secret", 0)


@pytest.mark.parametrize(("field", "said"), [("Name", "Give the server a name."), ("API key", "Type the API key.")])
def test_what_is_missing_is_said_and_gone_to(hands: Editing, field: str, said: str) -> None:
    hands.field(field).setText(" ")
    hands.enter()
    assert (hands.said, hands.at, hands.asked) == ([said], field, [])


def test_an_address_that_is_refused_is_not_saved(hands: Editing) -> None:
    hands.field("Address").setText("ftp://live.example.org")
    hands.enter()
    assert (hands.at, hands.asked) == ("Address", [])
    assert hands.said == ["An address begins with wss:// or https://, not with ftp://."]


def test_only_another_address_is_asked_for_an_answer(hands: Editing) -> None:
    other = read_address("wss://other.example.org")
    hands.field("Address").setText("wss://other.example.org")
    hands.wait(lambda: hands.asked == [ProbeAddress(other)])
    hands.dialog.show_answer(AddressProbe(HERE, 5))
    assert hands.said == ["Asking other.example.org…"]
    hands.dialog.show_answer(AddressProbe(other, 5))
    assert hands.said == ["Answers over HTTPS"]
    hands.field("Address").setText("wss://live.example.org")
    hands.field("Address").setText("wss://live.example.org/")
    assert hands.said == []


def test_a_new_secret_is_asked_where_to_live(hands: Editing, typed: str) -> None:
    hands.tab_to("API secret")
    hands.write(typed)
    hands.click("Continue")
    assert hands.last(ProbeKeyring) == ProbeKeyring()
    hands.dialog.show_answer(KEYRING)
    hands.click("Only until I quit")
    hands.click("Save")
    save = hands.last(Save)
    assert (save.lasting, save.id) == (False, "1")
    hands.dialog.show_answer(Saving("The file cannot be written."))
    assert hands.said[-1] == "The file cannot be written."
    assert typed not in repr(hands.asked)


def test_remove_asks_first_and_return_means_no(hands: Editing) -> None:
    hands.click("Remove server…")
    assert hands.at == "Cancel"
    assert "Remove Spring Summit?" in hands.read
    assert any("its secret is deleted from GNOME Keyring too" in text for text in hands.read)
    hands.enter()
    assert (hands.asked, hands.at) == ([], "Name")


def test_remove_by_keyboard(hands: Editing) -> None:
    hands.tab_to("Remove server…")
    hands.enter()
    hands.tab_to("Remove server")
    hands.enter()
    assert hands.asked == [Remove("1")]
    hands.dialog.show_answer(Saving("The file cannot be written."))
    assert hands.said == ["The file cannot be written."]
    hands.click("Remove server")
    hands.dialog.show_answer(Saving())
    assert (hands.count(Remove), hands.dialog.isVisible()) == (2, False)


def test_a_server_can_be_removed_without_a_keyring_that_does_not_answer(hands: Editing) -> None:
    hands.click("Remove server…")
    hands.click("Remove server")
    hands.dialog.show_answer(Saving("GNOME Keyring stayed locked.", held=True))
    assert hands.said == ["GNOME Keyring stayed locked. Removed anyway, its secret stays in GNOME Keyring."]
    hands.click("Remove anyway")
    assert hands.last(Remove) == Remove("1", anyway=True)
    hands.dialog.show_answer(Saving("The file cannot be written."))
    hands.click("Remove server")
    assert hands.last(Remove) == Remove("1")


def test_where_no_secret_is_kept_none_is_said_to_go(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    hands = Editing(EditServerDialog(theme, replace(SUMMIT, keyring=""), desk), qtbot)
    assert hands.field("API secret").placeholderText() == "As it is"
    hands.click("Remove server…")
    assert not any("secret" in text for text in hands.read)
    hands.click("Cancel")
    hands.write("Mine")
    hands.enter()
    assert hands.last(Save).lasting is False


def test_an_answer_that_nobody_waits_for_closes_nothing(hands: Editing) -> None:
    hands.dialog.show_answer(Saving())
    assert hands.dialog.isVisible()


def test_the_secret_is_gone_when_the_dialog_is(hands: Editing, typed: str) -> None:
    hands.tab_to("API secret")
    hands.write(typed)
    hands.key(Qt.Key.Key_Escape)
    assert not hands.dialog.isVisible()
    for field in hands.dialog.findChildren(QLineEdit):
        assert typed not in field.text()
        field.setEchoMode(QLineEdit.EchoMode.Normal)
        field.undo()
        assert typed not in field.text()


def test_everything_that_can_be_reached_has_a_name(hands: Editing) -> None:
    assert hands.offered == [
        "Name",
        "Address",
        "API key",
        "API secret",
        "Show the secret",
        "Stripe and label: Production",
        "Test connection",
        "Network…",
        "Remove server…",
        "Cancel",
        "Save",
    ]
    assert hands.dialog.accessibleName() == "Edit Spring Summit"


def test_a_test_uses_the_kept_secret_only_for_the_place_it_was_given_for(hands: Editing) -> None:
    hands.click("Test connection")
    asked = hands.last(TryKey)
    assert asked == TryKey(HERE, "APImade-up", None, Route(), "1")
    assert hands.said == ["Trying key and secret…"]
    hands.dialog.show_answer(KeyTest(asked, (Checked(Verdict.GOOD, "Key and secret fit"),)))
    assert hands.said == ["Key and secret fit"]
    hands.field("Address").setText("wss://other.example.org")
    assert hands.said == []
    hands.click("Test connection")
    assert (hands.said[-1], hands.at, hands.count(TryKey)) == (ADDRESS_CHANGED, "API secret", 1)


def test_an_answer_about_what_the_fields_held_before_is_not_shown(hands: Editing) -> None:
    hands.click("Test connection")
    asked = hands.last(TryKey)
    hands.field("API key").setText("APIother")
    hands.dialog.show_answer(KeyTest(asked, (Checked(Verdict.GOOD, "Key and secret fit"),)))
    assert hands.said == []


def test_a_typed_secret_is_what_is_tested(hands: Editing, typed: str) -> None:
    hands.field("API secret").setText(typed)
    hands.click("Test connection")
    secret = hands.last(TryKey).secret
    assert secret is not None
    assert secret.reveal() == typed


def test_what_an_assistive_tool_sets_is_heard_as_what_is_typed(hands: Editing, typed: str) -> None:
    hands.field("API key").setText("APIother")
    assert hands.field("API secret").placeholderText() == "Type the new key's secret"
    hands.field("API secret").setText(typed)
    assert hands.find("Continue").isVisible()


def test_a_proxy_and_a_ca_file_are_saved_tested_and_probed_by(hands: Editing) -> None:
    route = Route(Proxy("proxy.example.org", 3128), "/etc/ssl/our-own-ca.pem")
    hands.click("Network…")
    assert hands.at == "Proxy"
    hands.write("http://proxy.example.org:3128")
    hands.tab_to("CA file")
    hands.write("/etc/ssl/our-own-ca.pem")
    hands.click("Done")
    hands.click("Test connection")
    assert hands.last(TryKey).route == route
    hands.field("Address").setText("wss://live.example.org/behind")
    hands.wait(lambda: hands.asked[-1] == ProbeAddress(read_address("wss://live.example.org/behind"), route))
    hands.field("Address").setText("wss://live.example.org")
    hands.click("Save")
    assert hands.last(Save) == Save("Spring Summit", HERE, "APImade-up", None, Stripe.PRODUCTION, True, "1", route)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("Proxy", "https://proxy.example.org:3128", "A proxy begins with http://; other kinds are not supported."),
        ("CA file", "ca.pem", WHOLE_PATH),
    ],
)
def test_a_route_that_is_not_understood_is_not_left(hands: Editing, field: str, text: str, said: str) -> None:
    hands.click("Network…")
    hands.field(field).setText(text)
    hands.click("Done")
    assert (hands.said, hands.at) == ([said], field)
    assert hands.count(Save) == 0


def test_an_edit_of_something_else_keeps_the_route(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    route = Route(Proxy("proxy.example.org", 3128))
    hands = Editing(EditServerDialog(theme, replace(SUMMIT, route=route), desk), qtbot)
    hands.write("Mine")
    hands.enter()
    assert hands.last(Save).route == route


def test_http_to_another_machine_needs_a_consent_for_that_very_place(hands: Editing, typed: str) -> None:
    hands.field("Address").setText("http://hall.example.org:7880")
    hands.enter()
    assert (hands.at, hands.asked) == ("Address", [])
    assert hands.said[0].startswith("http:// is not encrypted")
    hands.click(CONSENT)
    hands.field("API secret").setText(typed)
    hands.field("Address").setText("http://other.example.org:7880")
    hands.enter()
    assert hands.count(ProbeKeyring) == 0
    hands.field("Address").setText("http://hall.example.org:7880/")
    hands.enter()
    hands.dialog.show_answer(KEYRING)
    hands.enter()
    assert hands.last(Save).address == read_address("http://hall.example.org:7880", unencrypted=True)


def test_a_consent_is_withdrawn_by_the_same_box(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    open_to_all = replace(SUMMIT, address=read_address("http://hall.example.org:7880", unencrypted=True))
    hands = Editing(EditServerDialog(theme, open_to_all, desk), qtbot)
    hands.click(CONSENT)
    hands.click("Save")
    assert (hands.at, hands.asked) == ("Address", [])
