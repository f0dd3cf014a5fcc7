"""What others change is noticed when an answer brings news, told once, kept within bounds, and costs nothing else."""

from dataclasses import replace

import pytest

from console.actions.recordings import StartRecording
from console.actions.rooms import EndRoom
from console.actions.targets import RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.connection.elsewhere import MOST_KEPT, Elsewhere
from console.domain.choices import RecordingChoice
from console.domain.elsewhere import Found
from console.domain.participants import Permission
from console.domain.recordings import File, Recordings
from console.domain.rooms import Crowd, Room
from tests.connection.desk import ADA, HALL, Desk
from tests.made import microphone, person, recording

pytestmark = pytest.mark.asyncio
SILENT = replace(ADA, tracks=(microphone("TR_1", muted=True),))
QUIET = replace(ADA, permission=Permission(can_publish=False))


def watched(desk: Desk) -> Elsewhere:
    return Elsewhere(desk.state, desk.book, desk.clock)


async def test_a_change_of_rights_is_told_once(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    await desk.look(QUIET)
    assert [found.what for found in elsewhere.findings] == [Found.RIGHTS_CHANGED]
    first = elsewhere.findings
    for _ in range(5):
        await desk.clock.advance(1)
        await desk.look(QUIET)
    assert elsewhere.findings is first


async def test_answers_without_news_are_not_compared(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    crowd, nothing = desk.state.snapshot.rooms["Hall"].crowd, desk.state.snapshot.recordings
    looks = elsewhere.looks
    for _ in range(100):
        await desk.clock.advance(1)
        now = desk.clock.now()
        desk.state.rooms_answered(now, (HALL,), 0.01)
        desk.state.people_answered("Hall", HALL.sid, now, crowd)
        desk.state.recordings_answered(now, nothing)
        await desk.clock.advance(0.01)
    assert elsewhere.looks == looks


async def test_on_a_large_server_news_that_pour_in_are_compared_four_times_a_second(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    rooms = (HALL, *(Room(f"RM_{n}", f"Room {n}") for n in range(5000)))
    desk.state.rooms_answered(desk.clock.now(), rooms, 0.01)
    await desk.clock.advance(1)
    looks = elsewhere.looks
    for n in range(100):
        await desk.clock.advance(0.01)
        desk.state.people_answered("Hall", HALL.sid, desk.clock.now(), Crowd.of([person(f"p{n}")]))
    await desk.clock.advance(0.01)
    assert 3 <= elsewhere.looks - looks <= 6


async def test_what_changes_twice_within_a_moment_is_noticed_twice(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    for who in (QUIET, ADA):
        await desk.clock.advance(0.02)
        desk.state.people_answered("Hall", HALL.sid, desk.clock.now(), Crowd.of([who]))
    await desk.clock.advance(0.01)
    assert [found.what for found in elsewhere.findings] == [Found.RIGHTS_CHANGED] * 2


async def test_what_we_do_is_not_found_and_what_takes_it_back_is_found_once(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    await desk.run(SetMuted(TrackTarget.of(HALL, ADA, ADA.tracks[0])))
    for _ in range(3):
        await desk.clock.advance(1)
        await desk.look(SILENT)
    assert not elsewhere.findings
    for _ in range(3):
        await desk.clock.advance(1)
        await desk.look(ADA)
        await desk.clock.advance(1)
        await desk.look(SILENT)
    assert len(elsewhere.findings) == 1
    found = elsewhere.findings[0]
    assert (found.what, found.takes_back) == (Found.OPEN_AGAIN, desk.receipt().deed)


async def test_a_room_that_we_are_ending_was_not_ended_by_others(desk: Desk) -> None:
    elsewhere = watched(desk)
    hall = replace(HALL, departure_timeout=20, num_participants=1)
    await desk.clock.advance(1)
    await desk.look(ADA, room=hall)
    await desk.run(EndRoom(RoomTarget.of(HALL)))
    await desk.clock.advance(1)
    await desk.look(room=Room("RM_2", "Annex"))
    assert elsewhere.findings == ()


async def test_a_recording_of_ours_is_not_taken_for_somebody_elses(desk: Desk) -> None:
    elsewhere = watched(desk)
    await desk.clock.advance(1)
    desk.calls.gate.clear()
    await desk.run(StartRecording(RoomTarget.of(HALL), RecordingChoice(), "Hall-abc123.mp4"))
    ours = replace(recording("EG_1", "Hall"), files=(File("/out/Hall-abc123.mp4"),))
    theirs = replace(recording("EG_2", "Hall"), files=(File("/out/Hall-other1.mp4"),))
    await desk.clock.advance(1)
    await desk.look(ADA, recordings=Recordings.of((ours, theirs)))
    assert [(found.what, found.identity) for found in elsewhere.findings] == [(Found.RECORDING_STARTED, "EG_2")]
    desk.calls.gate.set()
    await desk.clock.advance(1)


async def test_there_is_an_end_to_what_is_kept(desk: Desk) -> None:
    elsewhere = watched(desk)
    for n in range(MOST_KEPT + 20):
        await desk.clock.advance(1)
        await desk.look(QUIET if n % 2 else ADA)
    assert len(elsewhere.findings) == MOST_KEPT
    assert elsewhere.findings[0].at > elsewhere.findings[-1].at
