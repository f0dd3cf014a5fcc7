"""What a typed text finds."""

import pytest

from console.ui.trees.folding import fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("tomas", "Tomás Ferreira"),
        ("TOMÁS", "tomas"),
        ("strasse", "Hauptstraße"),
        ("øystein", "Øystein"),
        ("陳", "陳美玲"),
        ("ﬁ", "fi"),
        ("иван", "Ива́н"),
    ],
)
def test_is_found(typed: str, written: str) -> None:
    assert fold(typed) in fold(written)


def test_other_letters_are_not_found() -> None:
    assert fold("ada") not in fold("Åsa")
