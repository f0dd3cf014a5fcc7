"""The one asyncio loop, inside Qt's: fair to the window, exact in time, and gone without a trace when the program ends.

qasync brings the sockets into Qt. It also spends a Qt timer on every callback, and its timers may be 50 ms late; so the
queue, the timers and the running of this loop are asyncio's own, moved by one Qt timer. The private names used here
belong to asyncio's BaseEventLoop and mean the same in Python 3.11 to 3.13 (Lib/asyncio/base_events.py).
"""

import asyncio
import heapq
import logging
import math
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextvars import Context
from typing import TYPE_CHECKING, Any, TypeVarTuple

from PySide6.QtWidgets import QApplication, QDialog

from console.app.application import Application
from console.app.clockwork import Clockwork
from console.app.threads import DaemonExecutor

if TYPE_CHECKING:

    class QtEventLoop(asyncio.BaseEventLoop):
        """What qasync, which has no types, and asyncio's private half look like."""

        _ready: deque[asyncio.Handle]
        _scheduled: list[asyncio.TimerHandle]
        _timer_cancelled_count: int
        _thread_id: int | None
        _stopping: bool
        _closed: bool
        _debug: bool
        _current_handle: asyncio.Handle | None
        _default_executor: DaemonExecutor | None
        _transports: dict[int, asyncio.WriteTransport]

        def __init__(self, app: QApplication) -> None: ...
        def _check_closed(self) -> None: ...
        def _check_running(self) -> None: ...
        def _set_coroutine_origin_tracking(self, enabled: bool) -> None: ...
        def _asyncgen_firstiter_hook(self, agen: AsyncGenerator[Any, Any]) -> None: ...
        def _asyncgen_finalizer_hook(self, agen: AsyncGenerator[Any, Any]) -> None: ...
        def _before_run_forever(self) -> None: ...
        def _after_run_forever(self) -> None: ...
else:
    from qasync import QEventLoop as QtEventLoop

_Ts = TypeVarTuple("_Ts")

TURN_BUDGET = 0.002
"""Seconds that callbacks may take before Qt gets its turn."""

INTERRUPTED = 130
"""Exit status of a program that was stopped from outside, as shells count it."""

_log = logging.getLogger(__name__)


