"""Long lists read cheaply: what has not changed on the wire is not parsed again.

The server's order is random (a Go map), so equal lists differ as bytes; the single entries do not.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_ENTRY_TAG = 0x0A
_LENGTH_DELIMITED = 2


class NotAList(ValueError):
    """The bytes are not one list of messages."""


def entries(body: bytes) -> Iterator[bytes]:
    """Cut a message into its repeated field 1 (protobuf encoding: tag, length, bytes); other fields are passed over."""
    at, end = 0, len(body)
    while at < end:
        tag = body[at]
        if tag & 7 != _LENGTH_DELIMITED or tag & 0x80:
            raise NotAList("an unexpected field")
        length, at = _varint(body, at + 1)
        if at + length > end:
            raise NotAList("an entry runs over the end")
        if tag == _ENTRY_TAG:
            yield body[at : at + length]
        at += length


def _varint(body: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(body):
        byte = body[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # the last byte of a varint
            return value, at
        shift += 7
    raise NotAList("a length is cut off")


class Translated(Generic[Entry]):
    """Keeps the translation of every entry of one list by the hash of its bytes, and nothing of the bytes."""

    def __init__(self, translate: Callable[[bytes], Entry]) -> None:
        self._translate = translate
        self._whole = 0
        self._known: dict[int, Entry] = {}
        self._all: tuple[Entry, ...] = ()

    def read(self, body: bytes) -> tuple[Entry, ...]:
        """Return the list's entries, the same objects for those that have not changed.

        Raises NotAList, and DecodeError of the translation, for bytes that are no list.
        """
        whole = hash(body)
        if whole == self._whole and self._all:
            return self._all
        fresh: dict[int, Entry] = {}
        for entry in entries(body):
            mark = hash(entry)
            known = self._known.get(mark)
            fresh[mark] = self._translate(entry) if known is None else known
        self._whole, self._known, self._all = whole, fresh, tuple(fresh.values())
        return self._all
