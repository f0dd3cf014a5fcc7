"""A keyring may hang, lie, forget or be missing: the window goes on, and no secret is written anywhere else."""

from tests.trust.claim import Claim
from tests.trust.keyring.playing import FULL, measure

CLAIM = Claim(
    "keyring",
    "A keyring that hangs holds up neither the window nor quitting, and nine that fail write no secret into a file.",
    measure,
    full=FULL,
    daily=3,
)
