"""The log: every line passes one place, where secrets are taken out of it."""

import logging
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TextIO

from console.app.report import place, told
from console.domain.redaction import redacted
from console.domain.secret import Secret

_Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Redacting(logging.Formatter):
    """Formats a record whole, arguments, exception and stack included, and takes the secrets out of what came of it."""

    def __init__(self, live: Callable[[], Iterable[Secret]]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._live = live

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or the lines, that may be written."""
        record.exc_text = None  # another's formatter may have kept the exception's own words there
        return redacted(super().format(record), self._live())

    def formatException(self, ei: _Raised) -> str:
        """Return types and places: the words of an exception are somebody else's."""
        return told(ei[1]) if ei[1] is not None else ""


class LogStream(logging.StreamHandler[TextIO]):
    """Writes to a stream; a record that cannot be written is named by its place, where logging would print it whole."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say that a line is missing."""
        try:
            self.stream.write(f"A log record could not be written: {place(record.pathname)}:{record.lineno}\n")
        except (OSError, ValueError):  # nobody reads what we write, or it was closed
            return


def start_log(stream: TextIO, live: Callable[[], Iterable[Secret]], *, debug: bool) -> None:
    """Send everything that anybody logs, and Python's warnings, to one stream."""
    output = LogStream(stream)
    output.setFormatter(Redacting(live))
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING, handlers=[output])
    logging.captureWarnings(True)
