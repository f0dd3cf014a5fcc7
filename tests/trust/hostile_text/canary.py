"""A file and a page that nobody may load: the kernel tells who opens the one, and a socket who asks for the other."""

import base64
import ctypes
import os
import socket
import struct
import threading
from pathlib import Path

_OPENED, _READ = 0x20, 0x1
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Canary:
    """Counts loads by anybody in this process, in Python or in C++ (inotify(7), Linux)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "canary.png"
        self._file.write_bytes(_DOT)
        kernel = ctypes.CDLL(None, use_errno=True)
        self._watch = kernel.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._watch < 0 or kernel.inotify_add_watch(self._watch, bytes(self._file), _OPENED | _READ) < 0:
            raise OSError(ctypes.get_errno(), "no inotify")
        self._door = socket.create_server(("127.0.0.1", 0))
        self.knocks = 0
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()

    @property
    def file(self) -> str:
        """Return the address of the file."""
        return self._file.as_uri()

    @property
    def page(self) -> str:
        """Return the address of the page."""
        return f"http://127.0.0.1:{self._door.getsockname()[1]}/a.png"

    @property
    def loads(self) -> int:
        """Count how often the file was opened or read, and the page asked for, since the last look."""
        found, self.knocks = self.knocks, 0
        while True:
            try:
                told = os.read(self._watch, 65536)
            except BlockingIOError:
                return found
            while told:
                length = struct.unpack_from("iIII", told)[3]
                told, found = told[16 + length :], found + 1

    def close(self) -> None:
        """Let go of file and page."""
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        os.close(self._watch)
        self._thread.join(5)

    def _count(self) -> None:
        while True:
            try:
                caller, _ = self._door.accept()
            except OSError:
                return
            self.knocks += 1
            caller.close()
