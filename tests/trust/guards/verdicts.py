"""A pytest plugin that writes down how each test ended, and by which kind of exception."""

import json
from collections.abc import Generator
from pathlib import Path

import pytest

_phases = pytest.StashKey[dict[str, list[str]]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the file be named."""
    parser.addoption("--verdicts", type=Path, required=True, help="where to write how each test ended")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing."""
    config.stash[_phases] = {}


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note what is not a plain pass: the phase, the outcome and the exception."""
    report = yield
    raised = type(call.excinfo.value).__name__ if call.excinfo is not None else ""
    if call.when == "call" or not report.passed:
        item.config.stash[_phases].setdefault(item.nodeid, []).append(f"{call.when} {report.outcome} {raised}".strip())
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write it all down."""
    file: Path = session.config.getoption("--verdicts")
    file.write_text(json.dumps(session.config.stash[_phases]), encoding="utf-8")
