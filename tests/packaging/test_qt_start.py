"""Qt is tried in a process of its own; what it lacks is installed or named with the exact command."""

from pathlib import Path

import pytest
from checkout import Checkout
from programs import Answer, Obstacle, Programs
from qt_start import QtStart
from system_packages import SystemPackages

from tests.packaging.stage import GOOD, PlayedPrograms, make_checkout

LACKING = Answer(3, "missing libxcb-cursor.so.0\n")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout whose environment is there."""
    made = make_checkout(tmp_path)
    made.environment.mkdir()
    return made


def test_a_qt_that_starts_is_stamped(checkout: Checkout) -> None:
    programs = PlayedPrograms()
    QtStart(checkout, programs, SystemPackages(programs, root=False)).check("offscreen")
    assert programs.extras == [{"QT_QPA_PLATFORM": "offscreen"}]
    assert checkout.qt_started("offscreen").read_bytes() == checkout.qt_started_content()


def test_root_on_a_debian_gets_the_libraries_and_is_tried_again(checkout: Checkout) -> None:
    installed: list[str] = []

    def answer(command: list[str]) -> Answer:
        if "install" in command:
            installed.extend(command)
        return LACKING if "--start" in command and not installed else GOOD

    programs = PlayedPrograms(answer, has=["apt-get", "dpkg"])
    QtStart(checkout, programs, SystemPackages(programs, root=True)).check("xcb")
    assert "libxcb-cursor0" in installed
    assert checkout.qt_started("xcb").exists()


@pytest.mark.parametrize(("root", "has"), [(False, ["apt-get", "dpkg"]), (True, ["dnf"]), (False, [])])
def test_anybody_else_gets_the_one_command_for_each_package_manager(
    checkout: Checkout, root: bool, has: list[str]
) -> None:
    programs = PlayedPrograms(lambda _command: LACKING, has=has)
    with pytest.raises(Obstacle) as refused:
        QtStart(checkout, programs, SystemPackages(programs, root)).check("xcb")
    first, *commands = str(refused.value).splitlines()
    assert "libxcb-cursor.so.0" in first
    assert {command.split(":")[0].strip() for command in commands} == {"apt", "dnf", "pacman"}
    assert all(("sudo " in command) != root for command in commands)
    assert not has or has[0].removesuffix("-get") in commands[0], "the machine's own command comes first"
    assert not programs.called("install")
    assert not checkout.qt_started("xcb").exists()


def test_libraries_that_did_not_help_are_not_installed_for_ever(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda command: LACKING if "--start" in command else GOOD, has=["apt-get", "dpkg"])
    with pytest.raises(Obstacle, match=r"still needs libxcb-cursor\.so\.0"):
        QtStart(checkout, programs, SystemPackages(programs, root=True)).check("xcb")


def test_a_qt_that_loads_and_does_not_start_is_quoted(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda _command: Answer(-6, "loaded\nqt: no display :9\nThis application failed\n"))
    with pytest.raises(Obstacle, match=r"says: qt: no display :9$"):
        QtStart(checkout, programs, SystemPackages(programs, root=False)).check("xcb")


def test_the_real_probe_starts_the_real_qt(checkout: Checkout) -> None:
    here = Checkout.here()
    real = Programs()
    assert QtStart(here, real, SystemPackages(real, root=False)).has_libraries("offscreen")
