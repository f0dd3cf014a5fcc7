"""What changes only the window: it is always on, and the first nine rooms have keys."""

from dataclasses import replace

import pytest

from console.ui.intents import GoTo, Look
from console.ui.standing import RoomKey, Standing
from tests.made import person, room
from tests.ui.commands.standings import SERVER, offered, scene, standing


@pytest.mark.parametrize(
    "what",
    [
        "palette",
        "filter",
        "clear",
        "next-pane",
        "previous-pane",
        "inspector",
        "activity",
        "theme-system",
        "theme-light",
        "theme-dark",
        "theme-contrast",
        "shortcuts",
        "about",
    ],
)
def test_look(what: str) -> None:
    assert offered(what, Standing()).intent == Look(what)


def test_a_tick_is_what_the_window_shows() -> None:
    at = replace(Standing(), showing=frozenset({"inspector", "theme-dark"}))
    ticks = {name: offered(name, at).checked for name in ("inspector", "activity", "theme-dark", "theme-light")}
    assert ticks == {"inspector": True, "activity": False, "theme-dark": True, "theme-light": False}
    assert offered("palette", at).checked is None


def test_the_keys_of_rooms_follow_the_screen() -> None:
    rooms = scene(room("Alpha"), room("Beta", person("ada")), room("Gamma"))
    assert offered("room-2", standing(rooms)).intent == GoTo(RoomKey(SERVER, "Beta"))
    assert offered("room-2", standing(rooms)).sentence == "Go to Beta"
    assert offered("room-2", standing(rooms)).detail == "1 person"
    listed = replace(standing(rooms), listed=(RoomKey(SERVER, "Gamma"), RoomKey(SERVER, "Alpha")))
    assert offered("room-1", listed).intent == GoTo(RoomKey(SERVER, "Gamma"))
    assert offered("room-3", listed).reason == "There are fewer rooms."
    assert offered("room-1", Standing()).reason == "No server is open."


def test_a_room_of_a_server_that_was_just_closed_is_not_looked_up() -> None:
    late = replace(standing(scene(room("Alpha"))), scenes={}, listed=(RoomKey(SERVER, "Alpha"),))
    assert offered("room-1", late).reason == "No server is open."
    late = replace(standing(scene(room("Alpha"), key="autumn")), listed=(RoomKey(SERVER, "Alpha"),))
    assert offered("room-1", late).reason == "There are fewer rooms."
