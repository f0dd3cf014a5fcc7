"""What can be read of one server's deeds without asking the disk."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice

from console.domain.deeds import Deed, Logbook

MOST_SHOWN = 2000


class Pages:
    """Keeps the newest deeds of one server by id, and makes a logbook of them when somebody looks."""

    def __init__(self, *, lasting: bool) -> None:
        self._deeds: dict[str, Deed] = {}
        self._logbook = Logbook(lasting=lasting)
        self._differs = False
        self._listeners: list[Callable[[], None]] = []

    @property
    def logbook(self) -> Logbook:
        """Return what can be read now; the same object while nothing changed."""
        if self._differs:
            self._differs = False
            self._logbook = replace(self._logbook, deeds=tuple(reversed(self._deeds.values())))
        return self._logbook

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` when there is another logbook to read; return what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def begin(self, deeds: Iterable[Deed]) -> None:
        """Put what was written in earlier sessions below what is here."""
        self._deeds = {deed.id: deed for deed in deeds} | self._deeds
        self.take()

    def take(self, *deeds: Deed) -> None:
        """Take new deeds, or what became of those that are here; the oldest that are settled make room."""
        self._deeds.update((deed.id, deed) for deed in deeds)
        if len(self._deeds) > MOST_SHOWN:
            settled = (id_ for id_, deed in self._deeds.items() if not deed.outcome.is_open)
            for id_ in tuple(islice(settled, len(self._deeds) - MOST_SHOWN)):
                del self._deeds[id_]
        self._differs = True
        self._tell()

    def say(self, trouble: str) -> None:
        """Show a sentence about what keeps deeds from being written down, or take it away."""
        if trouble != self._logbook.trouble:
            self._logbook = replace(self._logbook, trouble=trouble)
            self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
