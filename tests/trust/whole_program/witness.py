"""Who looks at the program while it is tried: what it shows and when, how long Qt had to wait, and what went wrong."""

import logging
import math
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from console.connection.clock import WallClock
from console.ui.bridge import Bridge
from console.ui.rooms.wording import server_row
from console.ui.scene import Scene
from tests.trust.whole_program.kinds import LIVE

LOOK_MS = 5


def _waited() -> float:
    """Return the seconds that this thread was ready and another process had the processor (proc(5), schedstat)."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Gaps(QObject):
    """Asks for a turn of Qt every few milliseconds, and keeps the longest wait for one.

    What other processes took of it is not counted: a busy machine is no fault of the program.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last, self._others = math.inf, 0.0
        self._timer = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was before."""
        self.longest, self._last, self._others = 0.0, time.monotonic(), _waited()

    def _look(self) -> None:
        now, others = time.monotonic(), _waited()
        self.longest = max(self.longest, now - self._last - LOOK_MS / 1000 - (others - self._others))
        self._last, self._others = now, others


class Complaints(logging.Handler):
    """Keeps every record at WARNING or above: nothing that a server does is worth one."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one."""
        self.said.append(record.getMessage())


class Words(QObject):
    """The word of each server on the screen with the moment from which it stood there, by the server's name."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.shown: dict[str, list[tuple[float, str]]] = {}
        self.scenes: Mapping[str, Scene] = {}
        self.fewest: dict[str, int] = {}
        bridge.scenes_changed.connect(self._look)

    def begin(self) -> None:
        """Forget what was before, but for the words that stand now."""
        self.shown = {name: [(0.0, said[-1][1])] for name, said in self.shown.items()}
        self.fewest = {scene.server.name: len(scene.shown.rooms) for scene in self.scenes.values()}

    def now(self, name: str) -> str:
        """Return the word that stands now."""
        return self.shown[name][-1][1] if name in self.shown else ""

    def all_live(self, number: int) -> bool:
        """Say whether so many servers are shown and each is connected."""
        return len(self.shown) == number and all(said[-1][1] == LIVE for said in self.shown.values())

    def polls(self) -> dict[str, float]:
        """Return the seconds from poll to poll of each server, which a busy machine makes longer."""
        return {scene.server.name: scene.truth.room_list.period for scene in self.scenes.values()}

    def first(self, name: str, word: Collection[str], since: float) -> float:
        """Return when one of these words was first there at or after a moment, infinity where it never was."""
        said = self.shown[name]
        ends = [*(at for at, _ in said[1:]), math.inf]
        found = (max(at, since) for (at, shown), end in zip(said, ends, strict=True) if shown in word and end > since)
        return min(found, default=math.inf)

    def _look(self, scenes: Mapping[str, Scene]) -> None:
        now, self.scenes = time.monotonic(), scenes
        for scene in scenes.values():
            name, word = scene.server.name, server_row(scene, 0).word
            said = self.shown.setdefault(name, [])
            if not said or said[-1][1] != word:
                said.append((now, word))
            self.fewest[name] = min(self.fewest.get(name, 1 << 30), len(scene.shown.rooms))


class JumpingClock(WallClock):
    """The machine's time, which a test may put forward."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = 0.0

    def now(self) -> float:
        """Return epoch seconds."""
        return super().now() + self.ahead
