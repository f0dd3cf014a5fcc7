"""Long answers read without their ballast: metadata may be half a megabyte a head, and nobody looks at it.

Nothing here copies or parses what is left behind (wire format: protobuf.dev/programming-guides/encoding).
"""

from collections.abc import Iterator

from google.protobuf.message import DecodeError

LONG = 16 << 10
"""Bytes of a single field from which on it is left behind."""
MOST_ENTRIES = 200_000
_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_ENTRY = 1


def entries_of(body: bytes) -> Iterator[memoryview]:
    """Cut a message into its repeated field 1 without copying it; other fields are passed over. Raises DecodeError."""
    whole, found = memoryview(body), 0
    for number, kind, _begin, start, end in _fields(whole):
        if number == _ENTRY and kind == _BYTES:
            found += 1
            if found > MOST_ENTRIES:
                raise DecodeError("more entries than any server has")
            yield whole[start:end]


def relieved(entry: bytes | memoryview, ballast: frozenset[int]) -> tuple[bytes, int]:
    """Return a message without those of these fields that are long, and how many bytes were left behind."""
    whole = memoryview(entry)
    kept: list[memoryview] = []
    since = left = 0
    for number, kind, begin, start, end in _fields(whole):
        if number in ballast and kind == _BYTES and end - start > LONG:
            kept.append(whole[since:begin])
            since, left = end, left + end - start
    kept.append(whole[since:])
    return b"".join(kept), left


def _fields(whole: memoryview) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield number, wire type, and where each field begins, where its value does, and where it ends."""
    place, size = 0, len(whole)
    while place < size:
        begin = place
        tag, place = _varint(whole, place, size)
        kind = tag & 7
        if kind == _VARINT:
            start = place
            _, place = _varint(whole, place, size)
        elif kind == _BYTES:
            length, start = _varint(whole, place, size)
            place = start + length
        elif kind in (_FIXED_64, _FIXED_32):
            start, place = place, place + (8 if kind == _FIXED_64 else 4)
        else:
            raise DecodeError("not a message")
        if place > size or not tag >> 3:
            raise DecodeError("cut off")
        yield tag >> 3, kind, begin, start, place


def _varint(whole: memoryview, place: int, size: int) -> tuple[int, int]:
    """Read a number of seven bits a byte, the lowest first; return it with the place behind it."""
    value = shift = 0
    while place < size and shift < 64:
        byte = whole[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
    raise DecodeError("cut off")
