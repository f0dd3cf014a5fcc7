"""How well a text answers to what was typed: without case, accents or punctuation, and without Qt."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

SHORTEST_FUZZY = 3
_MARKS = re.compile(r"[\u0300-\u036f]+")
# Control characters too: a name must not end its own line in a list of names.
_PUNCTUATION = {code: " " for code in range(128) if not chr(code).isalnum()}


class Quality(IntEnum):
    """From the best to the last resort."""

    EXACT = 0
    PREFIX = 1
    WORD = 2
    WORDS = 3
    WITHIN = 4
    SCATTERED = 5


def fold(text: str) -> str:
    """Return a text for comparing: small letters without accents, one space for whatever separates words."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return " ".join(text.translate(_PUNCTUATION).lower().split())


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, folded, and its words."""

    text: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Take what was typed."""
        text = fold(typed)
        return cls(text, tuple(text.split()))

    def __bool__(self) -> bool:
        return bool(self.text)


def quality(query: Query, *fields: str) -> Quality | None:
    """Judge the folded fields of one row, None where none answers; this is the measure for every faster way.

    Words may be spread over the fields. Scattered letters count in the first field only: an identity made by a machine
    holds any three letters in some order.
    """
    whole = min((found for field in fields if (found := _whole(query.text, field)) is not None), default=None)
    if whole is not None and whole <= Quality.WORD:
        return whole
    spread = f" {' '.join(fields)}"
    if len(query.words) > 1 and all(f" {word}" in spread for word in query.words):
        return Quality.WORDS
    if whole is not None:
        return whole
    return Quality.SCATTERED if fields and is_scattered(query, fields[0]) else None


def _whole(wanted: str, field: str) -> Quality | None:
    if field == wanted:
        return Quality.EXACT
    if field.startswith(wanted):
        return Quality.PREFIX
    if f" {wanted}" in field:
        return Quality.WORD
    return Quality.WITHIN if wanted in field else None


def is_scattered(query: Query, folded: str) -> bool:
    """Say whether all letters of the query stand in a text in their order."""
    letters = query.text.replace(" ", "")
    return len(letters) >= SHORTEST_FUZZY and _places(letters, folded) is not None


def spans(query: Query, shown: str) -> tuple[tuple[int, int], ...]:
    """Return which parts of a text as it is shown answer to the query: begin and end, in order."""
    folded, origin = _with_origin(shown)
    judged = quality(query, folded) if query else None
    match judged:
        case None:
            return ()
        case Quality.EXACT | Quality.PREFIX:
            found = [(0, len(query.text))]
        case Quality.WORD:
            at = f" {folded}".index(f" {query.text}")
            found = [(at, at + len(query.text))]
        case Quality.WORDS:
            starts = [(f" {folded}".index(f" {word}"), len(word)) for word in query.words]
            found = sorted((at, at + length) for at, length in starts)
        case Quality.WITHIN:
            at = folded.index(query.text)
            found = [(at, at + len(query.text))]
        case Quality.SCATTERED:
            found = [(at, at + 1) for at in _places(query.text.replace(" ", ""), folded) or ()]
    return _joined([(origin[begin], origin[end - 1] + 1) for begin, end in found])


def _places(letters: str, folded: str) -> list[int] | None:
    """Return where each letter is found after the one before, or None."""
    places, at = [], -1
    for letter in letters:
        at = folded.find(letter, at + 1)
        if at < 0:
            return None
        places.append(at)
    return places


def _with_origin(shown: str) -> tuple[str, list[int]]:
    """Return a folded text and, for each of its letters, the place it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, sign in enumerate(shown):
        for letter in fold(sign) or " ":
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                origin.append(place)
    if letters and letters[-1] == " ":
        letters.pop()
        origin.pop()
    return "".join(letters), origin


def _joined(found: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return spans in order with those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for begin, end in sorted(found):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)
