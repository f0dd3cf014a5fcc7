"""A word that no line can hold goes on in the next one, and nothing of it is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from console.ui.theme.theme import Theme
from console.ui.widgets.breaking import broken
from console.ui.widgets.facts import Fact, Facts
from console.ui.widgets.label import Label

WIDE = 168


@given(text=some.text(some.sampled_from("abcW \u0301⟨⟩+0éש👩\u200d"), max_size=120))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_no_piece_is_wider_and_no_letter_is_lost(theme: Theme, text: str) -> None:
    font = theme.fonts.identity(12)
    shown = broken(text, font, WIDE)
    assert shown.replace("\n", "") == text
    widest = max((QFontMetricsF(font).horizontalAdvance(word) for word in shown.split()), default=0.0)
    assert widest <= max(WIDE, QFontMetricsF(font).horizontalAdvance("👩") + WIDE)


def test_words_that_fit_are_left_alone(theme: Theme) -> None:
    text = "Removes Ada Lovelace from the Main Stage, at once and for everybody who is there."
    assert broken(text, theme.fonts.text(13), 272) == text


@pytest.mark.parametrize("length", [40, 256])
def test_an_identity_of_any_length_is_seen_whole_in_a_dialog(theme: Theme, desk: QWidget, length: int) -> None:
    facts = Facts(theme, well=True, parent=desk)
    facts.show_facts((Fact("Identity", "x" * length, identity=True),))
    facts.setFixedWidth(384)
    facts.show()
    value = facts.findChildren(Label)[1]
    assert value.said == "x" * length
    lines = value.text().split("\n")
    assert max(QFontMetricsF(value.font()).horizontalAdvance(line) for line in lines) <= value.width()
    assert facts.heightForWidth(384) >= len(lines) * value.fontMetrics().height()


def test_a_word_that_fits_where_it_stands_is_not_broken(theme: Theme, desk: QWidget) -> None:
    facts = Facts(theme, well=True, parent=desk)
    facts.show_facts((Fact("Grace Okafor", "grace.okafor@summit.example", identity=True),))
    facts.setFixedWidth(384)
    facts.show()
    value = facts.findChildren(Label)[1]
    assert value.text() == "grace.okafor@summit.example"
    assert value.minimumSizeHint().width() <= WIDE, "and it can be made narrow again"
    facts.setFixedWidth(300)
    assert value.text().replace("\n", "") == value.said
    assert QFontMetricsF(value.font()).horizontalAdvance(value.text().split("\n")[0]) <= value.width()
