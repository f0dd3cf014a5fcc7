"""What moves the asyncio loop inside Qt: one precise timer."""

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

LONGEST_WAIT_MS = 24 * 3600 * 1000
"""Qt counts milliseconds in 32 bits; asyncio caps its own waiting at a day too."""


class Clockwork(QObject):
    """Gives the loop its turns: at once, or after a while; other threads ask through `poked`.

    A turn "at once" is a zero timer and not a posted event: Qt serves input, painting and sockets in between, but would
    go on for ever with events that are posted while it delivers them.
    """

    poked = Signal()

    def __init__(self, turn: Callable[[], None]) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # the coarse kind may be 5 % or 50 ms late
        self._timer.timeout.connect(turn)
        self.at_once = False  # whether a turn comes as soon as Qt is free
        self.poked.connect(self.wind_now, Qt.ConnectionType.QueuedConnection)

    def wind_now(self) -> None:
        """Ask for a turn as soon as Qt has served what is waiting."""
        if not self.at_once:
            self.at_once = True
            self._timer.start(0)

    def wind(self, delay: float) -> None:
        """Ask for a turn in so many seconds, unless one comes at once anyway."""
        if not self.at_once:
            self._timer.start(min(math.ceil(max(delay, 0) * 1000), LONGEST_WAIT_MS))

    def run_down(self) -> None:
        """Note that the turn asked for has begun."""
        self.at_once = False

    def stop(self) -> None:
        """Give no more turns."""
        self._timer.stop()
        self._timer.timeout.disconnect()
        self.poked.disconnect()
