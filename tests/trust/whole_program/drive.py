"""One life of the whole program before many servers that fail together, heal together, and fail when it is quit."""

import asyncio
import contextlib
import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from console.app.application import Application, route_qt_messages
from console.app.keeping import Keeping
from console.app.loop import run as run_loop
from console.app.options import Options
from console.app.remembering import Remembered
from console.app.report import Failures
from console.app.work import work
from console.domain.address import Address
from console.domain.health import LIVE_POLLS
from console.domain.route import Route
from console.domain.secret import Secret
from console.profiles.server import Server, new_id
from console.ui.bridge import Bridge
from console.ui.intents import OpenSaved, Quit, TryNow
from console.ui.shell import Shell
from console.ui.theme.colours import COLOURS, Scheme
from console.ui.theme.scheme import Choice
from console.ui.window import MainWindow
from tests.trust.whole_program.doors import HERE
from tests.trust.whole_program.kinds import AFTER, KINDS, LATE, LIVE, STALE, Kind
from tests.trust.whole_program.witness import Complaints, Gaps, JumpingClock, Words

ROOT = Path(__file__).parents[3]
JUMPS = ((3.5, 8.0), (1.2, 3.0))
"""Seconds to wait, and then to put the clock forward: jumps of less than ten seconds are no sleep, and they bring the
fifteen seconds of *Stale* into a short run."""
LIMIT = 30.0
_Found = TypeVar("_Found")


class Stage:
    """The process with the servers."""

    def __init__(self, seed: int, folder: Path) -> None:
        words = [sys.executable, "-m", "tests.trust.whole_program.stage", str(seed), str(folder)]
        self._process = subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.offer = json.loads(self._hear())

    async def order(self, what: str) -> dict[str, tuple[float, float]]:
        """Order all doors, and return by kind when rooms were last answered well, and when first badly."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        told = await asyncio.get_running_loop().run_in_executor(None, self._hear)
        return {name: (good, bad) for name, (good, bad) in json.loads(told).items()}

    def close(self) -> None:
        """End it, in any case."""
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(3)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _hear(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@dataclass(slots=True)
class Findings:
    """Everything that was measured: `delays` by kind and word, `recoveries` by kind, in seconds."""

    faults: int = 0
    delays: dict[str, float] = field(default_factory=dict)
    recoveries: dict[str, list[float]] = field(default_factory=dict)
    strayed: list[str] = field(default_factory=list)
    gap: float = 0.0
    quit_took: float = 99.0
    complaints: list[str] = field(default_factory=list)


class Remembering(Keeping):
    """Saved servers without their file: reading fifty of them fifty times would take longer than what is measured."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.known: dict[str, Server] = {}

    def find(self, id_: str) -> Server | None:
        """Return a server by its id."""
        return self.known.get(id_)


