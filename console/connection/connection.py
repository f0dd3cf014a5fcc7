"""One open server, put together: ask it, look at it, act on it, close it."""

from collections.abc import Callable, Iterable, Set
from typing import TYPE_CHECKING

from console.actions.action import Action
from console.connection.clock import Clock
from console.connection.pace import Pace
from console.connection.poller import RECORDINGS, ROOMS, Poller
from console.connection.receipts import Receipt
from console.connection.runner import Runner
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.deeds import Author, Book
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
        self._calls = calls
        self._tasks = Tasks(on_error)
        self.state = State()
        self.poller = Poller(calls, self.state, self._tasks, clock, pace)
        self.runner = Runner(
            calls, self.state, self._tasks, clock, nudge=self._look_for, book=book or MemoryBook(Author(""))
        )

    def start(self) -> None:
        """Begin to poll."""
        self.poller.start()

    @property
    def snapshot(self) -> Snapshot:
        """Return what is known, without what is only hoped for."""
        return self.state.snapshot

    @property
    def shown(self) -> Snapshot:
        """Return what is known with the pending actions drawn over it."""
        return self.runner.fold(self.state.snapshot)

    def watch(self, rooms: Set[str]) -> None:
        """Keep the people of these rooms fresh."""
        self.poller.watch(rooms)

    def run(self, action: Action) -> Receipt:
        """Perform one action."""
        return self.runner.run(action)

    def run_all(self, actions: Iterable[Action]) -> tuple[Receipt, ...]:
        """Perform what one press asks for."""
        return self.runner.run_all(actions)

    async def aclose(self) -> None:
        """Stop asking, and close the connections to the server."""
        self.poller.stop()
        await self._tasks.aclose()
        await self._calls.aclose()

    def _look_for(self, action: Action) -> None:
        kind = action.key[0]
        if kind == "recording":
            self.poller.nudge(RECORDINGS, action.room.name)
        elif kind == "room":
            self.poller.nudge(ROOMS)
        else:
            self.poller.nudge(action.room.name)
