"""Rooms: how they are listed, opened and ended."""

import asyncio

import pytest
from livekit import api

from tests.contract.requests import listed
from tests.contract.shapes import shape
from tests.contract.stage import Stage
from tests.real.people import Guise

_CODECS = [
    *("audio/PCMU", "audio/PCMA", "audio/opus", "audio/red"),
    *("video/VP8", "video/H264", "video/VP9", "video/AV1", "video/H265", "video/rtx"),
]


async def _room(stage: Stage, name: str) -> api.Room | None:
    answer = await stage.lk.room.list_rooms(api.ListRoomsRequest(names=[name]))
    return answer.rooms[0] if answer.rooms else None


@pytest.mark.asyncio
async def test_an_entry_of_the_list(stage: Stage, room_name: str) -> None:
    await stage.lk.room.create_room(api.CreateRoomRequest(name=room_name, metadata="the big one", max_participants=50))
    found = await _room(stage, room_name)
    assert found is not None
    entry = shape(found)
    assert sorted(codec["mime"] for codec in entry.pop("enabled_codecs")) == sorted(_CODECS)
    assert entry == {
        "sid": "RM_…",
        "name": room_name,
        "empty_timeout": 300,
        "departure_timeout": 20,
        "max_participants": 50,
        "creation_time": "time",
        "creation_time_ms": "time",
        "turn_password": "secret",
        "metadata": "the big one",
    }


@pytest.mark.asyncio
async def test_the_list_as_a_whole_and_by_name(stage: Stage, room_name: str) -> None:
    names = {f"{room_name}-{number}" for number in range(3)}
    for name in names:
        await stage.lk.room.create_room(api.CreateRoomRequest(name=name))
    everything = await stage.lk.room.list_rooms(api.ListRoomsRequest())
    assert names <= {room.name for room in everything.rooms}
    some = await stage.lk.room.list_rooms(api.ListRoomsRequest(names=[f"{room_name}-1", "no-such-hall"]))
    assert [room.name for room in some.rooms] == [f"{room_name}-1"]


@pytest.mark.asyncio
async def test_creating_a_room_that_is_open_changes_nothing(stage: Stage, room_name: str) -> None:
    first = await stage.lk.room.create_room(api.CreateRoomRequest(name=room_name, metadata="first"))
    again = await stage.lk.room.create_room(api.CreateRoomRequest(name=room_name, metadata="second"))
    assert (again.sid, again.metadata) == (first.sid, "first")


@pytest.mark.asyncio
async def test_metadata_is_there_at_once_and_can_be_cleared(stage: Stage, room_name: str) -> None:
    await stage.lk.room.create_room(api.CreateRoomRequest(name=room_name))
    for words in ("live", ""):
        told = await stage.lk.room.update_room_metadata(api.UpdateRoomMetadataRequest(room=room_name, metadata=words))
        found = await _room(stage, room_name)
        assert found is not None
        assert (told.metadata, found.metadata) == (words, words)


@pytest.mark.asyncio
async def test_ending_a_room_puts_everybody_out(stage: Stage, room_name: str) -> None:
    ana, bo = await stage.join(room_name, "ana"), await stage.join(room_name, "bo", "microphone")
    before = await _room(stage, room_name)
    await stage.lk.room.delete_room(api.DeleteRoomRequest(room=room_name))
    await asyncio.gather(ana.sees_end(), bo.sees_end())
    assert await listed(stage.lk, room_name) == {}
    assert await _room(stage, room_name) is None
    with pytest.raises(api.ServerError, match="requested room does not exist"):
        await stage.lk.room.delete_room(api.DeleteRoomRequest(room=room_name))

    await stage.join(room_name, "ana")
    after = await _room(stage, room_name)
    assert before is not None
    assert after is not None
    assert before.sid != after.sid


@pytest.mark.asyncio
async def test_counts_come_late_and_leave_machines_out(stage: Stage, room_name: str) -> None:
    await stage.join(room_name, "ana", "microphone")
    await stage.join(room_name, "bo")
    await stage.join(room_name, "ghost", guise=Guise(hidden=True))
    await stage.join(room_name, "robot", guise=Guise(kind="agent"))
    found = await stage.until(
        lambda: _room(stage, room_name),
        lambda room: room is not None and (room.num_participants, room.num_publishers) == (3, 1),
        limit=12.0,
    )
    assert found is not None
    assert not found.active_recording


@pytest.mark.asyncio
async def test_a_recorder_in_the_room_shows_at_once(stage: Stage, room_name: str) -> None:
    await stage.join(room_name, "ana")
    tape = await stage.join(
        room_name, "EG_tape", guise=Guise(kind="egress", hidden=True, recorder=True, can_publish=False)
    )
    found = await stage.until(lambda: _room(stage, room_name), lambda room: room is not None and room.active_recording)
    assert found is not None
    await tape.leave()
    await stage.until(lambda: _room(stage, room_name), lambda room: room is not None and not room.active_recording)
