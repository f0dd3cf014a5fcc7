"""Text from a server made safe to look at: what cannot be seen is made visible, what never ends is cut."""

import unicodedata

LONGEST = 256
MOST_MARKS = 4
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_JOINERS = frozenset("\u200c\u200d")
_FIRST_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def visible(text: str, longest: int = LONGEST) -> str:
    """Return text as plain characters: controls, bidi signs and zero widths as ⟨U+XXXX⟩, stacks of marks capped.

    Zero-width joiners stay between letters and signs that need them (Persian, emoji); alone they are shown.
    """
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text
    shown: list[str] = []
    marks = 0
    for place, sign in enumerate(text[: longest + 1]):
        if place == longest:
            shown.append("…")
            break
        category = unicodedata.category(sign)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            continue
        if sign in _JOINERS and 0 < place < len(text) - 1 and not text[place - 1].isascii():
            shown.append(sign)
        elif category in _HIDDEN:
            shown.append(f"⟨U+{ord(sign):04X}⟩")
        else:
            shown.append(sign)
    return "".join(shown)


def isolated(text: str) -> str:
    """Return visible text that cannot turn round the sentence it stands in (Unicode UAX 9, FSI…PDI)."""
    seen = visible(text)
    return seen if seen.isascii() else f"{_FIRST_ISOLATE}{seen}{_END_ISOLATE}"
