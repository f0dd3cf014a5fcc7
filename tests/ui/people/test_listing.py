"""The rows of a room's people."""

from dataclasses import replace

import pytest

from console.connection.receipts import Outcome
from console.domain.participants import Change, Happened, Kind, Permission, Presence, Role
from console.domain.recordings import Status
from console.domain.rooms import Crowd, LiveRoom
from console.domain.tracks import Source, Track
from console.domain.trouble import Cause, Trouble
from console.ui.people.listing import Listing
from console.ui.people.notes import Notes, notes
from console.ui.people.rows import PersonRow, State
from console.ui.people.wording import left_row
from console.ui.trees.tones import Tone
from tests.made import NOW, camera, microphone, person, recorder, recording, room
from tests.ui.people.test_notes import muting, told
from tests.ui.trees.scenes import STAGE, changed, scene


def rows(live: LiveRoom, *, later: float = 0.0) -> dict[str, PersonRow]:
    """Word everybody in a room."""
    found = Listing().rows(scene(live, later=later), live, Notes())
    return {row.key.identity: row for row in found}


def one(live: LiveRoom, *, later: float = 0.0) -> PersonRow:
    """Word the one person in a room."""
    return next(iter(rows(live, later=later).values()))


def test_says_states_in_words_and_signs() -> None:
    ada = person("ada", microphone(), camera(muted=True), Track("TR_s", source=Source.SCREEN), name="Ada Lovelace")
    row = one(room(STAGE, replace(ada, role=Role.HOST)))

    assert (row.microphone, row.camera, row.screen) == (State.ON, State.MUTED, State.ON)
    assert (row.microphone_word, row.camera_word, row.screen_word) == (
        "microphone open",
        "camera muted",
        "screen shared",
    )
    assert (row.name, row.identity, row.icon) == ("Ada Lovelace", "ada", "star")
    assert row.spoken == "Ada Lovelace, host, microphone open, camera muted, screen shared"


def test_without_tracks_nothing_is_on() -> None:
    row = one(room(STAGE, person("bob")))

    assert (row.microphone_word, row.camera_word, row.screen_word) == ("no microphone", "no camera", "no screen share")
    assert row.name == "bob"


def test_one_open_microphone_of_two_is_heard() -> None:
    row = one(room(STAGE, person("ada", microphone("TR_1", muted=True), microphone("TR_2"))))

    assert (row.microphone, row.microphone_word) == (State.ON, "microphone open")


def test_the_last_change_has_an_age() -> None:
    live = changed(room(STAGE, person("ada")), ada=Change(Happened.MICROPHONE_OPEN, NOW - 41))

    assert one(live).last.text == "Mic on, 41 s"
    assert one(live, later=2).last.text == "Mic on, 43 s"


def test_ages_stand_still_where_the_data_is_old() -> None:
    live = changed(room(STAGE, person("ada")), ada=Change(Happened.CAMERA_ON, NOW - 41))

    row = one(live, later=30)

    assert (row.last.text, row.stale, row.is_grey) == ("Camera on, 41 s", True, True)


def test_a_server_that_does_not_answer_makes_rows_stale_earlier() -> None:
    live = room(STAGE, person("ada"))
    silent = scene(live, trouble=Trouble(Cause.UNREACHABLE, "Nothing answers."), later=5)

    assert Listing().rows(silent, live, Notes())[0].stale
    assert not one(live, later=5).stale


def test_still_joining_is_a_problem_after_ten_seconds() -> None:
    live = room(STAGE, replace(person("omar"), presence=Presence.JOINING, joined_at=NOW - 4))

    assert not one(live, later=5).problem
    row = one(live, later=10)
    assert (row.problem, row.last.text, row.last.tone) == (True, "Still joining, 14 s", Tone.AMBER)
    assert row.spoken.endswith("Still joining, 14 s")


@pytest.mark.parametrize(
    ("role", "permission", "kind", "is_problem"),
    [
        (Role.SPEAKER, Permission(), Kind.STANDARD, True),
        (Role.HOST, Permission(), Kind.STANDARD, True),
        (Role.AUDIENCE, Permission(), Kind.STANDARD, False),
        (Role.SPEAKER, Permission(can_publish=False), Kind.STANDARD, False),
        (Role.SPEAKER, Permission(can_publish_sources=(Source.CAMERA,)), Kind.STANDARD, False),
        (Role.SPEAKER, Permission(can_publish_sources=(Source.MICROPHONE,)), Kind.STANDARD, True),
        (Role.SPEAKER, Permission(), Kind.SIP, False),
    ],
)
def test_a_speaker_without_a_microphone_is_a_problem_after_three_minutes(
    role: Role, permission: Permission, kind: Kind, is_problem: bool
) -> None:
    jonas = replace(person("jonas"), role=role, permission=permission, kind=kind, joined_at=NOW - 900)
    live = changed(room(STAGE, jonas), jonas=Change(Happened.MICROPHONE_GONE, NOW - 190))

    row = one(live)

    assert row.problem is is_problem
    assert (row.last.text == "No microphone for 3 min") is is_problem


def test_a_muted_microphone_is_no_problem() -> None:
    jonas = replace(person("jonas", microphone(muted=True)), role=Role.SPEAKER, joined_at=NOW - 900)

    assert not one(room(STAGE, jonas)).problem


def test_who_came_within_a_minute_is_new_unless_they_came_back() -> None:
    live = room(STAGE, replace(person("omar"), joined_at=NOW - 14))

    assert one(live).is_new
    assert not one(replace(live, asked_at=NOW + 46), later=46).is_new
    assert not one(changed(live, omar=Change(Happened.RETURNED, NOW - 14))).is_new


