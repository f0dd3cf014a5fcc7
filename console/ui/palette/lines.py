"""Many short texts searched as one long one: of fifty thousand names only those that answer are ever touched."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge

from console.ui.palette.rank import SHORTEST_FUZZY, Quality, Query, fold

_LINE, _FIELD = "\n", "\x1f"


class Lines:
    """One line a row, folded, its fields one after the other; rows are numbered from 0."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        lines = [_FIELD.join(map(fold, row)) for row in rows]
        self._text = f"{_LINE}{_LINE.join(lines)}{_LINE}" if lines else ""
        self._starts: list[int] = []
        at = 0
        for line in lines:
            self._starts.append(at)
            at += len(line) + 1

    def __len__(self) -> int:
        return len(self._starts)

    def may_answer(self, query: Query, wanted: Quality) -> bool:
        """Say without looking at single rows whether any could answer with this quality."""
        match wanted:
            case Quality.EXACT | Quality.PREFIX:
                return _LINE + query.text in self._text or _FIELD + query.text in self._text
            case Quality.WORD:
                return f" {query.text}" in self._text
            case Quality.WORDS:
                return all(word in self._text for word in query.words)
            case Quality.WITHIN:
                return query.text in self._text
            case Quality.SCATTERED:
                return bool(self._starts)

    def find(self, query: Query, wanted: Quality) -> Iterator[int]:
        """Yield the rows that answer with this quality, in their order and each once; some may answer better."""
        text = query.text
        match wanted:
            case Quality.EXACT:
                edges = (_LINE, _FIELD)
                return self._any(*(f"{before}{text}{after}" for before in edges for after in edges))
            case Quality.PREFIX:
                return self._any(_LINE + text, _FIELD + text)
            case Quality.WORD:
                return self._any(f" {text}")
            case Quality.WORDS:
                return self._every_word(query.words)
            case Quality.WITHIN:
                return self._any(text)
            case Quality.SCATTERED:
                return self._scattered(text.replace(" ", ""))

    def _any(self, *patterns: str) -> Iterator[int]:
        """Yield the rows that hold one of the patterns."""
        last = -1
        for row in merge(*map(self._with, patterns)) if len(patterns) > 1 else self._with(patterns[0]):
            if row != last:
                last = row
                yield row

    def _with(self, pattern: str) -> Iterator[int]:
        at = self._text.find(pattern)
        while at >= 0:
            row = bisect_right(self._starts, at) - 1
            yield row
            if row + 1 == len(self._starts):
                return
            at = self._text.find(pattern, self._starts[row + 1])

    def _every_word(self, words: Sequence[str]) -> Iterator[int]:
        """Yield the rows in which every word begins one: those with the longest word are looked at."""
        if len(words) < 2:
            return
        longest = max(words, key=len)
        for row in self._any(_LINE + longest, _FIELD + longest, f" {longest}"):
            line = self._line(row).replace(_FIELD, " ").replace(_LINE, " ")
            if all(f" {word}" in line for word in words):
                yield row

    def _scattered(self, letters: str) -> Iterator[int]:
        """Yield the rows whose first field holds all letters in their order.

        What stands between two letters is never the second of them, so that nothing has to be tried twice.
        """
        if len(letters) < SHORTEST_FUZZY:
            return
        steps = (f"[^{_LINE}{_FIELD}{re.escape(letter)}]*+{re.escape(letter)}" for letter in letters)
        for found in re.finditer(_LINE + "".join(steps), self._text):
            yield bisect_right(self._starts, found.start()) - 1

    def _line(self, row: int) -> str:
        end = self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text) - 1
        return self._text[self._starts[row] : end]
