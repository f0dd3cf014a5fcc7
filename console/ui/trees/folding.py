"""Text as it is searched: without case, and without the accents that a hand in a hurry leaves out."""

import re
from unicodedata import normalize

_ACCENTS = re.compile("[\u0300-\u036f]+")


def fold(text: str) -> str:
    """Return a text that contains what people type for it: `tomas` is found in Tomás, `strasse` in Straße."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", normalize("NFKD", text)).casefold()
