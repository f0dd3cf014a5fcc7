"""Asks the server, and never twice at once for the same thing."""

import asyncio
import random
from collections.abc import Callable, Set
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from console.connection.agenda import Agenda
from console.connection.breaker import Breaker
from console.connection.clock import Clock
from console.connection.doubts import RECORDINGS, ROOMS
from console.connection.pace import Pace
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.errors import ServerError
from console.domain.trouble import Cause, Trouble

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

__all__ = ["RECORDINGS", "ROOMS", "Poller"]

_HANGS_AFTER = 1.0
"""Seconds after which *Try now* puts a question anew that is still under way."""


@dataclass(slots=True)
class _Question:
    """What is under way: since when, by whom, and whether it is to be put once more at once."""

    since: float
    asker: asyncio.Task[None] | None = None
    again: bool = False


class Poller:
    """A few questions at a time, the most overdue first; an answer decides when its question is due again.

    `acting` says whether an order is on its way: it goes first where a server asks to slow down.
    """

    def __init__(
        self,
        calls: "Calls",
        state: State,
        tasks: Tasks,
        clock: Clock,
        pace: Pace,
        *,
        chance: Callable[[], float] = random.random,
        acting: Callable[[], bool] = lambda: False,
    ) -> None:
        self._calls, self._state, self._tasks, self._clock, self._pace = calls, state, tasks, clock, pace
        self._chance, self._acting = chance, acting
        self._agenda = Agenda()
        self._under_way: dict[str, _Question] = {}
        self._breakers: dict[str, Breaker] = {}
        self._took: dict[str, float] = {}
        self._quiet_until = 0.0
        self._watched: Set[str] = frozenset()
        self._slowed = 1.0
        self._hidden = False
        self._stopped = False
        self._phase = chance()
        self.asked = 0

    def start(self) -> None:
        """Begin to ask, and go on until the tasks are closed."""
        self.nudge(ROOMS, RECORDINGS)
        self._tasks.spawn(self._keep_time(), "poller")

    def stop(self) -> None:
        """Put no further question; those under way are ended by closing the tasks."""
        self._stopped = True

    def watch(self, rooms: Set[str]) -> None:
        """Ask for the people of these rooms every second, beginning now."""
        fresh = rooms - self._watched
        self._watched = frozenset(rooms)
        self.nudge(*fresh)

    def hide(self, hidden: bool) -> None:
        """Slow down while nobody looks, and ask at once when somebody does again."""
        if hidden is not self._hidden:
            self._hidden = hidden
            if not hidden:
                self.nudge(ROOMS, RECORDINGS, *self._watched)

    def nudge(self, *topics: str) -> None:
        """Ask now; a question that is under way was put too early, so it is put once more."""
        now = self._clock.now()
        for topic in topics:
            if topic in self._under_way:
                self._under_way[topic].again = True
            else:
                self._agenda.put(topic, now)
        self._start_due()

    def refresh(self) -> None:
        """Ask for everything now, whatever failed before: both lists and the people of every room."""
        self._forgive(_HANGS_AFTER)
        resting = [name for name in self._state.snapshot.rooms if name not in self._under_way]
        self._agenda.put_all(resting, self._clock.now())
        self.nudge(ROOMS, RECORDINGS, *self._under_way)

    def start_over(self) -> None:
        """Let go of what is under way, which may never be answered after a sleep, and ask for everything now."""
        self._forgive(0.0)
        self.refresh()

    def _forgive(self, age: float) -> None:
        """Forget what failed, and put back on the agenda what has been under way for so many seconds."""
        now = self._clock.now()
        self._breakers.clear()
        self._quiet_until, self._slowed = 0.0, 1.0
        for topic, question in tuple(self._under_way.items()):
            if question.asker is not None and now - question.since >= age:
                question.asker.cancel()
                del self._under_way[topic]
                self._agenda.put(topic, now)

    @property
    def idle(self) -> bool:
        """Say whether nothing is under way and nothing is due."""
        due = self._agenda.next_due
        return not self._under_way and (due is None or due > self._clock.now())

    async def _keep_time(self) -> None:
        while True:
            self._start_due()
            due = self._agenda.next_due
            wait = 0.25 if due is None else max(due, self._quiet_until) - self._clock.now()
            await self._clock.sleep(min(max(wait, 0.01), 0.25))

    def _start_due(self) -> None:
        while (topic := self._next()) is not None:
            self._tasks.spawn(self._go_on_asking(topic), "poll")

    def _next(self) -> str | None:
        """Take what is most overdue off the agenda, if one more question may be under way."""
        now = self._clock.now()
        if self._stopped or len(self._under_way) >= self._pace.in_flight(self._state.round_trip):
            return None
        if now < self._quiet_until or (self._slowed > 1 and self._acting()):
            return None
        topic = self._agenda.take(now)
        if topic is not None:
            self._under_way[topic] = _Question(now)
        return topic

    async def _go_on_asking(self, first: str) -> None:
        """Ask, and then what is due by then: a task for every single question would cost a twentieth of a refresh."""
        topic: str | None = first
        while topic is not None:
            await self._ask(topic)
            topic = self._next()
            self._start_due()

    async def _ask(self, topic: str) -> None:
        self.asked += 1
        wait: float | None = None
        question = self._under_way[topic]
        question.asker = asyncio.current_task()
        try:
            match topic:
                case "\0rooms":
                    wait = await self._ask_rooms()
                case "\0recordings":
                    wait = await self._ask_recordings()
                case _:
                    wait = await self._ask_people(topic)
        finally:
            if self._under_way.get(topic) is question:
                del self._under_way[topic]
        if question.again:
            self._agenda.put(topic, self._clock.now())
        elif wait is not None:
            self._agenda.put(topic, self._clock.now() + wait)

    async def _ask_rooms(self) -> float | None:
        asked_at = self._clock.now()
        try:
            rooms = await self._calls.list_rooms()
        except ServerError as error:
            wait = self._failed(ROOMS, error.trouble)
            self._state.rooms_failed(asked_at, error.trouble, self._at(wait))
            return wait
        if not any(breaker.slowing for breaker in self._breakers.values()):
            self._slowed = max(1.0, self._slowed / 2)
        period = self._period(ROOMS, self._pace.rooms, asked_at)
        changed = self._state.rooms_answered(asked_at, rooms, self._clock.now() - asked_at, period)
        if ROOMS in self._state.doubts:
            return self._pace.confirm
        if self._breakers or len(self._took) > len(rooms) + 2:
            self._forget_ended()
        self.nudge(*changed)
        if self._breakers.pop(ROOMS, None) is not None:
            self._catch_up()
        return self._after(asked_at, period)

    async def _ask_recordings(self) -> float | None:
        asked_at = self._clock.now()
        try:
            recordings = await self._calls.list_recordings()
        except ServerError as error:
            wait = self._failed(RECORDINGS, error.trouble)
            self._state.recordings_failed(asked_at, error.trouble, self._at(wait))
            return wait
        self._breakers.pop(RECORDINGS, None)
        period = self._period(RECORDINGS, self._pace.recordings, asked_at)
        self._state.recordings_answered(asked_at, recordings, period)
        if RECORDINGS in self._state.doubts:
            return self._pace.confirm
        for name, found in recordings.by_room.items():
            if found[-1].status.is_running and name not in self._under_way and name not in self._agenda:
                live = self._state.room(name)
                if live is not None:
                    self._agenda.put(name, live.asked_at + self._pace.recording_rooms * self._slowed)
        return self._after(asked_at, period)

    async def _ask_people(self, name: str) -> float | None:
        live = self._state.room(name)
        if live is None:
            self._breakers.pop(name, None)
            self._took.pop(name, None)
            return None
        asked_at = self._clock.now()
        try:
            crowd = await self._calls.list_participants(name)
        except ServerError as error:
            wait = self._failed(name, error.trouble)
            self._state.people_failed(name, error.trouble)
            # While the whole server fails, its list of rooms alone is asked for; with that the people are, too.
            return None if ROOMS in self._breakers else wait
        self._breakers.pop(name, None)
        period = self._period(name, self._pace.watched, asked_at)
        self._state.people_answered(name, live.room.sid, asked_at, crowd)
        if name in self._state.doubts:
            return self._pace.confirm
        return self._after(asked_at, period) if name in self._watched else None

    def _failed(self, topic: str, trouble: Trouble) -> float | None:
        """Return the seconds until a question that failed is put again, or nothing where only a person can help."""
        if trouble.cause is Cause.SLOW_DOWN:
            self._slowed = min(self._pace.slowest, self._slowed * 2)
            pause = min(self._pace.slowest_wait, trouble.retry_after)
            self._quiet_until = max(self._quiet_until, self._clock.now() + pause)
        return self._breakers.setdefault(topic, Breaker(self._pace, self._chance)).wait(trouble)

    def _forget_ended(self) -> None:
        """Let go of what was remembered of rooms that have ended: a day may see thousands of them."""
        kept: dict[str, Breaker] | dict[str, float]
        for kept in (self._breakers, self._took):
            for topic in [t for t in kept if t not in (ROOMS, RECORDINGS) and self._state.room(t) is None]:
                del kept[topic]

    def _catch_up(self) -> None:
        """Ask at once for what failed while the whole server did, now that it answers again."""
        rooms = self._state.snapshot.rooms
        missing = [name for name, live in rooms.items() if live.trouble is not None or not live.is_known]
        self.nudge(RECORDINGS, *self._watched, *missing)

    def _at(self, wait: float | None) -> float:
        return 0.0 if wait is None else self._clock.now() + wait

    def _period(self, topic: str, usual: float, asked_at: float) -> float:
        """Return the seconds from question to question by what an answer takes that is here now.

        One that carries fifty megabytes must not fill the line. The quicker of two decides: an answer that came after a
        server had hung says nothing of the next.
        """
        took = self._clock.now() - asked_at
        before, self._took[topic] = self._took.get(topic, 0.0), took
        rest = min(self._pace.longest_rest, self._pace.rest * min(took, before))
        return max(usual, rest) * self._slowed * (self._pace.hidden if self._hidden else 1.0)

    def _after(self, asked_at: float, period: float) -> float:
        """Return the seconds until the next beat: what is asked together is answered together, and shown at once.

        The beats of two consoles are not the same, and a question put between two beats skips one that is near.
        """
        beat = ceil((asked_at - self._phase) / period + 0.2) * period + self._phase
        return max(0.0, beat - self._clock.now())
