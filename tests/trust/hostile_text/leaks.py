"""What is wrong with a text that is shown, judged by Qt's own guess and Unicode's own classes."""

import re
import unicodedata

from PySide6.QtGui import QKeySequence, Qt

from console.domain.text import MOST_MARKS
from tests.trust.hostile_text.strings import DIRECTIONS, TOKEN
from tests.trust.hostile_text.walker import Surface

RICH, BIDI, HIDDEN, KEYS, TOWER, ENDLESS = "rich text", "raw direction", "hidden sign", "key", "tower", "endless"
LONGEST = 20_000
EXPORTED, COPIED = "exported CSV", "clipboard"
"""These lose nothing, however long it is."""
_FIRST, _END = "\u2068", "\u2069"
_PAIR = re.compile(f"{_FIRST}[^{_FIRST}{_END}]*(?:{_END}|…$)")
_OUR_TIP = re.compile(r'<span style="white-space: pre-wrap">[^<>]*</span>')
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))
_OURS = frozenset("\n\t")
_JOINERS = frozenset("\u200c\u200d")


def leaks(surface: Surface) -> set[str]:
    """Return what is wrong with it."""
    text, found = surface.text, set()
    if surface.guessed and Qt.mightBeRichText(text) and not _OUR_TIP.fullmatch(text):
        found.add(RICH)
    if _turns(text, painted=surface.painted):
        found.add(BIDI)
    if any(unicodedata.category(sign) in _HIDDEN and not _is_ours(surface, place) for place, sign in enumerate(text)):
        found.add(HIDDEN)
    if TOKEN in text and (surface.pressed and not QKeySequence.mnemonic(text).isEmpty()):
        found.add(KEYS)
    if surface.titled and "[*]" in text.replace("[*][*]", ""):
        found.add(KEYS)
    if _is_tower(text):
        found.add(TOWER)
    if len(text) > LONGEST and surface.kind not in (EXPORTED, COPIED):
        found.add(ENDLESS)
    return found


def _turns(text: str, *, painted: bool) -> bool:
    """Say whether there is a direction that is not a whole pair of ours; a painted run may hold half of a pair."""
    if set(text) & set(DIRECTIONS) - {_FIRST, _END}:
        return True
    if painted:
        return f"{TOKEN}{_FIRST}" in text
    left = _PAIR.sub("", text)
    return _FIRST in left or _END in left or f"{TOKEN}{_FIRST}" in text or f"{_END}{TOKEN}" in text


def _is_ours(surface: Surface, place: int) -> bool:
    """Say whether a sign is a mark of ours, or a joiner that does something; paintings cut emoji into runs."""
    text = surface.text
    sign = text[place]
    if sign in _JOINERS:
        if surface.painted:
            return True
        around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
        return bool(around) and not around.isascii()
    return sign in _OURS or sign in (_FIRST, _END)


def _is_tower(text: str) -> bool:
    marks = 0
    for sign in text if not text.isascii() else "":
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        if marks > MOST_MARKS + 1:
            return True
    return False
