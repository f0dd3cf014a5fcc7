"""What stands over the table, and why it is empty."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from console.domain.rooms import LiveRoom, Room
from console.domain.snapshot import Snapshot
from console.domain.trouble import Cause, Trouble
from console.ui.figures import time_of_day
from console.ui.filtering import Filter
from console.ui.intents import TryNow
from console.ui.people.headline import Emptiness, emptiness, headline
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from tests.made import NOW, microphone, person, recorder, room
from tests.ui.trees.scenes import SERVER, STAGE, scene

SINCE = time_of_day(NOW - 3600)[:5]
KEY = RoomKey(SERVER, STAGE)


def by_key(*scenes: Scene) -> Mapping[str, Scene]:
    """Return scenes as panes get them."""
    return {told.server.key: told for told in scenes}


def why(
    told: Scene, *names: str, found: int = 0, wanted: Filter | None = None, elsewhere: int | None = None
) -> Emptiness:
    """Return why nobody is shown in these rooms."""
    rooms = tuple(RoomKey(SERVER, name) for name in names)
    empty = emptiness(by_key(told), rooms, found, wanted or Filter(), elsewhere)
    assert empty is not None
    return empty


def test_one_room_counts_its_people_without_machines() -> None:
    live = room(STAGE, person("ada", microphone()), person("bob"), recorder("EG_1"))

    shown = headline(by_key(scene(live)), (KEY,))

    assert (shown.title, shown.line) == (STAGE, f"2 people · 1 open mic · since {SINCE}")
    assert (shown.age, shown.stale) == ("", False)


def test_a_room_that_is_heavy_says_by_what_and_by_whom() -> None:
    ada, bob = (
        replace(person(who, name=who.title()), left_behind=n) for who, n in (("ada", 600_000), ("bob", 524_288))
    )
    line = headline(by_key(scene(room(STAGE, ada, bob))), (KEY,)).line

    assert line == f"2 people · 0 open mics · since {SINCE} · 1.12 MB of metadata, most with Ada"
    assert "metadata" not in headline(by_key(scene(room(STAGE, ada))), (KEY,)).line, "this does no harm"


def test_old_data_says_its_age() -> None:
    told = by_key(scene(room(STAGE, person("ada")), later=38))

    shown = headline(told, (KEY,))

    assert (shown.age, shown.stale) == (f"as of {time_of_day(NOW)}, 38 s ago", True)
    assert headline(by_key(scene(room(STAGE), later=1)), (KEY,)).age == ""
    assert headline(by_key(scene(room(STAGE), later=2)), (KEY,)).age == f"as of {time_of_day(NOW)}, 2 s ago"


def test_a_room_that_was_never_asked_counts_about() -> None:
    live = LiveRoom(Room("RM_1", STAGE, NOW - 3600, num_participants=18))

    assert headline(by_key(scene(live)), (KEY,)).line == f"≈\u202f18 people · since {SINCE}"


def test_several_rooms_are_counted_together() -> None:
    told = scene(room("A", person("ada", microphone())), room("B", person("bob")))

    shown = headline(by_key(told), (RoomKey(SERVER, "A"), RoomKey(SERVER, "B")))

    assert (shown.title, shown.line) == ("2 rooms", "2 people · 1 open mic")


def test_says_how_many_of_too_many_rooms_are_shown() -> None:
    rooms = [room(f"R{n}") for n in range(30)]

    shown = headline(by_key(scene(*rooms)), tuple(RoomKey(SERVER, live.room.name) for live in rooms))

    assert shown.line == "0 people · 0 open mics · the first 25 are shown"


def test_a_room_that_has_ended_says_so() -> None:
    assert headline(by_key(scene()), (KEY,)).line == "Ended"
    assert headline({}, (KEY,)).stale


def test_nothing_is_empty_where_somebody_is_found() -> None:
    told = by_key(scene(room(STAGE, person("ada"))))

    assert emptiness(told, (KEY,), 1, Filter(), None) is None


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (scene(room("Other")), "Main Stage has ended"),
        (scene(room(STAGE)), "Nobody is here"),
        (scene(LiveRoom(Room("RM_1", STAGE))), "Asking who is there…"),
    ],
)
def test_says_why_a_room_is_empty(told: Scene, title: str) -> None:
    assert why(told, STAGE).title == title


def test_offers_to_try_again_where_people_could_not_be_listed() -> None:
    trouble = Trouble(Cause.TIMED_OUT, "The server took too long.")
    told = scene(LiveRoom(Room("RM_1", STAGE), trouble=trouble))

    empty = why(told, STAGE)

    assert (empty.line, empty.intent) == ("The server took too long.", TryNow(SERVER))


@pytest.mark.parametrize(
    ("elsewhere", "line"),
    [
        (None, "The filter is “zoe”, open microphones."),
        (0, "No other room does either. The filter is “zoe”, open microphones."),
        (1, "1 other room does. The filter is “zoe”, open microphones."),
        (7, "7 other rooms do. The filter is “zoe”, open microphones."),
    ],
)
def test_says_what_the_filter_is_and_where_it_finds_something(elsewhere: int | None, line: str) -> None:
    told = scene(room(STAGE, person("ada")))

    empty = why(told, STAGE, wanted=Filter(" zoe ", open_microphones=True), elsewhere=elsewhere)

    assert (empty.title, empty.line, empty.button) == ("Nobody in Main Stage matches", line, "Clear filter")
    assert empty.intent is None


def test_a_hostile_filter_is_made_visible() -> None:
    told = scene(room(STAGE, person("ada")))

    assert "\u202e" not in why(told, STAGE, wanted=Filter("\u202e")).line


def test_without_a_chosen_room_it_says_what_to_do() -> None:
    told = scene(room(STAGE))

    assert why(told).title == "No room is selected"
    assert why(scene()).title == "No rooms yet"
    assert "spring.example.org" in why(scene()).line
    assert why(replace(told, truth=Snapshot(), shown=Snapshot())).title == "Asking for rooms…"
