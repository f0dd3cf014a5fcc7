"""One open server, put together: ask it, look at it, act on it, close it."""

import sys
from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING

from console.actions.action import Action
from console.connection.clock import Clock
from console.connection.elsewhere import Elsewhere
from console.connection.pace import Pace
from console.connection.poller import RECORDINGS, ROOMS, Poller
from console.connection.receipts import Receipt
from console.connection.runner import Runner
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.deeds import Author, Book, Deed
from console.domain.snapshot import Snapshot
from console.journal.memory import MemoryBook

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls


class Connection:
    """The state of one server with the poller that feeds it and the runner that acts; made inside a running loop."""

    def __init__(
        self,
        calls: "Calls",
        clock: Clock,
        on_error: Callable[[str, BaseException], None],
        pace: Pace,
        book: Book | None = None,
    ) -> None:
        """Without a `book` what is done is remembered until the program ends."""
        self._calls, self._clock = calls, clock
        self._tasks = Tasks(on_error)
        self.state = State(self._ordered)
        self.poller = Poller(calls, self.state, self._tasks, clock, pace, acting=self._acting)
        book = book or MemoryBook(Author(""))
        self.runner = Runner(calls, self.state, self._tasks, clock, nudge=self._look_for, book=book)
        # After the runner: what it has just seen to be done must not be taken for somebody else's doing.
        self.elsewhere = Elsewhere(self.state, book, clock)
        self._book = book

    def start(self) -> None:
        """Look for what the last session left open, and begin to poll."""
        self.runner.start()
        self.poller.start()

    @property
    def snapshot(self) -> Snapshot:
        """Return what is known, without what is only hoped for."""
        return self.state.snapshot

    @property
    def shown(self) -> Snapshot:
        """Return what is known with the pending actions drawn over it."""
        return self.runner.fold(self.state.snapshot)

    async def deeds(self) -> tuple[Deed, ...]:
        """Return everything that was ever written down of this server, the newest first."""
        return await self._book.all()

    def watch(self, rooms: Set[str]) -> None:
        """Keep the people of these rooms fresh."""
        self.poller.watch(rooms)

    def run(self, action: Action) -> Receipt:
        """Perform one action."""
        return self.runner.run(action)

    def run_all(self, actions: Iterable[Action]) -> tuple[Receipt, ...]:
        """Perform what one press asks for."""
        return self.runner.run_all(actions)

    def awake(self, away: float) -> None:
        """Believe nothing from before a sleep of so many seconds, and ask for everything over new connections."""
        self.state.awoke(self._clock.now(), away)
        self.start_over()

    def start_over(self) -> None:
        """Give up what is under way over connections that a sleep or another network cut, and ask over new ones."""
        self._tasks.spawn(self._calls.renew(), "new connections")
        self.poller.start_over()
        self.runner.resolve_all()

    async def aclose(self) -> None:
        """Stop asking, and close the connections to the server."""
        self.poller.stop()
        self.runner.close()
        await self._tasks.aclose()
        await self._calls.aclose()

    def _ordered(self, topic: str) -> int:
        """Count what our own open actions take out of a list: it may shrink by that much without a doubt."""
        ends = [receipt.action.room.name for receipt in self.runner.pending if receipt.action.key[0] == "room"]
        if topic == ROOMS:
            return len(ends)
        if topic in ends:
            return sys.maxsize
        gone = (r.action for r in self.runner.pending if r.action.key[0] == "participant")
        return sum(action.room.name == topic for action in gone)

    def _acting(self) -> bool:
        """Say whether an order is on its way and not yet answered."""
        return any(not receipt.accepted_at and not receipt.reason for receipt in self.runner.pending)

    def _look_for(self, action: Action) -> None:
        kind = action.key[0]
        if kind == "recording":
            self.poller.nudge(RECORDINGS, action.room.name)
        elif kind == "room":
            self.poller.nudge(ROOMS)
        else:
            self.poller.nudge(action.room.name)
