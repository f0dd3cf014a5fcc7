"""The Mute all button: whom it reaches, whom it leaves out, and that it says so."""

from dataclasses import replace

from console.connection.receipts import Outcome
from console.domain.participants import Kind, Role
from console.domain.trouble import Cause, Trouble
from console.ui.recording.muting import MuteAll, mute_all
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.ui.stage import NOW, STAGE, machine, mute, person, receipt, scene

PEOPLE = (person("ada"), person("grace", role=Role.HOST), person("tom"), person("quiet", heard=False))


def offered(of: Scene, *selected: str) -> MuteAll:
    people = tuple(PersonKey("summit", STAGE, identity) for identity in selected)
    return mute_all(Standing({"summit": of}, "summit", (RoomKey("summit", STAGE),), people))


def test_the_count_is_on_the_button() -> None:
    row = offered(scene(PEOPLE))
    assert (row.text, row.caption, row.reason) == ("Mute all (3)", "People can unmute themselves.", "")
    assert [action.key[2] for action in row.ways[0].wanted.actions] == ["ada", "grace", "tom"]


def test_spared_people_and_machines_are_left_out_and_counted() -> None:
    row = offered(scene((*PEOPLE, machine("feed", Kind.INGRESS, heard=True)), spared=frozenset({(STAGE, "tom")})))
    assert (row.text, row.caption) == ("Mute all (2)", "1 spared, 1 machine left out. People can unmute themselves.")
    assert [s.identity for s in row.spared] == ["tom"]
    assert "Spared: Tom." in row.ways[0].wanted.summary


def test_the_menu_offers_only_what_makes_a_difference() -> None:
    assert [way.text for way in offered(scene(PEOPLE)).ways] == ["Everyone (3)", "Everyone but hosts (2)"]
    assert [way.text for way in offered(scene(PEOPLE[:1])).ways] == ["Everyone (1)"]
    assert [way.text for way in offered(scene(PEOPLE), "ada", "tom").ways] == [
        "Everyone (3)",
        "Everyone but hosts (2)",
        "Everyone but the 2 selected (1)",
    ]


def test_a_selection_in_another_room_spares_nobody_here() -> None:
    elsewhere = (PersonKey("summit", "Backstage", "ada"),)
    standing = Standing({"summit": scene(PEOPLE)}, "summit", (RoomKey("summit", STAGE),), elsewhere)
    assert len(mute_all(standing).ways) == 2


def test_every_way_says_who_is_still_heard() -> None:
    ways = offered(scene(PEOPLE), "tom").ways
    assert [way.wanted.summary for way in ways[1:]] == [
        "Muted {seen} of 2 microphones. Spared: Grace.",
        "Muted {seen} of 2 microphones. Spared: Tom.",
    ]


def test_a_name_cannot_bring_a_placeholder_of_its_own() -> None:
    hosts = (person("ada"), person("tom"), person("evil", "{seen}", role=Role.HOST))
    assert offered(scene(hosts)).ways[1].wanted.summary == "Muted {seen} of 2 microphones. Spared: (seen)."


def test_what_is_pending_is_not_counted_again() -> None:
    row = offered(scene(PEOPLE, receipts=(receipt(mute("ada"), Outcome.SENT),)))
    assert row.text == "Mute all (2)"


def test_with_nobody_to_mute_it_is_off_and_says_why() -> None:
    assert offered(scene([person("quiet", heard=False)])).reason == "No microphone is open here."
    assert offered(scene()).text == "Mute all (0)"


def test_it_is_off_while_nothing_answers_and_keeps_its_count() -> None:
    silence = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.")
    row = offered(scene(PEOPLE, trouble=silence, rooms_age=38))
    assert (row.text, row.caption, row.ways) == ("Mute all (3)", "Off while nothing answers.", ())
    assert row.reason == row.caption


def test_a_room_that_was_never_listed_has_no_count() -> None:
    assert offered(scene(PEOPLE, people_age=NOW)).text == "Mute all"


def test_no_room_no_verb() -> None:
    assert mute_all(Standing()).reason
    gone = Standing({"summit": scene()}, "summit", (RoomKey("summit", "Gone"),))
    assert mute_all(gone).reason == "Gone has ended."


def test_spared_names_are_safe_to_look_at() -> None:
    evil = replace(person("evil"), name="\u202eada")
    row = offered(scene([*PEOPLE, evil], spared=frozenset({(STAGE, "evil")})))
    assert row.spared[0].name == "⟨U+202E⟩ada"
