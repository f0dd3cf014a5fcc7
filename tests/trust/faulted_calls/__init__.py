"""Whatever comes over the wire ends in one of our errors, in time, and never in a success that was none."""

import asyncio
import itertools
import random
import secrets
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, nullcontext
from dataclasses import dataclass, field

from console.domain.address import Address
from console.domain.choices import Layout, Preset, RecordingChoice
from console.domain.errors import Missing, NotSent, Refused, ServerError
from console.domain.route import STRAIGHT
from console.domain.secret import Secret
from console.gateway.calls import Calls
from console.gateway.methods import Deadlines
from console.gateway.session import GuardedSession, Within
from console.gateway.tokens import Tokens
from tests.trust.claim import Claim, Figure
from tests.trust.faulted_calls.kinds import ALTERNATING, FAULTS, GOOD, NOT_FOUND, REFUSALS
from tests.trust.faulted_calls.places import HERE, Place, places
from tests.trust.faulted_calls.truth import PEOPLE_TOLD, RECORDING_TOLD, RECORDINGS_TOLD, ROOMS_TOLD, truth
from tests.trust.faulted_calls.wire import FaultServer

HURRY = Deadlines(Within(0.6, 0.4, 0.4), Within(0.6, 0.4, 0.6), Within(0.7, 0.4, 0.7))
GRACE, FOR_EVER = 0.250, 5.0
AT_ONCE = 24
_CHOICE = RecordingChoice(layout=Layout.GRID, preset=Preset.HD_30)
_Call = Callable[[Calls, str], Awaitable[object]]

QUESTIONS: tuple[tuple[_Call, object], ...] = (
    (lambda calls, _: calls.list_rooms(), ROOMS_TOLD),
    (lambda calls, _: calls.list_participants("Hall 1"), PEOPLE_TOLD),
    (lambda calls, _: calls.list_recordings(), RECORDINGS_TOLD),
    (lambda calls, _: calls.find_recordings("Hall 1"), RECORDINGS_TOLD),
)
ORDERS: tuple[tuple[_Call, object, float], ...] = (
    (lambda calls, room: calls.mute_track(room, "guest-1", "TR_1", muted=True), True, HURRY.act.total),
    (lambda calls, room: calls.mute_track(room, "guest-1", "TR_1", muted=False), True, HURRY.act.total),
    (lambda calls, room: calls.remove_participant(room, "guest-1"), None, HURRY.act.total),
    (lambda calls, room: calls.end_room(room), None, HURRY.act.total),
    (lambda calls, room: calls.start_recording(room, _CHOICE, "a.mp4"), RECORDING_TOLD, HURRY.start.total),
    (lambda calls, egress: calls.stop_recording(egress), RECORDING_TOLD, HURRY.act.total),
)


@dataclass(slots=True)
class Tally:
    """What went wrong, each with the kind that it went wrong by."""

    calls: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    untyped: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    false_done: list[str] = field(default_factory=list)
    false_no: list[str] = field(default_factory=list)
    false_not_sent: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    longest: float = 0.0


