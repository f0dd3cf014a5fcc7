"""Mute and unmute: who is reached, how many are named, and why not."""

import pytest

from console.actions.tracks import SetMuted
from console.connection.abilities import Abilities
from console.domain.participants import Kind
from console.ui.intents import Perform, Spare
from console.ui.phrases import UNMUTE_REFUSED
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.made import microphone, person, room
from tests.ui.commands.standings import SERVER, STAGE, offered, people, scene, silent, standing


def muted(intent: object) -> list[tuple[str, str, str, str, bool]]:
    """The targets of a Perform: room sid, participant sid, identity, track sid, and the wish."""
    assert isinstance(intent, Perform)
    assert all(isinstance(action, SetMuted) for action in intent.actions)
    actions = [action for action in intent.actions if isinstance(action, SetMuted)]
    return [
        (a.target.owner.room.sid, a.target.owner.sid, a.target.owner.identity, a.target.sid, a.muted) for a in actions
    ]


ADA = ("RM_Main Stage", "PA_ada", "ada", "TR_a", True)
GRACE = ("RM_Main Stage", "PA_grace", "grace", "TR_g", True)


def test_mute_one_names_them_and_aims_at_the_sids_as_shown() -> None:
    offer = offered("mute", standing(chosen=["ada"]))
    assert (offer.text, offer.sentence, offer.detail) == ("Mute", "Mute Ada Lovelace", "")
    assert muted(offer.intent) == [ADA]


def test_mute_several_counts_those_who_are_heard_and_leaves_machines_out() -> None:
    offer = offered("mute", standing(chosen=["ada", "mute", "grace", "EG_1"]))
    assert (offer.text, offer.sentence) == ("Mute 2", "Mute 2 people")
    assert offer.detail == "Ada Lovelace and Grace Hopper"
    assert muted(offer.intent) == [ADA, GRACE]
    assert isinstance(offer.intent, Perform)
    assert offer.intent.summary == "Muted {seen} of 2 microphones."


def test_a_machine_can_be_muted_alone() -> None:
    assert [target[2] for target in muted(offered("mute", standing(chosen=["EG_1"])).intent)] == ["EG_1"]


def test_somebody_with_two_microphones_is_one_person_and_two_actions() -> None:
    two = room(STAGE, person("duo", microphone("TR_1"), microphone("TR_2"), name="Duo"))
    offer = offered("mute", standing(scene(two), chosen=["duo"]))
    assert offer.sentence == "Mute Duo"
    assert len(muted(offer.intent)) == 2


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ([], "Nobody is selected."),
        (["gone"], "They have left."),
        (["mute"], "Muted already."),
        (["quiet"], "No microphone is published."),
    ],
)
def test_why_nobody_is_muted(chosen: list[str], reason: str) -> None:
    assert offered("mute", standing(chosen=chosen)).reason == reason


def test_several_machines_are_not_muted_at_once() -> None:
    machines = room(STAGE, *(person(f"agent-{n}", microphone(), kind=Kind.AGENT) for n in range(2)))
    offer = offered("mute", standing(scene(machines), chosen=["agent-0", "agent-1"]))
    assert offer.reason == "Recorders, agents and feeds are muted one at a time."


def test_a_silent_server_says_so() -> None:
    for name in ("mute", "remove", "mute-all", "record", "end-room"):
        assert offered(name, standing(silent(), chosen=["ada"])).reason == "Nothing answers at spring.example.org."


def test_one_press_does_not_reach_two_servers() -> None:
    both = standing(scene(), scene(key="autumn"))
    keys = (PersonKey(SERVER, STAGE, "ada"), PersonKey("autumn", STAGE, "ada"))
    at = Standing(both.scenes, SERVER, both.rooms, keys)
    assert offered("mute", at).reason == "Select people of one server at a time."
    assert offered("remove", at).reason == "Select people of one server at a time."


def test_unmute_is_offered_until_the_server_refuses_it() -> None:
    for allowed in (None, True):
        at = standing(scene(abilities=Abilities(allowed)), chosen=["mute"])
        assert muted(offered("unmute", at).intent) == [("RM_Main Stage", "PA_mute", "mute", "TR_m", False)]
    refused = scene(abilities=Abilities(remote_unmute=False))
    assert offered("unmute", standing(refused, chosen=["mute"])).reason == UNMUTE_REFUSED
    muted_track = standing(refused, tracks=[("mute", "TR_m")])
    assert offered("unmute-track", muted_track).reason == UNMUTE_REFUSED
    assert offered("mute", standing(refused, chosen=["ada"])).enabled


