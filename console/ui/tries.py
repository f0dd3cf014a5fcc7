"""How often a server that fails was asked in vain, and when it is asked again."""

from math import ceil

from console.domain.snapshot import Listing
from console.domain.trouble import Cause


def tries(listing: Listing, now: float) -> str:
    """Return it as *try 4, next in 6 s*, or nothing while nothing fails."""
    trouble = listing.trouble
    if trouble is None:
        return ""
    if trouble.cause is Cause.SHRUNKEN:
        return "looking again"
    if not listing.next_at:
        return f"stopped after {listing.tries} tries" if listing.tries > 1 else ""
    wait = ceil(listing.next_at - now)
    return f"try {listing.tries}, next in {wait} s" if wait > 0 else f"try {listing.tries + 1}, asking now"
