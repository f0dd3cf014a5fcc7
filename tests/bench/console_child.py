"""The console's side of a ratio: the real window on the Qt loop, offscreen, doing one round when it is told to."""

import asyncio
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from types import TracebackType

import aiohttp
from livekit import api
from PySide6.QtGui import QIcon

from console.app import loop
from console.app.application import Application
from console.app.report import task_failed
from console.connection.clock import WallClock
from console.connection.connection import Connection
from console.connection.pace import Pace
from console.domain.address import read_address
from console.domain.choices import RecordingChoice
from console.domain.secret import Secret
from console.domain.tracks import Source
from console.gateway.calls import Calls
from console.gateway.tokens import Tokens
from console.ui.bridge import Bridge
from console.ui.scene import OpenServer
from console.ui.shell import Shell
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow
from tests.bench.figures import KEY, SECRET
from tests.bench.probes import NotingSession, Painted, Ticker

BENCH = "bench"
PATIENCE = 60.0
QUIET = 0.1
Told = dict[str, float | list[float]]


class Console:
    """One window with one connection at the pace of the program, and the rounds that it can do."""

    def __init__(self, app: Application, url: str) -> None:
        self._url = url
        theme = Theme(app, Choice.LIGHT)
        self._window = MainWindow(theme)
        self._shell = Shell(theme.colours)
        self._shell.fill(self._window, QIcon())
        self._shell.resize(1280, 800)
        self._shell.show()
        self._bridge = Bridge(time.time, self._window)
        self._bridge.scenes_changed.connect(self._window.show_scenes)
        self._bridge.scenes_changed.connect(self._look)
        self._window.watching.connect(self._watch)
        self._session = NotingSession()
        address = read_address(url)
        self._calls = Calls(address, Tokens(KEY, Secret(SECRET)), self._session)
        self._connection = Connection(self._calls, WallClock(), task_failed, Pace())
        self._server = OpenServer(BENCH, "Bench", address.shown)
        self._painted = Painted(self._window.people_view.viewport())
        self._ticker = Ticker()
        self._done: asyncio.Future[None] | None = None

    async def open(self, select: int) -> Told:
        """Open the server, wait until everything is known, and select the first rooms until their people are shown."""
        begun = time.perf_counter()
        self._bridge.attach(self._server, self._connection, RecordingChoice())
        self._connection.start()
        await self._all_shown()
        while not self._connection.snapshot.is_complete():
            await self._all_shown()
        took = time.perf_counter() - begun
        names = list(self._connection.snapshot.rooms)[:select]
        shown = self._painted.when(lambda: self._rows() >= sum(self._people(name) for name in names))
        self._window.select_rooms(tuple(RoomKey(BENCH, name) for name in names))
        await asyncio.wait_for(shown, PATIENCE)
        return {"wall": took, "rows": self._rows(), "memory": memory()}

    async def refresh(self) -> Told:
        """Refresh everything once, and show it."""
        wall, cpu = time.perf_counter(), time.process_time()
        await self._refresh()
        return {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "memory": memory()}

    async def ticks(self, seconds: float, busy: bool) -> Told:
        """Count the milliseconds between the ticks of a 5 ms timer, at rest or while refreshing back to back."""
        load = self._loaded() if busy else None
        self._ticker.start()
        await asyncio.sleep(seconds)
        self._ticker.stop()
        await self._unload(load)
        return {"ms": self._ticker.gaps}

    async def steady(self, seconds: float) -> Told:
        """Live for so many seconds and return the share of a processor that it took."""
        wall, cpu = time.perf_counter(), time.process_time()
        await asyncio.sleep(seconds)
        return {"cpu": (time.process_time() - cpu) / (time.perf_counter() - wall), "memory": memory()}

    async def joins(self, rounds: int) -> Told:
        """Let people join the first room and leave it, and count the milliseconds from the answer to its painting."""
        name = next(iter(self._connection.snapshot.rooms))
        question = api.ListParticipantsRequest(room=name).SerializeToString()
        took: list[float] = []
        async with aiohttp.ClientSession() as session:
            for turn in range(rounds):
                shown = self._painted.when(partial(self._has_other_rows_than, self._rows()))
                await session.post(f"{self._url}/control", json={"leave" if turn % 2 else "join": name})
                self._connection.poller.nudge(name)
                painted = await asyncio.wait_for(shown, PATIENCE)
                took.append(1000 * (painted - self._session.answered[question]))
                await asyncio.sleep(QUIET)
        return {"ms": took}

    async def mutes(self, rounds: int, busy: bool) -> Told:
        """Mute and unmute one microphone, at rest or while refreshing back to back; count each round trip."""
        live = next(iter(self._connection.snapshot.rooms.values()))
        person = next(iter(live.crowd))
        sid = person.of_source(Source.MICROPHONE)[0].sid
        load = self._loaded() if busy else None
        took = []
        for turn in range(rounds):
            await asyncio.sleep(0.01)
            begun = time.perf_counter()
            await self._calls.mute_track(live.room.name, person.identity, sid, turn % 2 == 0)
            took.append(1000 * (time.perf_counter() - begun))
        await self._unload(load)
        return {"ms": took}

    async def aclose(self) -> None:
        """Close the server."""
        self._bridge.detach(BENCH)
        await self._connection.aclose()

    async def _refresh(self) -> None:
        """Ask for everything and show it once: by itself the window shows a refresh without news within a second."""
        await self._ask_all()
        self._bridge.show_now()

    async def _ask_all(self) -> None:
        poller = self._connection.poller
        poller.refresh()
        while not poller.idle:  # noqa: ASYNC110 - the product has no event for this, and needs none
            await asyncio.sleep(0.001)

    async def _all_shown(self) -> None:
        self._done = asyncio.get_running_loop().create_future()
        await asyncio.wait_for(self._done, PATIENCE)

    def _watch(self, rooms: tuple[RoomKey, ...]) -> None:
        self._connection.watch(frozenset(key.room for key in rooms))

    def _look(self, _scenes: object) -> None:
        """Fulfil what waits once nothing is being asked any more: the window shows the last answer now."""
        if self._done is not None and not self._done.done() and self._connection.poller.idle:
            self._done.set_result(None)

    def _loaded(self) -> asyncio.Task[None]:
        async def load() -> None:
            while True:
                await self._ask_all()

        return asyncio.create_task(load())

    @staticmethod
    async def _unload(load: asyncio.Task[None] | None) -> None:
        if load is not None:
            load.cancel()
            await asyncio.wait([load])

    def _has_other_rows_than(self, rows: int) -> bool:
        return self._rows() != rows

    def _people(self, room: str) -> int:
        return len(self._connection.snapshot.rooms[room].crowd)

    def _rows(self) -> int:
        """Count the people in the view, which may stand below heads of rooms."""
        model = self._window.people_view.model()
        return sum(1 + model.rowCount(model.index(row, 0)) for row in range(model.rowCount()))


def memory() -> float:
    """Return the resident megabytes of this process (proc(5), statm)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * 4096 / 1e6


def fail(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """End at once: an exception in a slot would be printed and forgotten, and what is measured then would be wrong."""
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


async def main(app: Application) -> int:
    """Do what standard input says, line by line."""
    console = Console(app, sys.argv[1])
    orders: dict[str, Callable[..., Awaitable[Told]]] = {
        "open": console.open,
        "refresh": console.refresh,
        "ticks": console.ticks,
        "steady": console.steady,
        "joins": console.joins,
        "mutes": console.mutes,
    }
    try:
        running = asyncio.get_running_loop()
        while line := await running.run_in_executor(None, sys.stdin.readline):
            order = json.loads(line)
            done = await orders[order.pop("do")](**order)
            sys.stdout.write(json.dumps(done) + "\n")
            sys.stdout.flush()
    finally:
        await console.aclose()
    return 0


if __name__ == "__main__":
    sys.excepthook = fail
    sys.exit(loop.run(main, Application()))
