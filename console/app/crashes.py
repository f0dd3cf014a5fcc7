"""Reports of Cuelight's own failures, on this machine only: what failed, where, and in which versions.

What is written is a list of what may be: types of errors, names of functions, places in the sources, versions.
"""

import contextlib
import faulthandler
import re
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from console.app.report import place, told
from console.profiles.atomic import write_atomically
from console.profiles.errors import FileUnwritable

KEPT, MOST_A_SESSION = 10, 20
_LONGEST = 20_000
_NEW, _SEEN = ".new.txt", ".txt"
_FATAL = re.compile(r"(?:Fatal Python error|Windows fatal exception): ([A-Za-z0-9 _:()-]{1,80})")
_THREAD = re.compile(r"(?:Current thread|Thread) 0x[0-9a-f]+ \(most recent call first\):")
_FRAME = re.compile(r'  File "(?P<file>[^"\n]+)", line (?P<line>\d+) in (?P<name>[\w.<>]+)')


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One report: its text, and its file unless none could be written."""

    text: str
    file: Path | None = None


class CrashReports:
    """Writes reports into one folder (0700, each file 0600), and keeps the newest few."""

    def __init__(
        self, folder: Path, versions: Callable[[], Iterable[str]], now: Callable[[], float] = time.time
    ) -> None:
        self.folder = folder
        self._versions, self._now = versions, now
        self._told: set[str] = set()
        self._native: TextIO | None = None

    def write(self, what: str, error: BaseException) -> CrashReport | None:
        """Report a failure; None for one that was reported already since the start, and after too many."""
        passed = told(error)
        if passed in self._told or len(self._told) >= MOST_A_SESSION:
            return None
        self._told.add(passed)
        return self._write(f"{what} failed.", passed)

    def last(self) -> CrashReport | None:
        """Return the newest report that nobody has seen, from before this start."""
        for file in sorted(self._files(_NEW), reverse=True):
            with contextlib.suppress(OSError, UnicodeDecodeError):
                return CrashReport(file.read_text(encoding="utf-8")[:_LONGEST], file)
        return None

    def mark_seen(self) -> None:
        """Remember that the reports were shown."""
        for file in list(self._files(_NEW)):
            with contextlib.suppress(OSError):
                file.rename(file.with_name(file.name.removesuffix(_NEW) + _SEEN))

    def watch_native(self) -> None:
        """Have Python note where it was should the process itself fail, and report what an earlier one noted."""
        note = self.folder / "native.txt"
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if note.exists():
                self._report_native(note.read_text(encoding="utf-8", errors="replace")[:_LONGEST])
            note.unlink(missing_ok=True)
            note.touch(mode=0o600)
            self._native = note.open("a", encoding="utf-8")
            faulthandler.enable(self._native)

    def close(self) -> None:
        """End an orderly session: nothing failed that would have to be noted."""
        if self._native is None:
            return
        faulthandler.disable()
        if sys.stderr is not None:
            with contextlib.suppress(OSError, ValueError):  # somebody may have taken the place of standard error
                faulthandler.enable(sys.stderr)
        self._native.close()
        self._native = None
        with contextlib.suppress(OSError):
            (self.folder / "native.txt").unlink(missing_ok=True)

    @property
    def count(self) -> int:
        """Return how many reports there are."""
        return sum(1 for _ in self._files(_SEEN))

    def _report_native(self, note: str) -> None:
        if found := tuple(noted(note)):
            self._write("The process ended at once.", "\n".join(found))

    def _write(self, head: str, passed: str) -> CrashReport:
        moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(self._now()))
        text = "\n".join((head, f"{moment} UTC", *self._versions(), "", passed, ""))[:_LONGEST]
        name = time.strftime("crash-%Y%m%d-%H%M%S", time.gmtime(self._now()))
        file = self.folder / f"{name}-{secrets.token_hex(2)}{_NEW}"
        try:
            write_atomically(file, text)
        except FileUnwritable:
            return CrashReport(text)
        for old in sorted(self._files(_SEEN), reverse=True)[KEPT:]:  # those that nobody has seen among them
            with contextlib.suppress(OSError):
                old.unlink()
        return CrashReport(text, file)

    def _files(self, ending: str) -> Iterator[Path]:
        return self.folder.glob(f"crash-*{ending}")


def noted(note: str) -> Iterator[str]:
    """Yield what a note of faulthandler may say; everything else in it is left out."""
    for line in note.splitlines():
        if found := _FATAL.match(line):
            yield found[1].strip()
        elif _THREAD.match(line):
            yield "Thread"
        elif found := _FRAME.match(line):
            yield f"  {found['name']} ({place(found['file'])}:{found['line']})"
