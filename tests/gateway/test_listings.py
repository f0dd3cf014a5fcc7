"""A list is cut as protobuf would, and only what changed is translated again."""

import pytest
from google.protobuf.message import DecodeError
from hypothesis import given
from hypothesis import strategies as some
from livekit import api

from console.gateway.listings import Translated, entries

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

    def translate(entry: bytes) -> str:
        translated.append(entry)
        return api.Room.FromString(entry).name

    reader = Translated(translate)
    rooms = [api.Room(name=f"room {n}") for n in range(5)]
    first = reader.read(api.ListRoomsResponse(rooms=rooms).SerializeToString())
    assert len(translated) == 5
    assert reader.read(api.ListRoomsResponse(rooms=rooms).SerializeToString()) is first
    shuffled = reader.read(api.ListRoomsResponse(rooms=rooms[::-1]).SerializeToString())
    assert len(translated) == 5
    assert all(any(a is b for b in first) for a in shuffled)
    reader.read(api.ListRoomsResponse(rooms=[*rooms[1:], api.Room(name="new")]).SerializeToString())
    assert len(translated) == 6


def test_an_empty_list_empties_a_full_one() -> None:
    reader = Translated(lambda entry: entry)
    reader.read(api.ListRoomsResponse(rooms=[api.Room(name="a")]).SerializeToString())
    assert reader.read(b"") == ()
