"""What went wrong, as a value that can be kept in a snapshot and shown: no traceback, no foreign type."""

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Why a question or an action did not succeed."""

    UNREACHABLE = "unreachable"
    TLS = "tls"
    TIMED_OUT = "timed out"
    INTERRUPTED = "interrupted"
    NOT_LIVEKIT = "not livekit"
    TOO_LARGE = "too large"
    ELSEWHERE = "elsewhere"
    PROXY = "proxy"
    KEY_REJECTED = "key rejected"
    CLOCK = "clock"
    NOT_ALLOWED = "not allowed"
    MISSING = "missing"
    REFUSED = "refused"
    SLOW_DOWN = "slow down"
    NOBODY_ANSWERS = "nobody answers"
    NO_RECORDER = "no recorder"
    SERVER_BROKEN = "server broken"
    SHRUNKEN = "shrunken"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failure in our own words; `said` is what the server said, never more than 512 characters.

    `retry_after` is the seconds that the next question should wait for, 0.0 where nothing speaks against the usual.
    """

    cause: Cause
    sentence: str
    step: str = ""
    said: str = ""
    retry_after: float = 0.0
