"""Every guard that is known by name."""

from tests.trust.guards import deeds, facts, secrets_kept, texts

GUARDS = facts.GUARDS + deeds.GUARDS + secrets_kept.GUARDS + texts.GUARDS
