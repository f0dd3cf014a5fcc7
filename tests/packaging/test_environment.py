"""The environment is made once, brought to a changed lock, and done again when a try was interrupted."""

import threading
from pathlib import Path

import pytest
from checkout import Checkout
from environment import Environment
from programs import Answer, Obstacle

from tests.packaging.stage import GOOD, PlayedPrograms, make_checkout, venv_maker


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout without an environment."""
    return make_checkout(tmp_path)


def installed(checkout: Checkout, name: str = "run") -> PlayedPrograms:
    """Install a lock and return the programs that were called."""
    programs = PlayedPrograms(act=venv_maker(checkout))
    Environment(checkout, programs, "base-python").install(name)
    return programs


def interrupted_pip(command: list[str]) -> Answer:
    """A person who presses Ctrl+C while packages are fetched."""
    if "install" in command:
        raise KeyboardInterrupt
    return GOOD


def broken_python(command: list[str]) -> Answer:
    """An environment whose Python is gone, too old or without pip."""
    return Answer(1, "") if "-c" in command else GOOD


def test_the_first_time_it_is_made_and_filled_from_the_hashed_lock(checkout: Checkout) -> None:
    programs = installed(checkout)
    assert programs.called("venv") == [["base-python", "-m", "venv", "--clear", str(checkout.environment)]]
    (pip,) = programs.called("install")
    assert pip[0] == str(checkout.python)
    assert "--require-hashes" in pip
    assert pip[pip.index("-r") + 1] == str(checkout.lock("run"))
    assert programs.called("compileall")
    assert checkout.has_installed("run")
    assert not checkout.has_installed("test")


def test_a_changed_lock_is_installed_into_what_is_there(checkout: Checkout) -> None:
    installed(checkout)
    checkout.qt_started("xcb").write_bytes(checkout.qt_started_content())
    checkout.lock("run").write_text("newer\n")
    assert not checkout.has_installed("run")
    programs = installed(checkout)
    assert not programs.called("venv")
    assert programs.called("install")
    assert checkout.has_installed("run")
    assert not checkout.qt_started("xcb").exists(), "another Qt has to be tried again"


def test_an_interrupted_installation_starts_again_from_nothing(checkout: Checkout) -> None:
    programs = PlayedPrograms(interrupted_pip, venv_maker(checkout))
    with pytest.raises(KeyboardInterrupt):
        Environment(checkout, programs).install("run")
    assert not checkout.has_installed("run")
    half_written = checkout.environment / "half"
    half_written.touch()
    assert installed(checkout).called("venv")
    assert checkout.has_installed("run")
    assert not half_written.exists()


def test_a_failed_installation_is_a_sentence_and_not_a_stamp(checkout: Checkout) -> None:
    programs = PlayedPrograms(lambda command: Answer(int("install" in command), ""), venv_maker(checkout))
    with pytest.raises(Obstacle, match="could not be installed"):
        Environment(checkout, programs).install("run")
    assert not checkout.has_installed("run")


def test_an_environment_that_somebody_else_made_is_filled_and_kept(checkout: Checkout) -> None:
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    assert not installed(checkout).called("venv")
    assert checkout.has_installed("run")


def test_an_environment_of_a_wrong_python_is_made_anew(checkout: Checkout) -> None:
    checkout.python.parent.mkdir(parents=True)
    checkout.python.touch()
    programs = PlayedPrograms(broken_python, venv_maker(checkout))
    Environment(checkout, programs).install("run")
    assert programs.called("venv")


def test_an_environment_whose_python_was_replaced_is_made_anew(checkout: Checkout) -> None:
    installed(checkout)
    newer = checkout.root / "python3.13"
    newer.touch()
    checkout.python.unlink()
    checkout.python.symlink_to(newer)
    assert installed(checkout).called("venv")


@pytest.mark.parametrize("module", ["venv", "ensurepip"])
def test_a_python_without_venv_gets_one_sentence_with_the_way_out(checkout: Checkout, module: str) -> None:
    programs = PlayedPrograms(has=[name for name in ("venv", "ensurepip") if name != module])
    with pytest.raises(Obstacle) as refused:
        Environment(checkout, programs).install("run")
    assert f"without {module}" in str(refused.value)
    assert "-venv" in str(refused.value)
    assert programs.commands == []


def test_a_second_start_waits_for_the_first(checkout: Checkout) -> None:
    first, second = PlayedPrograms(), PlayedPrograms()
    waits, order = threading.Event(), list[str]()
    second.heard = lambda _sentence: waits.set()

    def start_again() -> None:
        with Environment(checkout, second).alone():
            order.append("second")

    other = threading.Thread(target=start_again, daemon=True)
    with Environment(checkout, first).alone():
        other.start()
        assert waits.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]
    assert first.said == []
    assert second.said == ["Another start is preparing this checkout: waiting for it."]
