"""The faults of the whole program: what happens at the door of a server, and the word that the screen owes for it."""

from dataclasses import dataclass

LATE, STALE, SILENT = "Late", "Stale", "Not answering"
REJECTED, SKEWED, UNTRUSTED, LIVE = "Key not accepted", "Clock differs", "Not trusted", "Connected"

AFTER = {LATE: 1.6, SILENT: 3.0, STALE: 15.0}
"""Seconds after the last good question at which a word is owed; every other word is owed with the first bad answer."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One fault: `door` is what becomes of a connection, else `script` names an answer of tests.trust.faulted_calls.

    `words` are owed one after the other, with a stroke where chance decides between two, and `only` is the one method
    that fails. `by_hand` needs *Try now* to recover within seconds, because the server or the key asked to be left
    alone. `whole` stands for an event of four rooms; the others are small.
    """

    name: str
    words: tuple[str, ...] = (LATE, STALE)
    door: str = ""
    script: str = ""
    only: str = ""
    by_hand: bool = False
    tls: bool = False
    whole: bool = False


_DRAWN_OUT = (
    "closed-unanswered",
    "reset-unanswered",
    "silent",
    "not-http",
    "ssh",
    "half-status",
    "half-head-silent",
    "head-drips",
    "continue-for-ever",
    "long-header",
    "two-lengths",
    "word-as-length",
    "half-body",
    "half-body-reset",
    "half-body-silent",
    "body-drips",
    "no-last-chunk",
    "chunk-without-size",
    "part-and-no-end-said",
    "too-long-said",
    "not-protobuf",
    "gzip",
    "sign-in-page",
    "empty-page",
    "empty-without-type",
    "json",
    "204",
    "redirect-302",
    "redirect-307",
    "400-list",
    "404-page",
    "404-route",
    "408",
    "500-empty",
    "502-page",
    "503-twirp",
    "504",
)

KINDS = (
    *(Kind(name, script=name) for name in _DRAWN_OUT),
    Kind("refused", (LATE, SILENT), door="refused"),
    Kind("closed-at-once", door="closed"),
    Kind("reset-at-once", (LATE, f"{STALE}/{SILENT}"), door="reset"),
    Kind("never-reads", door="deaf"),
    Kind("frozen", door="frozen", whole=True),
    Kind("401-key", (REJECTED,), script="401-key", by_hand=True),
    Kind("401-clock", (SKEWED,), script="401-old-date", by_hand=True),
    Kind("403", (REJECTED,), script="403-twirp", by_hand=True),
    Kind("429", script="429", by_hand=True),
    Kind("429-later", script="429-later", by_hand=True),
    Kind("503-later", script="503-page", by_hand=True),
    Kind("rooms-shrunken", (), script="short-every-other-time", only="ListRooms", whole=True),
    Kind("recordings-only", (), script="500-empty", only="ListEgress"),
    Kind("certificate-expired", (UNTRUSTED,), door="expired", by_hand=True, tls=True),
    Kind("certificate-of-another", (UNTRUSTED,), door="another", by_hand=True, tls=True),
    Kind("certificate-self-signed", (UNTRUSTED,), door="self-signed", by_hand=True, tls=True),
    Kind("certificate-of-unknown", (UNTRUSTED,), door="unknown", by_hand=True, tls=True),
)
