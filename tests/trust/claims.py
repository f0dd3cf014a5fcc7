"""Which claims there are; a claim's module is loaded when its own process needs it."""

import importlib

from tests.trust.claim import Claim

NAMES: tuple[str, ...] = (
    "guards",
    "faulted_calls",
    "bad_tls",
    "sweep",
    "keyring",
    "hostile_text",
    "heavy_metadata",
    "whole_program",
    "soak",
    "kills",
    "torn_wal",
    "steps",
)

# What they measure is a wait of the window: a second busy process beside them would be counted as theirs.
ALONE = frozenset({"whole_program", "heavy_metadata", "keyring"})


def claim(name: str) -> Claim:
    """Load the claim of `tests/trust/<name>`; raises KeyError for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    found = importlib.import_module(f"tests.trust.{name}").CLAIM
    assert isinstance(found, Claim)
    return found
