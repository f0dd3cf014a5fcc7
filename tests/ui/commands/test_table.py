"""What holds for every command of the table, whatever is chosen."""

from zipfile import ZipFile

import pytest

from console.ui.commands.command import Command, Guard, Place
from console.ui.commands.table import BY_ID, COMMANDS
from console.ui.intents import AskEndRoom, AskRemove
from console.ui.standing import Standing
from console.ui.theme.lucide import archive
from tests.made import recording, room
from tests.ui.commands.standings import STAGE, scene, silent, standing

ICONS = frozenset(ZipFile(archive()).namelist())
MOMENTS = {
    "nothing open": Standing(),
    "nothing chosen": standing(),
    "one person": standing(chosen=["ada"]),
    "several people": standing(chosen=["ada", "grace", "mute", "EG_1"]),
    "somebody who left": standing(chosen=["gone"]),
    "a track": standing(tracks=[("ada", "TR_a")]),
    "a track that ended": standing(tracks=[("ada", "TR_gone")]),
    "a recording": standing(scene(recordings=[recording("EG_1", STAGE)])),
    "an empty server": standing(scene(room("Other"))),
    "a silent server": standing(silent(), chosen=["ada"], tracks=[("ada", "TR_a")]),
    "two servers": standing(scene(), scene(key="autumn"), chosen=["ada"]),
}


def test_ids_are_unique() -> None:
    assert len(BY_ID) == len(COMMANDS)


def test_keys_are_unique() -> None:
    keys = [written for command in COMMANDS for written in command.keys]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_an_icon_that_exists_and_a_place(command: Command) -> None:
    assert f"{command.icon}.svg" in ICONS
    assert command.places


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_what_is_on_has_an_intent_and_what_is_off_a_reason(command: Command, moment: Standing) -> None:
    offer = command.offer(moment)
    assert offer.text
    assert offer.enabled == (not offer.reason)
    assert command.intent(moment) == offer.intent


def test_nobody_is_removed_and_no_room_ended_by_a_key() -> None:
    at = standing(chosen=["ada"])
    final = [command for command in COMMANDS if isinstance(command.intent(at), AskRemove | AskEndRoom)]
    assert {command.id for command in final} == {"remove", "end-room"}
    assert all(not command.keys for command in final)


def test_what_cannot_be_taken_back_is_guarded() -> None:
    assert BY_ID["remove"].guard is Guard.DIALOG
    assert BY_ID["end-room"].guard is Guard.TYPED
    assert BY_ID["stop-recording"].guard is Guard.TWO_STEPS
    assert BY_ID["mute-all"].guard is Guard.COUNT


def test_the_keys_that_people_expect() -> None:
    keys = {written: command.id for command in COMMANDS for written in command.keys}
    expected = {
        "M": "mute",
        "Shift+M": "mute-all",
        "Ctrl+R": "record",
        "Ctrl+Shift+R": "stop-recording",
        "Ctrl+K": "palette",
        "Ctrl+F": "filter",
        "?": "shortcuts",
        "F6": "next-pane",
        "Shift+F6": "previous-pane",
        "Ctrl+Q": "quit",
        "Esc": "clear",
        **{f"Ctrl+{place}": f"room-{place}" for place in range(1, 10)},
    }
    assert expected.items() <= keys.items()


def test_everything_but_the_palette_and_the_rooms_is_in_the_palette() -> None:
    absent = {command.id for command in COMMANDS if Place.PALETTE not in command.places}
    assert absent == {"palette", *(f"room-{place}" for place in range(1, 10))}


def test_a_section_of_a_menu_is_not_torn_apart() -> None:
    for place in set(Place) - {Place.PALETTE}:
        sections = [command.section for command in COMMANDS if place in command.places]
        begun = [now for before, now in zip(["", *sections], sections, strict=False) if now != before]
        assert len(begun) == len(set(begun)), place
