"""Conversations in JSON lines with a process that a test started."""

import asyncio
import fcntl
import json
import os
import struct
import termios
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from tests.real.process import Process
from tests.real.waiting import until


@dataclass(frozen=True, slots=True)
class Heard:
    """One line that a process said: what happened, to whom, and the rest by name."""

    event: str
    who: str = ""
    about: dict[str, str] = field(default_factory=dict)

    def fits(self, event: str, **about: str) -> bool:
        """Whether it is this event with these facts."""
        return self.event == event and about.items() <= self.about.items()

    def __str__(self) -> str:
        return " ".join([self.event, *(f"{name}={value}" for name, value in self.about.items())])


class Talk:
    """What a process is told and what it said; read on a thread, so that any event loop can wait for it."""

    def __init__(self, process: Process, listener: Callable[[Heard], None] | None = None) -> None:
        """The listener is called with every line, on the reading thread."""
        self.process = process
        self.heard: list[Heard] = []
        self._input, self._output = process.pipes
        self._listener = listener
        self._lock = threading.Lock()
        self._wakers: list[Callable[[], object]] = []
        self._over = False
        self._thread = threading.Thread(target=self._listen, name=f"hears {process.name}", daemon=True)
        self._thread.start()

    def say(self, **fields: object) -> None:
        """Sends one line; to a process that has ended it is lost, as a word to a dead machine is."""
        line = json.dumps(fields).encode() + b"\n"
        with self._lock, suppress(BrokenPipeError):
            if not self._input.closed:
                self._input.write(line)
                self._input.flush()

    def order(self, **fields: object) -> None:
        """Sends one line and waits until it was read: what the process is asked by another way finds it known."""
        self.say(**fields)
        deadline = time.monotonic() + 5
        while not self._input.closed and _unread(self._input.fileno()) and time.monotonic() < deadline:
            os.sched_yield()

    def _listen(self) -> None:
        for line in self._output:
            words: dict[str, str] = json.loads(line)
            heard = Heard(words.pop("event"), words.pop("who", ""), words)
            self.heard.append(heard)
            if self._listener is not None:
                self._listener(heard)
            self._wake()
        self._over = True
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            for wake in self._wakers:
                wake()

    async def hears(self, wanted: Callable[[Heard], bool], what: str, *, since: int = 0, limit: float = 5.0) -> int:
        """Waits for a line and returns its number; raises AssertionError after so many seconds."""
        news = asyncio.Event()
        waker = partial(asyncio.get_running_loop().call_soon_threadsafe, news.set)
        with self._lock:
            self._wakers.append(waker)
        try:
            async with asyncio.timeout(limit):
                while True:
                    over = self._over  # looked at first: nothing can be said after it
                    for number, heard in enumerate(self.heard[since:], since):
                        if wanted(heard):
                            return number
                    if over:
                        raise AssertionError(f"{what}: the process ended\n{self.process.tail()}")
                    await news.wait()
                    news.clear()
        except TimeoutError:
            raise AssertionError(f"{what}: not within {limit:g} s") from None
        finally:
            with self._lock:
                self._wakers.remove(waker)

    def wait_for(self, event: str, limit: float = 10.0) -> None:
        """Blocks until the process says this."""
        self.process.wait_ready(lambda: any(heard.event == event for heard in self.heard), limit)

    def kill(self) -> None:
        """Ends the process as a lost machine does."""
        self.process.kill()
        self._close()

    def stop(self) -> None:
        """Ends the process, which takes the end of its input for a farewell."""
        self._hang_up()
        self.process.stop()
        self._close()

    def _hang_up(self) -> None:
        with self._lock, suppress(BrokenPipeError):
            self._input.close()

    def _close(self) -> None:
        self._thread.join(5.0)
        until(lambda: not self._thread.is_alive(), 1.0, f"the reader of {self.process.name} ended")
        self._hang_up()
        self._output.close()


def _unread(pipe: int) -> int:
    """How many bytes nobody has read from a pipe yet (ioctl_tty(2), FIONREAD, which pipes answer too)."""
    (count,) = struct.unpack("i", fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)))
    return int(count)
