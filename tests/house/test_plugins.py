"""The rules that hold for every test do fail a test that breaks them."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.counterparts import Counterparts
from tests.plugins.logs import LogWatch

ROOT = Path(__file__).parents[2]
BREAKS = {
    "unexpected log record: WARNING console.poller: gave up": """
        import logging
        def test_it(): logging.getLogger("console.poller").warning("gave up")
    """,
    "expected log record never came: console: gave up": """
        def test_it(expected_log): expected_log("console", "gave up")
    """,
    "top-level widgets left behind: QWidget 'lost'": """
        from PySide6.QtWidgets import QWidget
        kept = []
        def test_it(qtbot):
            kept.append(QWidget())
            kept[0].setObjectName("lost")
    """,
    "not run: no-such-thing (python3 packaging/test.py prepares it), and CI is set": """
        import pytest
        @pytest.mark.needs("no-such-thing")
        def test_it(): pass
    """,
    "Event loop is Qt's": """
        import asyncio, pytest
        @pytest.mark.asyncio(loop_factories=["qt"])
        async def test_it(qapp):
            assert type(asyncio.get_running_loop()).__name__ != "ConsoleLoop", "Event loop is Qt's"
    """,
}


@pytest.mark.parametrize("complaint", BREAKS)
def test_a_broken_rule_fails_the_test(complaint: str, tmp_path: Path) -> None:
    lines = BREAKS[complaint].splitlines()[1:]
    (tmp_path / "test_it.py").write_text("\n".join(line[8:] for line in lines))
    plugins = [
        part for name in ("logs", "widgets", "counterparts", "loops") for part in ("-p", f"tests.plugins.{name}")
    ]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, *plugins, tmp_path],
        cwd=ROOT,
        env={**os.environ, "CI": "true"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert complaint in done.stdout


def test_a_record_is_expected_by_its_logger_or_a_parent_and_its_words() -> None:
    watch = LogWatch()
    watch.expect("console.gateway", r"after \d+ s")
    for name, text in [("console.gateway.calls", "late after 3 s"), ("console.gatewayed", "after 3 s")]:
        watch.take(logging.LogRecord(name, logging.WARNING, "", 0, text, (), None))
    assert watch.verdict() == "unexpected log record: WARNING console.gatewayed: after 3 s"


def test_a_counterpart_that_is_gone_is_absent(tmp_path: Path) -> None:
    found = Counterparts({"here": str(tmp_path), "gone": str(tmp_path / "gone")}, {"never": "it needs Linux"})
    assert found.absence("here") is None
    assert found.path("here") == tmp_path
    assert found.absence("gone") == "not run: gone (python3 packaging/test.py prepares it)"
    assert found.absence("never") == "not run: never (it needs Linux)"
