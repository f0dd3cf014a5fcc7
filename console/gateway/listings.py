"""Long lists read cheaply: what has not changed on the wire is not parsed again.

The server's order is random (a Go map), so equal lists differ as bytes; the single entries do not.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

Entry = TypeVar("Entry")

_ENTRY_TAG = 0x0A
_LENGTH_DELIMITED = 2


class NotAList(ValueError):
    """The bytes are not one list of messages."""


def entries(body: bytes) -> list[bytes]:
    """Cut a message into its repeated field 1 (protobuf encoding: tag, length, bytes); other fields are passed over.

    The length is read in place: a call for each entry would cost as much as all the rest. Raises NotAList.
    """
    cut, at, end = [], 0, len(body)
    try:
        while at < end:
            tag, length = body[at], body[at + 1]
            at += 2
            if tag & 7 != _LENGTH_DELIMITED or tag & 0x80:
                raise NotAList("an unexpected field")
            if length & 0x80:
                length &= 0x7F
                shift = 7
                while True:
                    byte = body[at]
                    at += 1
                    length |= (byte & 0x7F) << shift
                    shift += 7
                    if byte < 0x80:
                        break
            if at + length > end:
                raise NotAList("an entry runs over the end")
            if tag == _ENTRY_TAG:
                cut.append(body[at : at + length])
            at += length
    except IndexError:
        raise NotAList("a length is cut off") from None
    return cut


class Translated(Generic[Entry]):
    """Keeps the translation of every entry of one list by the hash of its bytes, and nothing of the bytes."""

    def __init__(self, translate: Callable[[bytes], Entry]) -> None:
        self._translate = translate
        self._known: dict[int, Entry] = {}
        self._all: tuple[Entry, ...] = ()

    def read(self, body: bytes) -> tuple[Entry, ...]:
        """Return the list's entries: the same objects for those that have not changed, the same tuple where none has.

        Raises NotAList, and DecodeError of the translation, for bytes that are no list.
        """
        known = self._known
        cut = entries(body)
        marks = [hash(entry) for entry in cut]
        if len(marks) == len(known) and all(mark in known for mark in marks):
            return self._all
        translate = self._translate
        fresh = {
            mark: known[mark] if mark in known else translate(entry) for mark, entry in zip(marks, cut, strict=True)
        }
        self._known, self._all = fresh, tuple(fresh.values())
        return self._all
