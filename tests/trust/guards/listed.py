"""Every guard that is known by name."""

from tests.trust.guards import deeds, facts, secrets_kept, texts, traces

GUARDS = facts.GUARDS + deeds.GUARDS + secrets_kept.GUARDS + traces.GUARDS + texts.GUARDS
