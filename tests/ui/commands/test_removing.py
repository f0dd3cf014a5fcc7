"""Remove and end: they only ask, and they ask about those who are shown."""

import pytest

from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.participants import Kind
from console.ui.intents import AskEndRoom, AskRemove
from console.ui.standing import Standing
from tests.made import person, room
from tests.ui.commands.standings import SERVER, STAGE, offered, scene, standing

ROOM = RoomTarget(STAGE, "RM_Main Stage")
ADA = ParticipantTarget(ROOM, "ada", "PA_ada", "Ada Lovelace")


def test_remove_one_by_name_and_sid() -> None:
    offer = offered("remove", standing(chosen=["ada"]))
    assert (offer.text, offer.sentence) == ("Remove…", "Remove Ada Lovelace…")
    assert offer.intent == AskRemove(SERVER, (ADA,))


def test_remove_several_counts_them_and_leaves_machines_out() -> None:
    offer = offered("remove", standing(chosen=["ada", "EG_1", "quiet"]))
    assert (offer.text, offer.sentence) == ("Remove 2…", "Remove 2 people…")
    assert offer.detail == "Ada Lovelace and Quiet Quinn"
    assert isinstance(offer.intent, AskRemove)
    assert [target.identity for target in offer.intent.targets] == ["ada", "quiet"]


def test_a_recorder_can_be_asked_about_alone() -> None:
    intent = offered("remove", standing(chosen=["EG_1"])).intent
    assert isinstance(intent, AskRemove)
    assert [target.identity for target in intent.targets] == ["EG_1"]


@pytest.mark.parametrize(("chosen", "reason"), [([], "Nobody is selected."), (["gone"], "They have left.")])
def test_why_nobody_is_removed(chosen: list[str], reason: str) -> None:
    assert offered("remove", standing(chosen=chosen)).reason == reason


def test_machines_are_removed_one_at_a_time() -> None:
    machines = room(STAGE, *(person(f"agent-{n}", kind=Kind.AGENT) for n in range(2)))
    offer = offered("remove", standing(scene(machines), chosen=["agent-0", "agent-1"]))
    assert offer.reason == "Recorders, agents and feeds are removed one at a time."


def test_end_the_room_in_front() -> None:
    offer = offered("end-room", standing())
    assert (offer.sentence, offer.detail) == ("End Main Stage…", "4 people")
    assert offer.intent == AskEndRoom(SERVER, ROOM)


def test_why_no_room_is_ended() -> None:
    assert offered("end-room", Standing()).reason == "No server is open."
    assert offered("end-room", standing(scene(room("Other")))).reason == "Main Stage has ended."
