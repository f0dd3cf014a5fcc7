"""A runner with a scripted server, whose looks are taken by hand."""

from console.actions.action import Action
from console.connection.receipts import Receipt
from console.connection.runner import Runner
from console.connection.state import State
from console.connection.tasks import Tasks
from console.demo.clock import VirtualClock
from console.domain.deeds import Author, Book
from console.domain.participants import Participant
from console.domain.recordings import Recordings
from console.domain.rooms import Crowd, Room
from console.domain.trouble import Cause, Trouble
from console.journal.memory import MemoryBook
from tests.connection.scripted import ScriptedCalls
from tests.made import microphone, person

HALL = Room("RM_Hall", "Hall")
ADA = person("ada", microphone("TR_1"), name="Ada")


def trouble(cause: Cause = Cause.REFUSED) -> Trouble:
    """Make a trouble of one cause."""
    return Trouble(cause, "It said no.", "Ask again.")


class Desk:
    """A runner with a scripted server; the looks of the poller are taken by hand."""

    def __init__(self, book: Book | None = None) -> None:
        self.calls, self.state, self.clock = ScriptedCalls(), State(), VirtualClock()
        self.failures: list[tuple[str, BaseException]] = []
        self.nudged: list[Action] = []
        self.steps: list[Receipt] = []
        self.tasks = Tasks(lambda name, error: self.failures.append((name, error)))
        self.nudged_at: list[float] = []
        self.book = book or MemoryBook(Author("hall"))
        self.runner = Runner(self.calls.as_calls, self.state, self.tasks, self.clock, nudge=self._nudge, book=self.book)
        self.runner.subscribe(self.steps.append)

    def _nudge(self, action: Action) -> None:
        self.nudged.append(action)
        self.nudged_at.append(self.clock.now())

    async def look(self, *people: Participant, room: Room = HALL, recordings: Recordings | None = None) -> None:
        """Take a look at everything a moment later, as a poll does."""
        await self.clock.advance(0.1)
        asked_at = self.clock.now()
        self.state.rooms_answered(asked_at, (room,), 0.01)
        self.state.people_answered(room.name, room.sid, asked_at, Crowd.of(people))
        self.state.recordings_answered(asked_at, recordings or Recordings())
        await self.clock.advance(0.1)

    async def run(self, action: Action) -> Receipt:
        """Run an action until it was answered."""
        number = self.runner.run(action).number
        await self.clock.advance(0.1)
        return self.receipt(number)

    def receipt(self, number: int = 0) -> Receipt:
        """Return one receipt as it is now, the newest by default."""
        return next(r for r in self.runner.receipts if number in (0, r.number))
