"""Judging one text: the order of qualities, folding, and what is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.ui.palette.rank import Quality, Query, fold, quality, spans

ADA = "Ada Lovelace"


def judged(typed: str, *texts: str) -> Quality | None:
    return quality(Query.of(typed), *map(fold, texts))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ada lovelace", Quality.EXACT),
        ("ADA  LOVELACE", Quality.EXACT),
        ("ad", Quality.PREFIX),
        ("lov", Quality.WORD),
        ("love ada", Quality.WORDS),
        ("vela", Quality.WITHIN),
        ("adl", Quality.SCATTERED),
        ("dl", None),
        ("xyz", None),
        ("ada x", None),
    ],
)
def test_qualities(typed: str, found: Quality | None) -> None:
    assert judged(typed, ADA) is found


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("tomas", "Tomás"),
        ("TOMÁS", "Tomás"),
        ("strasse", "Straße"),
        ("mei ling", "Mei-Ling Chen"),
        ("mei-ling", "Mei Ling Chen"),
        ("李", "李娜"),
        ("ελλ", "Έλλη"),
        ("ﬁ", "Final"),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(typed: str, text: str) -> None:
    assert judged(typed, text) in (Quality.EXACT, Quality.PREFIX)


def test_words_may_be_spread_over_fields_but_letters_may_not() -> None:
    assert judged("ada 7f3a", ADA, "ada.l@speakers-7f3a") is Quality.WORDS
    assert judged("adl", "Grace", "a-d-l") is None


def test_the_best_field_counts() -> None:
    assert judged("ada", "Countess Ada", "ada") is Quality.EXACT


def test_a_name_cannot_end_its_own_line() -> None:
    assert fold("Ada\nroot\x1fadmin") == "ada root admin"


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("mu", "Mute all in Main Stage (2)", ["Mu"]),
        ("stage", "Mute all in Main Stage", ["Stage"]),
        ("stage mute", "Mute all in Main Stage", ["Mute", "Stage"]),
        ("tomas", "Tomás Ferreira", ["Tomás"]),
        ("strasse", "Die Straße", ["Straße"]),
        ("main-stage", "Main  -  Stage", ["Main  -  Stage"]),
        ("vela", "Ada Lovelace", ["vela"]),
        ("adl", "Ada Lovelace", ["Ad", "L"]),
        ("zz", "Ada Lovelace", []),
        ("", "Ada Lovelace", []),
        ("mm", "M", []),
    ],
)
def test_what_is_marked(typed: str, text: str, marked: list[str]) -> None:
    assert [text[begin:end] for begin, end in spans(Query.of(typed), text)] == marked


@given(st.text(max_size=30), st.text(max_size=6))
def test_marks_stay_inside_the_text_and_apart(text: str, typed: str) -> None:
    found = spans(Query.of(typed), text)
    flat = [place for span in found for place in span]
    assert flat == sorted(set(flat))
    assert all(0 <= place <= len(text) for place in flat)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=20))
def test_every_text_answers_to_itself(text: str) -> None:
    query = Query.of(text)
    if query:
        assert quality(query, fold(text)) is Quality.EXACT