class Stolen:
    """Adds up the seconds in which this process was not run: the machine's other work is no lateness of ours.

    A thread looks, not the loop: a call that blocks the loop without computing is late, and not stolen from.
    """

    TICK = 0.010

    def __init__(self) -> None:
        self.seconds = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Stolen":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        """Look for gaps in which less was computed than time went by."""
        wall, used = time.monotonic(), time.process_time()
        while not self._ended.wait(self.TICK):
            now, computed = time.monotonic(), time.process_time()
            self.seconds += max(0.0, (now - wall) - (computed - used) - 1.2 * self.TICK)
            wall, used = now, computed


class Caller:
    """Puts one call after another to kinds that chance picks, and judges what comes of each."""

    def __init__(self, server: FaultServer, calls: dict[str, Calls], chance: random.Random, stolen: Stolen) -> None:
        self.tally = Tally()
        self._stolen, self._server, self._calls, self._chance = stolen, server, calls, chance
        self._numbers = itertools.count()
        # Two at once would each meet the fault of the other, and a question is put twice only.
        self._in_turn = {kind: asyncio.Lock() for kind in ALTERNATING}

    async def call(self, kind: str) -> None:
        """Make one call by a kind and judge its outcome."""
        async with self._in_turn.get(kind) or nullcontext():
            await self._call(kind)

    async def _call(self, kind: str) -> None:
        number = next(self._numbers)
        order = f"order-{number}-"
        wanted: _Call
        asks = self._chance.random() < 0.5
        if asks:
            wanted, expected = self._chance.choice(QUESTIONS)
            within = HURRY.ask.total
        else:
            wanted, expected, within = self._chance.choice(ORDERS)
        begun, stolen = time.monotonic(), self._stolen.seconds
        try:
            async with asyncio.timeout(within + FOR_EVER):
                told: object = await wanted(self._calls[kind], order)
        except ServerError as error:
            told = error
        except Exception as error:  # noqa: BLE001  # whatever it is, it is counted
            told = error
        stolen = self._stolen.seconds - stolen
        if stolen > 0.1:
            return  # neither late nor in time can be said of it
        over = time.monotonic() - begun - stolen - within
        self._judge(kind, order, told, expected, asks=asks, over=over)

    def _judge(self, kind: str, order: str, told: object, expected: object, *, asks: bool, over: float) -> None:
        tally = self.tally
        tally.calls += 1
        tally.kinds[kind] += 1
        tally.longest = max(tally.longest, over)
        if over > GRACE:
            tally.late.append(f"{kind} {over:.3f}")
        if isinstance(told, Exception):
            if not isinstance(told, ServerError):
                tally.untyped.append(f"{kind} {told!r}")
            elif isinstance(told, NotSent) and order.removesuffix("-").encode() in self._server.heard:
                tally.false_not_sent.append(kind)
            elif isinstance(told, Missing) and kind != NOT_FOUND:
                tally.false_done.append(f"{kind} missing")
            elif isinstance(told, Refused) and kind not in REFUSALS:
                tally.false_no.append(kind)
            elif asks and kind in GOOD:
                tally.missed.append(f"{kind} {told!r} {told.trouble}")
        elif kind not in GOOD or told != expected:
            tally.false_done.append(f"{kind} {told!r:.80}")


async def _prove(size: int, chance: random.Random) -> tuple[Tally, int]:
    scripts = GOOD | FAULTS
    server = FaultServer(scripts, truth, random.Random(chance.random()))
    async with AsyncExitStack() as stack:
        await server.start()
        stack.push_async_callback(server.aclose)
        elsewhere = await stack.enter_async_context(places())
        secret = Secret(secrets.token_hex(16))
        calls: dict[str, Calls] = {}
        for kind, (address, route) in _all(server.port, elsewhere).items():
            calls[kind] = Calls(address, Tokens("APImade-up", secret), GuardedSession(route), deadlines=HURRY)
            stack.push_async_callback(calls[kind].aclose)
        stolen = stack.enter_context(Stolen())
        caller = Caller(server, calls, chance, stolen)
        # Every kind in turn, so that a small run has each of them too.
        plan = itertools.cycle(_shuffled(calls, chance))

        async def work() -> None:
            while caller.tally.calls < size:
                await caller.call(next(plan))

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return caller.tally, server.reused


def _all(port: int, elsewhere: dict[str, Place]) -> dict[str, Place]:
    here = {kind: (Address("http", HERE, port, f"/{kind}"), STRAIGHT) for kind in GOOD | FAULTS}
    return here | elsewhere


def _shuffled(calls: dict[str, Calls], chance: random.Random) -> list[str]:
    kinds = sorted(calls)
    chance.shuffle(kinds)
    return kinds


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Make so many calls."""
    tally, reused = asyncio.run(_prove(size, random.Random(seed)))
    return (
        Figure("calls", tally.calls, size, at_least=True),
        Figure("kinds", len(tally.kinds), 32, at_least=True),
        Figure("untyped errors", len(tally.untyped), 0),
        Figure("past deadline + 250 ms", len(tally.late), 0),
        Figure("false Done", len(tally.false_done), 0),
        Figure("false No", len(tally.false_no), 0),
        Figure("false Not sent", len(tally.false_not_sent), 0),
        Figure("orders over a used connection", reused, 0),
        Figure("true answers to questions that were not believed", len(tally.missed), 0),
    )


CLAIM = Claim(
    "faulted calls",
    "Whatever the wire does, a call ends in time, in one of our errors, and never in a success that was none.",
    measure,
    full=10_000,
    daily=1_000,
)
