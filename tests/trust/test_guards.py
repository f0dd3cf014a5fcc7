"""Every listed guard stands where it is said to stand, and its test exists: a change of either is noticed at once."""

from pathlib import Path

import pytest

from tests.trust.guards.guard import Guard
from tests.trust.guards.listed import GUARDS

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_once_and_has_its_test(guard: Guard) -> None:
    found = (ROOT / guard.file).read_text(encoding="utf-8").count(guard.text)
    assert found == 1, f"{guard.file} holds {found} times: {guard.text}"
    file, _, name = guard.proof.partition("::")
    assert f"def {name.partition('[')[0]}(" in (ROOT / file).read_text(encoding="utf-8")
    assert guard.instead != guard.text


def test_there_are_guards_enough_and_each_has_a_name_of_its_own() -> None:
    assert len({guard.name for guard in GUARDS}) == len(GUARDS) >= 20
