"""A day of one open server in a window: the time is virtual, and every question goes over a real connection."""

import asyncio
import contextlib
import gc
import json
import random
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from console.actions.tracks import open_microphones
from console.app.application import Application
from console.app.loop import run as run_loop
from console.connection.connection import Connection
from console.connection.pace import Pace
from console.demo.clock import VirtualClock
from console.domain.address import Address
from console.domain.choices import RecordingChoice
from console.domain.secret import Secret
from console.gateway.calls import Calls
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens
from console.ui.bridge import Bridge
from console.ui.scene import OpenServer
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow
from tests.trust.whole_program.doors import HERE

ROOT = Path(__file__).parents[3]
POLL = 2
"""Seconds from poll to poll, and from step to step: 43,200 of them are a day."""
CHANGED, SHOWN, ACTED, FAILED, FAILING = 2, 10, 300, 450, 8
"""Every so many polls something changes, is shown, is done, and the server begins to fail for so many polls."""
HALL = "Hall"
"""The room that is looked at all day."""
PACE = Pace(rooms=POLL, watched=POLL, recordings=2 * POLL)


@dataclass(frozen=True, slots=True)
class Holding:
    """What the process holds: resident bytes, descriptors, tasks and threads."""

    memory: int
    descriptors: int
    tasks: int
    threads: int


@dataclass(slots=True)
class Findings:
    """What it held after the first hour and at the end, and what went wrong."""

    polls: int = 0
    asked: int = 0
    early: Holding = Holding(0, 0, 0, 0)
    late: Holding = Holding(1 << 40, 99, 99, 99)
    failures: list[str] = field(default_factory=list)


class Day:
    """Lives so many polls; what the first twenty-fourth of them needs is no growth."""

    def __init__(self, polls: int, seed: int) -> None:
        self.findings = Findings()
        self._polls, self._chance = polls, random.Random(seed)
        words = [sys.executable, "-m", "tests.trust.soak.hall", str(seed)]
        self._hall = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._offer = json.loads(self._hear())

    def live(self) -> Findings:
        """Live it through."""
        app = Application()
        run_loop(self._live, app)
        return self.findings

    def close(self) -> None:
        """End the other process, in any case."""
        with contextlib.suppress(OSError):
            if self._hall.stdin is not None:
                self._hall.stdin.close()
        try:
            self._hall.wait(3)
        except subprocess.TimeoutExpired:
            self._hall.kill()
            self._hall.wait(3)
        if self._hall.stdout is not None:
            self._hall.stdout.close()

    async def _live(self, app: Application) -> int:
        theme, clock = Theme(app, Choice.LIGHT), VirtualClock()
        window = MainWindow(theme)
        window.resize(1280, 800)
        window.show()
        bridge = Bridge(clock.now, window)
        bridge.scenes_changed.connect(window.show_scenes)
        offer = self._offer
        tokens = Tokens(offer["key"], Secret(offer["secret"]))
        calls = Calls(Address("http", HERE, offer["port"]), tokens, GuardedSession())
        connection = Connection(calls, clock, self._fail, PACE)
        bridge.attach(OpenServer("hall", "Hall", HERE), connection, RecordingChoice())
        connection.start()
        try:
            await _settle(connection, clock)
            connection.watch({HALL})
            bridge.show_now()
            window.select_rooms((RoomKey("hall", HALL),))
            for poll in range(1, self._polls + 1):
                await self._poll(poll, connection, clock, bridge)
                if poll == self._polls // 24:
                    self.findings.early = await _holding(connection, clock)
            self.findings.late = await _holding(connection, clock)
            self.findings.asked = connection.poller.asked
        finally:
            bridge.detach("hall")
            await connection.aclose()
            window.close()
        return 0

    async def _poll(self, poll: int, connection: Connection, clock: VirtualClock, bridge: Bridge) -> None:
        if poll % FAILED == FAILED // 2:
            self._order("fail")
        elif poll % FAILED == FAILED // 2 + FAILING:
            self._order("heal")
        elif poll % CHANGED == 0:
            self._order("go on")
        await clock.advance(POLL)
        await _settle(connection, clock)
        self.findings.polls += 1
        if poll % ACTED == 0:
            live = connection.snapshot.rooms.get(HALL)
            heard = open_microphones(live, frozenset()) if live is not None else ()
            if heard:
                connection.run(self._chance.choice(heard))
        if poll % SHOWN == 0:
            bridge.show_now()
            await asyncio.sleep(0)

    def _order(self, what: str) -> None:
        assert self._hall.stdin is not None
        self._hall.stdin.write(f"{what}\n")
        self._hall.stdin.flush()
        self._hear()

    def _hear(self) -> str:
        assert self._hall.stdout is not None
        return self._hall.stdout.readline()

    def _fail(self, name: str, error: BaseException) -> None:
        self.findings.failures.append(f"{name}: {error!r}")


async def _settle(connection: Connection, clock: VirtualClock) -> None:
    """Let every question be answered before the time goes on; what has just become due waits for the poller to look."""
    end, spins = asyncio.get_running_loop().time() + 30, 0
    while not connection.poller.idle:
        if asyncio.get_running_loop().time() > end:
            raise TimeoutError("a question was not answered")
        await asyncio.sleep(0)
        spins += 1
        if spins % 500 == 0:
            await clock.advance(0.01)


async def _holding(connection: Connection, clock: VirtualClock) -> Holding:
    """Count what is held while nothing is under way, over connections that were all made just now."""
    connection.start_over()
    await _settle(connection, clock)
    await asyncio.sleep(0.3)
    gc.collect()
    process = psutil.Process()
    return Holding(process.memory_info().rss, process.num_fds(), len(asyncio.all_tasks()), threading.active_count())
