"""The only one that performs actions: it writes down, sends, watches until the effect is seen, and says what became."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Verdict
from console.actions.recordings import StartRecording
from console.actions.writing import action_of, way_back
from console.connection.abilities import Abilities, learned, refusal
from console.connection.clock import Clock
from console.connection.receipts import Outcome, Receipt
from console.connection.state import State
from console.connection.tasks import Tasks
from console.connection.watching import Watch, steps
from console.domain.deeds import Book, Deed, Logbook, Verb, new_id
from console.domain.errors import NotSent, Refused, Unanswered
from console.domain.snapshot import Snapshot

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

MOST_KEPT, AT_ONCE = 500, 6
REPEAT_AFTER = 0.5
"""Seconds after which what was never sent is sent once more."""
_NO_EFFECT = "The server said yes, but it has not taken effect."
_OVERTAKEN = "Another action on the same target took its place."
_STOPPED_FIRST = "It was stopped before it was seen to run."
_STILL_STARTING = "Cuelight is still checking whether the recording started."
_LOST_BUT_SEEN = "The answer was lost, but it shows."
_UNHEARD = "Cuelight was closed before the answer came."
_UNWRITTEN = "Nothing was sent, because it could not be written down first."
_UNREADABLE = "What was written down of it cannot be looked for."


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
        self._book = book
        self._receipts: dict[int, Receipt] = {}
        self._open: dict[Key, int] = {}
        self._watches: dict[int, Watch] = {}
        self._orders: dict[Key, asyncio.Task[None]] = {}
        self._busy: set[int] = set()
        self._origins: dict[int, Deed] = {}
        self._listeners: list[Callable[[Receipt], None]] = []
        self._places = asyncio.Semaphore(AT_ONCE)
        self._number = self._batch = 0
        self._session = new_id()
        self.abilities = Abilities()
        state.subscribe(self._look)
        self._leave = book.subscribe(self._adopt)

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

    def start(self) -> None:
        """Look for what earlier sessions left open."""
        self._adopt()

    def close(self) -> None:
        """Leave what is open to whoever opens this server next."""
        self._leave()

    def run(self, action: Action, *, unwritten: bool = False) -> Receipt:
        """Perform one action and return its first receipt; a repeated press returns the receipt of the first.

        What cannot be taken back is not sent while it cannot be written down, unless `unwritten` allows it.
        """
        return self._begin(action, 0, unwritten=unwritten)

    def run_all(self, actions: Iterable[Action], *, unwritten: bool = False) -> tuple[Receipt, ...]:
        """Perform what one press asks for; the receipts carry the same batch."""
        self._batch += 1
        return tuple(self._begin(action, self._batch, unwritten=unwritten) for action in actions)

    def undo(self, deeds: Iterable[str]) -> tuple[Receipt, ...]:
        """Take back deeds by their ids: an ordinary action each, which may be refused; unknown ids are passed over."""
        known = {deed.id: deed for deed in self.logbook.deeds}
        found = [(id_, action) for id_ in deeds if id_ in known and (action := way_back(known[id_])) is not None]
        batch = 0
        if len(found) > 1:
            self._batch = batch = self._batch + 1
        return tuple(self._begin(action, batch, undoes=id_) for id_, action in found)

    def resolve_all(self) -> None:
        """Look anew for everything that is open: after a sleep, the answers of before prove nothing."""
        for number, watch in self._watches.items():
            watch.begin_anew(self._clock.now())
            self._nudge(self._receipts[number].action)

    def _begin(self, action: Action, batch: int, *, undoes: str = "", unwritten: bool = False) -> Receipt:
        mismatch = action.mismatch(self._state.snapshot)
        earlier = self._open.get(action.key)
        if earlier is not None:
            if action.repeats(self._receipts[earlier].action):
                return self._receipts[earlier]
            if self._may_still_start(self._receipts[earlier]):
                mismatch = _STILL_STARTING
            elif not mismatch:
                self._overtake(earlier)
        self._number += 1
        undoable = action.inverse(self._state.snapshot) is not None
        receipt = Receipt(
            self._number, action, self._clock.now(), batch, deed=new_id(), undoes=undoes, undoable=undoable
        )
        written = self._keep(receipt)
        if mismatch:
            return self._close(receipt.number, Outcome.NOT_SENT, mismatch)
        self._open[action.key] = receipt.number
        order = self._perform(receipt.number, action, written, self._orders.get(action.key), unwritten=unwritten)
        task = self._orders[action.key] = self._tasks.spawn(order, f"action {receipt.number}")
        task.add_done_callback(lambda done: self._forget(action.key, receipt.number, done))
        self._busy.add(receipt.number)
        return receipt

    def _overtake(self, number: int) -> None:
        """Look no more for what another action on the same target takes back, or takes further."""
        before = self._receipts[number]
        reason = _STOPPED_FIRST if isinstance(before.action, StartRecording) else _OVERTAKEN
        self._close(number, Outcome.ACCEPTED if before.accepted_at else Outcome.UNKNOWN, reason)

    def _forget(self, key: Key, number: int, order: asyncio.Task[None]) -> None:
        self._busy.discard(number)
        if self._orders.get(key) is order:
            del self._orders[key]

    def _may_still_start(self, receipt: Receipt) -> bool:
        """Say whether a recording may begin that nobody has found yet: until then its room is for nothing else."""
        action = receipt.action
        return (
            isinstance(action, StartRecording)
            and not receipt.accepted_at
            and action.verdict(self._state.snapshot, receipt.answer) is Verdict.NOT_YET
        )

    async def _perform(
        self,
        number: int,
        action: Action,
        written: Awaitable[bool],
        before: asyncio.Task[None] | None,
        *,
        unwritten: bool,
    ) -> None:
        if not await written and action.verb.is_destructive and not unwritten:
            self._close(number, Outcome.NOT_SENT, _UNWRITTEN)
            return
        if before is not None:
            # Two orders to one target, sent side by side, may arrive in either order.
            await asyncio.wait([before])
        async with self._places:
            if self._is_stopped(number, action):
                return
            self._keep(replace(self._receipts[number], outcome=Outcome.SENT, sent_at=self._clock.now()))
            try:
                answer = await self._send(action)
            except NotSent as error:
                self._close(number, Outcome.NOT_SENT, error.trouble.sentence, error.trouble.step)
            except Refused as error:
                self.abilities = learned(self.abilities, action, error)
                self._close(number, Outcome.REFUSED, refusal(action, error), error.trouble.step)
            except Unanswered as error:
                self._answered(number, action, error.trouble.sentence)
            else:
                self.abilities = learned(self.abilities, action, None)
                self._keep(replace(self._receipts[number], accepted_at=self._clock.now(), answer=answer))
                self._answered(number, action, "")

    def _is_stopped(self, number: int, action: Action) -> bool:
        """Judge once more, right before sending: whoever was aimed at may be somebody else by now."""
        if self._open.get(action.key) != number:
            # Never sent, and so never done: what took its place says what is wanted.
            self._close(number, Outcome.NOT_SENT, _OVERTAKEN)
            return True
        mismatch = action.mismatch(self._state.snapshot)
        if mismatch:
            self._close(number, Outcome.NOT_SENT, mismatch)
        return bool(mismatch)

    async def _send(self, action: Action) -> str:
        """Send it; only what is proven never to have left is sent once more, and only if it is still meant."""
        try:
            return await action.perform(self._calls)
        except NotSent:
            await self._clock.sleep(REPEAT_AFTER)
            if action.mismatch(self._state.snapshot):
                raise
        return await action.perform(self._calls)

    def _answered(self, number: int, action: Action, reason: str) -> None:
        """Begin to look for the effect: with no answer the looking alone decides."""
        if self._open.get(action.key) != number:
            return
        if reason:
            self._keep(replace(self._receipts[number], reason=reason, step=action.words.checking))
        self._watch(number, action, sure=not reason)

    def _watch(self, number: int, action: Action, *, sure: bool) -> None:
        looking = self._tasks.spawn(self._go_on_looking(number, action), f"looking {number}")
        self._watches[number] = Watch(self._clock.now(), sure, looking)
        self._nudge(action)

    async def _go_on_looking(self, number: int, action: Action) -> None:
        """Have it looked for again and again: a room that nobody watches is not asked by itself."""
        for seconds in steps():
            await self._clock.sleep(seconds)
            if number not in self._watches:
                return
            self._nudge(action)

    def _look(self) -> None:
        snapshot = self._state.snapshot if self._watches else None
        for number, watch in tuple(self._watches.items()):
            receipt = self._receipts[number]
            action = receipt.action
            if snapshot is None or not watch.take(action.asked_at(snapshot)):
                continue
            sure = watch.sure
            match action.verdict(snapshot, receipt.answer):
                case Verdict.UNDER_WAY:
                    watch.rest()
                case Verdict.SEEN if not sure and action.verb is Verb.REMOVE and action.room.find(snapshot) is None:
                    # They went with the room: that is no proof that anybody put them out.
                    self._close(number, Outcome.UNKNOWN, action.room.mismatch(snapshot))
                case Verdict.SEEN:
                    said = receipt.answer if " " in receipt.answer else "" if sure else _LOST_BUT_SEEN
                    self._close(number, Outcome.SEEN, said, seen_at=self._clock.now())
                case Verdict.MOOT:
                    reason = action.mismatch(snapshot) or receipt.reason or _NO_EFFECT
                    self._close(number, Outcome.ACCEPTED if sure else Outcome.UNKNOWN, reason)
                case Verdict.NOT_YET if watch.is_over(action.patience):
                    reason = _NO_EFFECT if sure else receipt.reason
                    self._close(number, Outcome.ACCEPTED if sure else Outcome.UNKNOWN, reason)

    def _adopt(self) -> None:
        """Take over what earlier sessions left open, and look for its effect; it is never sent again."""
        for deed in self._book.unfinished():
            action = action_of(deed)
            if action is None:
                self._book.write(
                    replace(deed, outcome=Outcome.UNKNOWN, settled_at=self._clock.now(), reason=_UNREADABLE)
                )
                continue
            self._number += 1
            number = self._number
            self._origins[number] = deed
            self._keep(
                Receipt(
                    number,
                    action,
                    deed.pressed_at,
                    outcome=Outcome.SENT,
                    sent_at=deed.sent_at,
                    accepted_at=deed.accepted_at,
                    answer=deed.answer,
                    reason="" if deed.accepted_at else _UNHEARD,
                    step="" if deed.accepted_at else action.words.checking,
                    deed=deed.id,
                    undoes=deed.undoes,
                    undoable=deed.undoable,
                    earlier=True,
                )
            )
            rival = self._open.get(action.key)
            if rival is not None and rival not in self._origins:
                self._close(number, Outcome.UNKNOWN, _OVERTAKEN)
                continue
            if rival is not None:
                self._close(rival, Outcome.UNKNOWN, _OVERTAKEN)
            self._open[action.key] = number
            self._watch(number, action, sure=bool(deed.accepted_at))

    def _close(self, number: int, outcome: Outcome, reason: str, step: str = "", *, seen_at: float = 0.0) -> Receipt:
        now = self._clock.now()
        receipt = replace(
            self._receipts[number], outcome=outcome, reason=reason, step=step, settled_at=now, seen_at=seen_at
        )
        watch = self._watches.pop(number, None)
        if watch is not None:
            watch.looking.cancel()
        if self._open.get(receipt.action.key) == number:
            del self._open[receipt.action.key]
        self._keep(receipt)
        return receipt

    def _keep(self, receipt: Receipt) -> Awaitable[bool]:
        """Keep a receipt and write it down; the answer says whether that is safe."""
        self._receipts[receipt.number] = receipt
        if len(self._receipts) > MOST_KEPT:
            needed = self._busy.union(self._open.values())
            with suppress(StopIteration):
                del self._receipts[next(n for n in self._receipts if n not in needed)]
        by, batch = self._book.author, f"{self._session} {receipt.batch}" if receipt.batch else ""
        if receipt.number in self._origins:
            origin = self._origins[receipt.number]
            by, batch = origin.by, origin.batch
        written = self._book.write(receipt.written(by, batch))
        for listener in tuple(self._listeners):
            listener(receipt)
        return written
