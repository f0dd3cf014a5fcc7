"""What is written when Cuelight itself fails: types and places, never values, because a value may be a secret."""

import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the window is painted before it is loaded
    import asyncio

_log = logging.getLogger("cuelight")
_OURS, _PYTHONS = PurePath(__file__).parents[2], PurePath(os.__file__).parent
_MOST_PLACES, _MOST_ERRORS = 60, 20

Listener = Callable[[str, BaseException], object]
"""Takes what failed, in a few words of ours, and the error."""


def told(error: BaseException) -> str:
    """Return an exception as its chain of types and the places it passed, without its text."""
    return "\n".join(line for number, line in enumerate(_lines(error)) if number < _MOST_ERRORS * _MOST_PLACES)


def place(file: str) -> str:
    """Return where a source file is, without the folders of the person whose machine this is."""
    path = PurePath(file)
    if "site-packages" in path.parts:
        return PurePath(*path.parts[path.parts.index("site-packages") + 1 :]).as_posix()
    for root in (_OURS, _PYTHONS):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def task_failed(name: str, error: BaseException) -> None:
    """Log the failure of something that ran beside the window."""
    _log.error("%s failed:\n%s", name, told(error))


class Failures:
    """Hears of every exception that nobody caught, wherever it was raised, logs it and tells one listener."""

    def __init__(self) -> None:
        self.installed = False
        self._listener: Listener | None = None
        self._early: list[tuple[str, BaseException]] = []

    def install(self) -> None:
        """Take over from Python: what Qt called, which PySide prints through sys.excepthook, threads and finalizers."""
        self.installed = True
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        sys.unraisablehook = self._unraisable

    def listen(self, listener: Listener | None) -> None:
        """Tell of every failure from now on, and of those that came before anybody could listen."""
        self._listener = listener
        early, self._early = self._early, []
        for what, error in early:
            self._tell(what, error)

    def failed(self, what: str, error: BaseException) -> None:
        """Log a failure and tell of it; `what` is of our own wording and holds no text of anybody else."""
        task_failed(what, error)
        self._tell(what, error)

    def failed_in_loop(self, _loop: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        """Be asyncio's exception handler: its own would print callbacks with their arguments."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.failed("A callback", error)
        else:
            _log.error("The loop complains: %s", str(context.get("message", "")).partition(" <")[0])

    def _uncaught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if not isinstance(error, KeyboardInterrupt):
            self.failed("Cuelight", error)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.failed("A thread", args.exc_value)

    def _unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        if isinstance(args.exc_value, Warning):  # what a library forgot to close is worth a line, and no dialog
            task_failed("A finalizer", args.exc_value)
        elif args.exc_value is not None:
            self.failed("A finalizer", args.exc_value)

    def _tell(self, what: str, error: BaseException) -> None:
        if self._listener is not None:
            self._listener(what, error)
        elif len(self._early) < _MOST_ERRORS:
            self._early.append((what, error))


def _lines(error: BaseException) -> Iterator[str]:
    """Yield the types and places of an error, of those within it and of those behind it."""
    waiting, seen = [error], set[int]()
    while waiting and len(seen) < _MOST_ERRORS:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield type(current).__name__
        frames = traceback.StackSummary.extract(traceback.walk_tb(current.__traceback__), lookup_lines=False)
        for frame in frames[-_MOST_PLACES:]:
            yield f"  {frame.name} ({place(frame.filename)}:{frame.lineno})"
        behind = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
        waiting += [behind] if behind is not None else []
        waiting += current.exceptions if isinstance(current, BaseExceptionGroup) else ()
