"""A list that has suddenly lost most of its entries: looked at twice before anybody is shown as gone."""

from collections.abc import Callable

ROOMS, RECORDINGS = "\0rooms", "\0recordings"
"""The two lists as topics; every other topic is the name of a room, which cannot begin with NUL."""


def is_shrunken(before: int, after: int, ordered: int = 0) -> bool:
    """Say whether a list lost more than half of its entries, or all of them; what we ordered to go does not count.

    50 of 2,720 prefixes of a list of 50 people are lists of fewer people (gateway/listings.py), and so is what a server
    tells that is just coming up.
    """
    expected = max(0, before - ordered)
    return after < expected and (after == 0 or 2 * after < expected)


class Doubts:
    """Holds back a shrunken list until a second answer says the same; `ordered` counts what we sent away ourselves."""

    def __init__(self, ordered: Callable[[str], int]) -> None:
        self._ordered = ordered
        self._held: set[str] = set()

    def holds(self, topic: str, before: int, after: int) -> bool:
        """Say whether an answer must wait for a second one; every other answer ends the doubt."""
        if 2 * after >= before or topic in self._held or not is_shrunken(before, after, self._ordered(topic)):
            self._held.discard(topic)
            return False
        self._held.add(topic)
        return True

    def __contains__(self, topic: str) -> bool:
        return topic in self._held
