"""Answers come in any order; the picture keeps to the newest question."""

import asyncio

import pytest

from console.connection.doubts import ROOMS
from console.connection.state import LONG_UNASKED, State
from console.domain.health import Worth, health
from console.domain.recordings import Recordings
from console.domain.rooms import Crowd, Room
from console.domain.trouble import Cause, Trouble
from tests.made import person, recording

HALL = Room("RM_1", "Hall")
DOWN = Trouble(Cause.UNREACHABLE, "Nothing answers.")

pytestmark = pytest.mark.asyncio


async def test_rooms_are_told_that_are_new_or_changed() -> None:
    state = State()
    assert state.rooms_answered(1, (HALL, Room("RM_2", "Annex")), 0.01) == ("Annex", "Hall")
    assert state.rooms_answered(2, (Room("RM_2", "Annex"), HALL), 0.01) == ()
    assert state.rooms_answered(3, (HALL, Room("RM_2", "Annex", num_participants=1)), 0.01) == ("Annex",)
    assert state.rooms_answered(4, (Room("RM_9", "Hall"),), 0.01) == ("Hall",)
    assert list(state.snapshot.rooms) == ["Hall"]


async def test_an_older_answer_never_overwrites_a_newer_one() -> None:
    state = State()
    state.rooms_answered(5, (HALL,), 0.01)
    assert state.rooms_answered(4, (), 0.01) == ()
    assert state.rooms_answered(4, (HALL, Room("RM_0", "Gone")), 0.01) == ()
    assert list(state.snapshot.rooms) == ["Hall"]
    ada, bob = Crowd.of((person("ada"),)), Crowd.of((person("bob"),))
    state.people_answered("Hall", "RM_1", 7, ada)
    state.people_answered("Hall", "RM_1", 6, bob)
    assert list(state.snapshot.rooms["Hall"].crowd.by_identity) == ["ada"]
    new, old = Recordings.of((recording("EG_1", "Hall"),)), Recordings()
    state.recordings_answered(9, new)
    state.recordings_answered(8, old)
    assert state.snapshot.recordings is new


async def test_people_of_an_earlier_session_of_a_room_are_not_put_into_the_next() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.rooms_answered(2, (Room("RM_2", "Hall"),), 0.01)
    state.people_answered("Hall", "RM_1", 3, Crowd.of((person("ada"),)))
    assert not state.snapshot.rooms["Hall"].is_known
    state.people_answered("Gone", "RM_1", 3, Crowd())
    assert "Gone" not in state.snapshot.rooms


async def test_a_failure_keeps_the_last_data_and_the_moment_it_was_asked_for() -> None:
    state = State()
    state.rooms_answered(10, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 10, Crowd.of((person("ada"),)))
    state.rooms_failed(11, DOWN)
    state.rooms_failed(12, DOWN)
    state.people_failed("Hall", DOWN)
    state.recordings_failed(12, DOWN)
    seen = state.snapshot
    assert (seen.room_list.asked_at, seen.room_list.failing_since, seen.room_list.trouble) == (10, 11, DOWN)
    assert (seen.rooms["Hall"].asked_at, len(seen.rooms["Hall"].crowd)) == (10, 1)
    assert not seen.recording_list.is_known
    state.rooms_answered(13, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 13, Crowd.of((person("ada"), person("bob"))))
    assert state.snapshot.room_list.trouble is None
    assert state.snapshot.rooms["Hall"].trouble is None


async def test_a_snapshot_that_was_taken_is_never_edited() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    taken = state.snapshot
    state.people_answered("Hall", "RM_1", 2, Crowd.of((person("ada"),)))
    state.rooms_answered(3, (), 0.01)
    assert list(taken.rooms) == ["Hall"]
    assert len(taken.rooms["Hall"].crowd) == 0


