"""Names that people would take for one another: equal but for case, accents, alphabets, or letters of one shape.

The table is our own and short: capital and small letters that common fonts draw alike, in the alphabets that people
mix with Latin. What Unicode itself calls a variant of a letter (bold, full-width, circled) is found by its
decomposition (UAX 15, NFKD). UTS 39 has many more; this is a hint beside a name and decides nothing.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from console.domain.participants import Participant

_SHAPES = {
    "a": "аɑ⍺αᴀАΑᎪ",
    "b": "ьвʙβВΒᏴЬ",
    "c": "сᴄСᏟϹ",
    "d": "ԁđᴅᎠĐ",
    "e": "еҽεᴇЕΕᎬ",
    "f": "ƒғꜰҒϜ",
    "g": "ɡցɢᏀԌ",
    "h": "һհнʜħНΗᎻҺĦ",
    "i": "іιıɪ",
    "j": "јյȷᴊЈᎫ",
    "k": "кκĸᴋКΚᏦ",
    "l": "łʟᏞŁԼ",
    "m": "мᴍМΜᎷ",
    "n": "ոηпɴΝ",
    "o": "оοσօøᴏОΟՕØ",
    "p": "рρᴘРΡᏢ",
    "q": "ԛզǫԚ",
    "r": "гʀᏒ",
    "s": "ѕꜱЅՏᏚ",
    "t": "тτᴛŧТΤᎢŦ",
    "u": "սυμᴜՍ",
    "v": "ѵνᴠѴᏙ",
    "w": "ԝѡᴡԜᎳ",
    "x": "хχҳХΧҲ",
    "y": "уүγʏУΥҮᎩ",
    "z": "ᴢΖᏃ",
    "3": "зӡЗӠ",
    "I": "ІΙӀӏǀ∣ǃ",
    "'": "’‘ʼʻ`´′ˈ",
}
_LETTERS = str.maketrans({theirs: ours for ours, shapes in _SHAPES.items() for theirs in shapes})
_STROKES = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "o", "O": "o"})
_PAIRS = (("rn", "m"), ("vv", "w"))
_ACCENTS = (
    ("\u0300", "\u036f"),
    ("\u0591", "\u05c7"),
    ("\u0610", "\u061a"),
    ("\u064b", "\u065f"),
    ("\u0670", "\u0670"),
    ("\u1ab0", "\u1aff"),
    ("\u1dc0", "\u1dff"),
    ("\u20d0", "\u20ff"),
    ("\ufe00", "\ufe0f"),
    ("\ufe20", "\ufe2f"),
)
"""Marks that a hurried eye passes over; vowel signs and voicing marks of other scripts make another name."""
_INKLESS = frozenset(("Cc", "Cf", "Cs", "Co"))


@dataclass(frozen=True, slots=True)
class Alike:
    """Whom somebody may be taken for; `same` where the two names are equal letter by letter."""

    name: str
    identity: str
    same: bool = False


def look_alikes(people: Iterable[Participant], called: Callable[[Participant], str]) -> Mapping[str, Alike]:
    """Return by identity whom each of these may be taken for: the other who has been there longest.

    `called` is the name that is shown of somebody.
    """
    groups: dict[tuple[str, str], list[Participant]] = {}
    for who in people:
        # What cannot be seen is spelled out in the name that is shown, and passed over here.
        for key in outlines(who.name if who.name.strip() else called(who)):
            if key[1]:
                groups.setdefault(key, []).append(who)
    found: dict[str, Alike] = {}
    for group in groups.values():
        if len(group) > 1:
            first, second = sorted(group, key=_standing)[:2]
            for who in group:
                other = second if who is first else first
                name = called(other)
                found.setdefault(who.identity, Alike(name, other.identity, name == called(who)))
    return found


@lru_cache(maxsize=16384)
def outlines(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return a name without what an eye passes over: as it is heard, and with strokes of one shape made equal."""
    plain = name if name.isascii() else "".join(map(_plain, unicodedata.normalize("NFKD", name)))
    letters = plain.translate(_LETTERS)
    strokes = letters.translate(_STROKES).casefold()
    for pair, one in _PAIRS:
        strokes = strokes.replace(pair, one)
    return ("heard", _spaced(letters.casefold())), ("seen", _spaced(strokes))


def _plain(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind in _INKLESS or any(first <= sign <= last for first, last in _ACCENTS):
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    return "-" if kind == "Pd" else " " if kind[0] == "Z" else sign


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _standing(who: Participant) -> tuple[float, str]:
    return (who.joined_at, who.identity)
