"""What looks on while the console works: a timer, the end of a painting, and the moment of an answer."""

import asyncio
import time
from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget
from yarl import URL

from console.gateway.session import GuardedSession, Within


class Ticker(QObject):
    """A 5 ms timer: what it is late by, the window was deaf for."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._since = QElapsedTimer()
        self._timer = QTimer(self, interval=5, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Begin to note the milliseconds from tick to tick."""
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
    """Waits for the painting that shows something."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._shows: Callable[[], bool] = lambda: False
        self._waiting: asyncio.Future[float] | None = None
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look before each painting whether it will show it; Qt comes back to its loop when all is painted."""
        if event.type() == QEvent.Type.Paint and self._waiting is not None and self._shows():
            waiting, self._waiting = self._waiting, None
            QTimer.singleShot(0, self, lambda: _settle(waiting))
        return False

    def when(self, shows: Callable[[], bool]) -> "asyncio.Future[float]":
        """Return what the end of that painting fulfils with its moment."""
        self._shows, self._waiting = shows, asyncio.get_running_loop().create_future()
        return self._waiting


def _settle(waiting: "asyncio.Future[float]") -> None:
    if not waiting.done():
        waiting.set_result(time.perf_counter())


class NotingSession(GuardedSession):
    """Notes when the last answer to each question came."""

    def __init__(self) -> None:
        super().__init__()
        self.answered: dict[bytes, float] = {}

    async def ask(self, url: URL, headers: Mapping[str, str], body: bytes, within: Within) -> bytes:
        """Ask as the console does, and note the moment."""
        answer = await super().ask(url, headers, body, within)
        self.answered[body] = time.perf_counter()
        return answer
