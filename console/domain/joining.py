"""Signs without ink that belong where they stand: joiners of scripts and emoji, variation selectors, flags of tags.

Only what does something is let through: anywhere else the same signs make two equal names differ, or carry hidden text.
"""

import unicodedata

ZWNJ, ZWJ = "\u200c", "\u200d"
_JOINERS = frozenset((ZWNJ, ZWJ))
_VIRAMA = 9
"""The combining class of a sign that takes the vowel off its letter (Unicode, Canonical_Combining_Class)."""
_CURSIVE = (("\u0600", "\u08ff"), ("\u1800", "\u18af"), ("\ufb50", "\ufefc"), ("\U0001e900", "\U0001e95f"))
"""Arabic, Syriac, Mandaic and N'Ko; Mongolian; Arabic as presentation forms; Adlam."""
_SKIN = ("\U0001f3fb", "\U0001f3ff")
_TEXT_STYLE, _EMOJI_STYLE = "\ufe0e", "\ufe0f"
_KEYCAPS = frozenset("#*0123456789")
_IDEOGRAPHS = (("\u3400", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003fffd"))
_BLACK_FLAG = "\U0001f3f4"
_FLAGS = tuple(
    _BLACK_FLAG + "".join(chr(0xE0000 + ord(letter)) for letter in region) + "\U000e007f"
    for region in ("gbeng", "gbsct", "gbwls")
)
"""England, Scotland and Wales: the only flags of tags that are in use (emoji-sequences.txt, RGI_Emoji_Tag_Sequence)."""


def is_selector(sign: str) -> bool:
    """Say whether a sign only picks a form of the one before it (Variation_Selector)."""
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef" or sign in "\u180b\u180c\u180d\u180f"


def selects(text: str, place: int) -> bool:
    """Say whether the variation selector there has something to pick a form of; a second one never has."""
    sign, before = text[place], text[place - 1] if place else ""
    if not before or is_selector(before):
        return False
    if sign in (_TEXT_STYLE, _EMOJI_STYLE):
        return is_pictograph(before) or before in _KEYCAPS or unicodedata.category(before) in ("Sm", "So", "Po")
    if sign in "\u180b\u180c\u180d\u180f":
        return "\u1820" <= before <= "\u18aa"
    if sign >= "\U000e0100":
        return _within(before, _IDEOGRAPHS)
    return unicodedata.category(before) in ("Lo", "Sm")


def joins(text: str, place: int) -> bool:
    """Say whether the joiner there does something (RFC 5892, A.1 and A.2; UTS 51 for emoji)."""
    if text[place] not in _JOINERS or not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place + 1 : place + 2]
    if unicodedata.combining(before) == _VIRAMA or (after and unicodedata.combining(after) == _VIRAMA):
        return not _within(before, _CURSIVE) and unicodedata.category(before)[0] in "LM"
    if not after:
        return False
    if text[place] == ZWJ and is_pictograph(after):
        return is_pictograph(_without_dress(text, place))
    return _is_cursive(_letter_before(text, place)) and _is_cursive(after)


def flag_at(text: str, place: int) -> str:
    """Return the flag of tags that begins there, or nothing."""
    if text[place] != _BLACK_FLAG:
        return ""
    return next((flag for flag in _FLAGS if text.startswith(flag, place)), "")


def is_pictograph(sign: str) -> bool:
    """Say whether a sign is an emoji or may become one (Extended_Pictographic, coarsely: whole blocks)."""
    return "\U0001f000" <= sign <= "\U0001faff" or "\u2190" <= sign <= "\u2bff" or sign in "©®‼⁉™〰〽㊗㊙"


def _without_dress(text: str, place: int) -> str:
    """Return the emoji before a place, past its style and its colour of skin."""
    place -= 1
    while place > 0 and (text[place] == _EMOJI_STYLE or _SKIN[0] <= text[place] <= _SKIN[1]):
        place -= 1
    return text[place]


def _letter_before(text: str, place: int) -> str:
    """Return the letter before a place, past at most three of its marks."""
    for back in range(1, min(place, 4) + 1):
        if unicodedata.category(text[place - back]) != "Mn":
            return text[place - back]
    return ""


def _is_cursive(sign: str) -> bool:
    return bool(sign) and _within(sign, _CURSIVE) and unicodedata.category(sign) in ("Lo", "Lm")


def _within(sign: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= sign <= last for first, last in ranges)
