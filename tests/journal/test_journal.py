"""The journal beside the loop: it never blocks, never loses the order, and says when nothing is written down."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from console.domain.deeds import Author, Outcome
from console.journal.journal import Journal, Limits
from console.journal.store import NAME, Store
from console.journal.writer import MOST_HELD
from tests.journal.made import BY, deed
from tests.made import NOW

pytestmark = pytest.mark.asyncio
LIMIT = 10.0
QUICK = Limits(open=0.3, write=0.2, retry=0.1)
PATIENT = Limits(retry=0.1)


async def until(fits: Callable[[], object]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(LIMIT):
        while not fits():  # noqa: ASYNC110 - another thread sets no Event of this loop
            await asyncio.sleep(0.01)


class Desk:
    """A journal with what it said about damage."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.aside: list[Path] = []
        self.journal = Journal(folder, self.aside.append, limits=PATIENT)

    @property
    def file(self) -> Path:
        return self.folder / NAME

    def written(self) -> list[tuple[str, Outcome]]:
        """Read what is on the disk past the journal."""
        base = sqlite3.connect(self.file)
        try:
            return [
                (id_, Outcome(outcome)) for id_, outcome in base.execute("SELECT id, outcome FROM deeds ORDER BY seq")
            ]
        finally:
            base.close()


@pytest_asyncio.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    made = Desk(tmp_path / "journal")
    yield made
    await made.journal.aclose()


class Rival:
    """Another program that holds the file."""

    def __init__(self, file: Path) -> None:
        self._base = sqlite3.connect(file, isolation_level=None)
        self._base.execute("BEGIN IMMEDIATE")

    def leave(self) -> None:
        self._base.execute("ROLLBACK")
        self._base.close()


