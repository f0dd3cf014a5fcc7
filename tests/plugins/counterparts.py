"""Gives a test the real programs that packaging/test.py prepared, or says by name what was not run.

Names: `livekit-server`, `egress-worker` (the stand-in recorder of tests/real/worker), `redis-server`, `gnome-keyring`
(its daemon), `dbus-run-session`, `xvfb` (xvfb-run, with all that Qt's xcb platform needs), `at-spi` (the bus launcher)
and `gi-python` (a Python with gi.repository.Atspi). With CI set, nothing may be skipped.
"""

import json
import os
from collections.abc import Generator
from pathlib import Path
from typing import Protocol

import pytest

FOUND = Path(__file__).parents[2] / ".cache" / "counterparts.json"


class Counterpart(Protocol):
    """Finds one prepared program by name, or ends the test as not run."""

    def __call__(self, name: str) -> Path: ...


class Counterparts:
    """The programs found, and the reason for each that was not."""

    def __init__(self, found: dict[str, str], missing: dict[str, str]) -> None:
        self._found = found
        self._missing = missing

    @classmethod
    def read(cls, file: Path) -> "Counterparts":
        """Read what packaging/test.py wrote; without it everything is missing."""
        if not file.exists():
            return cls({}, {})
        written = json.loads(file.read_text(encoding="utf-8"))
        return cls(written["found"], written["missing"])

    def absence(self, name: str) -> str | None:
        """Why a counterpart cannot be used, or nothing when it can."""
        path = self._found.get(name)
        if path is not None and Path(path).exists():
            return None
        return f"not run: {name} ({self._missing.get(name, 'python3 packaging/test.py prepares it')})"

    def path(self, name: str) -> Path:
        """Where a counterpart is; skips the test when it is not there."""
        if absence := self.absence(name):
            pytest.skip(absence)
        return Path(self._found[name])


_counterparts = pytest.StashKey[Counterparts]()


def pytest_configure(config: pytest.Config) -> None:
    """Read the list once."""
    config.stash[_counterparts] = Counterparts.read(FOUND)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose `needs` marker names something absent, before its fixtures start anything."""
    for marker in item.iter_markers("needs"):
        for name in marker.args:
            item.config.stash[_counterparts].path(name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn every skip into a failure where CI is set: there, not run is not good enough."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{reason}, and CI is set"
    return report


@pytest.fixture(scope="session")
def counterpart(pytestconfig: pytest.Config) -> Counterpart:
    """Call as `counterpart("livekit-server")` for the path of the program."""
    return pytestconfig.stash[_counterparts].path
