"""Programs started for a test end with it, and say why they could not start."""

import signal
import sys
from pathlib import Path

import psutil
import pytest

from tests.real.process import NotReadyError, Process, free_port


def test_ready_by_condition_and_gone_after_stop(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    program = f"import pathlib, signal; pathlib.Path({str(sign)!r}).touch(); signal.pause()"
    process = Process([sys.executable, "-c", program], tmp_path / "log")
    process.wait_ready(sign.exists)
    assert psutil.pid_exists(process.pid)
    process.stop()
    assert not psutil.pid_exists(process.pid)


def test_one_that_will_not_listen_is_killed(tmp_path: Path) -> None:
    sign = tmp_path / "sign"
    program = (
        "import pathlib, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"pathlib.Path({str(sign)!r}).touch(); [signal.pause() for _ in range(9)]"
    )
    process = Process([sys.executable, "-c", program], tmp_path / "log", farewell=signal.SIGTERM)
    process.wait_ready(sign.exists)
    process.stop(limit=0.1)
    assert not psutil.pid_exists(process.pid)


def test_one_that_ends_shows_its_log(tmp_path: Path) -> None:
    process = Process([sys.executable, "-c", "raise SystemExit('no such planet')"], tmp_path / "log")
    with pytest.raises(NotReadyError, match=r"(?s)ended with 1.*no such planet"):
        process.wait_ready(lambda: False)


def test_one_that_is_never_ready_is_stopped(tmp_path: Path) -> None:
    process = Process([sys.executable, "-c", "import signal; signal.pause()"], tmp_path / "log")
    with pytest.raises(NotReadyError, match="not within"):
        process.wait_ready(lambda: False, limit=0.2)
    assert not process.runs


def test_free_ports_differ() -> None:
    assert len({free_port() for _ in range(5)}) > 1