def test_a_second_press_on_mute_never_unmutes() -> None:
    assert not offered("mute", standing(chosen=["mute"])).enabled
    assert not offered("mute-track", standing(tracks=[("mute", "TR_m")])).enabled


def test_mute_a_track_of_any_source() -> None:
    offer = offered("mute-track", standing(tracks=[("ada", "TR_ac")]))
    assert (offer.text, offer.sentence, offer.detail) == ("Mute this track", "Mute this camera", "Ada Lovelace")
    assert muted(offer.intent) == [("RM_Main Stage", "PA_ada", "ada", "TR_ac", True)]


def test_mute_several_tracks() -> None:
    offer = offered("mute-track", standing(tracks=[("ada", "TR_a"), ("ada", "TR_ac"), ("mute", "TR_m")]))
    assert (offer.text, offer.sentence) == ("Mute 2 tracks", "Mute 2 tracks")
    assert len(muted(offer.intent)) == 2


@pytest.mark.parametrize(
    ("tracks", "reason"),
    [
        ([], "No track is selected."),
        ([("ada", "TR_gone")], "That track has ended."),
        ([("mute", "TR_m")], "Muted already."),
    ],
)
def test_why_no_track_is_muted(tracks: list[tuple[str, str]], reason: str) -> None:
    assert offered("mute-track", standing(tracks=tracks)).reason == reason
    if tracks and reason == "Muted already.":
        assert offered("unmute-track", standing(tracks=[("ada", "TR_a")])).reason == "Open already."


def test_mute_all_counts_people_and_leaves_machines_out() -> None:
    offer = offered("mute-all", standing())
    assert (offer.text, offer.sentence, offer.detail) == ("Mute all (2)", "Mute all in Main Stage (2)", "")
    assert muted(offer.intent) == [ADA, GRACE]


def test_mute_all_says_who_is_spared() -> None:
    offer = offered("mute-all", standing(scene(spared=["grace", "quiet"])))
    assert offer.text == "Mute all (1)"
    assert offer.detail == "except Grace Hopper"
    assert muted(offer.intent) == [ADA]


def test_the_summary_names_the_spared_without_braces_of_theirs() -> None:
    crowd = room(STAGE, *people(), person("odd", microphone("TR_o"), name="{seen}"))
    offer = offered("mute-all", standing(scene(crowd, spared=["odd"])))
    assert isinstance(offer.intent, Perform)
    assert offer.intent.summary == "Muted {seen} of 2 microphones. Spared: (seen)."


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (Standing(), "No server is open."),
        (Standing(standing().scenes, SERVER), "No room is selected."),
        (Standing(standing().scenes, SERVER, (RoomKey(SERVER, "Over"),)), "Over has ended."),
        (standing(scene(room(STAGE, asked_at=0.0))), "The people of this room have not been seen yet."),
        (standing(scene(room(STAGE, person("quiet")))), "No microphone is open here."),
        (standing(scene(spared=["ada", "grace"])), "Every open microphone here is spared."),
    ],
)
def test_why_not_all_are_muted(at: Standing, reason: str) -> None:
    assert offered("mute-all", at).reason == reason


def test_spare_and_no_longer_spare() -> None:
    offer = offered("spare", standing(chosen=["ada"]))
    assert (offer.sentence, offer.checked) == ("Spare Ada Lovelace from Mute all", False)
    assert offer.intent == Spare(SERVER, STAGE, "ada", spared=True)
    offer = offered("spare", standing(scene(spared=["ada"]), chosen=["ada"]))
    assert (offer.sentence, offer.checked) == ("No longer spare Ada Lovelace from Mute all", True)
    assert offer.intent == Spare(SERVER, STAGE, "ada", spared=False)


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ([], "Nobody is selected."),
        (["ada", "grace"], "Select one person."),
        (["EG_1"], "Mute all leaves recorders, agents and feeds out by itself."),
    ],
)
def test_why_nobody_is_spared(chosen: list[str], reason: str) -> None:
    assert offered("spare", standing(chosen=chosen)).reason == reason
