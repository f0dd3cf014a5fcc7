"""The only one that performs actions: it sends, watches until the effect is seen, and says what became of it."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Verdict
from console.actions.tracks import SetMuted
from console.connection.abilities import Abilities
from console.connection.clock import Clock
from console.connection.receipts import Outcome, Receipt
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.deeds import Book, Logbook
from console.domain.errors import NotSent, Refused, ServerError, Unanswered
from console.domain.snapshot import Snapshot
from console.domain.trouble import Cause

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

MOST_KEPT, AT_ONCE = 500, 6
_NO_EFFECT = "The server said yes, but it has not taken effect."
_OVERTAKEN = "Another action on the same target took its place."


@dataclass(slots=True)
class _Watch:
    """An action that was answered: how many looks it has had since."""

    answered_at: float
    sure: bool
    last_look: float = 0.0
    looks: int = 0


class Runner:
    """Keeps every receipt in order; listeners are told of each step of each action."""

    def __init__(
        self,
        calls: "Calls",
        state: State,
        tasks: Tasks,
        clock: Clock,
        *,
        nudge: Callable[[Action], None],
        book: Book,
    ) -> None:
        self._calls, self._state, self._tasks, self._clock, self._nudge = calls, state, tasks, clock, nudge
        self._receipts: dict[int, Receipt] = {}
        self._open: dict[Key, int] = {}
        self._watches: dict[int, _Watch] = {}
        self._listeners: list[Callable[[Receipt], None]] = []
        self._places = asyncio.Semaphore(AT_ONCE)
        self._book = book
        self._number = self._batch = 0
        self.abilities = Abilities()
        state.subscribe(self._look)

    def subscribe(self, listener: Callable[[Receipt], None]) -> Callable[[], None]:
        """Call `listener` with a receipt whenever it changes; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """Return the kept receipts, the newest first."""
        return tuple(reversed(self._receipts.values()))

    @property
    def pending(self) -> tuple[Receipt, ...]:
        """Return what is still being watched, the oldest first."""
        return tuple(self._receipts[number] for number in self._open.values())

    @property
    def logbook(self) -> Logbook:
        """Return what is written down about this server, by this session and earlier ones."""
        return self._book.logbook

    def fold(self, snapshot: Snapshot) -> Snapshot:
        """Return what to show: the pending actions drawn over a snapshot that stays as it is."""
        for receipt in self.pending:
            if not receipt.action.mismatch(snapshot):
                snapshot = receipt.action.predict(snapshot)
        return snapshot

    def run(self, action: Action) -> Receipt:
        """Perform one action and return its first receipt; a repeated press returns the receipt of the first."""
        return self._begin(action, 0)

    def run_all(self, actions: Iterable[Action]) -> tuple[Receipt, ...]:
        """Perform what one press asks for; the receipts carry the same batch."""
        self._batch += 1
        return tuple(self._begin(action, self._batch) for action in actions)

    def _begin(self, action: Action, batch: int) -> Receipt:
        earlier = self._open.get(action.key)
        if earlier is not None:
            if action.repeats(self._receipts[earlier].action):
                return self._receipts[earlier]
            self._close(earlier, Outcome.UNKNOWN, _OVERTAKEN)
        self._number += 1
        receipt = Receipt(self._number, action, self._clock.now(), batch)
        self._keep(receipt)
        mismatch = action.mismatch(self._state.snapshot)
        if mismatch:
            return self._close(receipt.number, Outcome.NOT_SENT, mismatch)
        self._open[action.key] = receipt.number
        self._tasks.spawn(self._perform(receipt.number, action), f"action {receipt.number}")
        return receipt

    async def _perform(self, number: int, action: Action) -> None:
        async with self._places:
            mismatch = action.mismatch(self._state.snapshot)
            if mismatch:
                self._close(number, Outcome.NOT_SENT, mismatch)
                return
            self._keep(replace(self._receipts[number], outcome=Outcome.SENT, sent_at=self._clock.now()))
            try:
                answer = await action.perform(self._calls)
            except NotSent as error:
                self._close(number, Outcome.NOT_SENT, error.trouble.sentence, error.trouble.step)
            except Refused as error:
                self._learn(action, error)
                self._close(number, Outcome.REFUSED, _refusal(action, error), error.trouble.step)
            except Unanswered as error:
                self._answered(number, action, error.trouble.sentence, sure=False)
            else:
                self._learn(action, None)
                self._keep(replace(self._receipts[number], accepted_at=self._clock.now(), answer=answer))
                self._answered(number, action, "", sure=True)

    def _answered(self, number: int, action: Action, reason: str, *, sure: bool) -> None:
        """Begin to look for the effect: with no answer the looking alone decides."""
        if self._open.get(action.key) != number:
            return
        if reason:
            self._keep(replace(self._receipts[number], reason=reason))
        self._watches[number] = _Watch(self._clock.now(), sure)
        self._nudge(action)

    def _look(self) -> None:
        if not self._watches:
            return
        snapshot = self._state.snapshot
        for number, watch in tuple(self._watches.items()):
            receipt = self._receipts[number]
            action = receipt.action
            asked_at = action.asked_at(snapshot)
            if asked_at < watch.answered_at or asked_at <= watch.last_look:
                continue
            watch.last_look = asked_at
            watch.looks += 1
            match action.verdict(snapshot, receipt.answer):
                case Verdict.UNDER_WAY:
                    watch.looks = 0
                case Verdict.SEEN:
                    self._keep(replace(receipt, seen_at=self._clock.now()))
                    self._close(number, Outcome.SEEN, receipt.answer if " " in receipt.answer else "")
                case Verdict.MOOT:
                    outcome = Outcome.ACCEPTED if watch.sure else Outcome.UNKNOWN
                    self._close(number, outcome, action.mismatch(snapshot) or receipt.reason or _NO_EFFECT)
                case Verdict.NOT_YET if action.patience and watch.looks >= action.patience:
                    outcome = Outcome.ACCEPTED if watch.sure else Outcome.UNKNOWN
                    self._close(number, outcome, _NO_EFFECT if watch.sure else receipt.reason)

    def _learn(self, action: Action, error: ServerError | None) -> None:
        """Remember the answer to an unmute: the setting is the server's, not the room's (roommanager.go)."""
        if isinstance(action, SetMuted) and not action.muted:
            if error is None:
                self.abilities = replace(self.abilities, remote_unmute=True)
            elif error.trouble.cause is Cause.REFUSED:
                self.abilities = replace(self.abilities, remote_unmute=False)

    def _close(self, number: int, outcome: Outcome, reason: str, step: str = "") -> Receipt:
        receipt = replace(self._receipts[number], outcome=outcome, reason=reason, step=step)
        self._watches.pop(number, None)
        if self._open.get(receipt.action.key) == number:
            del self._open[receipt.action.key]
        self._keep(receipt)
        return receipt

    def _keep(self, receipt: Receipt) -> None:
        self._receipts[receipt.number] = receipt
        if len(self._receipts) > MOST_KEPT:
            oldest = next(n for n in self._receipts if n not in self._open.values())
            del self._receipts[oldest]
        for listener in tuple(self._listeners):
            listener(receipt)


def _refusal(action: Action, error: Refused) -> str:
    if isinstance(action, SetMuted) and not action.muted and error.trouble.cause is Cause.REFUSED:
        return "This server does not let anybody unmute others. Ask them to unmute themselves."
    return error.trouble.sentence
