"""A list is cut as protobuf would, and only what changed is translated again."""

import asyncio
import time
from typing import Any

import pytest
from google.protobuf.message import DecodeError
from hypothesis import given
from hypothesis import strategies as some
from livekit import api

from console.domain.participants import Participant, Permission, Presence, Role
from console.gateway import translate
from console.gateway.listings import LARGE, Translated, entries

SILENT = Permission(can_subscribe=False, can_publish=False, can_publish_data=False)
NEW: dict[str, Any] = {"presence": Presence.JOINING, "permission": SILENT, "role": Role.AUDIENCE}
"""What a bare message says of somebody."""
names = some.lists(some.text(max_size=300), max_size=20)


@given(names)
def test_entries_are_those_that_protobuf_reads(identities: list[str]) -> None:
    listed = api.ListParticipantsResponse(participants=[api.ParticipantInfo(identity=i) for i in identities])
    cut = [api.ParticipantInfo.FromString(e).identity for e in entries(listed.SerializeToString())]
    assert cut == identities


@given(names.filter(bool), some.data())
def test_a_list_that_was_cut_off_is_never_taken_for_a_shorter_one(identities: list[str], data: some.DataObject) -> None:
    bodies = [api.ListRoomsResponse(rooms=[api.Room(name=i or "x")]).SerializeToString() for i in identities]
    whole = b"".join(bodies)
    at = data.draw(some.integers(1, len(whole) - 1))
    ends = {sum(len(b) for b in bodies[:n]) for n in range(len(bodies) + 1)}
    if at in ends:
        return
    with pytest.raises(DecodeError):
        entries(whole[:at])


def test_what_has_not_changed_is_the_same_object_in_whatever_order_it_comes() -> None:
    translated: list[bytes] = []

    def name_of(entry: bytes, _left: int) -> str:
        translated.append(entry)
        return api.Room.FromString(entry).name

    reader = Translated(name_of)
    rooms = [api.Room(name=f"room {n}") for n in range(5)]
    first = reader.read_at_once(api.ListRoomsResponse(rooms=rooms).SerializeToString())
    assert len(translated) == 5
    assert reader.read_at_once(api.ListRoomsResponse(rooms=rooms).SerializeToString()) is first
    shuffled = reader.read_at_once(api.ListRoomsResponse(rooms=rooms[::-1]).SerializeToString())
    assert len(translated) == 5
    assert all(any(a is b for b in first) for a in shuffled)
    reader.read_at_once(api.ListRoomsResponse(rooms=[*rooms[1:], api.Room(name="new")]).SerializeToString())
    assert len(translated) == 6


def test_an_empty_list_empties_a_full_one() -> None:
    reader = Translated(lambda entry, _left: entry)
    reader.read_at_once(api.ListRoomsResponse(rooms=[api.Room(name="a")]).SerializeToString())
    assert reader.read_at_once(b"") == ()


def heavy(count: int, size: int, name: str = "Ada") -> bytes:
    people = [
        api.ParticipantInfo(
            sid=f"PA_{n}", identity=f"ada-{n}", name=name, metadata="m" * size, attributes={"seat": "1"}
        )
        for n in range(count)
    ]
    return api.ListParticipantsResponse(participants=people).SerializeToString()


def people() -> Translated[Participant]:
    return Translated(translate.participant, translate.PARTICIPANT_BALLAST)


@pytest.mark.asyncio
async def test_heavy_metadata_is_left_behind_and_said_by_its_bytes() -> None:
    for count in (1, 5):
        found = await people().read(heavy(count, 512 << 10))
        assert [who.left_behind for who in found] == [512 << 10] * count
        assert found[0] == Participant(
            "PA_0", "ada-0", "Ada", left_behind=512 << 10, attributes=(("seat", "1"),), **NEW
        )


@pytest.mark.asyncio
async def test_a_change_of_heavy_metadata_is_no_news_unless_its_length_is() -> None:
    reader = people()
    first = await reader.read(heavy(4, 512 << 10))
    assert await reader.read(heavy(4, 512 << 10).replace(b"mmmm", b"nnnn")) is first
    longer = await reader.read(heavy(4, 513 << 10))
    assert [who.left_behind for who in longer] == [513 << 10] * 4
    assert (await reader.read(heavy(4, 512 << 10, "Eve")))[0].name == "Eve"


@pytest.mark.asyncio
async def test_both_ways_of_reading_find_the_same() -> None:
    body = heavy(30, 40_000)
    assert len(body) > LARGE
    assert await people().read(body) == people().read_at_once(body)


@pytest.mark.asyncio
async def test_a_large_answer_lets_others_have_their_turn() -> None:
    gaps, over = [0.0], False

    async def watch() -> None:
        last = time.perf_counter()
        while not over:
            await asyncio.sleep(0)
            gaps.append(time.perf_counter() - last)
            last = time.perf_counter()

    watching = asyncio.create_task(watch())
    await people().read(heavy(6_000, 200))
    over = True
    await watching
    assert len(gaps) > 3, "a single turn for all of it would leave no gap to count"


@pytest.mark.asyncio
async def test_more_entries_than_any_server_has_are_refused() -> None:
    with pytest.raises(DecodeError):
        await people().read(b"\n\x00" * (LARGE >> 1))


def test_a_name_of_any_length_is_cut_at_the_door() -> None:
    found = translate.participant(api.ParticipantInfo(identity="i" * 9000, name="n" * 9000).SerializeToString())
    assert (len(found.name), len(found.identity)) == (1024, 9000), "an identity is aimed at, and stays as it is"
