"""Every claim in its daily size: the same code as `python -m tests.trust`, with smaller counts."""

import secrets

import pytest

from tests.trust.claims import ALONE, NAMES
from tests.trust.measuring import measured
from tests.trust.table import table

LIMIT = 90.0


@pytest.mark.trust
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.alone] if name in ALONE else []) for name in NAMES]
)
def test_a_claim_holds_in_its_daily_size(name: str) -> None:
    seed = secrets.randbelow(1 << 32)
    found = measured(name, "daily", seed, LIMIT)
    assert found.holds, f"\npython -m tests.trust {name} --daily --seed {seed}\n{table([found])}"
