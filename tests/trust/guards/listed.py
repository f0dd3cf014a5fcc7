"""Every guard that is known by name."""

from tests.trust.guards import activity, deeds, facts, looking, matrix, records, secrets_kept, texts, traces, wire

GUARDS = (
    wire.GUARDS
    + records.GUARDS
    + facts.GUARDS
    + matrix.GUARDS
    + deeds.GUARDS
    + looking.GUARDS
    + secrets_kept.GUARDS
    + traces.GUARDS
    + texts.GUARDS
    + activity.GUARDS
)
