"""Figures as words: clocks, ages, sizes and counts; they round down, so that nothing looks longer or larger."""

from datetime import datetime, tzinfo
from math import ceil

_UNITS = ("bytes", "kB", "MB", "GB", "TB")


def clock(seconds: float) -> str:
    """Return a running time as hh:mm:ss; what has not begun stands at zero."""
    whole = max(0, int(seconds))
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def age(seconds: float) -> str:
    """Return how long ago something was, in its largest whole unit."""
    whole = max(0, int(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min"
    return f"{whole // 3600} h" if whole < 48 * 3600 else f"{whole // 86400} days"


def ago(seconds: float) -> str:
    """Return an age as it stands at the end of a sentence."""
    return f"{age(seconds)} ago" if seconds >= 1 else "just now"


def took(seconds: float) -> str:
    """Return a short time with one decimal, as it is measured between a press and its effect; never as nothing."""
    if seconds < 0.1:
        return "< 0.1 s"
    return f"{int(max(0.0, seconds) * 10 + 1e-6) / 10:.1f} s" if seconds < 10 else age(seconds)


def round_trip(seconds: float) -> str:
    """Return the time of a question and its answer: this one rounds up, for less would flatter the line."""
    return f"{ceil(max(0.0, seconds) * 1000 - 1e-6)} ms" if seconds < 10 else f"{ceil(seconds)} s"


def size(number: int) -> str:
    """Return bytes in decimal units with three figures."""
    whole = max(0, number)
    power = next((p for p in range(len(_UNITS)) if whole < 1000 ** (p + 1)), len(_UNITS) - 1)
    if power == 0:
        return f"{whole} {'byte' if whole == 1 else _UNITS[0]}"
    hundredths = whole * 100 // 1000**power
    if hundredths >= 10_000:
        return f"{hundredths // 100} {_UNITS[power]}"
    if hundredths >= 1_000:
        return f"{hundredths // 100}.{hundredths // 10 % 10} {_UNITS[power]}"
    return f"{hundredths // 100}.{hundredths % 100:02d} {_UNITS[power]}"


def time_of_day(moment: float, zone: tzinfo | None = None) -> str:
    """Return an epoch second as a clock on the wall shows it, here or in another zone; 0 has no time of day."""
    # Windows refuses moments before 1970, and a server may send any.
    if moment <= 0:
        return ""
    then = datetime.fromtimestamp(moment, zone)
    # strftime imports a module on every call, and Qt for Python looks at every import.
    return f"{then.hour:02d}:{then.minute:02d}:{then.second:02d}"


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else several or one + 's'}".replace(",", "\u202f")
