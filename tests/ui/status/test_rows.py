"""The words of the status bar for every way in which a server can answer, or not."""

from dataclasses import replace
from typing import Any

import pytest

from console.domain.stripes import Stripe
from console.domain.trouble import Cause, Trouble
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.status.rows import StatusLine, StatusLines
from tests.ui.stage import NOW, STAGE, SUMMIT, Stage, machine, person, recording, scene

BROKEN = Trouble(Cause.SERVER_BROKEN, "The server failed with 500.")
NOT_ALLOWED = Trouble(Cause.NOT_ALLOWED, "This key may not record.", "Use a key with that right.")
NO_RECORDER = Trouble(Cause.NO_RECORDER, "This server has no recording service.")
SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org.", "Cuelight keeps trying.")
SKEW = Trouble(Cause.CLOCK, "Your clock is 3 min 12 s ahead of the server.")
EXPIRED = Trouble(Cause.TLS, "The certificate has expired.")
KEY = Trouble(Cause.KEY_REJECTED, "The server did not accept the key or the secret.")


def line(of: Scene) -> StatusLine:
    return StatusLines().line({"summit": of}, "summit")


@pytest.mark.parametrize(
    ("of", "word", "age", "flags"),
    [
        (scene(rooms_age=1), "Connected", "Data 1 s old", ""),
        (scene(rooms_age=4), "Late", "Data 4 s old", "waiting old"),
        (scene(rooms_age=16), "Stale", "Data 16 s old", "waiting old"),
        (scene(rooms_age=1, trouble=SILENCE), "Connected", "Data 1 s old", ""),
        (scene(rooms_age=2, trouble=SILENCE), "Late", "Data 2 s old", "waiting old"),
        (scene(rooms_age=1, trouble=SKEW), "Clock differs", "Data 1 s old", "trouble old"),
        (scene(rooms_age=1, trouble=EXPIRED), "Not trusted", "Data 1 s old", "trouble old"),
        (scene(rooms_age=38, trouble=SILENCE), "Not answering", "Data 38 s old", "trouble old"),
        (scene(rooms_age=1, trouble=KEY), "Key not accepted", "Data 1 s old", "trouble old"),
        (scene(rooms_age=NOW), "Connecting…", "No data yet", "waiting"),
    ],
)
def test_words(of: Scene, word: str, age: str, flags: str) -> None:
    told = line(of)
    raised = [flag for flag in ("trouble", "waiting", "old") if getattr(told, flag)]
    assert (told.word, told.age, " ".join(raised)) == (word, age, flags)


def test_while_it_answers_the_round_trip_is_shown() -> None:
    told = line(scene())
    assert (told.server, told.stripe, told.detail) == ("Spring Summit", Stripe.PRODUCTION, "23 ms")


def failing(trouble: Trouble, age: float = 38, **listing: Any) -> Scene:
    of = scene(rooms_age=age, trouble=trouble)
    return replace(of, truth=replace(of.truth, room_list=replace(of.truth.room_list, **listing)))


@pytest.mark.parametrize(
    ("of", "detail"),
    [
        (failing(SILENCE, tries=4, next_at=NOW + 5.2), "try 4, next in 6 s"),
        (failing(SILENCE, tries=4, next_at=NOW - 0.1), "try 5, asking now"),
        (failing(SILENCE, 1, tries=1, next_at=NOW + 1), "23 ms"),
        (failing(KEY, tries=2), "stopped after 2 tries"),
    ],
)
def test_while_it_fails_the_tries_are_counted_and_the_next_is_announced(of: Scene, detail: str) -> None:
    assert line(of).detail == detail


@pytest.mark.parametrize(
    ("of", "part", "word"),
    [
        (scene(list_age=38, list_trouble=SILENCE), "Recordings not answering", "Connected"),
        (scene(list_age=4, list_trouble=BROKEN), "Recordings late", "Connected"),
        (scene(list_age=38, list_trouble=BROKEN), "Recordings stale", "Connected"),
        (scene(list_age=1, list_trouble=BROKEN), "", "Connected"),
        (scene(list_age=-1, list_trouble=NO_RECORDER), "", "Connected"),
        (scene(list_age=38, list_trouble=NOT_ALLOWED), "This key may not record", "Connected"),
        (scene(rooms_age=38, trouble=SILENCE, list_age=38, list_trouble=SILENCE), "", "Not answering"),
    ],
)
def test_recordings_that_fail_by_themselves_are_named_and_change_nothing_else(of: Scene, part: str, word: str) -> None:
    told = line(of)
    assert (told.part, told.word) == (part, word)
    assert part in told.spoken


def test_rooms_and_people_are_counted_without_machines() -> None:
    rooms = {STAGE: (person("ada"), person("tom"), machine("EG_1")), "Backstage": (person("eve"),)}
    assert line(Stage(rooms=rooms).scene()).counts == "2 rooms · 3 people"


def test_nothing_is_counted_before_the_first_answer() -> None:
    assert line(scene(rooms_age=NOW)).counts == ""


def test_a_count_of_the_servers_own_is_only_about_right() -> None:
    of = Stage(rooms={STAGE: ()}, people_age=NOW).scene()
    live = of.truth.rooms[STAGE]
    counted = replace(live, room=replace(live.room, num_participants=7))
    of = replace(of, truth=replace(of.truth, rooms={STAGE: counted}))
    assert line(of).counts == "1 room · about 7 people"
    assert line(Stage(rooms={STAGE: ()}, people_age=NOW).scene()).counts == "1 room · 0 people"


def test_counting_what_changed_comes_to_the_same_as_counting_all() -> None:
    lines = StatusLines()
    rooms = {f"Room {n}": tuple(person(f"p{n}-{m}") for m in range(n)) for n in range(5)}
    crowds = [rooms, {**rooms, "Room 1": ()}, {**rooms, "Extra": (person("x"),)}, {}, rooms]
    for crowd in crowds:
        of = Stage(rooms=crowd).scene()
        assert lines.line({"summit": of}, "summit").counts == line(of).counts


def test_recordings_of_every_open_server_have_a_clock() -> None:
    here = scene([machine("EG_1")], recordings=(recording(),))
    there = replace(scene(recordings=(recording(),)), server=replace(SUMMIT, key="other"))
    told = StatusLines().line({"summit": here, "other": there}, "summit")
    assert [(clock.where, clock.word) for clock in told.clocks] == [
        (RoomKey("other", STAGE), "unknown"),
        (RoomKey("summit", STAGE), "00:12:34"),
    ]


def test_without_a_server_it_says_so() -> None:
    told = StatusLines().line({}, "")
    assert (told.word, told.server, told.counts) == ("No server is open", "", "")


def test_it_is_one_sentence_for_a_screen_reader() -> None:
    assert line(scene()).spoken == "Spring Summit, Connected, 23 ms, Data 1 s old, 1 room · 0 people"


def test_a_hostile_server_name_is_shown_as_it_is() -> None:
    of = replace(scene(), server=replace(SUMMIT, name="Spring\u202eSummit"))
    assert line(of).server == "Spring⟨U+202E⟩Summit"
