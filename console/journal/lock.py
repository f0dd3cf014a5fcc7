"""One Cuelight for one folder: the second one is told so, and can knock."""

import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "running"


class AlreadyRunning(Exception):
    """Another Cuelight holds the folder."""


class Lock:
    """Held until the process ends, however it ends: the system lets go of it, so nothing is ever left to clean up."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, or raise AlreadyRunning; a folder that cannot be written to cannot be held either."""
        self.file = folder / NAME
        self._held: IO[bytes] | None = None
        try:
            for made in (folder.parent, folder):  # mkdir gives the mode to the last one only
                made.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return  # the journal says what is wrong with the folder; two windows are better than none
        self._held = os.fdopen(handle, "r+b", buffering=0)
        if not _take(handle):
            self._held.close()
            raise AlreadyRunning(str(self.file))

    def release(self) -> None:
        """Let go, as the end of the process does."""
        if self._held is not None:
            self._held.close()
            self._held = None


def knock(folder: Path) -> bool:
    """Touch the file of whoever holds the folder, who watches it; return whether that could be done."""
    try:
        os.utime(folder / NAME)
    except OSError:
        return False
    return True


if sys.platform == "win32":

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: nothing can be known
        return True