class ConsoleLoop(QtEventLoop):
    """asyncio on Qt's event loop, with callbacks run in batches of at most 2 ms."""

    # qasync's versions spend one Qt timer per call and forget contexts; asyncio's own check more and cost less.
    call_later = asyncio.BaseEventLoop.call_later
    call_soon_threadsafe = asyncio.BaseEventLoop.call_soon_threadsafe
    run_until_complete = asyncio.BaseEventLoop.run_until_complete
    run_in_executor = asyncio.BaseEventLoop.run_in_executor
    is_running = asyncio.BaseEventLoop.is_running
    set_exception_handler = asyncio.BaseEventLoop.set_exception_handler
    default_exception_handler = asyncio.BaseEventLoop.default_exception_handler
    call_exception_handler = asyncio.BaseEventLoop.call_exception_handler

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._clockwork = Clockwork(self._turn)
        self._alarm = math.inf
        self._in_turn = False
        self._fatal: BaseException | None = None
        super().__init__(app)
        self._default_executor = DaemonExecutor()

    def call_soon(
        self, callback: Callable[[*_Ts], object], *args: *_Ts, context: Context | None = None
    ) -> asyncio.Handle:
        """Run the callback in the next turn."""
        if self._debug or self._closed:
            handle = asyncio.BaseEventLoop.call_soon(self, callback, *args, context=context)
        else:  # the busiest line of the program: the same without the checks
            handle = asyncio.Handle(callback, args, self, context)
            self._ready.append(handle)
        if not self._clockwork.at_once:
            self._clockwork.wind_now()
        return handle

    def call_at(
        self, when: float, callback: Callable[[*_Ts], object], *args: *_Ts, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Run the callback at a time of this loop's clock."""
        handle = asyncio.BaseEventLoop.call_at(self, when, callback, *args, context=context)
        if when < self._alarm and not self._in_turn:  # a turn winds the clock at its end
            self._alarm = when
            self._clockwork.wind(when - self.time())
        return handle

    def run_forever(self) -> None:
        """Run Qt until stop() is called; a callback's KeyboardInterrupt or SystemExit comes out here."""
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        self._before_run_forever()
        try:
            self._thread_id = threading.get_ident()
            self._set_coroutine_origin_tracking(self.get_debug())
            sys.set_asyncgen_hooks(firstiter=self._asyncgen_firstiter_hook, finalizer=self._asyncgen_finalizer_hook)
            asyncio._set_running_loop(self)
            self._clockwork.wind_now()
            self._app.exec()
        finally:
            self._stopping = False
            self._thread_id = None
            asyncio._set_running_loop(None)
            self._set_coroutine_origin_tracking(False)
            sys.set_asyncgen_hooks(*hooks)
            self._after_run_forever()
        if self._fatal is not None:
            fatal, self._fatal = self._fatal, None
            raise fatal

    def stop(self) -> None:
        """End run_forever after the callbacks that are ready now."""
        self._stopping = True
        self._clockwork.wind_now()

    def close(self) -> None:
        """Give back sockets, timers and idle threads."""
        if not self.is_closed() and not self.is_running():
            self._clockwork.stop()
        super().close()

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - asyncio's
        """Let idle threads end; a thread that hangs is left behind."""
        if self._default_executor is not None:
            self._default_executor.shutdown()

    def abort_transports(self) -> int:
        """Close the connections that nobody closed, without waiting for the other side; returns how many."""
        left = [t for t in getattr(self, "_transports", {}).values() if not t.is_closing()]  # Windows keeps no list
        for transport in left:
            transport.abort()
        return len(left)

    def _write_to_self(self) -> None:
        # asyncio calls this from other threads; Qt's queue is the one way in that works on every system.
        self._clockwork.poked.emit()

    def _add_callback(self, handle: asyncio.Handle, _delay: float = 0) -> None:
        self._ready.append(handle)
        self._clockwork.wind_now()

    def _turn(self) -> None:
        """Run what is due and what was ready at the start, within the budget; then let Qt go on."""
        self._clockwork.run_down()
        if self._thread_id is None or self._in_turn:
            # Not our run: either Qt runs without asyncio, or inside a callback that should have used ask().
            # Two tasks at once would lose one of them; all of it stays queued for the next turn of our own.
            return
        self._in_turn = True
        try:
            self._ring()
            self._run_ready()
        except (KeyboardInterrupt, SystemExit) as fatal:
            self._fatal = fatal  # Qt would swallow it; run_forever raises it again
            self._app.exit()
        finally:
            self._in_turn = False
        if self._stopping:
            self._app.exit()
        if self._ready:
            self._clockwork.wind_now()
        elif self._scheduled:
            self._alarm = self._scheduled[0].when()
            self._clockwork.wind(self._alarm - self.time())
        else:
            self._alarm = math.inf

    def _run_ready(self) -> None:
        ready = self._ready
        run = self._run_watched if self.get_debug() else asyncio.Handle._run
        end = time.perf_counter() + TURN_BUDGET
        for _ in range(len(ready)):
            handle = ready.popleft()
            if handle.cancelled():
                continue
            run(handle)
            if time.perf_counter() > end and not self._stopping:
                break

    def _run_watched(self, handle: asyncio.Handle) -> None:
        """Run one callback and complain when it is slow, as asyncio does in debug mode."""
        self._current_handle = handle
        begun = self.time()
        try:
            handle._run()
        finally:
            self._current_handle = None
        if (taken := self.time() - begun) >= self.slow_callback_duration:
            _log.warning("Executing %r took %.3f seconds", handle, taken)

    def _ring(self) -> None:
        """Move due timers to the ready queue, and forget cancelled ones as asyncio does."""
        if self._timer_cancelled_count > 100 and self._timer_cancelled_count * 2 > len(self._scheduled):
            self._scheduled = [handle for handle in self._scheduled if not handle.cancelled()]
            heapq.heapify(self._scheduled)
            self._timer_cancelled_count = 0
        scheduled = self._scheduled
        now = self.time()
        while scheduled and (scheduled[0].cancelled() or scheduled[0].when() <= now):
            handle = heapq.heappop(scheduled)
            handle._scheduled = False  # type: ignore[attr-defined]  # asyncio's mark for "still in the heap"
            if handle.cancelled():
                self._timer_cancelled_count -= 1
            else:
                self._ready.append(handle)


def make_loop(app: QApplication) -> ConsoleLoop:
    """Build the loop for an application that exists; the same one for the program and for the tests."""
    return ConsoleLoop(app)


def run(main: Callable[[Application], Coroutine[Any, Any, int]], app: Application, grace: float = 1.5) -> int:
    """Run the program and return its exit status; nothing of it is left running afterwards.

    Ctrl+C and the system's wish to terminate go to `app.on_quit`, like every other wish to quit. A second one cancels
    the program. Whatever still runs when `main` is over is cancelled, and given up after `grace` seconds.
    """
    loop = make_loop(app)
    try:
        task = loop.create_task(main(app), name="main")
        _listen_for_signals(loop, app, task)
        try:
            return loop.run_until_complete(task)
        except asyncio.CancelledError:
            return INTERRUPTED
        finally:
            loop.run_until_complete(_wind_down(loop, grace))
    finally:
        loop.close()


async def ask(dialog: QDialog) -> int:
    """Open a dialog beside the running program and return its result; its own exec() would stop every task."""
    answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def settle(result: int) -> None:
        if not answer.done():
            answer.set_result(result)

    dialog.finished.connect(settle)
    dialog.destroyed.connect(lambda _: settle(QDialog.DialogCode.Rejected.value))
    dialog.open()
    try:
        return await answer
    finally:
        if answer.cancelled():
            dialog.reject()


def _listen_for_signals(loop: ConsoleLoop, app: Application, program: asyncio.Task[int]) -> None:
    asked = False

    def on_signal() -> None:
        nonlocal asked
        if asked:
            program.cancel()
        else:
            asked = True
            app.request_quit()

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, on_signal)
        except NotImplementedError:  # Windows: Python runs this when it next has a turn, within one poll
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(on_signal))


async def _wind_down(loop: ConsoleLoop, grace: float) -> None:
    """Cancel and close what is left; name in the log what would not end."""
    end = loop.time() + grace
    current = asyncio.current_task()
    while left := asyncio.all_tasks() - {current}:
        if loop.time() >= end:
            _log.error("Gave up waiting for %s", ", ".join(sorted(task.get_name() for task in left)))
            break
        for task in left:
            task.cancel()
        # Again every so often: a task may have caught the first cancellation to clean up, and then hung in that.
        done, _ = await asyncio.wait(left, timeout=max(min(grace / 4, end - loop.time()), 0))
        for task in done:
            if not task.cancelled() and (error := task.exception()) is not None:
                loop.call_exception_handler({"message": "failed while quitting", "exception": error, "task": task})
    closing = asyncio.ensure_future(loop.shutdown_asyncgens())
    await asyncio.wait([closing], timeout=max(end - loop.time(), grace / 10))
    if count := loop.abort_transports():
        _log.info("Closed %d connections that were left open", count)
    await loop.shutdown_default_executor()
    await asyncio.sleep(0)  # connections say goodbye in the next turn