class Trial:
    """Drives the program from inside, with what a person has: it looks, presses *Try now*, and quits."""

    def __init__(self, stage: Stage, folder: Path, rounds: int, *, hurry: bool) -> None:
        self.findings = Findings()
        self._stage, self._folder, self._rounds, self._hurry = stage, folder, rounds, hurry
        self._clock = JumpingClock()
        self._jumped_at = 0.0
        self._keys: dict[str, str] = {}

    def run(self) -> Findings:
        """Live one life of the program."""
        complaints = Complaints()
        logging.getLogger().addHandler(complaints)
        failures = Failures()
        failures.install()
        app = Application()
        route_qt_messages(logging.getLogger("qt"))
        run_loop(lambda application: self._live(application, failures), app)
        self.findings.complaints = [said for said in complaints.said if "Executing <Task" not in said]
        return self.findings

    async def _live(self, app: Application, failures: Failures) -> int:
        keeping = Remembering(self._folder)
        await self._save(keeping)
        shell = Shell(COLOURS[Scheme.LIGHT])
        shell.resize(1280, 800)
        shell.show()
        remembered = Remembered(self._folder, restore=False)
        options = Options(config=self._folder, restore=False)
        program = asyncio.create_task(
            work(app, shell, Choice.LIGHT, remembered, options, failures=failures, keeping=keeping, clock=self._clock)
        )
        try:
            await self._try(shell, program)
            return 0
        finally:
            program.cancel()
            await asyncio.wait([program])

    async def _save(self, keeping: Remembering) -> None:
        offer = self._stage.offer
        for kind in KINDS:
            address = Address("https" if kind.tls else "http", HERE, offer["ports"][kind.name])
            route = Route(ca_file=offer["authority"]) if kind.tls else Route()
            server = Server(new_id(), kind.name, address, offer["key"], route=route)
            keeping.known[server.id] = server
            await keeping.session.put(server, Secret(offer["secret"]))
            self._keys[kind.name] = server.id

    async def _try(self, shell: Shell, program: "asyncio.Task[int]") -> None:
        window = await _until(lambda: shell.findChild(MainWindow))
        bridge = await _until(lambda: window.findChild(Bridge))
        words = Words(bridge)
        await asyncio.sleep(0.1)
        for key in self._keys.values():
            window.wanted.emit(OpenSaved(key))
        await _until(lambda: words.all_live(len(KINDS)))
        await asyncio.sleep(0.6)
        gaps = Gaps()
        gaps.begin()
        for _ in range(self._rounds):
            await self._fail_and_heal(window, words)
        await self._stage.order("fail")
        await asyncio.sleep(1.0)
        self.findings.gap = gaps.longest
        begun = time.monotonic()
        window.wanted.emit(Quit())
        await asyncio.wait([program], timeout=LIMIT)
        self.findings.quit_took = time.monotonic() - begun

    async def _fail_and_heal(self, window: MainWindow, words: Words) -> None:
        words.begin()
        failed_at = time.monotonic()
        before = await self._stage.order("fail")
        polls = words.polls()
        ahead = 0.0
        for wait, jump in JUMPS if self._hurry else ():
            await asyncio.sleep(wait)
            self._clock.ahead += jump
            ahead += jump
            self._jumped_at = time.monotonic()
        await asyncio.sleep(max(0.0, failed_at + AFTER[STALE] + 2.0 - ahead - time.monotonic()))
        shown = {name: list(said) for name, said in words.shown.items()}
        healed_at = time.monotonic()
        after = await self._stage.order("heal")
        for kind in KINDS:
            if kind.by_hand:
                window.wanted.emit(TryNow(self._keys[kind.name]))
        with contextlib.suppress(TimeoutError):
            await _until(lambda: words.all_live(len(KINDS)), 8.0)
        for kind in KINDS:
            # A busy machine polls less often, and what is late is late by its polls.
            stretch = LIVE_POLLS * (polls[kind.name] - 1.0)
            self._judge(kind, words, failed_at, (before[kind.name][0], after[kind.name][1]), (ahead, stretch))
            back = words.first(kind.name, (LIVE,), healed_at) - healed_at
            if kind.words:
                self.findings.recoveries.setdefault(kind.name, []).append(min(back, 99.0))
            elif any(word not in (LIVE, LATE) for _, word in shown[kind.name]):
                self.findings.strayed.append(f"{kind.name}: {[word for _, word in shown[kind.name]]}")
            if kind.script == "short-every-other-time" and words.fewest[kind.name] < 4:
                self.findings.strayed.append(f"{kind.name}: {words.fewest[kind.name]} rooms")
        self.findings.faults += len(KINDS)

    def _judge(
        self, kind: Kind, words: Words, failed_at: float, moments: tuple[float, float], shifts: tuple[float, float]
    ) -> None:
        """Compare when each word was there with when it was owed, by the last good question or the first bad answer."""
        (good, bad), (ahead, stretch) = moments, shifts
        for place, word in enumerate(kind.words):
            # Whoever is past a word owes it no more.
            enough = [found for later in kind.words[place:] for found in later.split("/")]
            after = AFTER.get(enough[0], 0.0) + {STALE: -ahead, LATE: stretch}.get(enough[0], 0.0)
            owed = good + after if enough[0] in AFTER else bad or failed_at + 1.5
            owed = max(owed, self._jumped_at) if enough[0] == STALE else owed
            late = min(99.0, words.first(kind.name, enough, failed_at) - owed)
            key = f"{kind.name}: {word}"
            self.findings.delays[key] = max(late, self.findings.delays.get(key, -99.0))


async def _until(found: Callable[[], _Found | None], limit: float = LIMIT) -> _Found:
    end = time.monotonic() + limit
    while not (answer := found()):
        if time.monotonic() > end:
            raise TimeoutError
        await asyncio.sleep(0.02)
    return answer
