"""What a server says is shown, and cannot do anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from console.domain.text import LONGEST, isolated, visible


@given(some.text(max_size=600))
def test_nothing_invisible_or_endless_gets_through(text: str) -> None:
    shown = visible(text)
    hidden = [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\u200c\u200d"]
    assert hidden == []
    assert len(shown) <= (LONGEST + 1) * 10


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ada", "Ada"),
        ("Zoë Müller-Łukasz", "Zoë Müller-Łukasz"),
        ("a\nb", "a⟨U+000A⟩b"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\u200dx", "⟨U+200D⟩x"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * 4),
        ("<b>Ada</b>", "<b>Ada</b>"),
    ],
)
def test_names_as_people_have_them_and_as_attackers_do(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_name_is_cut_and_says_so() -> None:
    assert visible("x" * 1000) == "x" * LONGEST + "…"
    assert len(visible("x" * 1000, 10)) == 11


def test_only_foreign_text_is_isolated() -> None:
    assert isolated("Ada") == "Ada"
    assert isolated("עדה") == "\u2068עדה\u2069"