async def test_once_it_is_said_to_be_safe_it_is_on_the_disk(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    assert await book.write(deed("1", Outcome.WAITING)) is True
    assert desk.written() == [("1", Outcome.WAITING)]
    assert (book.logbook.lasting, book.logbook.trouble) == (True, "")
    assert book.logbook is book.logbook


async def test_the_logbook_shows_a_deed_at_once_and_the_newest_first(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    told: list[int] = []
    leave = book.subscribe(lambda: told.append(len(book.logbook.deeds)))
    writes = [book.write(deed("1")), book.write(deed("2", room="Foyer"))]
    assert ([d.id for d in book.logbook.deeds], told) == (["2", "1"], [1, 2])
    assert [d.id for d in book.logbook.of_room("Hall")] == ["1"]
    assert [d.id for d in book.logbook.of_person("ada")] == ["2", "1"]
    leave()
    assert await asyncio.gather(*writes) == [True, True]


async def test_while_it_cannot_be_written_it_is_said_held_and_written_later_in_order(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    await book.write(deed("0"))
    rival = Rival(desk.file)
    assert await book.write(deed("1", Outcome.WAITING)) is False
    assert book.logbook.trouble == "Another program holds its file."
    assert await book.write(deed("2")) is False
    assert await book.write(deed("1", Outcome.SEEN)) is False
    rival.leave()
    assert await book.write(deed("3")) is True
    assert desk.written() == [("0", Outcome.SEEN), ("1", Outcome.SEEN), ("2", Outcome.SEEN), ("3", Outcome.SEEN)]
    assert book.logbook.trouble == ""


async def test_it_tries_again_by_itself(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    await book.write(deed("0"))
    rival = Rival(desk.file)
    assert await book.write(deed("1")) is False
    rival.leave()
    await until(lambda: book.logbook.trouble == "")
    assert [id_ for id_, _ in desk.written()] == ["0", "1"]


async def test_no_more_than_a_thousand_are_held_and_what_is_lost_is_counted(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    await book.write(deed("first"))
    rival = Rival(desk.file)
    open_ = book.write(deed("open", Outcome.SENT))
    writes = [book.write(deed(f"{n:04}")) for n in range(MOST_HELD + 4)]
    assert set(await asyncio.gather(open_, *writes)) == {False}
    await until(lambda: book.logbook.trouble.endswith("5 of them are lost."))
    rival.leave()
    await until(lambda: book.logbook.trouble == "")
    ids = [id_ for id_, _ in desk.written()]
    assert ids == ["first", "open", *(f"{n:04}" for n in range(5, MOST_HELD + 4))]


async def test_a_folder_that_cannot_be_made_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where the folder should be")
    desk = Desk(tmp_path / "journal")
    await desk.journal.open()
    book = desk.journal.book(BY)
    assert "cannot be opened" in desk.journal.trouble
    assert await book.write(deed("1")) is False
    assert [d.id for d in book.logbook.deeds] == ["1"]
    (tmp_path / "journal").unlink()
    await until(lambda: book.logbook.trouble == "")
    assert desk.written() == [("1", Outcome.SEEN)]
    await desk.journal.aclose()


async def test_a_disk_that_hangs_holds_nobody_up(tmp_path: Path) -> None:
    hangs = threading.Event()

    def now() -> float:
        hangs.wait(LIMIT * 2)
        return NOW

    journal = Journal(tmp_path / "journal", lambda _file: None, now, QUICK)
    began = time.monotonic()
    await journal.open()
    book = journal.book(BY)
    assert book.logbook.trouble == "The disk does not answer."
    assert await book.write(deed("1")) is False
    assert await book.all() == book.logbook.deeds
    assert await journal.aclose() is False
    assert time.monotonic() - began < 2 * QUICK.open + QUICK.write + QUICK.close + 1.0
    hangs.set()


async def test_a_disk_that_answers_again_is_heard(tmp_path: Path) -> None:
    hangs = threading.Event()

    def now() -> float:
        hangs.wait(LIMIT * 2)
        return NOW

    journal = Journal(tmp_path / "journal", lambda _file: None, now, QUICK)
    book = journal.book(BY)
    await journal.open()
    written = book.write(deed("1"))
    hangs.set()
    assert await written is True
    assert book.logbook.trouble == ""
    assert await journal.aclose() is True


async def test_a_damaged_journal_is_put_aside_and_that_is_said(desk: Desk) -> None:
    desk.folder.mkdir()
    desk.file.write_bytes(b"nothing that anybody could read" * 40)
    await desk.journal.open()
    await until(lambda: desk.aside)
    assert desk.aside[0].read_bytes().startswith(b"nothing")
    assert await desk.journal.book(BY).write(deed("1")) is True


async def test_the_next_session_finds_what_was_left_open_and_says_how_the_last_ended(desk: Desk) -> None:
    store = Store(desk.file)
    store.begin_session(1.0)
    store.write([deed("open", Outcome.SENT), deed("done")])
    store.write([deed("theirs", Outcome.WAITING, by=Author("other", "Other"))])
    store.close()
    last = await desk.journal.open()
    assert (last.unexpected, [d.id for d in last.unfinished]) == (True, ["open", "theirs"])
    book = desk.journal.book(BY)
    assert [d.id for d in book.logbook.deeds] == ["done", "open"]
    assert [d.id for d in book.unfinished()] == ["open"]
    assert book.unfinished() == ()
    assert await desk.journal.aclose() is True
    again = Journal(desk.folder, desk.aside.append)
    assert (await again.open()).unexpected is False
    await again.aclose()


async def test_a_server_that_is_opened_again_gets_what_it_was_closed_with(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    book.write(deed("1", Outcome.SENT))
    book.write(deed("2"))
    assert book.unfinished() == ()
    again = desk.journal.book(BY)
    assert again is book
    assert [d.id for d in again.unfinished()] == ["1"]
    assert again.unfinished() == ()


async def test_a_book_that_is_open_already_gets_what_is_found_late(desk: Desk) -> None:
    store = Store(desk.file)
    store.write([deed("open", Outcome.SENT)])
    store.close()
    book = desk.journal.book(BY)
    told: list[str] = []
    book.subscribe(lambda: told.extend(d.id for d in book.unfinished()))
    written = book.write(deed("new"))
    await desk.journal.open()
    assert await written is True
    assert (told, [d.id for d in book.logbook.deeds]) == (["open"], ["new", "open"])


async def test_everything_that_is_kept_can_be_read_not_only_what_is_shown(desk: Desk) -> None:
    store = Store(desk.file)
    store.write(deed(f"{n:05}") for n in range(3000))
    store.close()
    await desk.journal.open()
    book = desk.journal.book(BY)
    await book.write(deed("new"))
    found = await book.all()
    assert (len(book.logbook.deeds), len(found), found[0].id, found[-1].id) == (2000, 3001, "new", "00000")


async def test_what_waits_is_written_before_the_end(desk: Desk) -> None:
    await desk.journal.open()
    book = desk.journal.book(BY)
    for n in range(200):
        book.write(deed(f"{n:03}"))
    assert await desk.journal.aclose() is True
    assert len(desk.written()) == 200
