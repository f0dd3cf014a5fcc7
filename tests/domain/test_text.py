"""What a server says is shown, and cannot do anything."""

import json
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from console.domain.text import LONGEST, MOST_MARKS, isolated, lossless, visible

_INKLESS = "".join(
    chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp")
)
_NAMES = some.text(
    some.one_of(some.characters(), some.sampled_from("\u200b\u200c\u200d\u202e\u2066\u2069\ufe0f \u0301\u094dक👩م"))
)
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@given(_NAMES)
def test_nothing_invisible_or_endless_gets_through(text: str) -> None:
    shown = visible(text)
    hidden = [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")]
    assert set(hidden) <= set("\u200c\u200d"), "only joiners stay, and the flags of tags, which are listed below"
    assert len(shown) <= LONGEST + len("⟨U+10FFFF ×1024⟩…")


@given(_NAMES)
def test_no_direction_but_our_own_gets_through_and_ours_stand_in_pairs(text: str) -> None:
    shown = isolated(text)
    inside = shown[1:-1] if shown.startswith("\u2068") else shown
    assert not set(inside) & set(_DIRECTIONS)
    assert (shown[0], shown[-1]) == ("\u2068", "\u2069") if inside is not shown else inside == visible(text)


@given(_NAMES)
@example("e" + 40 * "\u0301")
def test_no_letter_carries_a_tower_of_marks(text: str) -> None:
    marks = 0
    for sign in visible(text):
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        assert marks <= MOST_MARKS + 1, "one selector may stand beside the marks"


@given(_NAMES)
@example("   ")
@example("\u2800")
@example("\u3164\u200b")
def test_what_is_there_can_be_seen(text: str) -> None:
    assert bool(visible(text).strip()) is bool(text)


@given(_NAMES)
@example("ada\nrm -rf ~")
@example('"')
def test_what_is_pasted_is_one_line_and_loses_nothing(text: str) -> None:
    pasted = lossless(text)
    assert pasted.isprintable() or pasted == visible(pasted, len(pasted) + 1)
    assert "\n" not in pasted
    assert text == (json.loads(pasted) if pasted.startswith('"') else pasted)


def test_no_sign_without_ink_stays_where_it_does_nothing() -> None:
    left = [sign for sign in _INKLESS if f"U+{ord(sign):04X}" not in visible(f"Ada{sign}B")]
    assert left == [], "joiners are no exception between letters that do not join"


@pytest.mark.parametrize(
    "name",
    [
        "Ada",
        "Zoë Müller-Łukasz",
        "Nguyễn Thị Minh",
        "עדה לאבלייס",
        "שָׁלוֹם",
        "مُحَمَّد",
        "می\u200cخواهم",
        "علی\u200cرضا",
        "हिन्दी",
        "क्\u200dष",
        "क्\u200cष",
        "ශ්\u200dරී ලංකා",
        "র\u200d্যাব",
        "പൊന്\u200d",
        "ยิ้ม ที่นี่",
        "བསྒྲུབས",
        "ភាសាខ្មែរ",
        "山田\u3000太郎",
        "葛\U000e0100城",
        "ᠮᠣᠩᠭᠣᠯ\u180b",
        "👩\u200d🚀",
        "👨\u200d👩\u200d👧\u200d👦",
        "👩🏽\u200d❤️\u200d💋\u200d👨🏿",
        "🏳️\u200d🌈",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "1️⃣ ♥︎ ☎️",
        "🇩🇪",
        "\U0001fae8",
    ],
)
def test_the_names_of_people_stay_as_they_write_them(name: str) -> None:
    assert visible(name) == name
    assert lossless(name) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a⟨U+000A⟩b"),
        ("\u202egnp.exe", "⟨U+202E⟩gnp.exe"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("a" + "\u200b" * 40 + "b", "a⟨U+200B ×40⟩b"),
        ("\u200dx", "⟨U+200D⟩x"),
        ("é\u200dx", "é⟨U+200D⟩x"),
        ("علی\u200c", "علی⟨U+200C⟩"),
        ("राम\u200dम", "राम⟨U+200D⟩म"),
        ("👩\u200d\u200d🚀", "👩⟨U+200D ×2⟩🚀"),
        ("e" + "\u0301" * 9, "e" + "\u0301" * MOST_MARKS),
        ("\u0301da", "◌\u0301da"),
        ("\u200b\u0301", "⟨U+200B⟩◌\u0301"),
        ("A\ufe0fda", "A⟨U+FE0F⟩da"),
        ("❤\ufe0f\ufe0f", "❤\ufe0f⟨U+FE0F⟩"),
        ("👍\U000e0101\U000e0102", "👍⟨U+E0101⟩⟨U+E0102⟩"),
        ("🏴\U000e0061\U000e007f", "🏴⟨U+E0061⟩⟨U+E007F⟩"),
        ("\ud800x", "⟨U+D800⟩x"),
        ("\uffffx\U0010ffff", "⟨U+FFFF⟩x⟨U+10FFFF⟩"),
        ("\ue000x", "⟨U+E000⟩x"),
        ("Ada\u3164", "Ada⟨U+3164⟩"),
        ("Ada" + " " * 30 + "microphone muted", "Ada⟨U+0020 ×30⟩microphone muted"),
        ("Ada\u00a0Lovelace", "Ada Lovelace"),
        ("  ", "⟨U+0020 ×2⟩"),
        ("<b>Ada</b>", "<b>Ada</b>"),
    ],
)
def test_what_attackers_write_is_spelled_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_long_name_is_cut_and_says_so() -> None:
    assert visible("x" * 1000) == "x" * LONGEST + "…"
    assert visible("é" * 1000) == "é" * LONGEST + "…"
    assert len(visible("x" * 1000, 10)) == 11
    assert visible("a" + "\u0301" * 5000).endswith("…")


def test_only_what_turns_is_isolated() -> None:
    assert isolated("Ada") == "Ada"
    assert isolated("Zoë 👩\u200d🚀") == "Zoë 👩\u200d🚀"
    assert isolated("עדה") == "\u2068עדה\u2069"
    assert isolated("١٢٣") == "\u2068١٢٣\u2069"


def test_control_signs_are_pasted_as_json() -> None:
    assert lossless("ada") == "ada"
    assert lossless("ada\nrm -rf ~\n") == '"ada\\nrm -rf ~\\n"'
    assert lossless("\u202eada") == '"\\u202eada"'


def test_text_of_any_length_costs_next_to_nothing() -> None:
    texts = ["x" * (8 << 20), "\u0301" * (8 << 20), "\u200b" * (8 << 20), "ע" * (8 << 20)]
    began = time.perf_counter()
    for text in texts:
        visible(text)
        isolated(text)
    assert time.perf_counter() - began < 0.5
