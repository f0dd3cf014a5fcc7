"""What is wrong with a participant, and from which moment on it counts: pure, so that trees and counts agree."""

from dataclasses import dataclass
from math import inf

from console.domain.participants import Change, Participant
from console.ui.figures import age

STILL_JOINING, NO_MICROPHONE = 10.0, 180.0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that goes on since a moment and is a problem from a later one; epoch seconds."""

    words: str
    since: float
    counts_from: float

    def sentence(self, now: float) -> str:
        """Return it with its age."""
        return f"{self.words} {age(now - self.since)}"


def problem(participant: Participant, change: Change | None) -> Problem | None:
    """Return what is, or will become, wrong with somebody if nothing changes."""
    if participant.is_arriving:
        since = participant.joined_at or (change.at if change is not None else 0.0)
        return Problem("Still joining,", since, since + STILL_JOINING) if since else None
    if participant.is_gone:
        since = change.at if change is not None else 0.0
        return Problem("No answer for", since, since) if since else None
    if participant.is_silent:
        # Had the microphone gone later than the last change, that would be the last change: this age is never too old.
        since = max(participant.joined_at, change.at if change is not None else 0.0)
        return Problem("No microphone for", since, since + NO_MICROPHONE) if since else None
    return None


def counts_from(participant: Participant, change: Change | None) -> float:
    """Return the moment from which somebody is a problem, or infinity."""
    found = problem(participant, change)
    return found.counts_from if found is not None else inf
