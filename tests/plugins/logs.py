"""A test fails when something is logged at WARNING or above that it did not say it expects."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import pytest


class ExpectedLog(Protocol):
    """Announces a record: the logger's name (or a parent's) and a pattern found in its message."""

    def __call__(self, logger: str, pattern: str) -> None: ...


@dataclass(slots=True)
class _Expectation:
    logger: str
    pattern: re.Pattern[str]
    seen: int = 0

    def covers(self, record: logging.LogRecord) -> bool:
        under = record.name == self.logger or record.name.startswith(f"{self.logger}.")
        return under and self.pattern.search(record.getMessage()) is not None


@dataclass(slots=True)
class LogWatch:
    """What one test expected to be logged, and everything else that was."""

    expectations: list[_Expectation] = field(default_factory=list)
    unexpected: list[str] = field(default_factory=list)

    def expect(self, logger: str, pattern: str) -> None:
        """From now on a matching record is right, and its absence is wrong."""
        self.expectations.append(_Expectation(logger, re.compile(pattern)))

    def take(self, record: logging.LogRecord) -> None:
        """Sort one record into expected or not."""
        for expectation in self.expectations:
            if expectation.covers(record):
                expectation.seen += 1
                return
        text = logging.Formatter("%(levelname)s %(name)s: %(message)s").format(record)
        self.unexpected.append(text)

    def verdict(self) -> str:
        """The complaint, or nothing when the log was as announced."""
        missing = [f"{e.logger}: {e.pattern.pattern}" for e in self.expectations if not e.seen]
        lines = [f"unexpected log record: {text}" for text in self.unexpected]
        lines += [f"expected log record never came: {text}" for text in missing]
        return "\n".join(lines)


class _Listener(logging.Handler):
    def __init__(self, watch: LogWatch) -> None:
        super().__init__(logging.WARNING)
        self._watch = watch

    def emit(self, record: logging.LogRecord) -> None:
        self._watch.take(record)


@pytest.fixture(autouse=True)
def log_watch() -> Iterator[LogWatch]:
    """Listen for the whole test, its other fixtures included, and fail on what nobody announced."""
    watch = LogWatch()
    listener = _Listener(watch)
    root = logging.getLogger()
    root.addHandler(listener)
    try:
        yield watch
    finally:
        root.removeHandler(listener)
    if complaint := watch.verdict():
        pytest.fail(complaint, pytrace=False)


@pytest.fixture
def expected_log(log_watch: LogWatch) -> ExpectedLog:
    """Call as `expected_log("console.connection", "gave up")` before the line is logged."""
    return log_watch.expect
