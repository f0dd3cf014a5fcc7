"""How far this machine's clock is from a server's, read from the Date of an answer."""

from email.utils import parsedate_to_datetime

LEEWAY = 60.0
"""Seconds by which a token may be too early or too late (measured on livekit-server 1.13.5: 59 pass, 61 do not)."""


def ahead(date: str, now: float) -> float | None:
    """Return the seconds that this machine is ahead; an HTTP date is cut to whole seconds (RFC 9110, 5.6.7)."""
    try:
        said = parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    off = now - said
    return 0.0 if 0.0 <= off <= 1.0 else off if off < 0 else off - 1.0


def span(seconds: float) -> str:
    """Say a length of time in its two largest units, such as 3 min 12 s."""
    whole = round(seconds)
    for size, unit, part, smaller in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // part
            return f"{whole // size} {unit} {rest} {smaller}" if rest else f"{whole // size} {unit}"
    return f"{whole} s"
