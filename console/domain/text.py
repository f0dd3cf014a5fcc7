"""Text from a server made safe to look at: what cannot be seen is made visible, what never ends is cut."""

import json
import unicodedata
from functools import lru_cache

from console.domain.joining import flag_at, is_pictograph, is_selector, joins, selects

LONGEST = 256
MOST_MARKS = 4
MOST_SPACES = 3
_READ, _KEPT = 4, 1024
"""As many letters are read for each one that may be shown, and longer texts than this are not remembered."""
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_MARKS = frozenset(("Mn", "Me"))
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters, marks and signs that have no ink of their own (Unicode, Default_Ignorable_Code_Point and blank symbols)."""
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"), " "
)
"""Spaces of other widths look like a space; the wide one of East Asia and the inked one of Ogham are left."""
_CARRIER = "\u25cc"
_FIRST_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def visible(text: str, longest: int = LONGEST) -> str:
    """Return text as plain characters: controls, bidi signs and zero widths as ⟨U+XXXX⟩, stacks of marks capped.

    Joiners and variation selectors stay where scripts and emoji need them; everywhere else they are shown.
    """
    # More than nine of ten names end here, without a look at their letters one by one.
    if len(text) <= longest and text.isascii() and text.isprintable() and "    " not in text:
        return text if text.strip() or not text else _shown(text, longest)
    return _kept(text, longest) if len(text) <= _KEPT else _shown(text, longest)


def isolated(text: str, longest: int = LONGEST) -> str:
    """Return visible text that cannot turn round the sentence it stands in (Unicode UAX 9, FSI…PDI)."""
    seen = visible(text, longest)
    if seen.isascii() or not _turns(seen):
        return seen
    return f"{_FIRST_ISOLATE}{seen}{_END_ISOLATE}"


def lossless(text: str) -> str:
    """Return text to be pasted elsewhere: as it is, or as a JSON string where something in it cannot be seen.

    What begins with a quotation mark is quoted too, so that the one is never taken for the other. A name with a line
    end, pasted into a terminal, would be a command (JSON: RFC 8259, all but ASCII escaped).
    """
    is_plain = text == visible(text, len(text) + 1) and not text.startswith('"')
    return text if is_plain else json.dumps(text)


@lru_cache(maxsize=8192)
def _kept(text: str, longest: int) -> str:
    return _shown(text, longest)


@lru_cache(maxsize=8192)
def _turns(seen: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in seen)


def _shown(text: str, longest: int) -> str:
    shown: list[str] = []
    place = length = marks = 0
    end, blank, bare = min(len(text), _READ * longest), not text.strip(), True
    while place < end and length < longest:
        sign, run = text[place], 1
        kind = unicodedata.category(sign)
        if flag := flag_at(text, place):
            part, run, marks, bare = flag, len(flag), 0, False
        elif kind in _MARKS and sign not in _BLANK and not is_selector(sign):
            marks += 1
            # Without a letter below it a mark would change whatever stands before the name.
            part = "" if marks > MOST_MARKS else _CARRIER + sign if bare else sign
            bare = False
        elif kind == "Zs" and not blank:
            run = _run(text, place, end)
            part = text[place : place + run].translate(_SPACES) if run <= MOST_SPACES else _escape(" ", run)
            marks, bare = 0, False
        elif kind != "Zs" and _is_seen(text, place, kind):
            part, bare = sign, False
            marks = 0 if kind not in _MARKS else marks
        else:
            run = _run(text, place, end)
            part, marks, bare = _escape(sign, run), 0, True
        shown.append(part)
        length += len(part)
        place += run
    if place < len(text):
        shown.append("…")
    return "".join(shown)


def _is_seen(text: str, place: int, kind: str) -> bool:
    """Say whether a sign has ink, or does something where it stands that its writer means."""
    sign = text[place]
    if is_selector(sign):
        return selects(text, place)
    if kind == "Cn":
        # What a newer Unicode than Python's has put there is a pictograph or an ideograph.
        return is_pictograph(sign) or "\U00020000" <= sign <= "\U0002fffd" or "\U00030000" <= sign <= "\U0003fffd"
    return joins(text, place) if kind in _HIDDEN else sign not in _BLANK


def _run(text: str, place: int, end: int) -> int:
    """Count the equal signs from a place on; all spaces are equal."""
    sign, last = text[place], place + 1
    spaces = unicodedata.category(sign) == "Zs"
    while last < end and (text[last] == sign or (spaces and unicodedata.category(text[last]) == "Zs")):
        last += 1
    return last - place


def _escape(sign: str, run: int) -> str:
    return f"⟨U+{ord(sign):04X}{f' ×{run}' if run > 1 else ''}⟩"
