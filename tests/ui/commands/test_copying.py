"""Copy: the text as the server has it, and what the toast calls it."""

import pytest

from console.ui.intents import Copy
from console.ui.standing import Standing
from tests.made import person, room
from tests.ui.commands.standings import STAGE, offered, scene, standing


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("copy-identity", "ada", "identity"),
        ("copy-name", "Ada Lovelace", "name"),
        ("copy-participant-sid", "PA_ada", "participant sid"),
        ("copy-room-name", STAGE, "room name"),
        ("copy-room-sid", "RM_Main Stage", "room sid"),
    ],
)
def test_copy_of_one(name: str, text: str, what: str) -> None:
    offer = offered(name, standing(chosen=["ada"]))
    assert offer.text == f"Copy {what}"
    assert offer.intent == Copy(text, what)


def test_copy_a_track_sid() -> None:
    assert offered("copy-track-sid", standing(tracks=[("ada", "TR_a")])).intent == Copy("TR_a", "track sid")
    assert offered("copy-track-sid", standing()).reason == "No track is selected."
    assert offered("copy-track-sid", standing(tracks=[("ada", "TR_gone")])).reason == "That track has ended."


def test_copy_of_several_is_one_a_line() -> None:
    at = standing(chosen=["ada", "grace"])
    assert offered("copy-identity", at).text == "Copy 2 identities"
    assert offered("copy-identity", at).intent == Copy("ada\ngrace", "2 identities")
    assert offered("copy-name", at).intent == Copy("Ada Lovelace\nGrace Hopper", "2 names")


def test_an_identity_that_would_run_in_a_terminal_is_copied_whole_and_on_one_line() -> None:
    odd = "ada\nrm -rf ~ \u202e"
    offer = offered("copy-identity", standing(scene(room(STAGE, person(odd), person("bob"))), chosen=["bob", odd]))

    assert offer.intent == Copy('bob\n"ada\\nrm -rf ~ \\u202e"', "2 identities, as JSON for what cannot be seen")
    assert offer.text == "Copy 2 identities"


def test_a_name_is_copied_as_it_is_seen() -> None:
    told = scene(room(STAGE, person("ada", name="Ada\r\nrm -rf ~"), person("zoe", name="Zoë <b>")))
    offer = offered("copy-name", standing(told, chosen=["ada", "zoe"]))

    assert offer.intent == Copy("Ada⟨U+000D⟩⟨U+000A⟩rm -rf ~\nZoë <b>", "2 names")


def test_why_nothing_is_copied() -> None:
    assert offered("copy-identity", standing()).reason == "Nobody is selected."
    assert offered("copy-name", standing(chosen=["gone"])).reason == "They have left."
    assert offered("copy-room-name", Standing()).reason == "No server is open."
    assert offered("copy-room-sid", standing(scene(room("Other")))).reason == "Main Stage has ended."
