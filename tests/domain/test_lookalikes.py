"""Names that an eye takes for one another are found, and names that it does not are left alone."""

from dataclasses import replace

import pytest

from console.domain.lookalikes import Alike, look_alikes, outlines
from console.domain.participants import Participant
from tests.made import person


def alike(*names: str) -> dict[str, Alike]:
    people = [person(f"p{number}", name=name) for number, name in enumerate(names)]
    return dict(look_alikes(people, lambda who: who.display_name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "ada lovelace"),
        ("Ada Lovelace", "Аda Lovelace"),
        ("Ada Lovelace", "Ada  Lovelace"),
        ("Ada Lovelace", "Ada\u00a0Lovelace"),
        ("Ada Lovelace", "Ada\u200b Lovelace"),
        ("Ada Lovelace", "𝐀𝐝𝐚 𝓛𝓸𝓿𝓮𝓵𝓪𝓬𝓮"),
        ("Ada Lovelace", "Ａｄａ Ｌｏｖｅｌａｃｅ"),
        ("Ada Lovelace", "Adа Lоvеlасе"),
        ("Ada Lovelace", "Ada LoveIace"),
        ("Ada Lovelace", "Ada Love1ace"),
        ("Ada Lovelace", "A\u0327da\u0301 Lovelace"),
        ("Nick", "Νick"),
        ("SCOPE", "ЅСОРЕ"),
        ("José", "Jose"),
        ("Øyvind", "Oyvind"),
        ("Arnold", "Amold"),
        ("O’Brien", "O'Brien"),
        ("Jean‑Luc", "Jean-Luc"),
        ("Room 10", "Room IO"),
        ("Seat ١٢", "Seat 12"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("Иван", "иван"),
    ],
)
def test_these_are_taken_for_one_another(one: str, other: str) -> None:
    assert alike(one, other) == {"p0": Alike(other, "p1"), "p1": Alike(one, "p0")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada", "Eve"),
        ("Ali", "All"),
        ("Guest 1", "Guest 2"),
        ("Ann Marie", "Annmarie"),
        ("かな", "がな"),
        ("राम", "रुम"),
        ("李明", "李朋"),
        ("👩", "👨"),
        ("\u200b", "\u200e"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert alike(one, other) == {}


def test_equal_names_of_two_identities_are_said_to_be_the_same() -> None:
    assert alike("Ada", "Ada") == {"p0": Alike("Ada", "p1", same=True), "p1": Alike("Ada", "p0", same=True)}


def test_of_many_everybody_is_compared_with_who_has_been_there_longest() -> None:
    people: list[Participant] = [
        replace(person(who, name=name), joined_at=at)
        for who, name, at in (("c", "ADA", 3.0), ("a", "Ada", 1.0), ("b", "Аda", 2.0))
    ]
    found = look_alikes(people, lambda who: who.display_name)
    assert {who: told.identity for who, told in found.items()} == {"a": "b", "b": "a", "c": "a"}


def test_what_is_passed_over_is_passed_over_in_every_order() -> None:
    assert outlines("Ådа") == outlines("A\u030adа") == outlines("ada")
