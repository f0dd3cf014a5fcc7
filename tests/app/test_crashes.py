"""Reports of our own failures: on the disk for us alone, few, and with nothing of anybody else in them."""

import os
import secrets
import stat
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from console.app.crashes import KEPT, MOST_A_SESSION, CrashReports, noted

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the reports go; not there yet."""
    return tmp_path / "state" / "reports"


@pytest.fixture
def reports(folder: Path) -> Iterator[CrashReports]:
    """Reports whose clock goes on by a second each time it is asked."""
    seconds = count(1_800_000_000)
    made = CrashReports(folder, lambda: ("Cuelight 1.2.3", "Linux"), lambda: float(next(seconds)))
    yield made
    made.close()


def failure(text: str, depth: int = 1) -> BaseException:
    """Return an error with a text in it, from so deep a place."""
    try:
        if depth > 1:
            raise failure(text, depth - 1)
        raise ValueError(text)
    except ValueError as error:
        return error


def files(folder: Path) -> list[str]:
    """Return the names of what lies there."""
    return sorted(path.name for path in folder.iterdir())


def test_a_report_names_types_places_and_versions_and_no_value(reports: CrashReports, folder: Path) -> None:
    text = secrets.token_hex(8)
    report = reports.write("poll", failure(text))
    assert report is not None
    assert report.file is not None
    assert report.file.read_text(encoding="utf-8") == report.text
    assert text not in report.text
    assert os.fspath(ROOT) not in report.text
    assert report.text.startswith("poll failed.\n2027-01-15 08:00:00 UTC\nCuelight 1.2.3\nLinux\n\nValueError\n")
    assert "  failure (tests/app/test_crashes.py:" in report.text


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_may_read_them(reports: CrashReports, folder: Path) -> None:
    report = reports.write("poll", failure("x"))
    assert report is not None
    assert report.file is not None
    assert stat.S_IMODE(report.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_same_failure_is_reported_once_and_many_are_not_all_written(reports: CrashReports, folder: Path) -> None:
    assert reports.write("poll", failure("a")) is not None
    assert reports.write("poll", failure("b")) is None
    written = [reports.write("poll", failure("x", depth)) for depth in range(2, 40)]
    assert sum(report is not None for report in written) <= MOST_A_SESSION - 1
    assert len(files(folder)) == KEPT == reports.count


def test_the_newest_are_kept_whether_or_not_somebody_has_seen_them(reports: CrashReports, folder: Path) -> None:
    for depth in range(1, 6):
        reports.write("poll", failure("x", depth))
    reports.mark_seen()
    for depth in range(6, 6 + KEPT - 2):
        reports.write("poll", failure("x", depth))
    left = files(folder)
    assert len(left) == KEPT
    assert sum(name.endswith(".new.txt") for name in left) == KEPT - 2


def test_a_report_is_new_until_somebody_has_seen_it(reports: CrashReports, folder: Path) -> None:
    assert reports.last() is None
    first, second = reports.write("one", failure("x")), reports.write("two", failure("x", 2))
    assert first is not None
    later = CrashReports(folder, tuple)
    assert later.last() == second
    later.mark_seen()
    assert later.last() is None
    assert len(files(folder)) == 2


def test_where_nothing_can_be_written_the_report_is_there_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    report = CrashReports(tmp_path / "file" / "reports", tuple).write("poll", failure("x"))
    assert report is not None
    assert report.file is None
    assert "ValueError" in report.text


PROGRAM = """
import ctypes, sys
from pathlib import Path
from console.app.crashes import CrashReports
reports = CrashReports(Path(sys.argv[1]), lambda: ("Cuelight 1.2.3",))
reports.watch_native()
def fall(secret):
    sys.stdout.write(open("/proc/self/cmdline").read()[:0])
    ctypes.string_at(int(secret[:1] == "x"))
if sys.argv[2] == "falls":
    fall(sys.stdin.read())
reports.close()
"""


def run(folder: Path, how: str, secret: str = "") -> int:
    """Run a program that keeps its notes there, and return its exit status."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), how],
        cwd=ROOT,
        input=secret,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert secret not in done.stderr or not secret
    return done.returncode


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the program reads where it has no memory")
def test_a_process_that_ends_at_once_is_reported_at_the_next_start(folder: Path) -> None:
    secret = secrets.token_hex(8)
    assert run(folder, "ends") == 0
    assert files(folder) == []
    assert run(folder, "falls", secret) < 0
    assert files(folder) == ["native.txt"]
    assert run(folder, "ends") == 0
    report = CrashReports(folder, tuple).last()
    assert report is not None
    assert "The process ended at once." in report.text
    assert "\nSegmentation fault\nThread\n  string_at (ctypes/__init__.py:" in report.text
    assert "  fall (<string>:" in report.text
    assert os.fspath(ROOT) not in report.text
    assert secret not in report.text


def test_a_note_says_only_what_a_note_may_say() -> None:
    note = 'Fatal Python error: Aborted\nsecret words\n  File "/home-of/ada/x.py", line 3 in f\nExtension modules: a\n'
    assert list(noted(note)) == ["Aborted", "  f (x.py:3)"]
