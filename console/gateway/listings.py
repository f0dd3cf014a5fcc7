"""Long lists read cheaply: what has not changed on the wire is not parsed again.

The server's order is random (a Go map), so equal lists differ as bytes; the single entries do not.
"""

import asyncio
import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from typing import Any, Generic, Protocol, TypeVar, cast

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass

from console.gateway.relieving import LONG, entries_of, relieved

Entry = TypeVar("Entry")

LARGE = 1 << 20
"""Bytes of an answer from which on it is read in slices, so that the window can be painted in between."""
SLICE = 0.004
"""Seconds of one slice."""


class _List(Protocol):
    entries: Sequence[bytes]


def _list_kind() -> Callable[[bytes], _List]:
    """Return what reads any message of one list as uncut entries: bytes and messages look the same on the wire."""
    file = FileDescriptorProto(name="cuelight/list.proto", syntax="proto3")
    entry = FieldDescriptorProto(name="entries", number=1)
    entry.type, entry.label = FieldDescriptorProto.TYPE_BYTES, FieldDescriptorProto.LABEL_REPEATED
    file.message_type.add(name="List", field=[entry])
    pool: Any = DescriptorPool()
    pool.AddSerializedFile(file.SerializeToString())
    kind = GetMessageClass(pool.FindMessageTypeByName("List"))
    return cast("Callable[[bytes], _List]", kind.FromString)


_read = _list_kind()


def entries(body: bytes) -> Sequence[bytes]:
    """Cut a message into its repeated field 1; other fields are passed over. Raises protobuf's DecodeError."""
    return _read(body).entries[:]


class Translated(Generic[Entry]):
    """Keeps the translation of every entry of one list by the hash of its bytes, and nothing of the bytes.

    Fields of `ballast` that are long are left behind; `translate` gets an entry and how many bytes of it those were.
    """

    def __init__(self, translate: Callable[[bytes, int], Entry], ballast: frozenset[int] = frozenset()) -> None:
        self._translate, self._ballast = translate, ballast
        self._marks, self._sum = array("q"), 0
        self._all: tuple[Entry, ...] = ()

    async def read(self, body: bytes) -> tuple[Entry, ...]:
        """Return the list's entries: the same objects for those that have not changed, the same tuple where none has.

        Raises DecodeError for bytes that are no list, or a list of something else.
        """
        return self.read_at_once(body) if len(body) < LARGE else await self._read_in_slices(body)

    def read_at_once(self, body: bytes) -> tuple[Entry, ...]:
        """Do the same without giving anybody else a turn."""
        cut = entries(body)
        if len(body) > LONG and max(map(len, cut), default=0) > LONG:
            return self._keep(self._fresh(map(self._marked, cut)))
        marks = list(map(hash, cut))
        # The same in whatever order: a sum of hashes is as good as a hash, and needs no dictionary for every room.
        if sum(marks) == self._sum and len(marks) == len(self._all):
            return self._all
        return self._keep(self._fresh(zip(marks, cut, repeat(0), strict=False)))

    async def _read_in_slices(self, body: bytes) -> tuple[Entry, ...]:
        since, known = time.perf_counter(), self._known
        fresh: dict[int, Entry] = {}
        for cut in entries_of(body):
            mark, entry, left = self._marked(cut)
            fresh[mark] = known[mark] if mark in known else self._translate(entry, left)
            if time.perf_counter() - since > SLICE:
                await asyncio.sleep(0)
                since = time.perf_counter()
        return self._keep(fresh)

    @property
    def _known(self) -> dict[int, Entry]:
        return dict(zip(self._marks, self._all, strict=True))

    def _fresh(self, marked: Iterable[tuple[int, bytes, int]]) -> dict[int, Entry]:
        translate, known = self._translate, self._known
        return {mark: known[mark] if mark in known else translate(entry, left) for mark, entry, left in marked}

    def _marked(self, entry: bytes | memoryview) -> tuple[int, bytes, int]:
        """Return an entry without its ballast, how much that was, and a number to know both by."""
        light, left = relieved(entry, self._ballast) if len(entry) > LONG else (bytes(entry), 0)
        return (hash((light, left)) if left else hash(light)), light, left

    def _keep(self, fresh: dict[int, Entry]) -> tuple[Entry, ...]:
        marked = sum(fresh)
        if marked != self._sum or len(fresh) != len(self._all):
            self._marks, self._sum = array("q", fresh), marked
            self._all = tuple(fresh.values())
        return self._all
