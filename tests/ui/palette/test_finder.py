"""What the palette lists: the group with the best answer first, and words that are true at this moment."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from console.domain.light import Light
from console.ui.commands.table import COMMANDS
from console.ui.intents import GoTo, Perform
from console.ui.palette.finder import Finder
from console.ui.palette.rows import Group, Row
from console.ui.standing import PersonKey, RoomKey, Standing
from tests.made import person, room, snapshot
from tests.ui.commands.event import STAGE, SUMMIT, standing, summit
from tests.ui.commands.standings import scene


def finder(at: Standing | None = None) -> Finder:
    made = Finder(COMMANDS)
    made.refresh(at or standing())
    return made


def listed(typed: str, at: Standing | None = None) -> list[Row]:
    made = finder(at)
    return [made.row(key, typed) for key in made.find(typed)]


def groups(rows: list[Row]) -> list[Group]:
    return list(dict.fromkeys(row.group for row in rows))


def test_a_verb_brings_the_command_first() -> None:
    rows = listed("mut", standing("Ada Lovelace"))
    assert rows[0].text == "Mute Ada Lovelace"
    assert (rows[0].marked, rows[0].keys) == (((0, 3),), "M")
    assert isinstance(rows[0].intent, Perform)


def test_a_name_brings_the_person_first_even_if_a_command_names_them_too() -> None:
    rows = listed("lovelace", standing("Ada Lovelace"))
    assert groups(rows) == [Group.PEOPLE, Group.COMMANDS]
    assert (rows[0].text, rows[0].detail) == ("Ada Lovelace", "Main Stage · speaker")
    assert rows[0].intent == GoTo(PersonKey(SUMMIT.key, STAGE, "ada@speakers-7f3a"))


def test_a_room_comes_before_the_commands_that_would_end_it() -> None:
    rows = listed("stage")
    assert rows[0].intent == GoTo(RoomKey(SUMMIT.key, STAGE))
    assert (rows[0].keys, rows[0].light) == ("Ctrl+1", Light.PROVEN)
    assert rows[0].detail == "REC 00:01:01 · 8 people"
    assert "End Main Stage…" in [row.text for row in rows]


def test_what_is_off_is_listed_after_what_is_on_with_its_reason() -> None:
    rows = [row for row in listed("mu") if row.group is Group.COMMANDS]
    assert [row.intent is None for row in rows] == sorted(row.intent is None for row in rows)
    assert all(bool(row.reason) is (row.intent is None) for row in rows)
    assert rows[-1].reason in rows[-1].spoken


def test_words_of_a_command_and_of_whom_it_reaches() -> None:
    rows = listed("mute sofia", standing("Luca Bianchi", "Sofia Andersson"))
    assert rows[0].text == "Mute 2 people"


def test_who_is_found_by_identity_shows_it() -> None:
    rows = [row for row in listed("luca@speakers") if row.group is Group.PEOPLE]
    assert [(row.text, row.detail) for row in rows] == [("Luca Bianchi", "luca@speakers-7f3a · Main Stage · audience")]


def test_nothing_typed_lists_what_can_be_done_now_and_the_first_rooms() -> None:
    rows = listed("", standing("Ada Lovelace"))
    assert groups(rows) == [Group.COMMANDS, Group.ROOMS]
    assert all(row.intent is not None for row in rows)
    assert [row.text for row in rows[:2]] == ["Mute Ada Lovelace", "Mute all in Main Stage (8)"]


def test_with_no_server_there_is_still_a_way_in() -> None:
    assert [row.text for row in listed("", Standing())] == ["Filter people", "Connect to a server…", "Try the demo"]


def test_several_servers_are_told_apart() -> None:
    at = standing()
    other = replace(scene(key="autumn"), truth=snapshot(), shown=snapshot(room("Main Hall", person("ada"))))
    both = replace(at, scenes=MappingProxyType({**at.scenes, "autumn": other}))
    rows = listed("main", both)
    assert [row.detail.rpartition(" · ")[2] for row in rows if row.group is Group.ROOMS] == ["Spring Summit", "Autumn"]
    assert "Autumn" in next(row for row in listed("ada", both) if row.text == "ada").detail


def test_scattered_letters_only_where_nobody_has_better() -> None:
    assert [row.text for row in listed("mlch")] == ["Mei-Ling Chen"]
    assert [row.text for row in listed("men")] == ["Kwame Mensah"]


def test_a_command_is_found_by_what_it_is_about() -> None:
    assert [row.text for row in listed("mic", standing("Ada Lovelace"))] == [
        "Mute Ada Lovelace",
        "Spare Ada Lovelace from Mute all",
        "Mute all in Main Stage (8)",
        "Unmute Ada Lovelace",
    ]


def test_a_name_from_a_server_cannot_hide_anything() -> None:
    odd = "Ada\u202e\nroot"
    at = replace(
        standing(), scenes=MappingProxyType({SUMMIT.key: summit(snapshot(room(STAGE, person("x", name=odd))))})
    )
    assert [row.text for row in listed("ada", at)] == ["Ada⟨U+202E⟩⟨U+000A⟩root"]


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (PersonKey(SUMMIT.key, STAGE, "ada@speakers-7f3a"), "Has left"),
        (RoomKey(SUMMIT.key, STAGE), "Has ended"),
    ],
)
def test_what_is_gone_keeps_its_name_and_does_nothing(key: PersonKey | RoomKey, reason: str) -> None:
    made = finder()
    before = made.row(key, "")
    made.refresh(replace(standing(), scenes=MappingProxyType({SUMMIT.key: summit(snapshot())})))
    after = made.row(key, "", before)
    assert (after.text, after.intent, after.reason) == (before.text, None, reason)
