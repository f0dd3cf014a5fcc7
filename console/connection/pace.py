"""How often and how hard a server is asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Periods in seconds; up to a round trip of `near` seconds `lan` questions are in flight, above it `far`.

    What fails is asked again within `quick_wait` as often as `quick_tries` says, and then ever more rarely up to
    `longest_wait`; `untrusted` is for a bad certificate, and `slowest_wait` for a server that asks to slow down.
    What took long to answer is asked for every `rest` times as long, at most every `longest_rest` seconds.
    A key is tried `key_tries` times, and a list that shrank is asked for again after `confirm`.
    """

    rooms: float = 1.0
    watched: float = 1.0
    recording_rooms: float = 5.0
    recordings: float = 2.0
    lan: int = 6
    far: int = 24
    near: float = 0.010
    hidden: float = 5.0
    quick_wait: float = 2.0
    quick_tries: int = 30
    longest_wait: float = 15.0
    untrusted: float = 60.0
    slowest: float = 32.0
    slowest_wait: float = 120.0
    key_tries: int = 2
    confirm: float = 0.5
    rest: float = 3.0
    longest_rest: float = 8.0

    def in_flight(self, round_trip: float) -> int:
        """Return how many questions may be under way at once: a long line needs more of them to be kept busy."""
        return self.lan if round_trip <= self.near else self.far
