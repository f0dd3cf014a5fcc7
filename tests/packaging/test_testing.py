"""The one test command: pytest's exit status counts, and in CI whatever was not run counts too."""

from itertools import pairwise
from pathlib import Path

import pytest
from checkout import Checkout
from programs import Answer
from testing import run_tests

from tests.packaging.stage import PlayedPrograms, make_checkout, venv_maker

PROGRAMS = (
    "venv",
    "ensurepip",
    "redis-server",
    "gnome-keyring-daemon",
    "dbus-run-session",
    "Xvfb",
    "xauth",
    "xvfb-run",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout without an environment."""
    (tmp_path / "tests" / "real" / "worker").mkdir(parents=True)
    return make_checkout(tmp_path)


def machine(checkout: Checkout, code: int = 0) -> PlayedPrograms:
    """A machine without Go, on which pytest ends with this exit status."""
    return PlayedPrograms(
        lambda command: Answer(code if "pytest" in command else 0, "loaded\n"), venv_maker(checkout), has=PROGRAMS
    )


def test_everything_is_prepared_and_pytest_gets_the_arguments(checkout: Checkout) -> None:
    programs = machine(checkout)
    assert run_tests(checkout, ["-k", "rooms"], {}, programs) == 0
    assert programs.called("pytest") == [[str(checkout.python), "-m", "pytest", "-k", "rooms"]]
    assert checkout.has_installed("test")
    assert (checkout.root / ".cache" / "counterparts.json").exists()


@pytest.mark.parametrize(("processors", "workers"), [(1, []), (2, ["2"]), (64, ["4"])])
def test_all_tests_are_shared_among_workers(checkout: Checkout, processors: int, workers: list[str]) -> None:
    programs = machine(checkout)
    assert run_tests(checkout, [], {}, programs, processors) == 0
    (command,) = programs.called("pytest")
    assert [number for flag, number in pairwise(command) if flag == "-n"] == workers
    assert ("loadfile" in command) == bool(workers)


@pytest.mark.parametrize(("environ", "status"), [({}, 0), ({"CI": "true"}, 1)])
def test_what_was_not_run_is_named_at_the_end_and_fails_only_in_ci(
    checkout: Checkout, environ: dict[str, str], status: int
) -> None:
    programs = machine(checkout)
    assert run_tests(checkout, [], environ, programs) == status
    named = [sentence for sentence in programs.said if sentence.startswith("not run: ")]
    assert "not run: livekit-server (Go is not installed)" in named
    assert not any("redis-server" in sentence for sentence in named)


@pytest.mark.parametrize("environ", [{}, {"CI": "true"}])
def test_a_failed_test_is_a_failed_command(checkout: Checkout, environ: dict[str, str]) -> None:
    assert run_tests(checkout, [], environ, machine(checkout, code=5)) == 5


def test_a_machine_that_cannot_be_prepared_is_one_sentence(checkout: Checkout) -> None:
    programs = PlayedPrograms(has=[])
    assert run_tests(checkout, [], {}, programs) == 2
    assert len(programs.said) == 1
    assert not programs.called("pytest")


def test_a_second_run_installs_nothing(checkout: Checkout) -> None:
    run_tests(checkout, [], {}, machine(checkout))
    programs = machine(checkout)
    run_tests(checkout, [], {}, programs)
    assert not programs.called("pip")
    assert not programs.called("venv")
