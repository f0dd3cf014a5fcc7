"""How often and how hard a server is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Periods in seconds; up to a round trip of `near` seconds `lan` questions are in flight, above it `far`."""

    rooms: float = 1.0
    watched: float = 1.0
    recording_rooms: float = 5.0
    recordings: float = 2.0
    lan: int = 6
    far: int = 24
    near: float = 0.010
    hidden: float = 5.0
    longest_wait: float = 15.0
    slowest: float = 32.0

    def in_flight(self, round_trip: float) -> int:
        """Return how many questions may be under way at once: a long line needs more of them to be kept busy."""
        return self.lan if round_trip <= self.near else self.far
