"""Words that are wider than their place: Qt breaks lines between words only, and what is left over is cut off."""

import re
import unicodedata

from PySide6.QtGui import QFont, QFontMetricsF

_LONG = re.compile(r"\S{13,}")
_CLINGS = frozenset(("Mn", "Me", "Mc", "Cf"))
"""Signs that belong to the one before them."""


def broken(text: str, font: QFont, wide: int) -> str:
    """Return a text in which a word that is wider than `wide` pixels goes on in the next line."""
    if _LONG.search(text) is None:
        return text
    metrics = QFontMetricsF(font)
    return _LONG.sub(lambda found: _pieces(found[0], metrics, wide), text)


def _pieces(word: str, metrics: QFontMetricsF, wide: int) -> str:
    pieces = []
    while (whole := metrics.horizontalAdvance(word)) > wide:
        fits = max(1, int(len(word) * wide / whole))
        while fits > 1 and metrics.horizontalAdvance(word[:fits]) > wide:
            fits -= 1
        end = fits
        while end > 1 and unicodedata.category(word[end]) in _CLINGS:
            end -= 1
        end = end if end > 1 else fits
        pieces.append(word[:end])
        word = word[end:]
    return "\n".join([*pieces, word])
