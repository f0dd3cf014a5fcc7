"""Asks the server, and never twice at once for the same thing."""

import random
from collections.abc import Callable, Set
from math import ceil
from typing import TYPE_CHECKING

from console.connection.agenda import Agenda
from console.connection.clock import Clock
from console.connection.pace import Pace
from console.connection.state import State
from console.connection.tasks import Tasks
from console.domain.errors import ServerError
from console.domain.trouble import Cause

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

ROOMS, RECORDINGS = "\0rooms", "\0recordings"
"""The two lists as topics; every other topic is the name of a room, which cannot begin with NUL."""


class Poller:
    """A few questions at a time, the most overdue first; an answer decides when its question is due again."""

    def __init__(
        self,
        calls: "Calls",
        state: State,
        tasks: Tasks,
        clock: Clock,
        pace: Pace,
        *,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._calls, self._state, self._tasks, self._clock, self._pace = calls, state, tasks, clock, pace
        self._chance = chance
        self._agenda = Agenda()
        self._under_way: dict[str, bool] = {}
        self._watched: Set[str] = frozenset()
        self._slowed = 1.0
        self._hidden = False
        self._failures = 0
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
                self._under_way[topic] = True
            else:
                self._agenda.put(topic, now)
        self._start_due()

    def refresh(self) -> None:
        """Ask for everything now: both lists and the people of every room."""
        self._failures = 0
        resting = [name for name in self._state.snapshot.rooms if name not in self._under_way]
        self._agenda.put_all(resting, self._clock.now())
        self.nudge(ROOMS, RECORDINGS, *self._under_way)

    @property
    def idle(self) -> bool:
        """Say whether nothing is under way and nothing is due."""
        due = self._agenda.next_due
        return not self._under_way and (due is None or due > self._clock.now())

    async def _keep_time(self) -> None:
        while True:
            self._start_due()
            due = self._agenda.next_due
            wait = 0.25 if due is None else due - self._clock.now()
            await self._clock.sleep(min(max(wait, 0.01), 0.25))

    def _start_due(self) -> None:
        while (topic := self._next()) is not None:
            self._tasks.spawn(self._go_on_asking(topic), "poll")

    def _next(self) -> str | None:
        """Take what is most overdue off the agenda, if one more question may be under way."""
        if self._stopped or len(self._under_way) >= self._pace.in_flight(self._state.round_trip):
            return None
        topic = self._agenda.take(self._clock.now())
        if topic is not None:
            self._under_way[topic] = False
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
        try:
            match topic:
                case "\0rooms":
                    wait = await self._ask_rooms()
                case "\0recordings":
                    wait = await self._ask_recordings()
                case _:
                    wait = await self._ask_people(topic)
        finally:
            again = self._under_way.pop(topic, False)
        if again:
            self._agenda.put(topic, self._clock.now())
        elif wait is not None:
            self._agenda.put(topic, self._clock.now() + wait)

    async def _ask_rooms(self) -> float:
        asked_at = self._clock.now()
        try:
            rooms = await self._calls.list_rooms()
        except ServerError as error:
            self._state.rooms_failed(asked_at, error.trouble)
            return self._back_off(error)
        self._failures, self._slowed = 0, max(1.0, self._slowed / 2)
        changed = self._state.rooms_answered(asked_at, rooms, self._clock.now() - asked_at)
        self.nudge(*changed)
        return self._after(asked_at, self._pace.rooms)

    async def _ask_recordings(self) -> float:
        asked_at = self._clock.now()
        try:
            recordings = await self._calls.list_recordings()
        except ServerError as error:
            self._state.recordings_failed(asked_at, error.trouble)
            return self._pace.longest_wait if self._is_lasting(error) else self._pace.recordings * self._slow(error)
        self._state.recordings_answered(asked_at, recordings)
        for name, found in recordings.by_room.items():
            if found[-1].status.is_running and name not in self._under_way and name not in self._agenda:
                live = self._state.room(name)
                if live is not None:
                    self._agenda.put(name, live.asked_at + self._pace.recording_rooms * self._slowed)
        return self._after(asked_at, self._pace.recordings)

    async def _ask_people(self, name: str) -> float | None:
        live = self._state.room(name)
        if live is None:
            return None
        asked_at = self._clock.now()
        try:
            crowd = await self._calls.list_participants(name)
        except ServerError as error:
            self._state.people_failed(name, error.trouble)
            return self._pace.watched * self._slow(error) * 2 if name in self._watched else None
        self._state.people_answered(name, live.room.sid, asked_at, crowd)
        return self._after(asked_at, self._pace.watched) if name in self._watched else None

    def _after(self, asked_at: float, period: float) -> float:
        """Return the seconds until the next beat: what is asked together is answered together, and shown at once.

        The beats of two consoles are not the same, and a question put between two beats skips one that is near.
        """
        stretched = period * self._slowed * (self._pace.hidden if self._hidden else 1.0)
        beat = ceil((asked_at - self._phase) / stretched + 0.5) * stretched + self._phase
        return max(0.0, beat - self._clock.now())

    def _back_off(self, error: ServerError) -> float:
        """Wait longer after every failure, at most fifteen seconds, and never in step with other consoles."""
        self._failures += 1
        self._slow(error)
        longest = min(self._pace.longest_wait, self._pace.rooms * 2.0 ** min(self._failures, 8) * self._slowed)
        return longest * (0.5 + self._chance() / 2)

    def _slow(self, error: ServerError) -> float:
        if error.trouble.cause is Cause.SLOW_DOWN:
            self._slowed = min(self._pace.slowest, self._slowed * 2)
        return self._slowed

    @staticmethod
    def _is_lasting(error: ServerError) -> bool:
        return error.trouble.cause in (Cause.NO_RECORDER, Cause.NOT_ALLOWED, Cause.KEY_REJECTED)
