"""The journal's file: what is committed here survives the end of the program and of the machine."""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from console.domain.deeds import Deed, Outcome
from console.journal.errors import Damaged, Unwritable, translated
from console.journal.rows import COLUMNS, deed_of, earlier, row_of

NAME = "journal.sqlite3"
SCHEMA = 1
KEPT_DAYS, MOST_KEPT = 90, 50_000
WAIT_FOR_OTHERS = 0.25
_BESIDE = ("", "-wal", "-shm")

_OPEN = ", ".join(f"'{outcome}'" for outcome in Outcome if outcome.is_open)
_LISTED = ", ".join(COLUMNS)
_CREATE = f"""
CREATE TABLE deeds (seq INTEGER PRIMARY KEY AUTOINCREMENT, {_LISTED}, UNIQUE (id));
CREATE INDEX deeds_of_server ON deeds (server, seq);
CREATE INDEX open_deeds ON deeds (seq) WHERE outcome IN ({_OPEN});
CREATE TABLE sessions (seq INTEGER PRIMARY KEY AUTOINCREMENT, began_at REAL NOT NULL, ended_at REAL);
PRAGMA user_version = {SCHEMA};
"""
_WRITE = (
    f"INSERT INTO deeds ({_LISTED}) VALUES ({', '.join('?' * len(COLUMNS))}) "  # noqa: S608 - columns of ours
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS if name != 'id')}"
)


class Store:
    """One open journal, for one thread; every method raises Unwritable or Damaged."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            _make(file)
            self._base = sqlite3.connect(file, timeout=WAIT_FOR_OTHERS, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise translated(error) from error
        except OSError as error:
            raise Unwritable(f"{file} cannot be opened: {error.strerror or error}.") from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._base.close()
            raise translated(error) from error
        except (Damaged, Unwritable):
            self._base.close()
            raise

    def write(self, deeds: Iterable[Deed]) -> None:
        """Commit deeds, or what became of them, all together; once this returns they are on the disk."""
        try:
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._base.executemany(_WRITE, map(row_of, deeds))
                self._base.execute("COMMIT")
            except sqlite3.Error:
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise translated(error) from error

    def newest(self, number: int, server: str | None = None) -> tuple[Deed, ...]:
        """Return the newest deeds of a server or of all, the oldest of them first, and every open one."""
        where, values = ("", ()) if server is None else ("AND server = ?", (server,))
        return self._read(
            f"SELECT {_LISTED} FROM deeds WHERE seq IN "  # noqa: S608 - columns and placeholders of ours
            f"(SELECT seq FROM deeds WHERE TRUE {where} ORDER BY seq DESC LIMIT ?) "
            f"OR (outcome IN ({_OPEN}) {where}) ORDER BY seq",
            (*values, number, *values),
        )

    def begin_session(self, now: float) -> bool:
        """Note that the program begins; return whether the one before ended without saying so."""
        try:
            last = self._base.execute("SELECT ended_at FROM sessions ORDER BY seq DESC LIMIT 1").fetchone()
            self._base.execute("INSERT INTO sessions (began_at) VALUES (?)", (now,))
        except sqlite3.Error as error:
            raise translated(error) from error
        return last is not None and last[0] is None

    def end_session(self, now: float) -> None:
        """Note that the program ends as it should."""
        try:
            self._base.execute("UPDATE sessions SET ended_at = ? WHERE seq = (SELECT max(seq) FROM sessions)", (now,))
        except sqlite3.Error as error:
            raise translated(error) from error

    def prune(self, now: float, most: int = MOST_KEPT) -> None:
        """Let go of what is too old, and of the oldest where there are too many."""
        oldest = now - KEPT_DAYS * 86400
        try:
            self._base.execute("DELETE FROM deeds WHERE pressed_at < ?", (oldest,))
            self._base.execute("DELETE FROM deeds WHERE seq <= (SELECT max(seq) FROM deeds) - ?", (most,))
            self._base.execute("DELETE FROM sessions WHERE seq <= (SELECT max(seq) FROM sessions) - 100")
        except sqlite3.Error as error:
            raise translated(error) from error

    def close(self) -> None:
        """Close the file; what the log beside it holds goes into it."""
        self._base.close()

    def _prepare(self) -> None:
        execute = self._base.execute
        # Nothing is written before the version is known: a newer Cuelight's file stays as it is.
        version = execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            raise Unwritable("It was written by a newer Cuelight.")
        if (said := execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise Damaged(said)
        execute("PRAGMA journal_mode = WAL")
        execute("PRAGMA synchronous = FULL")
        execute("PRAGMA fullfsync = ON")
        execute("PRAGMA journal_size_limit = 4194304")
        if version == 0:
            if execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise Damaged("tables of somebody else")
            self._base.executescript(f"BEGIN IMMEDIATE; {_CREATE} COMMIT;")

    def _read(self, question: str, values: tuple[object, ...]) -> tuple[Deed, ...]:
        try:
            with closing(self._base.execute(question, values)) as found:
                return tuple(earlier(deed) for row in found if (deed := deed_of(row)) is not None)
        except sqlite3.Error as error:
            raise translated(error) from error


def set_aside(file: Path, now: float) -> Path:
    """Give a damaged journal, with the logs beside it, a name with the moment in it; raises Unwritable."""
    moment = datetime.fromtimestamp(now, UTC)
    stem = f"{file.stem}-damaged-{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}Z{file.suffix}"
    aside = file.with_name(stem)
    try:
        for end in _BESIDE:
            part = file.with_name(file.name + end)
            if part.exists():
                part.rename(aside.with_name(aside.name + end))
    except OSError as error:
        raise Unwritable(f"{file} is damaged and cannot be moved: {error.strerror or error}.") from error
    return aside


def _make(file: Path) -> None:
    """Make folder and file for their owner alone before anything is in them; SQLite gives its logs the same mode."""
    for folder in (file.parent.parent, file.parent):  # mkdir gives the mode to the last one only
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.name != "posix":  # elsewhere the folder of a user's settings is that user's own
        file.touch()
        return
    file.parent.chmod(0o700)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        os.fchmod(handle, 0o600)
        os.fsync(handle)
    finally:
        os.close(handle)
    listing = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(listing)
    finally:
        os.close(listing)
