"""Secrets are looked for in everything that the whole program leaves, shows and says."""

from tests.trust.claim import Claim
from tests.trust.sweep.round import measure

CLAIM = Claim(
    "sweep",
    "No secret and no token is written, shown, copied or passed on, in any encoding, whatever fails.",
    measure,
    full=8,
    daily=1,
)