async def test_listeners_are_told_once_for_all_that_came_in_one_turn_until_they_leave() -> None:
    state, told = State(), list[float]()
    leave = state.subscribe(lambda: told.append(state.snapshot.room_list.asked_at))
    for asked_at in range(1, 6):
        state.rooms_answered(asked_at, (HALL,), 0.01)
    await asyncio.sleep(0)
    assert told == [5]
    leave()
    state.rooms_answered(9, (), 0.01)
    await asyncio.sleep(0)
    assert len(told) == 1


async def test_a_picture_is_complete_when_everything_was_asked_for_with_or_without_success() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.recordings_failed(1, DOWN)
    assert not state.snapshot.is_complete()
    state.people_failed("Hall", DOWN)
    assert state.snapshot.is_complete()


async def test_only_what_can_be_seen_is_news() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 1, Crowd.of((person("ada"),)))
    state.recordings_answered(1, Recordings())
    crowd, recordings, before = state.snapshot.rooms["Hall"].crowd, state.snapshot.recordings, state.news
    state.rooms_answered(2, (Room("RM_1", "Hall"),), 0.02)
    state.rooms_answered(3, (Room("RM_1", "Hall", num_participants=2),), 0.02)
    state.people_answered("Hall", "RM_1", 3, crowd)
    state.recordings_answered(3, recordings)
    assert state.news == before
    state.people_answered("Hall", "RM_1", 3 + LONG_UNASKED, crowd)
    assert state.news == before
    state.people_answered("Hall", "RM_1", 3.5 + 2 * LONG_UNASKED, crowd)
    assert state.news > before, "the data was old and is not any more"
    for bring in (
        lambda: state.rooms_answered(4, (Room("RM_1", "Hall", max_participants=9),), 0.02),
        lambda: state.rooms_answered(5, (HALL, Room("RM_2", "Annex")), 0.02),
        lambda: state.rooms_answered(6, (HALL,), 0.02),
        lambda: state.people_answered("Hall", "RM_1", 99, Crowd.of((person("bob"),))),
        lambda: state.people_failed("Hall", DOWN),
        lambda: state.recordings_answered(6, Recordings.of((recording("EG_1", "Hall"),))),
        lambda: state.recordings_failed(7, DOWN),
        lambda: state.rooms_failed(7, DOWN),
        lambda: state.rooms_answered(8, (HALL,), 0.02),
    ):
        before = state.news
        bring()
        assert state.news > before


def crowd(number: int) -> Crowd:
    return Crowd.of(person(f"p{n}") for n in range(number))


async def test_who_is_suddenly_missing_is_looked_for_once_more() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 1, crowd(50))
    state.people_answered("Hall", "RM_1", 2, crowd(24))
    held = state.snapshot.rooms["Hall"]
    assert (len(held.crowd), held.asked_at) == (50, 1)
    assert held.trouble is not None
    assert held.trouble.cause is Cause.SHRUNKEN
    state.people_answered("Hall", "RM_1", 3, crowd(49))
    assert (len(state.snapshot.rooms["Hall"].crowd), state.snapshot.rooms["Hall"].trouble) == (49, None)
    state.people_answered("Hall", "RM_1", 4, Crowd())
    state.people_answered("Hall", "RM_1", 5, Crowd())
    assert len(state.snapshot.rooms["Hall"].crowd) == 0


@pytest.mark.parametrize(("before", "after"), [(2, 1), (50, 25), (3, 2), (0, 0), (1, 5)])
async def test_what_loses_half_or_less_is_believed_at_once(before: int, after: int) -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 1, crowd(before))
    state.people_answered("Hall", "RM_1", 2, crowd(after))
    assert len(state.snapshot.rooms["Hall"].crowd) == after


async def test_what_we_sent_away_ourselves_is_no_surprise() -> None:
    state = State(lambda topic: {"Hall": 2, ROOMS: 1}.get(topic, 0))
    state.rooms_answered(1, (HALL,), 0.01)
    state.people_answered("Hall", "RM_1", 1, crowd(3))
    state.people_answered("Hall", "RM_1", 2, crowd(1))
    assert len(state.snapshot.rooms["Hall"].crowd) == 1
    state.rooms_answered(3, (), 0.01)
    assert not state.snapshot.rooms


