"""A moderator at a console that may be killed: presses, polls and restarts, and the judgement of what was claimed."""

import asyncio
import random
from dataclasses import dataclass, field

from console.actions.action import Action
from console.actions.recordings import StartRecording
from console.actions.targets import RoomTarget
from console.connection.receipts import Receipt
from console.connection.runner import Runner
from console.connection.state import State
from console.connection.tasks import Tasks
from console.demo.clock import VirtualClock
from console.domain.choices import RecordingChoice
from console.domain.deeds import Author, Deed, Outcome, Verb
from console.domain.light import is_lost
from console.domain.snapshot import Snapshot
from console.journal.store import Store
from tests.trust.steps.book import LaggingBook
from tests.trust.steps.world import Fate, Order, World

EVERY, ANSWERS_WITHIN = 1.0, 0.4
SETTLES_WITHIN = 90
_BETTER_KNOWN = {(Outcome.UNKNOWN, Outcome.NOT_SENT), (Outcome.UNKNOWN, Outcome.REFUSED)}
"""What may still become of a settled deed: it was overtaken, and then its own answer came."""


@dataclass(slots=True)
class Tally:
    """What was counted over all runs; `notes` says what was wrong, for whoever looks for it."""

    steps: int = 0
    presses: int = 0
    kills: int = 0
    orders: int = 0
    doubles: int = 0
    lost: int = 0
    invented: int = 0
    wrong_targets: int = 0
    failures: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def note(self, what: str) -> None:
        """Keep the first few."""
        if len(self.notes) < 20:
            self.notes.append(what)


@dataclass(frozen=True, slots=True)
class Press:
    """One press that was taken: which session, under which number, and what it meant."""

    session: int
    number: int
    action: Action


