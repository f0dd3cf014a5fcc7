"""Which book an open server is written into: the journal on the disk, or memory for what is made up."""

import getpass
import platform

from console.domain.address import Address
from console.domain.deeds import Author, Book
from console.domain.text import isolated
from console.journal.journal import Journal, LastSession
from console.journal.memory import MemoryBook
from console.profiles.server import id_of
from console.ui.figures import counted
from console.ui.phrases import listed

MOST_NAMED = 3


class Books:
    """Knows the moderator by the name of their account on this machine; without a journal everything is in memory."""

    def __init__(self, journal: Journal | None = None) -> None:
        self._journal = journal
        self._who, self._machine = _who(), platform.node()

    def lasting(self, id_: str, name: str) -> Book:
        """Return the book of a saved server, which is the same in every session."""
        return self._book(Author(id_, name, self._who, self._machine))

    def given(self, address: Address, key: str) -> Book:
        """Return the book of a server that is not saved: whoever opens it with the same key again finds it."""
        return self._book(Author(id_of(address, key), address.shown, self._who, self._machine))

    def made_up(self, name: str) -> Book:
        """Return a book in memory."""
        return MemoryBook(Author("demo", name, self._who, self._machine))

    def _book(self, author: Author) -> Book:
        return self._journal.book(author) if self._journal is not None else MemoryBook(author)


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name (getpass.getuser)
        return ""


def last_words(last: LastSession) -> str:
    """Say what the last session left open, and on which servers, or nothing."""
    number = len(last.unfinished)
    if not number:
        return ""
    names = listed(list(dict.fromkeys(isolated(deed.by.server_name) for deed in last.unfinished)), MOST_NAMED)
    if last.unexpected:
        return f"Last session ended unexpectedly; {counted(number, 'action')} unresolved on {names}."
    return f"{counted(number, 'action')} of the last session {'is' if number == 1 else 'are'} unresolved on {names}."
