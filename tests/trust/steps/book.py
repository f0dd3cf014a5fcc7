"""The product's own store under a book whose commits lag, and whose lag is lost when the program is killed."""

import asyncio
from collections.abc import Callable

from console.demo.clock import VirtualClock
from console.domain.deeds import Author, Deed, Logbook
from console.journal.pages import Pages
from console.journal.store import Store

LAG = 0.03


class LaggingBook:
    """One session's Book: what it has not yet committed when it is killed was never written."""

    def __init__(self, store: Store, author: Author, clock: VirtualClock) -> None:
        self.author = author
        self._store, self._clock = store, clock
        self._pages = Pages(lasting=True)
        self._waiting: list[tuple[Deed, asyncio.Future[bool]]] = []
        self._committing: asyncio.Task[None] | None = None
        self.fails = False
        self._held: list[Deed] = []
        found = store.newest(1 << 30, author.server)
        self._unfinished = tuple(deed for deed in found if deed.outcome.is_open)
        self._pages.begin(found)

    @property
    def logbook(self) -> Logbook:
        """Return what can be read now."""
        return self._pages.logbook

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when the logbook is another one."""
        return self._pages.subscribe(listener)

    def write(self, deed: Deed) -> asyncio.Future[bool]:
        """Commit it with everything else that comes within the lag."""
        self._pages.take(deed)
        safe: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((deed, safe))
        if self._committing is None:
            self._committing = asyncio.get_running_loop().create_task(self._commit())
        return safe

    def unfinished(self) -> tuple[Deed, ...]:
        """Hand over, once, what earlier sessions left open."""
        unfinished, self._unfinished = self._unfinished, ()
        return unfinished

    async def all(self) -> tuple[Deed, ...]:
        """Return everything that is written."""
        return tuple(reversed(self._store.newest(1 << 30, self.author.server)))

    @property
    def troubled(self) -> bool:
        """Say whether the red bar would be shown: what happens then is not promised to be remembered."""
        return self.fails or bool(self._held)

    def recover(self) -> None:
        """Let the disk be written to again, and write what was held."""
        self.fails = False
        self._store.write(self._held)
        self._held = []

    def kill(self) -> None:
        """Lose what is not committed."""
        if self._committing is not None:
            self._committing.cancel()

    async def _commit(self) -> None:
        await self._clock.sleep(LAG)
        waiting, self._waiting, self._committing = self._waiting, [], None
        self._held += [deed for deed, _ in waiting]
        if not self.fails:
            self._store.write(self._held)
            self._held = []
        for _, safe in waiting:
            if not safe.done():
                safe.set_result(not self.fails)