class Desk:
    """One server, its journal, and one console after the other."""

    def __init__(self, store: Store, name: str, seed: int, tally: Tally) -> None:
        self._store, self._tally = store, tally
        self._author = Author(name, "Main Stage", "kim", "desk")
        self.chance = random.Random(seed)
        self.clock = VirtualClock()
        self.world = World(self.clock, self.chance, told=self._told)
        self.blind = False
        self._presses: dict[str, Press] = {}
        self._settled: dict[str, Outcome] = {}
        self._polled: dict[tuple[str, bool], float] = {}
        self._session = 0
        self.start()

    def start(self) -> None:
        """Start the console on what the journal holds."""
        self._session += 1
        self.world.session = self._session
        self.state = State()
        self.tasks = Tasks(self._failed)
        self.book = LaggingBook(self._store, self._author, self.clock)
        self.runner = Runner(
            self.world.as_calls, self.state, self.tasks, self.clock, nudge=lambda _action: None, book=self.book
        )
        self.runner.subscribe(self._kept)
        self.runner.start()
        self.tasks.spawn(self._poll(), "poller")

    async def kill(self) -> None:
        """End the console between two steps of its loop, with whatever was under way."""
        self._tally.kills += 1
        self.book.kill()
        await self.tasks.aclose()
        written = self._store.newest(1 << 30, self._author.server)
        self._settled = {deed.id: deed.outcome for deed in written if not deed.outcome.is_open}

    async def advance(self, seconds: float) -> None:
        """Let time pass."""
        await self.clock.advance(seconds)

    def press(self, action: Action, *, unwritten: bool = False) -> None:
        """Press once."""
        self._take(self.runner.run(action, unwritten=unwritten))

    def record(self, room: str) -> None:
        """Press Record as the window does: another file each time, and what is listed without a recorder is named."""
        live = self.state.snapshot.rooms.get(room)
        if live is not None:
            path = f"{room}/take-{self._tally.presses:06}.mp4"
            lost = self._lost_in(room)
            self.press(StartRecording(RoomTarget.of(live.room), RecordingChoice(), path, lost))

    def undo(self) -> None:
        """Take back any deed that is known, also one of an earlier session."""
        deeds = [deed.id for deed in self.runner.logbook.deeds if deed.undoable]
        if deeds:
            for receipt in self.runner.undo([self.chance.choice(deeds)]):
                self._take(receipt)

    def _lost_in(self, room: str) -> frozenset[str]:
        snapshot = self.state.snapshot
        return frozenset(r.egress_id for r in snapshot.recordings.being_kept(room) if is_lost(snapshot, r))

    @property
    def snapshot(self) -> Snapshot:
        """Return what the moderator sees."""
        return self.state.snapshot

    async def judge(self) -> None:
        """Heal everything, wait until all must be known, and compare what is claimed with what really happened."""
        self.world.fate, self.blind = Fate.WELL, False
        self.book.recover()
        for _ in range(SETTLES_WITHIN // 5):
            self.world.advance_recordings()
            await self.advance(5.0)
        written = {deed.id: deed for deed in self._store.newest(1 << 30, self._author.server)}
        orders: dict[tuple[int, str], list[Order]] = {}
        for order in self.world.orders:
            orders.setdefault((order.session, order.task), []).append(order)
        for id_, press in self._presses.items():
            sent = orders.get((press.session, f"action {press.number}"), [])
            self._judge(written.get(id_), press, sent)
        self._tally.doubles += self.world.doubles
        self._tally.orders += len(self.world.orders)
        if self.world.doubles:
            self._tally.note("two of our recordings in one room")
        await self.tasks.aclose()
        for task in tuple(self.world.tasks):
            task.cancel()

    def _judge(self, deed: Deed | None, press: Press, sent: list[Order]) -> None:
        arrived, done = any(o.arrived for o in sent), any(o.done for o in sent)
        if deed is None:
            # Killed before the commit: then nothing may have left.
            self._lost(bool(sent), f"sent without a row: {press}")
            return
        self._tally.outcomes[deed.outcome] = self._tally.outcomes.get(deed.outcome, 0) + 1
        self._lost(deed.outcome.is_open, f"left open: {deed}")
        match deed.outcome:
            case Outcome.NOT_SENT:
                self._invented(arrived, f"not sent, but it arrived: {deed}")
            case Outcome.REFUSED:
                self._invented(done, f"refused, but done: {deed}")
            case Outcome.ACCEPTED:
                self._invented(not arrived, f"accepted, but it never arrived: {deed}")
            case Outcome.SEEN:
                self._invented(not done and not deed.reason, f"seen without a word, but not done by us: {deed}")
                self._invented(not self._shows(deed), f"seen, but it does not show: {deed}")

    def _shows(self, deed: Deed) -> bool:
        world = self.world
        match deed.verb:
            case Verb.REMOVE:
                return all(p.sid != deed.participant_sid for p in world.people.get(deed.room, {}).values())
            case Verb.END_ROOM:
                return deed.room not in world.rooms or world.rooms[deed.room].sid != deed.room_sid
            case Verb.START_RECORDING:
                return any(f.name == deed.parameter("file") for r in world.recordings.values() for f in r.files)
            case Verb.STOP_RECORDING:
                found = world.recordings.get(deed.parameter("egress"))
                return found is None or not found.status.is_running
        return self._polled.get((deed.track_sid, deed.verb is Verb.MUTE), 0.0) >= deed.pressed_at

    def _lost(self, wrong: bool, what: str) -> None:
        if wrong:
            self._tally.lost += 1
            self._tally.note(what)

    def _invented(self, wrong: bool, what: str) -> None:
        if wrong:
            self._tally.invented += 1
            self._tally.note(what)

    def _take(self, receipt: Receipt) -> None:
        self._tally.presses += 1
        if receipt.deed not in self._presses and not receipt.earlier:
            self._presses[receipt.deed] = Press(self._session, receipt.number, receipt.action)

    def _kept(self, receipt: Receipt) -> None:
        before = self._settled.get(receipt.deed)
        if before is not None and before is not receipt.outcome and (before, receipt.outcome) not in _BETTER_KNOWN:
            self._invented(True, f"{before} became {receipt.outcome}: {receipt}")
        if not receipt.outcome.is_open:
            self._settled[receipt.deed] = receipt.outcome

    def _told(self, name: str, room: str, identity: str, sid: str) -> None:
        """Judge an order the moment it leaves: it must mean whom the moderator pressed, and who is still there."""
        task = asyncio.current_task()
        number = int(task.get_name().rpartition(" ")[2]) if task is not None else 0
        receipt = next(r for r in self.runner.receipts if r.number == number)
        action, snapshot = receipt.action, self.state.snapshot
        meant = receipt.written(self._author, "")
        egress = meant.parameter("egress") or meant.parameter("file") or meant.track_sid
        asked = (room or meant.room, identity, sid) == (meant.room, meant.identity, egress)
        # Between its own look and its order a start has no other evidence than that look.
        stale = name != "start" and action.mismatch(snapshot)
        if not asked or stale:
            self._tally.wrong_targets += 1
            self._tally.note(f"wrong target: {name} {room} {identity} {sid}, {stale}, {receipt}")

    async def _poll(self) -> None:
        while True:
            await self.clock.sleep(EVERY)
            if self.blind:
                continue
            asked_at = self.clock.now()
            rooms = tuple(self.world.rooms.values())
            crowds = [(room, self.world.crowd(room.name)) for room in rooms]
            recordings = self.world.listed()
            for crowd in (crowd for _, crowd in crowds):
                for person in crowd:
                    for track in person.tracks:
                        self._polled[track.sid, track.muted] = asked_at
            await self.clock.sleep(self.chance.random() * ANSWERS_WITHIN)
            self.state.rooms_answered(asked_at, rooms, 0.01)
            for room, crowd in crowds:
                self.state.people_answered(room.name, room.sid, asked_at, crowd)
            self.state.recordings_answered(asked_at, recordings)

    def _failed(self, name: str, error: BaseException) -> None:
        self._tally.failures += 1
        self._tally.note(f"{name}: {error!r}")
