"""The fast search finds what judging every row alone finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ui.palette.lines import Lines
from console.ui.palette.rank import Quality, Query, fold, quality

LETTERS = st.text(alphabet="abcA é-.\n\x1f", max_size=8)
ROWS = st.lists(st.tuples(LETTERS, LETTERS), max_size=12)


@given(ROWS, st.text(alphabet="abcé -", max_size=5))
def test_every_row_is_found_at_its_quality_and_never_above_it(rows: list[tuple[str, str]], typed: str) -> None:
    query = Query.of(typed)
    if not query:
        return
    lines = Lines(rows)
    expected = [quality(query, *map(fold, row)) for row in rows]
    for wanted in Quality:
        found = list(lines.find(query, wanted))
        assert found == sorted(set(found))
        for row, best in enumerate(expected):
            if best is wanted:
                assert row in found, (wanted, rows[row])
            if row in found:
                assert best is not None
                assert best <= wanted


@pytest.mark.parametrize("rows", [[], [("",)], [("Ada",)]])
def test_few_rows(rows: list[tuple[str, ...]]) -> None:
    lines = Lines(rows)
    assert len(lines) == len(rows)
    assert list(lines.find(Query.of("ada"), Quality.EXACT)) == ([0] if rows == [("Ada",)] else [])
