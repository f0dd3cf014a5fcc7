"""The journal of what is made up: it is read like any other, and gone with the program."""

import asyncio
from collections.abc import Callable

from console.domain.deeds import Author, Deed, Logbook
from console.journal.pages import Pages


class MemoryBook:
    """A Book that nothing can keep from being written, and that says of itself that it does not last."""

    def __init__(self, author: Author) -> None:
        self.author = author
        self._pages = Pages(lasting=False)

    @property
    def logbook(self) -> Logbook:
        """Return what can be read now."""
        return self._pages.logbook

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the logbook is another one; return what ends that."""
        return self._pages.subscribe(listener)

    def write(self, deed: Deed) -> asyncio.Future[bool]:
        """Take a deed; it is as safe as it will ever be."""
        self._pages.take(deed)
        written: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        written.set_result(True)
        return written

    async def all(self) -> tuple[Deed, ...]:
        """Return every deed, the newest first."""
        return self.logbook.deeds

    def unfinished(self) -> tuple[Deed, ...]:
        """Return nothing: there was no earlier session."""
        return ()
