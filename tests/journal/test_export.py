"""Exports: a table without formulas or hidden signs, and lines from which the very same deeds are read again."""

import csv
import io
import json
import unicodedata
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.deeds import PARAMETERS, Author, Deed, Outcome, Verb
from console.journal.export import BYTE_ORDER_MARK, COLUMNS, NotOurs, as_csv, as_json_lines, harmless, read_json_lines

HERE = Author("summit", "Spring Summit", "lea", "desk-1")
MUTE = Deed(
    "d1",
    HERE,
    Verb.MUTE,
    "Main Stage",
    "RM_1",
    "ada",
    "PA_1",
    "Ada Lovelace",
    "TR_1",
    "microphone",
    pressed_at=1_772_395_278.25,
    sent_at=1_772_395_278.3,
    accepted_at=1_772_395_278.5,
    settled_at=1_772_395_278.9,
    outcome=Outcome.SEEN,
    undoable=True,
)
HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\u202e=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff201",
    "\ufe661",
    "\u22121",
    '=HYPERLINK("http://x","y")',
    "a;=1",
    "a; \uff1d1",
    '";=1',
)
moments = st.floats(0, 4e9, allow_nan=False)
texts = st.text(max_size=40)


@st.composite
def deeds(draw: st.DrawFn) -> Deed:
    verb = draw(st.sampled_from(Verb))
    names = sorted(PARAMETERS.get(verb, ()))
    told = {name: draw(texts) for name in draw(st.lists(st.sampled_from(names), unique=True))} if names else {}
    words = {field.name: texts for field in fields(Deed) if field.type in (str, "str")}
    times = {field.name: moments for field in fields(Deed) if field.type in (float, "float")}
    switches = {field.name: st.booleans() for field in fields(Deed) if field.type in (bool, "bool")}
    author = draw(st.builds(Author, texts, texts, texts, texts))
    plain = Deed("", author, verb, "", parameters=tuple(told.items()), outcome=draw(st.sampled_from(Outcome)))
    told_of: dict[str, Any] = draw(st.fixed_dictionaries({**words, **times, **switches}))
    return replace(plain, **told_of)


def test_the_made_up_deeds_differ_in_every_field() -> None:
    kinds = {field.type for field in fields(Deed)}
    assert kinds <= {str, float, bool, Author, Verb, Outcome, tuple[tuple[str, str], ...]}


def table(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    head, *rows = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""), strict=True)
    assert tuple(head) == COLUMNS
    return [dict(zip(head, row, strict=True)) for row in rows]


@given(st.lists(deeds(), max_size=4))
def test_json_lines_lose_nothing(told: list[Deed]) -> None:
    lines = as_json_lines(told)
    assert read_json_lines(lines) == tuple(told)
    assert lines.count("\n") == len(told)
    assert all(sign == "\n" or (sign.isascii() and sign.isprintable()) for sign in lines)


@given(st.lists(deeds(), max_size=4))
def test_a_table_has_a_row_a_deed_and_no_cell_begins_a_formula(told: list[Deed]) -> None:
    rows = table(as_csv(told))
    assert len(rows) == len(told)
    for cell in (cell for row in rows for cell in row.values()):
        assert all(_is_plain(part) for part in cell.split(";"))
        assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in cell)


def _is_plain(cell: str) -> bool:
    first = cell.lstrip()[:1]
    return unicodedata.normalize("NFKC", first)[:1] not in tuple("=+-@\u2212\t\r") or not first


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_text(name: str) -> None:
    (row,) = table(as_csv([replace(MUTE, name=name, room=name, identity=name)]))
    for cell in (row["person"], row["room"], row["identity"]):
        assert "'" in cell
        assert all(_is_plain(part) for part in cell.split(";"))
        assert not any(unicodedata.category(sign) in ("Cc", "Cf") for sign in cell)
    assert read_json_lines(as_json_lines([replace(MUTE, name=name)]))[0].name == name


@pytest.mark.parametrize("name", ["", "Ada", "Ada = Countess", "Tomás", "a-b", "x@example.org", "Łukasz; Ada"])
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert harmless(name) == name


def test_hidden_signs_are_shown_and_nothing_is_cut() -> None:
    long = "n\u202e" * 400
    (row,) = table(as_csv([replace(MUTE, name=long, identity="a\r\nb")]))
    assert row["person"] == "n⟨U+202E⟩" * 400
    assert row["identity"] == "a⟨U+000D⟩⟨U+000A⟩b"


def test_a_row_says_who_what_when_outcome_and_why() -> None:
    refused = replace(MUTE, outcome=Outcome.REFUSED, reason="It forbids that.", step="Ask them.", undoes="d0")
    (row,) = table(as_csv([refused]))
    told = {name: row[name] for name in ("time (UTC)", "by", "what", "outcome", "why", "person", "seconds", "undoes")}
    assert told == {
        "time (UTC)": "2026-03-01 20:01:18.250",
        "by": "lea",
        "what": "mute",
        "outcome": "refused",
        "why": "It forbids that.",
        "person": "Ada Lovelace",
        "seconds": "0.650",
        "undoes": "d0",
    }


def test_what_has_not_happened_has_no_time() -> None:
    (row,) = table(as_csv([replace(MUTE, sent_at=0.0, accepted_at=0.0, settled_at=0.0)]))
    assert (row["sent (UTC)"], row["settled (UTC)"], row["seconds"]) == ("", "", "")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", '{"by": {}}', json.dumps({"id": "x"})],
)
def test_a_line_that_is_no_deed_is_named(line: str) -> None:
    with pytest.raises(NotOurs, match="Line 2"):
        read_json_lines(as_json_lines([MUTE]) + line)
