"""Why the journal cannot be written: each a sentence for the screen."""

import sqlite3


class Unwritable(Exception):
    """Nothing can be written down now; the message is one sentence."""


class Damaged(Exception):
    """The file is not a journal, or not any more."""


_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full.",
    sqlite3.SQLITE_READONLY: "Its folder cannot be written to.",
    sqlite3.SQLITE_CANTOPEN: "Its file cannot be opened.",
    sqlite3.SQLITE_PERM: "Its file cannot be opened.",
    sqlite3.SQLITE_BUSY: "Another program holds its file.",
    sqlite3.SQLITE_LOCKED: "Another program holds its file.",
}
_BAD = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PRIMARY = 0xFF
"""An extended code holds the primary one in its lowest byte (https://sqlite.org/rescode.html)."""


def translated(error: sqlite3.Error) -> Unwritable | Damaged:
    """Say what an error of the database means for whoever wants to write."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code in _BAD:
        return Damaged(str(error))
    return Unwritable(_SENTENCES.get(code, "The disk failed."))
