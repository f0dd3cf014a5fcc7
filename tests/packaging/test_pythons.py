"""A Python that will not do is told so in one sentence, by files that it can read."""

import ast
from pathlib import Path

import pytest
from pythons import refusal

PACKAGING = Path(__file__).parents[2] / "packaging"


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_pythons_are_let_through(version: tuple[int, int]) -> None:
    assert refusal(version, "run.py") == ""


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10), (3, 14), (4, 0)])
def test_others_get_one_sentence_with_the_way_out(version: tuple[int, int]) -> None:
    sentence = refusal(version, "test.py")
    assert f"this is Python {version[0]}.{version[1]}" in sentence
    assert "python3.13 packaging/test.py" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("name", ["pythons.py", "run.py", "test.py", "../main.py"])
def test_an_old_python_can_read_what_refuses_it(name: str) -> None:
    ast.parse((PACKAGING / name).read_text(encoding="utf-8"), feature_version=(3, 6))
