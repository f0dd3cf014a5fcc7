"""Hypothesis chooses the steps; the count of steps is what is asked for, over as many runs as that takes."""

import asyncio
import itertools
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from console.actions.participants import RemoveParticipant
from console.actions.recordings import StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.domain.participants import Participant
from console.domain.rooms import LiveRoom
from console.journal.store import NAME, Store
from tests.trust.claim import Claim, Figure
from tests.trust.steps.desk import Desk, Tally
from tests.trust.steps.world import PEOPLE, ROOMS, Fate

STEPS_A_RUN, RUNS_A_ROUND = 60, 40

room_names = some.sampled_from(ROOMS)
identities = some.sampled_from(PEOPLE)
fates = some.sampled_from((Fate.WELL, Fate.WELL, Fate.SLOW, *Fate))


def machine(store: Store, loop: asyncio.AbstractEventLoop, tally: Tally) -> type[RuleBasedStateMachine]:
    """Make the machine whose runs are counted here."""
    numbers = itertools.count()

    class Moderating(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.number = next(numbers)
            self.desk = loop.run_until_complete(self._begin())

        async def _begin(self) -> Desk:
            desk = Desk(store, f"server {self.number}", self.number, tally)
            await desk.advance(3.0)
            return desk

        async def _go_on(self, seconds: float) -> None:
            tally.steps += 1
            await self.desk.advance(seconds)

        def step(self, seconds: float | None = None) -> None:
            soon = self.desk.chance.choice((0.0, 0.005, 0.05, 0.05))
            loop.run_until_complete(self._go_on(soon if seconds is None else seconds))

        def live(self, room: str) -> LiveRoom | None:
            return self.desk.snapshot.rooms.get(room)

        def person(self, room: str, identity: str) -> tuple[LiveRoom, Participant] | None:
            live = self.live(room)
            found = live.crowd.by_identity.get(identity) if live is not None else None
            return (live, found) if live is not None and found is not None else None

        @rule(room=room_names, identity=identities, muted=some.booleans())
        def mute(self, room: str, identity: str, muted: bool) -> None:
            found = self.person(room, identity)
            if found is not None:
                live, participant = found
                self.within(
                    lambda: self.desk.press(
                        SetMuted(TrackTarget.of(live.room, participant, participant.tracks[0]), muted)
                    )
                )
            self.step()

        @rule(room=room_names, identity=identities, unwritten=some.booleans())
        def remove(self, room: str, identity: str, unwritten: bool) -> None:
            found = self.person(room, identity)
            if found is not None:
                target = ParticipantTarget.of(found[0].room, found[1])
                self.within(lambda: self.desk.press(RemoveParticipant(target), unwritten=unwritten))
            self.step()

        @rule(room=room_names)
        def end_room(self, room: str) -> None:
            live = self.live(room)
            if live is not None:
                self.within(lambda: self.desk.press(EndRoom(RoomTarget.of(live.room))))
            self.step()

        @rule(room=room_names, times=some.integers(1, 3))
        def record(self, room: str, times: int) -> None:
            for _ in range(times):
                self.within(lambda: self.desk.record(room))
            self.step()

        @rule(room=room_names)
        def insist_on_recording(self, room: str) -> None:
            for _ in range(12):
                self.within(lambda: self.desk.record(room))
                loop.run_until_complete(self.desk.advance(2.0))
            self.step()

        @rule(room=room_names)
        def somebody_else_records(self, room: str) -> None:
            self.desk.world.record(room)
            self.step()

        @rule(room=room_names)
        def recorders_die(self, room: str) -> None:
            self.desk.world.lose_recorders(room)
            self.step()

        @rule(room=room_names, unwritten=some.booleans())
        def stop(self, room: str, unwritten: bool) -> None:
            for recording in self.desk.snapshot.recordings.running_in(room):
                target = RoomTarget(recording.room_name, recording.room_sid)
                order = StopRecording(target, recording.egress_id)
                self.within(lambda order=order: self.desk.press(order, unwritten=unwritten))
            self.step()

        @rule()
        def undo(self) -> None:
            self.within(self.desk.undo)
            self.step()

        @rule(fate=fates)
        def fail(self, fate: Fate) -> None:
            self.desk.world.fate = fate
            self.step()

        @rule(blind=some.booleans())
        def look_away(self, blind: bool) -> None:
            self.desk.blind = blind
            self.step()

        @rule(fails=some.booleans())
        def fill_the_disk(self, fails: bool) -> None:
            if fails:
                self.desk.book.fails = True
            else:
                self.desk.book.recover()
            self.step()

        @rule(seconds=some.sampled_from((0.01, 0.1, 1.0, 1.0, 5.0, 35.0)))
        def wait(self, seconds: float) -> None:
            self.step(seconds)

        @rule(room=room_names, identity=identities)
        def come_back(self, room: str, identity: str) -> None:
            if room in self.desk.world.people:
                self.desk.world.join(room, identity)
            self.step()

        @rule(room=room_names, identity=identities)
        def leave(self, room: str, identity: str) -> None:
            self.desk.world.leave(room, identity)
            self.step()

        @rule(room=room_names)
        def open_anew(self, room: str) -> None:
            people = self.desk.world.people.get(room)
            self.desk.world.close(room)
            self.desk.world.people[room] = people or dict.fromkeys(PEOPLE)  # type: ignore[assignment]  # names alone matter
            self.desk.world.open(room)
            self.step()

        @rule()
        def recorders_go_on(self) -> None:
            self.desk.world.advance_recordings()
            self.step()

        @rule()
        def sleep_and_wake(self) -> None:
            self.within(self.desk.runner.resolve_all)
            self.step()

        @precondition(lambda self: not self.desk.book.troubled)
        @rule(delay=some.sampled_from((0.0, 0.005, 0.02, 0.05, 1.0)), away=some.sampled_from((0.0, 10.0, 60.0)))
        def kill(self, delay: float, away: float) -> None:
            async def killed() -> None:
                await self.desk.advance(delay)
                await self.desk.kill()
                await self.desk.advance(away)
                self.desk.start()

            loop.run_until_complete(killed())
            self.step(1.5)

        def within(self, act: object) -> None:
            async def acting() -> None:
                assert callable(act)
                act()

            loop.run_until_complete(acting())

        def teardown(self) -> None:
            loop.run_until_complete(self.desk.judge())

    return Moderating


def run(size: int, chosen: int) -> Tally:
    """Run machines until so many steps were taken."""
    tally = Tally()
    loop = asyncio.new_event_loop()
    rounds = itertools.count(chosen)
    with tempfile.TemporaryDirectory(prefix="steps-") as folder:
        store = Store(Path(folder) / "journal" / NAME)
        # The disk is not what is measured here: `kills` and `torn_wal` do that.
        store._base.execute("PRAGMA synchronous = OFF")
        moderating = machine(store, loop, tally)
        try:
            while tally.steps < size:
                left = size - tally.steps
                kept = settings(
                    max_examples=max(1, min(RUNS_A_ROUND, left // STEPS_A_RUN + 1)),
                    stateful_step_count=STEPS_A_RUN,
                    deadline=None,
                    database=None,
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                )
                run_state_machine_as_test(seed(next(rounds))(moderating), settings=kept)
        finally:
            loop.close()
            store.close()
    return tally


def measure(size: int, chosen: int) -> tuple[Figure, ...]:
    """Count what must not happen."""
    tally = run(size, chosen)
    return (
        Figure("state-machine steps", tally.steps, size, at_least=True),
        Figure("orders that left the console", tally.orders, size // 40, at_least=True),
        Figure("kills among the steps", tally.kills, size // 500, at_least=True),
        Figure("double recordings", tally.doubles, 0),
        Figure("lost outcomes", tally.lost, 0),
        Figure("invented outcomes", tally.invented, 0),
        Figure("wrong targets", tally.wrong_targets, 0),
        Figure("tasks that failed", tally.failures, 0),
    )


CLAIM = Claim(
    "steps",
    "Whatever happens to people, server, network, disk and program: nothing is recorded twice, no outcome is lost or "
    "invented, and nobody else is meant.",
    measure,
    full=95_000,
    daily=1500,
)
