"""Which book a server gets, and what is said of the last session."""

from pathlib import Path

import pytest

from console.app.books import Books, last_words
from console.domain.address import Address
from console.domain.deeds import Author, Outcome
from console.journal.journal import Journal, LastSession
from tests.journal.made import deed

MAIN, BACKUP = Author("main", "Main"), Author("backup", "Backup")


@pytest.mark.asyncio
async def test_what_is_made_up_stays_in_memory_and_everything_else_lasts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal", lambda _file: None)
    await journal.open()
    books = Books(journal)
    address = Address("https", "live.example.org", 443)
    lasting = books.lasting("main", "Main"), books.given(address, "key"), books.given(address, "another key")
    assert [book.logbook.lasting for book in (*lasting, books.made_up("Demo"))] == [True, True, True, False]
    assert len({book.author.server for book in lasting}) == 3
    assert books.given(address, "key") is lasting[1]
    assert "key" not in repr(lasting[1].author)
    await journal.aclose()


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (LastSession(), ""),
        (LastSession(unexpected=True), ""),
        (
            LastSession(unexpected=True, unfinished=(deed("1", Outcome.SENT, by=MAIN),)),
            "Last session ended unexpectedly; 1 action unresolved on Main.",
        ),
        (
            LastSession(unfinished=(deed("1", Outcome.SENT, by=MAIN), deed("2", Outcome.SENT, by=BACKUP))),
            "2 actions of the last session are unresolved on Main and Backup.",
        ),
    ],
)
def test_what_is_said_of_the_last_session(last: LastSession, said: str) -> None:
    assert last_words(last) == said
