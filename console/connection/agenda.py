"""What is to be asked, and when: a queue in which every topic stands once."""

import heapq
from collections.abc import Iterable


class Agenda:
    """Topics with the moment they are due; a topic that was taken must be put back before it is due again."""

    def __init__(self) -> None:
        self._due: dict[str, float] = {}
        self._queue: list[tuple[float, str]] = []

    def put(self, topic: str, due: float) -> None:
        """Have a topic due at a moment, or earlier if it already is."""
        if topic not in self._due or due < self._due[topic]:
            self._due[topic] = due
            heapq.heappush(self._queue, (due, topic))

    def put_all(self, topics: Iterable[str], due: float) -> None:
        """Have many topics due at one moment: one ordering of the queue for all of them."""
        fresh = [topic for topic in topics if topic not in self._due or due < self._due[topic]]
        self._due.update(dict.fromkeys(fresh, due))
        self._queue += [(due, topic) for topic in fresh]
        heapq.heapify(self._queue)

    def take(self, now: float) -> str | None:
        """Take the most overdue topic off the queue, if one is due."""
        while self._queue and self._queue[0][0] <= now:
            due, topic = heapq.heappop(self._queue)
            if self._due.get(topic) == due:
                del self._due[topic]
                return topic
        return None

    @property
    def next_due(self) -> float | None:
        """Return the moment of the next topic; what was put forward counts no more at its old one."""
        while self._queue and self._due.get(self._queue[0][1]) != self._queue[0][0]:
            heapq.heappop(self._queue)
        return self._queue[0][0] if self._queue else None

    def __contains__(self, topic: str) -> bool:
        return topic in self._due

    def __len__(self) -> int:
        return len(self._due)
