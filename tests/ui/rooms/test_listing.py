"""Rooms are worded again only where something differs, and still say what a first look would say."""

import random
from dataclasses import replace

from console.domain.participants import Participant
from console.domain.recordings import Status
from console.domain.rooms import LiveRoom, Room
from console.ui.rooms.listing import Listing
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from tests.made import microphone, person, recorder, recording, room
from tests.ui.trees.scenes import SERVER, STAGE, scene


def names(keys: object) -> set[str]:
    """Return the rooms of some keys."""
    assert isinstance(keys, dict)
    return {key.room for key in keys}


def test_the_first_look_words_every_room_in_the_servers_order() -> None:
    listing = Listing()

    told = listing.show(scene(room("B"), room("A", person("ada"), person("bob"))))

    assert [key.room for key in listing.keys] == ["B", "A"]
    assert (told.order, names(told.rows), told.server.people) == (True, {"A", "B"}, 2)


def test_an_unchanged_scene_words_nothing() -> None:
    listing, same = Listing(), scene(room("A", person("ada")), room("B"))
    listing.show(same)

    told = listing.show(replace(same, now=same.now + 1))

    assert (told.rows, told.order) == ({}, False)


def test_one_join_words_one_room() -> None:
    listing, quiet = Listing(), [room(f"R{n}", person("ada")) for n in range(9)]
    listing.show(scene(*quiet))

    told = listing.show(scene(*quiet[:4], room("R4", person("ada"), person("bob")), *quiet[5:]))

    assert (names(told.rows), told.order, told.server.people) == ({"R4"}, False, 10)


def test_a_room_that_comes_and_one_that_goes() -> None:
    listing = Listing()
    stays = room("B", person("bob"))
    listing.show(scene(room("A", person("ada")), stays))

    told = listing.show(scene(stays, room("C", person("cyd"), person("dan"))))

    assert (names(told.rows), told.order, told.server.people) == ({"C"}, True, 3)
    assert [key.room for key in listing.keys] == ["B", "C"]
    assert listing.live(RoomKey(SERVER, "A")) is None


def test_the_clock_of_a_recording_runs_while_its_room_does_not_change() -> None:
    listing, recorded, other = Listing(), room(STAGE, recorder("EG_1")), room("B")
    running = scene(recorded, other, recordings=[recording("EG_1", STAGE)])
    listing.show(running)

    told = listing.show(replace(running, now=running.now + 1))

    assert names(told.rows) == {STAGE}
    assert next(iter(told.rows.values())).line == "REC 00:01:01"


def test_a_failure_goes_when_it_was_dismissed() -> None:
    listing, live = Listing(), room(STAGE, person("ada"))
    failed = [recording("EG_1", STAGE, Status.FAILED)]
    listing.show(scene(live, recordings=failed))

    told = listing.show(scene(live, recordings=failed, dismissed=["EG_1"]))

    assert [row.line for row in told.rows.values()] == ["Not recording"]


def test_a_recording_that_appears_words_its_room_alone() -> None:
    listing, live, other = Listing(), room(STAGE, person("ada")), room("B")
    listing.show(scene(live, other))

    told = listing.show(scene(live, other, recordings=[recording("EG_1", STAGE, Status.STARTING)]))

    assert names(told.rows) == {STAGE}


def test_a_random_walk_says_what_a_first_look_would_say() -> None:
    chance, listing = random.Random(5), Listing()
    told = _made_up(chance, scene())
    for step in range(400):
        told = _made_up(chance, told)
        listing.show(told)
        first = Listing()
        first.show(told)
        assert listing.keys == first.keys, step
        assert listing.rows == first.rows, step
        assert listing.people == first.people, step


def _made_up(chance: random.Random, before: Scene) -> Scene:
    """Return a scene in which a room or a recording is another one, and time has passed."""
    kept = {name: live for name, live in before.truth.rooms.items() if chance.random() < 0.85}
    for name in chance.sample("ABCDEF", 2):
        kept[name] = room(name, *_people(chance, name))
    rooms = [kept[name] for name in chance.sample(sorted(kept), len(kept))]
    recordings = [
        recording(f"EG_{name}", name, chance.choice(list(Status)), size=chance.randint(0, 1))
        for name in chance.sample("ABCDEF", chance.randint(0, 3))
    ]
    gone = [found.egress_id for found in recordings if chance.random() < 0.3]
    return scene(*rooms, recordings=recordings, later=chance.choice((0, 1, 9, 30)), dismissed=gone)


def _people(chance: random.Random, name: str) -> list[Participant]:
    heard = [person(who, microphone(muted=chance.random() < 0.5)) for who in chance.sample("abc", chance.randint(0, 3))]
    return [*heard, recorder(f"EG_{name}")] if chance.random() < 0.5 else list(heard)


def test_a_room_with_a_recorder_is_a_witness_again_once_the_list_is_too_old() -> None:
    live = LiveRoom(Room("RM_1", STAGE, num_participants=2, active_recording=True))
    told = scene(live)
    listing, before = Listing(), replace(told, now=told.truth.recording_list.asked_at + 7.9)
    assert listing.show(before).rows[RoomKey(told.server.key, STAGE)].line == "Not recording"
    after = replace(before, now=before.now + 0.2)
    assert listing.show(after).rows[RoomKey(told.server.key, STAGE)].line == "Recorder in the room"
