"""The journal of this machine: one file for all servers, read from memory and written by a thread of its own."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from console.domain.deeds import Author, Deed, Logbook
from console.journal.pages import Pages
from console.journal.store import NAME
from console.journal.writer import RETRY_SECONDS, Ended, Found, Reading, Writer, Written

HUNG = "The disk does not answer."


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds after which the disk counts as hung, for each thing that is asked of it, and between two tries."""

    open: float = 3.0
    write: float = 2.0
    hung: float = 0.05
    close: float = 0.5
    retry: float = RETRY_SECONDS


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class LastSession:
    """How the session before ended, and what it left open."""

    unexpected: bool = False
    unfinished: tuple[Deed, ...] = ()


class Journal:
    """Gives every server its book; made and used inside one running loop, which it never blocks."""

    def __init__(
        self,
        folder: Path,
        aside: Callable[[Path], None],
        now: Callable[[], float] = time.time,
        limits: Limits = USUAL,
    ) -> None:
        """Tell `aside` where a journal that was damaged is kept from now on."""
        self._aside, self._limits = aside, limits
        self._loop = asyncio.get_running_loop()
        self._books: dict[str, DiskBook] = {}
        self._found: dict[str, list[Deed]] = {}
        self._opened = asyncio.Event()
        self._trouble = ""
        self.last = LastSession()
        self._writer = Writer(
            folder / NAME, now, tell=self._tell, found=self._take, troubled=self._say, retry=limits.retry
        )

    @property
    def trouble(self) -> str:
        """Return why nothing is being written down, as a sentence, or nothing."""
        return self._trouble

    async def open(self) -> LastSession:
        """Open the file and return what the last session left; where that takes too long, go on without."""
        self._writer.start()
        try:
            async with asyncio.timeout(self._limits.open):
                await self._opened.wait()
        except TimeoutError:
            self._say(HUNG)
        return self.last

    def book(self, author: Author) -> "DiskBook":
        """Return the book of one server; who opens it again gets the same one."""
        book = self._books.get(author.server)
        if book is None:
            book = self._books[author.server] = DiskBook(author, self)
            book.begin(self._found.pop(author.server, []), self._trouble)
        else:
            book.open_again(author)
        return book

    def put(self, deed: Deed) -> asyncio.Future[bool]:
        """Have a deed committed; the future never fails, and is false where it is not safe within two seconds.

        A disk that is known to hang is not waited for again with every press.
        """
        safe: asyncio.Future[bool] = self._loop.create_future()
        patience = self._limits.write if self._trouble != HUNG else self._limits.hung
        hung = self._loop.call_later(patience, self._give_up, safe)

        def done(written: bool) -> None:
            hung.cancel()
            self._lives()
            if not safe.done():
                safe.set_result(written)

        self._writer.put(Written(deed, done))
        return safe

    async def read(self, server: str) -> tuple[Deed, ...]:
        """Return everything that is kept of one server, the oldest first; nothing where the disk does not answer."""
        found: asyncio.Future[tuple[Deed, ...]] = self._loop.create_future()
        self._writer.put(Reading(server, lambda deeds: None if found.done() else found.set_result(deeds)))
        try:
            async with asyncio.timeout(self._limits.open):
                return await found
        except TimeoutError:
            return ()

    async def aclose(self) -> bool:
        """Write what is left and close the file, within half a second; return whether all of it is on the disk."""
        ended: asyncio.Future[bool] = self._loop.create_future()
        self._writer.put(Ended(lambda safe: None if ended.done() else ended.set_result(safe)))
        try:
            async with asyncio.timeout(self._limits.close):
                return await ended
        except TimeoutError:
            return False

    def _tell(self, answer: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(answer)

    def _take(self, found: Found) -> None:
        """Give what was found to the books that are open, and keep the rest for those that will be."""
        unfinished = tuple(deed for deed in found.deeds if deed.outcome.is_open)
        self.last = LastSession(found.unexpected, unfinished)
        for deed in found.deeds:
            self._found.setdefault(deed.by.server, []).append(deed)
        for server, book in self._books.items():
            book.begin(self._found.pop(server, []), self._trouble)
        self._opened.set()
        self._lives()
        if found.aside is not None:
            self._aside(found.aside)

    def _lives(self) -> None:
        if self._trouble == HUNG:
            self._say("")

    def _say(self, trouble: str) -> None:
        self._trouble = trouble
        for book in self._books.values():
            book.say(trouble)
        if trouble:
            self._opened.set()

    def _give_up(self, safe: asyncio.Future[bool]) -> None:
        if not safe.done():
            safe.set_result(False)
            self._say(HUNG)


class DiskBook:
    """The Book of one server in the journal."""

    def __init__(self, author: Author, journal: Journal) -> None:
        self.author = author
        self._journal = journal
        self._pages = Pages(lasting=True)
        self._unfinished: tuple[Deed, ...] = ()

    @property
    def logbook(self) -> Logbook:
        """Return what can be read now."""
        return self._pages.logbook

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the logbook is another one; return what ends that."""
        return self._pages.subscribe(listener)

    def write(self, deed: Deed) -> asyncio.Future[bool]:
        """Show a deed at once, and have it committed."""
        self._pages.take(deed)
        return self._journal.put(deed)

    def unfinished(self) -> tuple[Deed, ...]:
        """Hand over, once, what earlier sessions left open: the oldest first."""
        unfinished, self._unfinished = self._unfinished, ()
        return unfinished

    async def all(self) -> tuple[Deed, ...]:
        """Return every deed that is kept, the newest first; what is in memory where the disk does not answer."""
        deeds = await self._journal.read(self.author.server)
        newer = {deed.id: deed for deed in reversed(self.logbook.deeds)}
        return tuple(reversed({**{deed.id: deed for deed in deeds}, **newer}.values()))

    def open_again(self, author: Author) -> None:
        """Hand over what was left open when this server was closed, as if it were another session."""
        self.author = author
        self._unfinished = tuple(deed for deed in reversed(self.logbook.deeds) if deed.outcome.is_open)

    def begin(self, found: list[Deed], trouble: str) -> None:
        """Take what earlier sessions wrote, below what this one has done."""
        self._unfinished = tuple(deed for deed in found if deed.outcome.is_open)
        self._pages.begin(found)
        self._pages.say(trouble)

    def say(self, trouble: str) -> None:
        """Show why nothing is being written down, or that it is again."""
        self._pages.say(trouble)
