"""The locks: complete, hashed, without the address of any index, and in step with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
TEST = [Requirement(line) for line in PROJECT["dependency-groups"]["test"]]


def text_of(lock: str) -> str:
    """A lock as it is written."""
    return (ROOT / "packaging" / "locks" / f"{lock}.txt").read_text(encoding="utf-8")


def entries(lock: str) -> list[str]:
    """The lock's entries, each with its hashes on one line."""
    return text_of(lock).replace("\\\n", " ").splitlines()


def pins(lock: str) -> dict[str, set[str]]:
    """The pinned versions of every package; more than one where systems or Pythons differ."""
    found: dict[str, set[str]] = {}
    for entry in entries(lock):
        name, version = re.match(r"([\w.-]+)==(\S+)", entry).groups()  # type: ignore[union-attr]  # a failure is a finding
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", ["run", "test"])
def test_every_package_is_pinned_by_hash(lock: str) -> None:
    loose = [entry[:60] for entry in entries(lock) if not re.match(r"[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)]
    assert loose == []


@pytest.mark.parametrize("lock", ["run", "test"])
def test_no_address_stands_in_a_lock(lock: str) -> None:
    assert re.findall(r"\S*(?:://|--index|--extra|--find-links|@ )\S*", text_of(lock)) == []


@pytest.mark.parametrize(("lock", "wanted"), [("run", RUN), ("test", RUN + TEST)])
def test_the_lock_holds_what_the_project_asks_for(lock: str, wanted: list[Requirement]) -> None:
    pinned = pins(lock)
    wrong = [
        str(requirement)
        for requirement in wanted
        if not pinned.get(canonicalize_name(requirement.name))
        or not all(requirement.specifier.contains(version) for version in pinned[canonicalize_name(requirement.name)])
    ]
    assert wrong == [], "run python3 packaging/lock.py"


def test_tests_run_on_the_versions_that_people_run() -> None:
    tested = pins("test")
    differing = {name: versions for name, versions in pins("run").items() if not versions <= tested.get(name, set())}
    assert differing == {}


def test_qt_stays_clear_of_the_release_that_aborts() -> None:
    requirement = next(requirement for requirement in RUN if requirement.name == "PySide6-Essentials")
    assert not requirement.specifier.contains("6.12.0")
    assert pins("run")["shiboken6"] == pins("run")["pyside6-essentials"]
