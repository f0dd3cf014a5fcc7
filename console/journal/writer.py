"""The one thread that touches the journal's file: it commits what is waiting together, and never loses the order."""

import queue
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from console.domain.deeds import Deed
from console.journal.errors import Damaged, Unwritable
from console.journal.pages import MOST_SHOWN
from console.journal.store import Store, set_aside

RETRY_SECONDS = 2.0
MOST_HELD = 1000
PRUNE_AFTER = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What was in the journal when it was opened: the newest deeds, the oldest of them first."""

    deeds: tuple[Deed, ...] = ()
    unexpected: bool = False
    """Whether the session before ended without saying so."""
    aside: Path | None = None
    """Where a damaged journal was put."""


@dataclass(frozen=True, slots=True)
class Written:
    """A deed that waits to be committed, and who wants to know."""

    deed: Deed
    done: Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A question for everything of one server that is kept."""

    server: str
    done: Callable[[tuple[Deed, ...]], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """The program ends; whoever waits is told whether everything is on the disk."""

    done: Callable[[bool], None]


Job = Written | Reading | Ended


class Writer:
    """Takes jobs from any thread; every answer is given by `tell`, which brings it to the thread that asked.

    `found` is called when the file could be opened, `troubled` with a sentence whenever writing begins to fail
    and with nothing when it works again. While it fails, up to a thousand deeds are held and written later, in order.
    """

    def __init__(
        self,
        file: Path,
        now: Callable[[], float],
        *,
        tell: Callable[[Callable[[], None]], None],
        found: Callable[[Found], None],
        troubled: Callable[[str], None],
        retry: float = RETRY_SECONDS,
    ) -> None:
        self._file, self._now, self._retry = file, now, retry
        self._tell, self._found, self._troubled = tell, found, troubled
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._held: dict[str, Deed] = {}
        self._store: Store | None = None
        self._opened = False
        self._trouble = ""
        self._lost = 0
        self._unpruned = 0
        self._thread = threading.Thread(target=self._work, name="journal", daemon=True)

    def start(self) -> None:
        """Open the file, and begin to write."""
        self._thread.start()

    def put(self, job: Job) -> None:
        """Have a job done, after those that were put before."""
        self._jobs.put(job)

    def _work(self) -> None:
        self._flush()
        ended: Ended | None = None
        while ended is None:
            jobs = self._next()
            writes = [job for job in jobs if isinstance(job, Written)]
            for job in writes:
                # What became of a deed stands where the deed stood: the order is that of the presses.
                self._held[job.deed.id] = job.deed
            safe = self._flush()
            if writes:
                self._tell(_Answers(writes, safe))
            for reading in (job for job in jobs if isinstance(job, Reading)):
                self._answer(reading)
            ended = next((job for job in jobs if isinstance(job, Ended)), None)
        self._close(ended)

    def _next(self) -> list[Job]:
        """Wait for a job and take all that are there; where something is held, wait no longer than until the retry."""
        jobs: list[Job] = []
        with suppress(queue.Empty):
            jobs.append(self._jobs.get(timeout=self._retry if self._held or self._store is None else None))
            while True:
                jobs.append(self._jobs.get_nowait())
        return jobs

    def _flush(self) -> bool:
        """Commit what is held, in order; return whether nothing is left to lose."""
        try:
            store = self._store or self._open()
            if self._held:
                store.write(self._held.values())
                self._unpruned += len(self._held)
                self._held.clear()
            if self._unpruned >= PRUNE_AFTER:
                store.prune(self._now())
                self._unpruned = 0
        except Unwritable as error:
            self._hold(str(error))
        except Damaged:
            # The next round opens it anew, which puts it aside.
            self._leave()
            self._opened = False
            self._hold("Its file is damaged.")
        else:
            self._say("")
        return not self._held

    def _open(self) -> Store:
        aside = None
        try:
            store = Store(self._file)
        except Damaged:
            aside = set_aside(self._file, self._now())
            store = Store(self._file)
        self._store = store
        if not self._opened:
            store.prune(self._now())
            found = Found(store.newest(MOST_SHOWN), store.begin_session(self._now()), aside)
            self._opened = True
            self._tell(lambda: self._found(found))
        return store

    def _leave(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _hold(self, sentence: str) -> None:
        """Keep what could not be written; the oldest that is settled goes first where that is too much."""
        while len(self._held) > MOST_HELD:
            oldest = next((id_ for id_, deed in self._held.items() if not deed.outcome.is_open), next(iter(self._held)))
            del self._held[oldest]
            self._lost += 1
        self._say(f"{sentence} {self._lost} of them are lost." if self._lost else sentence)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._tell(lambda: self._troubled(trouble))

    def _answer(self, reading: Reading) -> None:
        try:
            deeds = self._store.newest(2**31, reading.server) if self._store is not None else ()
        except (Unwritable, Damaged):
            deeds = ()
        self._tell(lambda: reading.done(deeds))

    def _close(self, ended: Ended) -> None:
        safe = not self._held
        if self._store is not None:
            with suppress(Unwritable, Damaged):
                self._store.end_session(self._now())
            self._leave()
        self._tell(lambda: ended.done(safe))


class _Answers:
    """Tells everybody whose deed was in one commit, in one go."""

    def __init__(self, writes: list[Written], safe: bool) -> None:
        self._writes, self._safe = writes, safe

    def __call__(self) -> None:
        for write in self._writes:
            write.done(self._safe)
