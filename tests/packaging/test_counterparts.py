"""Real programs for the tests are found, installed or built, and the rest is named with the way to have it."""

import json
from pathlib import Path

import pytest
from checkout import Checkout
from counterparts import LIVEKIT_VERSION, SYSTEM_PACKAGES, Counterparts, Found
from programs import Answer
from qt_start import QtStart
from system_packages import SystemPackages

from tests.packaging.stage import PlayedPrograms, make_checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout with the source of the stand-in worker."""
    worker = tmp_path / "tests" / "real" / "worker"
    worker.mkdir(parents=True)
    (worker / "main.go").write_text("package main\n")
    return make_checkout(tmp_path)


def prepare(checkout: Checkout, programs: PlayedPrograms, *, root: bool = False) -> Found:
    """Prepare the counterparts of a checkout with these programs."""
    packages = SystemPackages(programs, root)
    return Counterparts(checkout.root, programs, packages, QtStart(checkout, programs, packages)).prepare()


def go(command: list[str]) -> None:
    """What `go build -o` leaves on the disk."""
    if "-o" in command:
        Path(command[command.index("-o") + 1]).touch()


def test_a_bare_machine_is_told_how_to_have_each_of_them(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda _command: Answer(1, "no\n"), has=[])
    here = prepare(checkout, programs)
    assert set(SYSTEM_PACKAGES) - {"at-spi"} <= here.missing.keys()
    assert "apt-get install redis-server" in here.missing["redis-server"]
    assert here.missing["livekit-server"] == "Go is not installed"
    assert not programs.called("install")


def test_root_on_a_debian_has_them_installed_in_one_go(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda command: Answer(int("-c" in command), ""), has=["apt-get", "dpkg"])
    prepare(checkout, programs, root=True)
    (install,) = programs.called("install")
    assert {"redis-server", "gnome-keyring", "xvfb", "libxcb-cursor0", "python3-gi"} <= set(install)


def test_go_builds_into_the_cache_once(checkout: Checkout) -> None:
    programs = PlayedPrograms(act=go, has=["go"])
    first = prepare(checkout, programs)
    worker = Path(first.found["egress-worker"])
    assert worker.is_relative_to(checkout.root / ".cache")
    assert len(programs.called("build")) == 1
    assert prepare(checkout, programs).found["egress-worker"] == str(worker)
    assert len(programs.called("build")) == 1


def test_a_changed_worker_is_built_again(checkout: Checkout) -> None:
    programs = PlayedPrograms(act=go, has=["go"])
    before = prepare(checkout, programs).found["egress-worker"]
    (checkout.root / "tests" / "real" / "worker" / "main.go").write_text("package main // changed\n")
    assert prepare(checkout, programs).found["egress-worker"] != before


def test_go_never_fetches_another_toolchain_and_its_refusal_is_quoted(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda _command: Answer(1, "go: needs go >= 1.26\n"), has=["go"])
    here = prepare(checkout, programs)
    assert here.missing["livekit-server"] == "go: needs go >= 1.26"
    asked = programs.extras[programs.commands.index(programs.called("install")[0])]
    assert asked["GOTOOLCHAIN"] == "local"
    assert f"@{LIVEKIT_VERSION}" in programs.called("install")[0][-1]


def test_an_installed_server_counts_only_in_the_version_that_the_tests_describe(checkout: Checkout) -> None:
    def answering(version: str) -> PlayedPrograms:
        return PlayedPrograms(lambda _command: Answer(0, f"livekit-server version {version}\n"), has=["livekit-server"])

    assert prepare(checkout, answering(LIVEKIT_VERSION[1:])).found["livekit-server"] == "/usr/bin/livekit-server"
    assert "livekit-server" in prepare(checkout, answering("1.9.0")).missing


def test_word_is_left_for_the_tests(tmp_path: Path) -> None:
    file = tmp_path / "counterparts.json"
    Found({"go": "there"}, {"stop": "nowhere"}).write(file)
    assert json.loads(file.read_text()) == {"found": {"go": "there"}, "missing": {"stop": "nowhere"}}
