"""The console's side of a ratio: the real window on the Qt loop, offscreen, doing one round when it is told to."""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

from console.actions.tracks import microphones
from console.app import loop
from console.app.application import Application
from console.app.opening import Opening
from console.app.report import task_failed
from console.connection.clock import WallClock
from console.connection.connection import Connection
from console.connection.pace import Pace
from console.domain.address import read_address
from console.domain.rooms import Crowd
from console.domain.secret import Secret
from console.ui.bridge import Bridge
from console.ui.scene import OpenServer
from console.ui.standing import RoomKey
from console.ui.theme.theme import Choice, Theme
from console.ui.window import MainWindow
from tests.bench.figures import KEY, SECRET, percentile

BENCH = "bench"
QUIET = Pace(rooms=3600.0, watched=3600.0, recordings=3600.0, recording_rooms=3600.0)


class Ticker(QObject):
    """A 5 ms timer: what it is late by, the window was deaf for."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to count."""
        self.gaps.clear()
        self._since.start()
        self._timer.start()

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def _tick(self) -> None:
        self.gaps.append(self._since.nsecsElapsed() / 1e6)
        self._since.start()


class Painted(QObject):
    """Waits until a view has been painted after something changed."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__()
        self._view = view
        self._waiting: asyncio.Future[float] | None = None
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the end of the painting: the event is handled first, by hand, and then swallowed."""
        if event.type() == QEvent.Type.Paint and self._waiting is not None and not self._waiting.done():
            waiting, self._waiting = self._waiting, None
            self._view.viewportEvent(event)
            waiting.set_result(time.perf_counter())
            return True
        return False

    def next(self) -> "asyncio.Future[float]":
        """Return what the next painting fulfils."""
        self._waiting = asyncio.get_running_loop().create_future()
        return self._waiting


class Console:
    """One window with one connection."""

    def __init__(self, app: Application, url: str, pace: Pace) -> None:
        self.theme = Theme(app, Choice.LIGHT)
        self.window = MainWindow(self.theme)
        self.window.resize(1280, 800)
        self.window.show()
        self.bridge = Bridge(time.time, self.window)
        self.bridge.scenes_changed.connect(self.window.show_scenes)
        self.opening = Opening(self.bridge, WallClock(), task_failed, pace)
        address = read_address(url)
        server = OpenServer(BENCH, "Bench", address.shown)
        self.connection: Connection = self.opening.open(server, address, KEY, Secret(SECRET))
        self.ticker = Ticker()

    async def settled(self) -> None:
        """Wait until everything is known and nothing is due."""
        while not (self.connection.snapshot.is_complete() and self.connection.poller.idle):
            await asyncio.sleep(0.002)

    async def refresh_once(self) -> float:
        """Refresh everything and return the seconds it took."""
        poller = self.connection.poller
        wanted = poller.asked + len(self.connection.snapshot.rooms) + 2
        begun = time.perf_counter()
        poller.refresh()
        while poller.asked < wanted or not poller.idle:
            await asyncio.sleep(0.001)
        return time.perf_counter() - begun

    async def refresh(self) -> dict[str, Any]:
        """Measure one full refresh."""
        return {"seconds": await self.refresh_once(), "memory": memory()}

    async def stall(self, seconds: float) -> dict[str, Any]:
        """Refresh back to back and report how late a 5 ms timer was."""
        self.ticker.start()
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            await self.refresh_once()
        self.ticker.stop()
        return {"p99": percentile(self.ticker.gaps, 0.99), "max": max(self.ticker.gaps)}

    async def select(self, rooms: int) -> dict[str, Any]:
        """Select the first rooms, whose people are then watched and shown."""
        names = list(self.connection.snapshot.rooms)[:rooms]
        self.window.select_rooms(tuple(RoomKey(BENCH, name) for name in names))
        self.connection.watch(frozenset(names))
        await asyncio.sleep(0.5)
        return {"rooms": len(names)}

    async def steady(self, seconds: float) -> dict[str, Any]:
        """Live for so many seconds and return the share of a processor that it took."""
        begun = time.process_time()
        await asyncio.sleep(seconds)
        return {"cpu": (time.process_time() - begun) / seconds}

    async def joins(self, rounds: int) -> dict[str, Any]:
        """Let people join and leave the selected room, and report the milliseconds from the answer to the painting."""
        state, name = self.connection.state, next(iter(self.connection.snapshot.rooms))
        painted, took = Painted(self.window.people_view), []
        for turn in range(rounds):
            live = state.snapshot.rooms[name]
            people = list(live.crowd)
            changed = people[:-1] if turn % 2 else [*people, _newcomer(people[0], turn)]
            await asyncio.sleep(0.05)
            waiting = painted.next()
            begun = time.perf_counter()
            state.people_answered(name, live.room.sid, time.time(), Crowd.of(changed))
            took.append(1000 * (await asyncio.wait_for(waiting, 5) - begun))
        return {"ms": took}

    async def mutes(self, rounds: int, busy: bool) -> dict[str, Any]:
        """Mute and unmute one microphone, idle or while everything is refreshed, and report each round trip."""
        live = next(iter(self.connection.snapshot.rooms.values()))
        person = next(iter(live.crowd))
        action = microphones(live, person, muted=not person.tracks[0].muted)[0]
        calls = self.opening.calls(read_address(sys.argv[1]), KEY, Secret(SECRET))
        stop = asyncio.Event()
        load = asyncio.create_task(self._load(stop)) if busy else None
        took = []
        for turn in range(rounds):
            await asyncio.sleep(0.01)
            begun = time.perf_counter()
            await calls.mute_track(live.room.name, person.identity, action.target.sid, bool(turn % 2))
            took.append(1000 * (time.perf_counter() - begun))
        stop.set()
        if load is not None:
            await load
        await calls.aclose()
        return {"ms": took}

    async def _load(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.refresh_once()


def _newcomer(like: Any, turn: int) -> Any:
    from dataclasses import replace

    return replace(like, sid=f"PA_new{turn}", identity=f"zz-new-{turn}", name=f"Newcomer {turn}")


def memory() -> float:
    """Return the resident megabytes of this process (proc(5), statm)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


async def main(app: Application) -> int:
    """Do what standard input says, line by line."""
    console = Console(app, sys.argv[1], QUIET if sys.argv[2] == "quiet" else Pace())
    orders: dict[str, Callable[..., Awaitable[dict[str, Any]]]] = {
        "refresh": console.refresh,
        "stall": console.stall,
        "select": console.select,
        "steady": console.steady,
        "joins": console.joins,
        "mutes": console.mutes,
    }
    try:
        await console.settled()
        running = asyncio.get_running_loop()
        while line := await running.run_in_executor(None, sys.stdin.readline):
            order = json.loads(line)
            done = await orders[order.pop("do")](**order)
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()
    finally:
        await console.opening.aclose()
    return 0


if __name__ == "__main__":
    sys.exit(loop.run(main, Application()))
