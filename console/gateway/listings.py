"""Long lists read cheaply: what has not changed on the wire is not parsed again.

The server's order is random (a Go map), so equal lists differ as bytes; the single entries do not.
"""

from array import array
from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar, cast

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass

Entry = TypeVar("Entry")


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
    """Keeps the translation of every entry of one list by the hash of its bytes, and nothing of the bytes."""

    def __init__(self, translate: Callable[[bytes], Entry]) -> None:
        self._translate = translate
        self._marks, self._sum = array("q"), 0
        self._all: tuple[Entry, ...] = ()

    def read(self, body: bytes) -> tuple[Entry, ...]:
        """Return the list's entries: the same objects for those that have not changed, the same tuple where none has.

        Raises DecodeError for bytes that are no list, or a list of something else.
        """
        cut = entries(body)
        marks = list(map(hash, cut))
        # The same in whatever order: a sum of hashes is as good as a hash, and needs no dictionary for every room.
        if sum(marks) == self._sum and len(marks) == len(self._all):
            return self._all
        translate, known = self._translate, dict(zip(self._marks, self._all, strict=True))
        fresh = {
            mark: known[mark] if mark in known else translate(entry) for mark, entry in zip(marks, cut, strict=True)
        }
        self._marks, self._sum = array("q", fresh), sum(fresh)
        self._all = tuple(fresh.values())
        return self._all
