"""The Mute all button: whom it reaches, whom it leaves out, and that it says so."""

from dataclasses import replace

from console.connection.receipts import Outcome
from console.domain.participants import Kind, Role
from console.domain.trouble import Cause, Trouble
from console.ui.recording.muting import MuteAll, MuteWay, mute_all, mute_ways
from console.ui.scene import Scene
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.ui.stage import NOW, STAGE, machine, mute, person, receipt, scene

PEOPLE = (person("ada"), person("grace", role=Role.HOST), person("tom"), person("quiet", heard=False))


def standing(of: Scene, *selected: str) -> Standing:
    people = tuple(PersonKey("summit", STAGE, identity) for identity in selected)
    return Standing({"summit": of}, "summit", (RoomKey("summit", STAGE),), people)


def offered(of: Scene) -> MuteAll:
    return mute_all(standing(of))


def ways(of: Scene, *selected: str) -> tuple[MuteWay, ...]:
    return mute_ways(standing(of, *selected))


def test_the_count_is_on_the_button() -> None:
    row = offered(scene(PEOPLE))
    assert (row.text, row.caption, row.reason) == ("Mute all (3)", "People can unmute themselves.", "")
    assert [action.key[2] for action in ways(scene(PEOPLE))[0].wanted.actions] == ["ada", "grace", "tom"]


def test_spared_people_and_machines_are_left_out_and_counted() -> None:
    of = scene((*PEOPLE, machine("feed", Kind.INGRESS, heard=True)), spared=frozenset({(STAGE, "tom")}))
    row = offered(of)
    assert (row.text, row.caption) == ("Mute all (2)", "1 spared, 1 machine left out. People can unmute themselves.")
    assert [s.identity for s in row.spared] == ["tom"]
    assert "Spared: Tom." in ways(of)[0].wanted.summary


def test_the_menu_offers_only_what_makes_a_difference() -> None:
    assert [way.text for way in ways(scene(PEOPLE))] == ["Everyone (3)", "Everyone but hosts (2)"]
    assert [way.text for way in ways(scene(PEOPLE[:1]))] == ["Everyone (1)"]
    assert [way.text for way in ways(scene(PEOPLE), "ada", "tom")] == [
        "Everyone (3)",
        "Everyone but hosts (2)",
        "Everyone but the 2 selected (1)",
    ]


def test_a_selection_in_another_room_spares_nobody_here() -> None:
    elsewhere = (PersonKey("summit", "Backstage", "ada"),)
    assert len(mute_ways(replace(standing(scene(PEOPLE)), people=elsewhere))) == 2


def test_every_way_says_who_is_still_heard() -> None:
    assert [way.wanted.summary for way in ways(scene(PEOPLE), "tom")[1:]] == [
        "Muted {seen} of 2 microphones. Spared: Grace.",
        "Muted {seen} of 2 microphones. Spared: Tom.",
    ]


def test_a_name_cannot_bring_a_placeholder_of_its_own() -> None:
    hosts = (person("ada"), person("tom"), person("evil", "{seen}", role=Role.HOST))
    assert ways(scene(hosts))[1].wanted.summary == "Muted {seen} of 2 microphones. Spared: (seen)."


def test_what_is_pending_is_not_counted_again() -> None:
    of = scene(PEOPLE, receipts=(receipt(mute("ada"), Outcome.SENT),))
    assert offered(of).text == "Mute all (2)"
    assert len(ways(of)[0].wanted.actions) == 2


def test_with_nobody_to_mute_it_is_off_and_says_why() -> None:
    assert offered(scene([person("quiet", heard=False)])).reason == "No microphone is open here."
    assert offered(scene()).text == "Mute all (0)"


def test_it_is_off_while_nothing_answers_and_keeps_its_count() -> None:
    silence = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.")
    of = scene(PEOPLE, trouble=silence, rooms_age=38)
    row = offered(of)
    assert (row.text, row.caption, ways(of)) == ("Mute all (3)", "Off while nothing answers.", ())
    assert row.reason == row.caption


def test_a_room_that_was_never_listed_has_no_count() -> None:
    assert offered(scene(PEOPLE, people_age=NOW)).text == "Mute all"


def test_the_number_on_the_button_is_that_of_its_way() -> None:
    for people in (PEOPLE, PEOPLE[:1], ()):
        of = scene(people)
        assert [way.text for way in ways(of)[:1]] == [offered(of).text.replace("Mute all", "Everyone")] * bool(people)


def test_no_room_no_verb() -> None:
    assert mute_all(Standing()).reason
    assert mute_ways(Standing()) == ()
    gone = Standing({"summit": scene()}, "summit", (RoomKey("summit", "Gone"),))
    assert mute_all(gone).reason == "Gone has ended."


def test_spared_names_are_safe_to_look_at() -> None:
    evil = replace(person("evil"), name="\u202eada")
    row = offered(scene([*PEOPLE, evil], spared=frozenset({(STAGE, "evil")})))
    assert row.spared[0].name == "⟨U+202E⟩ada"
