"""What the last answers of a server are worth now."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.snapshot import Listing
from console.domain.trouble import Cause, Trouble

LATE_AFTER, STALE_AFTER = 3.0, 15.0


class Worth(StrEnum):
    """How much old data may be believed."""

    CONNECTING = "Connecting"
    LIVE = "Connected"
    LATE = "Late"
    STALE = "Stale"
    OFFLINE = "Not answering"
    REJECTED = "Key not accepted"


@dataclass(frozen=True, slots=True)
class Health:
    """One word for a connection, the age of its data in seconds, and what is wrong where something is."""

    worth: Worth
    age: float = 0.0
    trouble: Trouble | None = None

    @property
    def may_act(self) -> bool:
        """Say whether an action has a chance: something answers, and it took the key."""
        return self.worth in (Worth.LIVE, Worth.LATE, Worth.STALE)


def health(listing: Listing, now: float) -> Health:
    """Judge one list by the age of its last good answer and by what fails now."""
    trouble = listing.trouble
    age = max(0.0, now - listing.asked_at) if listing.is_known else 0.0
    if trouble is not None and trouble.cause in (Cause.KEY_REJECTED, Cause.NOT_ALLOWED):
        return Health(Worth.REJECTED, age, trouble)
    if trouble is not None and (age > LATE_AFTER or not listing.is_known):
        return Health(Worth.OFFLINE, age, trouble)
    if not listing.is_known:
        return Health(Worth.CONNECTING)
    if age > STALE_AFTER:
        return Health(Worth.STALE, age, trouble)
    return Health(Worth.LATE if age > LATE_AFTER else Worth.LIVE, age, trouble)
