"""The SVG texts of Lucide, read from the package `justmyresource-lucide` without importing it."""

import zlib
from importlib.util import find_spec
from pathlib import Path
from struct import unpack_from

ENTRY, END, HEADER = b"PK\x01\x02", b"PK\x05\x06", 46


class Lucide:
    """Icons by name; reading one takes microseconds, and nothing is read before the first.

    The package's own interface costs 60 ms at every start, for the metadata of all installed packages; zipfile costs 9,
    for an index of 1,688 names. So a name is looked up in the archive's directory as it lies (PKWARE APPNOTE 4.3).
    """

    def __init__(self) -> None:
        self._archive = b""
        self._directory = 0

    def __call__(self, name: str) -> str:
        """The text of one icon; KeyError if Lucide has none of that name."""
        if not self._archive:
            self._archive = archive().read_bytes()
            (self._directory,) = unpack_from("<I", self._archive, self._archive.rindex(END) + 16)
        wanted = f"{name}.svg".encode()
        at = self._archive.find(wanted, self._directory)
        while at >= 0 and not self._names(at, wanted):
            at = self._archive.find(wanted, at + 1)
        if at < 0:
            raise KeyError(name)
        return self._unpacked(at - HEADER).decode()

    def _names(self, at: int, wanted: bytes) -> bool:
        """Whether this is a whole name and not the end of a longer one, such as `mic` in `podcast-mic`."""
        entry = at - HEADER
        if not self._archive.startswith(ENTRY, entry):
            return False
        (length,) = unpack_from("<H", self._archive, entry + 28)
        return bool(length == len(wanted))

    def _unpacked(self, entry: int) -> bytes:
        (method,) = unpack_from("<H", self._archive, entry + 10)
        (size,) = unpack_from("<I", self._archive, entry + 20)
        (local,) = unpack_from("<I", self._archive, entry + 42)
        name, extra = unpack_from("<HH", self._archive, local + 26)
        start = local + 30 + name + extra
        packed = self._archive[start : start + size]
        return zlib.decompress(packed, -zlib.MAX_WBITS) if method else packed


def archive() -> Path:
    """Where the installed package keeps its icons."""
    found = find_spec("justmyresource_lucide")
    if found is None or found.origin is None:
        message = "The package justmyresource-lucide is not installed."
        raise ModuleNotFoundError(message)
    return Path(found.origin).with_name("icons.zip")
