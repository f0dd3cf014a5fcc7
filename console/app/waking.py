"""What the machine went through: a sleep or another network, after which nothing old is worth anything."""

from collections.abc import Callable, Iterable

from console.connection.clock import Clock
from console.connection.connection import Connection

LOOK_EVERY, GAP = 1.0, 10.0
"""A second that took more than ten was a sleep, or something that is as bad for what is shown."""


class Waking:
    """Looks at the clock every second; `connections` are the open servers at that moment."""

    def __init__(self, clock: Clock, connections: Callable[[], Iterable[Connection]]) -> None:
        self._clock, self._connections = clock, connections

    async def run(self) -> None:
        """Go on until cancelled; after a gap every server is asked anew, over new connections."""
        before = self._clock.now()
        while True:
            await self._clock.sleep(LOOK_EVERY)
            now = self._clock.now()
            if now - before > GAP:
                for connection in self._connections():
                    connection.awake(now - before)
            before = now

    def start_over(self) -> None:
        """Ask every server at once over new connections: the old ones may lead nowhere."""
        for connection in self._connections():
            connection.start_over()