async def test_rooms_and_recordings_that_are_suddenly_missing_are_looked_for_once_more() -> None:
    state = State()
    state.rooms_answered(1, (HALL, Room("RM_2", "Annex"), Room("RM_3", "Attic")), 0.01)
    state.recordings_answered(1, Recordings.of((recording("EG_1", "Hall"),)))
    for at in (2, 3):
        assert list(state.snapshot.rooms) == ["Annex", "Attic", "Hall"]
        assert "EG_1" in state.snapshot.recordings.by_id
        state.rooms_answered(at, (), 0.01)
        state.recordings_answered(at, Recordings())
        assert (state.snapshot.room_list.trouble is None) is (at == 3)
    assert not state.snapshot.rooms
    assert not state.snapshot.recordings.by_id


async def test_a_failure_between_two_looks_does_not_settle_a_doubt() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.rooms_answered(2, (), 0.01)
    state.rooms_failed(3, DOWN)
    assert "Hall" in state.snapshot.rooms
    state.rooms_answered(4, (HALL,), 0.01)
    state.rooms_answered(5, (), 0.01)
    assert "Hall" in state.snapshot.rooms


async def test_rooms_that_return_with_other_sids_after_a_failure_tell_of_a_restart() -> None:
    state = State()
    state.rooms_answered(1, (HALL, Room("RM_2", "Annex")), 0.01)
    state.rooms_failed(2, DOWN)
    state.rooms_answered(10, (), 0.01)
    state.rooms_answered(11, (), 0.01)
    assert state.snapshot.restarted_at == 0
    state.rooms_answered(12, (Room("RM_9", "Hall"),), 0.01)
    assert state.snapshot.restarted_at == 12
    state.rooms_answered(13, (Room("RM_9", "Hall"), Room("RM_8", "Annex")), 0.01)
    assert state.snapshot.restarted_at == 12


@pytest.mark.parametrize(
    "after",
    [
        (Room("RM_1", "Hall"), Room("RM_9", "Annex")),
        (Room("RM_5", "Lobby"),),
    ],
)
async def test_rooms_that_go_on_or_are_others_tell_of_none(after: tuple[Room, ...]) -> None:
    state = State()
    state.rooms_answered(1, (HALL, Room("RM_2", "Annex")), 0.01)
    state.rooms_failed(2, DOWN)
    state.rooms_answered(3, after, 0.01)
    assert state.snapshot.restarted_at == 0


async def test_one_room_that_was_opened_again_is_no_restart_but_several_at_once_are() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.rooms_answered(2, (Room("RM_9", "Hall"),), 0.01)
    assert state.snapshot.restarted_at == 0
    state.rooms_answered(3, (Room("RM_9", "Hall"), Room("RM_2", "Annex")), 0.01)
    state.rooms_answered(4, (Room("RM_7", "Hall"), Room("RM_8", "Annex")), 0.01)
    assert state.snapshot.restarted_at == 4


async def test_after_a_sleep_nothing_is_believed_until_it_is_asked_for_again() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.recordings_answered(1, Recordings())
    state.awoke(2, 2580)
    seen = state.snapshot
    assert (seen.away, health(seen.room_list, 2).worth, health(seen.recording_list, 2).worth) == (
        2580,
        Worth.STALE,
        Worth.STALE,
    )
    state.rooms_answered(2, (HALL,), 0.01)
    assert health(state.snapshot.room_list, 2).worth is Worth.LIVE


async def test_who_was_not_there_and_says_nothing_is_still_not_there() -> None:
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.rooms_failed(2, DOWN)
    for at, cause in enumerate((Cause.INTERRUPTED, Cause.TIMED_OUT, Cause.UNREACHABLE), 3):
        state.rooms_failed(at, Trouble(cause, "Something else."))
        assert health(state.snapshot.room_list, 30).worth is Worth.OFFLINE
    state.rooms_failed(9, Trouble(Cause.SERVER_BROKEN, "It failed with 500."))
    assert health(state.snapshot.room_list, 30).worth is Worth.STALE
