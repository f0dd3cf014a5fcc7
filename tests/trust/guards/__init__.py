"""Guards are removed one at a time, and a named test notices each."""

import random
import sys
import tempfile
from pathlib import Path

from tests.trust.claim import Claim, Figure
from tests.trust.guards.copy import Copy, Misfit, passes, sees
from tests.trust.guards.guard import Guard
from tests.trust.guards.listed import GUARDS


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Remove so many guards, each in turn: its test passes before and fails after."""
    chosen = GUARDS if size >= len(GUARDS) else tuple(random.Random(seed).sample(GUARDS, size))
    with tempfile.TemporaryDirectory(prefix="guards-") as place:
        copy = Copy(Path(place))
        proofs = sorted({guard.proof for guard in chosen})
        # One name that is none keeps pytest from running the others.
        before = copy.run(proofs) or {proof: how for one in proofs for proof, how in copy.run([one]).items()}
        noticed = [_notices(copy, guard, before) for guard in chosen]
    named = tuple(
        Figure(f"tests that fail without: {guard.name}", found, 1, at_least=True)
        for guard, found in zip(chosen, noticed, strict=True)
    )
    return (Figure("guards removed, each noticed", sum(noticed), size, at_least=True), *named)


def _notices(copy: Copy, guard: Guard, before: dict[str, list[str]]) -> bool:
    if not passes(before, guard.proof):
        sys.stderr.write(f"{guard.name}: {guard.proof} does not pass as it is\n")
        return False
    try:
        with copy.without(guard):
            after = copy.run([guard.proof])
    except Misfit as misfit:
        sys.stderr.write(f"{guard.name}: {misfit}\n")
        return False
    if not sees(after, guard):
        sys.stderr.write(f"{guard.name}: {guard.proof} goes on without it: {after}\n")
    return sees(after, guard)


CLAIM = Claim(
    "guards",
    "A defence that is taken out is missed by a test that names it.",
    measure,
    full=len(GUARDS),
    daily=3,
)