def test_a_recorder_says_what_the_list_says_of_it() -> None:
    live = room(STAGE, recorder("EG_1"))
    listed = scene(live, recordings=[recording("EG_1", STAGE)])
    elsewhere = scene(live, recordings=[recording("EG_1", "Press")])
    ended = scene(live, recordings=[recording("EG_1", STAGE, Status.COMPLETE)])

    words = [Listing().rows(told_of, live, Notes())[0].last.text for told_of in (listed, elsewhere, ended)]

    assert words == ["Recording this room", "", ""]


def test_the_same_name_twice_is_marked() -> None:
    found = rows(room(STAGE, person("a1", name="Ada"), person("a2", name="Ada"), person("bob")))

    assert {identity: row.warning for identity, row in found.items()} == {
        "a1": "same name",
        "a2": "same name",
        "bob": "",
    }
    assert found["a1"].spoken.startswith("Ada, identity a1, has the same name as another with identity a2, ")


def test_a_name_that_looks_like_another_says_like_whose() -> None:
    found = rows(room(STAGE, person("ada", name="Ada Lovelace"), person("eve", name="Аdа Lоvelace"), person("bob")))

    assert [found[who].warning for who in ("ada", "eve", "bob")] == [
        "looks like Аdа Lоvelace",
        "looks like Ada Lovelace",
        "",
    ]
    assert "looks like Ada Lovelace with identity ada" in found["eve"].spoken


def test_a_name_is_compared_without_what_cannot_be_seen_in_it() -> None:
    found = rows(room(STAGE, person("ada", name="Ada"), person("eve", name="Ada\u200b")))

    assert (found["eve"].name, found["eve"].warning) == ("Ada⟨U+200B⟩", "looks like Ada")


def test_a_warning_comes_and_goes_with_the_other_and_leaves_other_rows_alone() -> None:
    listing, ada, bob = Listing(), person("ada", name="Ada"), person("bob")
    alone = room(STAGE, ada, bob)
    both = replace(alone, crowd=Crowd.of((ada, bob, person("eve", name="ADA"))))
    before = {row.key.identity: row for row in listing.rows(scene(alone), alone, Notes())}
    during = {row.key.identity: row for row in listing.rows(scene(both), both, Notes())}
    after = {row.key.identity: row for row in listing.rows(scene(alone), alone, Notes())}

    assert [found["ada"].warning for found in (before, during, after)] == ["", "looks like ADA", ""]
    assert before["bob"] is during["bob"] is after["bob"]
    assert left_row(during["ada"]).warning == ""


def test_a_recorder_is_called_so_and_two_of_them_are_told_apart() -> None:
    alone = one(room(STAGE, replace(recorder("EG_1"), role=Role.RECORDER)))
    both = rooms_of("EG_1", "EG_2")

    assert (alone.name, alone.identity, alone.warning) == ("Recorder", "EG_1", "")
    assert alone.spoken == "Recorder, recorder, no microphone, no camera"
    assert [row.warning for row in both] == ["same name", "same name"]


def rooms_of(*recorders: str) -> list[PersonRow]:
    """Word recorders that are in one room."""
    return list(rows(room(STAGE, *(replace(recorder(egress), role=Role.RECORDER) for egress in recorders))).values())


def test_hostile_names_are_made_visible() -> None:
    found = rows(room(STAGE, person("x\n", name="\u202eadA"), person("blank", name="  \u2003 ")))

    assert found["x\n"].name == "⟨U+202E⟩adA"
    assert found["x\n"].identity == "x⟨U+000A⟩"
    assert "\u202e" not in found["x\n"].spoken
    assert found["blank"].name == "blank"


def test_a_press_is_pending_on_its_source_and_in_the_sentence() -> None:
    live = room(STAGE, person("ada", microphone("TR_a")))
    waiting = scene(live, receipts=[told(muting(), Outcome.SENT)])

    row = Listing().rows(waiting, waiting.shown.rooms[STAGE], notes(waiting))[0]

    assert row.pending == {Source.MICROPHONE}
    assert (row.microphone, row.last.text) == (State.MUTED, "Mute sent, waiting…")
    assert row.spoken == "ada, speaker, microphone muted, no camera, Mute sent, waiting…"


def test_a_row_that_says_the_same_is_the_same_row() -> None:
    listing, live = Listing(), changed(room(STAGE, person("ada")), ada=Change(Happened.CAMERA_ON, NOW - 58))
    first = listing.rows(scene(live), live, Notes())[0]

    again = listing.rows(scene(live, later=0.5), replace(live, asked_at=NOW + 0.5), Notes())[0]
    later = listing.rows(scene(live, later=1), replace(live, asked_at=NOW + 1), Notes())[0]

    assert again is first
    assert (first.last.text, later.last.text) == ("Camera on, 58 s", "Camera on, 59 s")


def test_a_room_that_opened_again_has_rows_of_its_own() -> None:
    listing, live = Listing(), room(STAGE, person("ada"))
    listing.rows(scene(live), live, Notes())

    again = replace(live, room=replace(live.room, sid="RM_second"))

    assert listing.rows(scene(again), again, Notes())[0].room_sid == "RM_second"


def test_who_has_left_says_so() -> None:
    row = left_row(one(room(STAGE, person("ada", microphone()))))

    assert (row.last.text, row.is_grey, row.pending) == ("Left", True, frozenset())
    assert row.spoken == "ada, left", "a screen reader hears of no microphone that is gone"
