"""Identifiers in the shape that LiveKit gives them: a prefix and twelve characters that are hard to misread."""

import random

# The alphabet of livekit/protocol utils/guid: base 57, without 0, 1, I, O and l.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


class Sids:
    """A seeded source of identifiers."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a made-up world needs repeatable numbers, not safe ones

    def new(self, prefix: str, length: int = 12) -> str:
        """Make an identifier, for example `RM_GSqhm6PwwzFz` for the prefix `RM_`."""
        return prefix + "".join(self._random.choices(_ALPHABET, k=length))

    def number(self) -> int:
        """Make a number of 32 bits, as an RTP source carries."""
        return self._random.getrandbits(32)

    def uuid(self) -> str:
        """Make the kind of name that a browser gives to a media track."""
        digits = f"{self._random.getrandbits(128):032x}"
        return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
