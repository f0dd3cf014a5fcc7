"""Cuelight's own failures in the whole program: said at once, written for this machine, and survived by a restart."""

import secrets
import stat
from pathlib import Path

import pytest

from tests.real.process import free_port
from tests.real.waiting import until
from tests.trust.sweep.encodings import Search
from tests.window.driven import Driven

pytestmark = pytest.mark.timeout(90)
MODULE = "tests.trust.sweep.child"


@pytest.fixture
def session(bare_session: dict[str, str]) -> dict[str, str]:
    """A session without a display."""
    return bare_session | {"QT_QPA_PLATFORM": "offscreen"}


def reports(home: Path) -> list[Path]:
    """Return the reports on the disk."""
    return sorted((home / "state" / "cuelight" / "reports").glob("crash-*.txt"))


def test_a_failure_is_shown_copied_and_survived_by_a_restart(session: dict[str, str], tmp_path: Path) -> None:
    secret = secrets.token_urlsafe(36)
    given = ("--url", f"http://127.0.0.1:{free_port()}", "--key", "APImade-up", "--secret-stdin")
    driven = Driven(session, tmp_path, *given, "--theme", "dark", secret=secret, module=MODULE)
    try:
        driven.sees(lambda seen: any("Not answering" in line for line in seen.rooms))
        assert driven.do("break everything") == 1
        driven.sees(lambda seen: seen.dialog == "A part of Cuelight failed")
        until(lambda: len(reports(tmp_path)) == 6, 10, "a slot, a timer, a callback, a task, a thread and a finalizer")
        for file in reports(tmp_path):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            text = file.read_text(encoding="utf-8")
            assert "\nValueError\n" in text
            assert " (tests/trust/sweep/child.py:" in text
        driven.sees(lambda seen: seen.focus == "Go on")
        restart(driven)
        seen = driven.sees(lambda seen: "Connect to a server" in seen.buttons)
        assert not seen.dialog, "what was shown is not shown again"
        assert b"--theme" in command(driven)
        driven.do("keys", "Ctrl+Q")
        until(lambda: not driven.process.runs, 10, "it ends")
    finally:
        driven.stop()
    search = Search([secret])
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and search.found(file.read_bytes())]


def command(driven: Driven) -> list[bytes]:
    """Return the words with which the process was started last."""
    return Path(f"/proc/{driven.process.pid}/cmdline").read_bytes().split(b"\0")


def restart(driven: Driven) -> None:
    """Press Restart, and wait until the program is there again as the same process."""
    for _ in range(8):
        if driven.read().focus == "Restart":
            driven.do("keys", "Space")
            until(lambda: b"--url" not in command(driven), 10, "another command line: its secret cannot come again")
            driven.begins_again()
            return
        driven.do("keys", "Tab")
    raise AssertionError(f"Tab never came to Restart: {driven.read()}")
