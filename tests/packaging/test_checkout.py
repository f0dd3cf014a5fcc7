"""When a checkout is ready to start, and how it hands over."""

from pathlib import Path

import pytest
from checkout import qt_platform

from tests.packaging.stage import make_checkout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout on a path with a blank, as many are."""
    return tmp_path / "my checkout"


def stamp(root: Path, lock: str, platform: str = "xcb", machine: str = "desk") -> None:
    """Leave what a finished preparation leaves."""
    checkout = make_checkout(root, machine=machine)
    checkout.python.parent.mkdir(parents=True, exist_ok=True)
    checkout.python.touch()
    checkout.installed.write_bytes(checkout.installed_content(lock))
    checkout.qt_started(platform).write_bytes(checkout.qt_started_content())


def test_a_new_checkout_is_not_ready(root: Path) -> None:
    assert not make_checkout(root).ready_to_run("offscreen")


@pytest.mark.parametrize("lock", ["run", "test"])
def test_either_lock_is_enough_to_run(root: Path, lock: str) -> None:
    stamp(root, lock)
    assert make_checkout(root).ready_to_run("xcb")


def test_the_lock_to_run_is_not_enough_to_test(root: Path) -> None:
    stamp(root, "run")
    assert not make_checkout(root).has_installed("test")


def test_a_changed_lock_is_not_ready(root: Path) -> None:
    stamp(root, "run")
    checkout = make_checkout(root)
    checkout.lock("run").write_text("another lock\n")
    assert not checkout.ready_to_run("xcb")


def test_another_interpreter_below_the_environment_is_not_ready(root: Path) -> None:
    stamp(root, "run")
    checkout = make_checkout(root)
    newer = root / "python3.13"
    newer.touch()
    checkout.python.unlink()
    checkout.python.symlink_to(newer)
    assert not checkout.ready_to_run("xcb")


def test_qt_is_tried_for_each_platform_and_machine(root: Path) -> None:
    stamp(root, "run", platform="offscreen")
    assert make_checkout(root).ready_to_run("offscreen")
    assert not make_checkout(root).ready_to_run("xcb")
    assert not make_checkout(root, machine="other").ready_to_run("offscreen")


def test_windows_keeps_its_python_elsewhere(root: Path) -> None:
    assert make_checkout(root, windows=True).python == root / ".venv" / "Scripts" / "python.exe"
    assert make_checkout(root).python == root / ".venv" / "bin" / "python"


@pytest.mark.parametrize(
    ("arguments", "environ", "system", "platform"),
    [
        (["--demo", "--screenshot", "x.png"], {"DISPLAY": ":0"}, "linux", "offscreen"),
        (["--describe"], {"QT_QPA_PLATFORM": "xcb"}, "linux", "offscreen"),
        (["--screenshot=x.png"], {}, "darwin", "offscreen"),
        (["--demo"], {"DISPLAY": ":0"}, "linux", "xcb"),
        (["--demo"], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_SESSION_TYPE": "wayland"}, "linux", "wayland"),
        (["--demo"], {"WAYLAND_DISPLAY": "w"}, "linux", "wayland"),
        (["--demo"], {}, "linux", "offscreen"),
        (["--demo"], {"QT_QPA_PLATFORM": "xcb:x;offscreen", "WAYLAND_DISPLAY": "w"}, "linux", "xcb"),
        (["--demo"], {"QT_QPA_PLATFORM": "../../x"}, "linux", "other"),
        ([], {}, "darwin", "native"),
        ([], {}, "win32", "native"),
    ],
)
def test_the_platform_is_the_one_that_the_window_will_use(
    arguments: list[str], environ: dict[str, str], system: str, platform: str
) -> None:
    assert qt_platform(arguments, environ, system) == platform


def test_where_a_process_cannot_become_another_its_exit_status_is_passed_on(root: Path) -> None:
    checkout = make_checkout(root, windows=True)
    checkout.python.parent.mkdir(parents=True)
    checkout.python.write_text('#!/bin/sh\ntest "$2" = "two words" && exit 7\n')
    checkout.python.chmod(0o755)
    assert checkout.hand_over(["two words"]) == 7
