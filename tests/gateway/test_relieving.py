"""What is too long to be read is left behind, and everything else stays as it was."""

import pytest
from google.protobuf.message import DecodeError
from hypothesis import given
from hypothesis import strategies as some
from livekit import api

from console.gateway.relieving import LONG, entries_of, relieved

METADATA, NAME = 5, 9


@given(some.lists(some.binary(max_size=300), max_size=20))
def test_a_list_is_cut_as_protobuf_cuts_it(identities: list[bytes]) -> None:
    listed = [api.ParticipantInfo(identity=i.hex(), joined_at=len(i), is_publisher=True) for i in identities]
    body = api.ListParticipantsResponse(participants=listed).SerializeToString()
    assert [api.ParticipantInfo.FromString(bytes(cut)) for cut in entries_of(body)] == listed


@given(some.integers(LONG - 3, LONG + 3), some.integers(0, LONG + 3), some.integers(-(2**31), 2**31 - 1))
def test_only_what_is_long_and_named_is_left_behind(metadata: int, name: int, version: int) -> None:
    whole = api.ParticipantInfo(identity="ada", metadata="m" * metadata, name="n" * name, version=version % 2**31)
    light, left = relieved(whole.SerializeToString(), frozenset((METADATA,)))
    expected = api.ParticipantInfo()
    expected.CopyFrom(whole)
    if metadata > LONG:
        expected.metadata = ""
    assert (api.ParticipantInfo.FromString(light), left) == (expected, metadata if metadata > LONG else 0)


def test_a_repeated_field_loses_only_its_long_ones() -> None:
    whole = api.ParticipantInfo(attributes={"seat": "1", "diary": "x" * (LONG + 1)})
    light, left = relieved(whole.SerializeToString(), frozenset((15,)))
    assert dict(api.ParticipantInfo.FromString(light).attributes) == {"seat": "1"}
    assert left > LONG


@given(some.binary(max_size=200))
def test_any_bytes_are_a_message_or_refused(body: bytes) -> None:
    try:
        list(entries_of(body))
    except DecodeError:
        return


@pytest.mark.parametrize(
    "body", [b"\n\x05ab", b"\n", b"\x0b", b"\x00\x01", b"\xff" * 11, b"\x09\x01\x02"], ids=lambda body: body.hex()
)
def test_what_is_cut_off_is_refused(body: bytes) -> None:
    with pytest.raises(DecodeError):
        list(entries_of(body))
