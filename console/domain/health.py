"""What the last answers of a server, of one room or of its recordings are worth now: one word for each.

The words are those of the screen: *Connected* is what the fault matrix calls live, *Not answering* is its offline.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

from console.domain.rooms import LiveRoom
from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble

LIVE_POLLS, SLACK, LONGEST_TRIP = 1.5, 0.1, 0.5
"""Data is live for one and a half polls, for an ordinary round trip of the answer, and for the slack of two timers."""
OFFLINE_AFTER, STALE_AFTER = 3.0, 15.0


class Worth(StrEnum):
    """How much old data may be believed; the value is the word for it everywhere."""

    CONNECTING = "Connecting"
    LIVE = "Connected"
    LATE = "Late"
    STALE = "Stale"
    OFFLINE = "Not answering"
    REJECTED = "Key not accepted"
    SKEWED = "Clock differs"
    UNTRUSTED = "Not trusted"


_AT_ONCE = {
    Cause.KEY_REJECTED: Worth.REJECTED,
    Cause.NOT_ALLOWED: Worth.REJECTED,
    Cause.CLOCK: Worth.SKEWED,
    Cause.TLS: Worth.UNTRUSTED,
}
"""What no waiting cures."""
_SILENT = (Cause.UNREACHABLE, Cause.PROXY)
_ACTING = (Worth.LIVE, Worth.LATE, Worth.STALE)
_GREY = (Worth.STALE, Worth.OFFLINE, Worth.REJECTED, Worth.SKEWED, Worth.UNTRUSTED)


@dataclass(frozen=True, slots=True)
class Health:
    """One word, the age of the data in seconds, what is wrong, and from which moment on the word is another one."""

    worth: Worth
    age: float = 0.0
    trouble: Trouble | None = None
    until: float = inf

    @property
    def may_act(self) -> bool:
        """Say whether an action has a chance: something answers, and it took the key."""
        return self.worth in _ACTING

    @property
    def is_grey(self) -> bool:
        """Say whether what is shown must be grey and dated."""
        return self.worth in _GREY


def health(listing: Listing, now: float, round_trip: float = 0.0) -> Health:
    """Judge one list by the age of its last good answer and by what fails now."""
    trouble = listing.trouble
    asked_at = listing.asked_at
    age = max(0.0, now - asked_at) if listing.is_known else 0.0
    if trouble is not None and trouble.cause in _AT_ONCE:
        return Health(_AT_ONCE[trouble.cause], age, trouble)
    if not listing.is_known:
        return Health(Worth.OFFLINE if trouble is not None else Worth.CONNECTING, 0.0, trouble)
    silent = trouble is not None and trouble.cause in _SILENT
    if silent and age > OFFLINE_AFTER:
        return Health(Worth.OFFLINE, age, trouble)
    if age > STALE_AFTER or asked_at < listing.slept_at:
        return Health(Worth.STALE, age, trouble)
    live_for = LIVE_POLLS * listing.period + min(round_trip, LONGEST_TRIP) + SLACK
    # One failure may be chance and says nothing; a list that shrank is in doubt from the first.
    doubted = trouble is not None and (listing.tries > 1 or trouble.cause is Cause.SHRUNKEN)
    if age <= live_for and not doubted:
        return Health(Worth.LIVE, age, trouble, asked_at + min(live_for, STALE_AFTER))
    return Health(Worth.LATE, age, trouble, asked_at + (OFFLINE_AFTER if silent else STALE_AFTER))


def room_health(server: Health, live: LiveRoom, now: float, round_trip: float = 0.0) -> Health:
    """Judge the people of one room that is looked at: they are never worth more than the list of rooms."""
    own = health(Listing(live.asked_at, live.trouble), now, round_trip)
    return replace(server, age=own.age) if server.is_grey else own
