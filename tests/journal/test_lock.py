"""One window for one folder, and a way to bring it up."""

import subprocess
import sys
from pathlib import Path

import pytest

from console.journal.lock import AlreadyRunning, Lock, knock

ROOT = Path(__file__).parents[2]
HOLD = """
import pathlib, sys
from console.journal.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_one_is_told(tmp_path: Path) -> None:
    first = Lock(tmp_path / "journal")
    with pytest.raises(AlreadyRunning):
        Lock(tmp_path / "journal")
    first.release()
    Lock(tmp_path / "journal").release()


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    words = [sys.executable, "-c", HOLD, str(tmp_path / "journal")]
    with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "held\n"
            with pytest.raises(AlreadyRunning):
                Lock(tmp_path / "journal")
        finally:
            holder.kill()
    Lock(tmp_path / "journal").release()


def test_knocking_touches_the_file_that_the_first_one_watches(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "journal")
    before = lock.file.stat().st_mtime_ns
    assert knock(tmp_path / "journal")
    assert lock.file.stat().st_mtime_ns > before
    assert not knock(tmp_path / "elsewhere")
    lock.release()


def test_a_folder_that_cannot_be_written_to_is_no_reason_not_to_start(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file where the folder should be")
    Lock(tmp_path / "journal").release()
