"""The start as a person sees it: exit statuses and sentences of the real scripts."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from checkout import Checkout
from preparation import INTERRUPTED, prepare_to_run
from programs import Answer

from tests.packaging.stage import GOOD, PlayedPrograms, make_checkout, venv_maker

ROOT = Path(__file__).parents[2]
START = "import sys; sys.stdout.write(f'started {sys.argv[1:]}'); sys.exit(5)\n"


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    """A copy of the scripts beside an environment that is stamped as ready, with a main.py that only says so."""
    shutil.copytree(ROOT / "packaging", tmp_path / "packaging")
    (tmp_path / "main.py").write_text(START)
    checkout = Checkout(tmp_path, Checkout.here().machine, windows=False)
    checkout.python.parent.mkdir(parents=True)
    checkout.python.symlink_to(sys.executable)
    checkout.installed.write_bytes(checkout.installed_content("run"))
    checkout.qt_started("offscreen").write_bytes(checkout.qt_started_content())
    return tmp_path


def run(command: list[str | Path]) -> subprocess.CompletedProcess[str]:
    """Run a script in an environment without a display."""
    return subprocess.run(command, env={"PATH": "/usr/bin"}, capture_output=True, text=True, timeout=60, check=False)


def test_a_ready_checkout_hands_over_in_silence(ready: Path) -> None:
    done = run([sys.executable, ready / "packaging" / "run.py", "--demo", "two words"])
    assert (done.stdout, done.stderr, done.returncode) == ("started ['--demo', 'two words']", "", 5)


def test_a_second_start_loads_nothing_that_takes_time(ready: Path) -> None:
    done = run([sys.executable, "-S", "-X", "importtime", ready / "packaging" / "run.py"])
    loaded = {line.split("|")[-1].strip() for line in done.stderr.splitlines()}
    assert "checkout" in loaded
    assert not loaded & {"preparation", "environment", "programs", "dataclasses", "hashlib", "json", "shutil"}


def test_main_without_its_packages_says_which_command_to_run(tmp_path: Path) -> None:
    shutil.copy(ROOT / "main.py", tmp_path)
    done = run([sys.executable, "-S", tmp_path / "main.py"])
    assert done.returncode == 2
    assert "run `python3 packaging/run.py` instead" in done.stderr
    assert done.stderr.count("\n") == 1


def test_preparation_is_silent_about_what_is_there(tmp_path: Path) -> None:
    checkout = make_checkout(tmp_path)
    programs = PlayedPrograms(act=venv_maker(checkout))
    assert prepare_to_run(checkout, "offscreen", programs) == 0
    assert checkout.ready_to_run("offscreen")
    assert len(programs.said) == 4, "one line for each step"
    again = PlayedPrograms()
    assert prepare_to_run(checkout, "offscreen", again) == 0
    assert (again.said, again.commands) == ([], [])


def test_an_obstacle_is_said_once_and_exits_2(tmp_path: Path) -> None:
    programs = PlayedPrograms(has=[])
    assert prepare_to_run(make_checkout(tmp_path), "offscreen", programs) == 2
    assert len(programs.said) == 1


def test_a_disk_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("not a folder")
    programs = PlayedPrograms()
    assert prepare_to_run(make_checkout(tmp_path), "offscreen", programs) == 2
    assert len(programs.said) == 1
    assert ".cache" in programs.said[0]


def test_ctrl_c_is_answered_without_a_traceback(tmp_path: Path) -> None:
    def press(command: list[str]) -> Answer:
        if "install" in command:
            raise KeyboardInterrupt
        return GOOD

    checkout = make_checkout(tmp_path)
    programs = PlayedPrograms(press, venv_maker(checkout))
    assert prepare_to_run(checkout, "offscreen", programs) == INTERRUPTED
    assert programs.said[-1].startswith("Stopped")
