"""What is written when Cuelight itself fails: types and places, never values, because a value may be a secret."""

import logging
import sys
import traceback
from types import TracebackType

_log = logging.getLogger("cuelight")


def told(error: BaseException) -> str:
    """Return an exception as its chain of types and the places it passed, without its text."""
    lines = []
    current: BaseException | None = error
    while current is not None:
        lines.append(type(current).__name__)
        lines += [
            f"  {frame.name} ({frame.filename}:{frame.lineno})" for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n".join(lines)


def install_hook() -> None:
    """Have uncaught exceptions logged without their text."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        _log.error("Cuelight failed:\n%s", told(error))

    sys.excepthook = hook


def task_failed(name: str, error: BaseException) -> None:
    """Log the failure of something that ran beside the window."""
    _log.error("%s failed:\n%s", name, told(error))
