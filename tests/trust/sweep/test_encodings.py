"""The search finds what is there, in every way, and nothing where nothing is."""

import secrets

import pytest

from tests.trust.sweep.encodings import ENCODINGS, Search


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_way_is_found_among_other_bytes(name: str) -> None:
    for length in (24, 25, 26, 36, 48):
        text, other = secrets.token_urlsafe(length), secrets.token_urlsafe(length)
        written = secrets.token_bytes(200) + b"\n" + ENCODINGS[name](text) + b"\n" + secrets.token_bytes(50)
        assert Search([text, other]).found(written) == {text}


def test_there_are_more_than_ten() -> None:
    assert len(ENCODINGS) >= 20


def test_nothing_is_found_where_nothing_is() -> None:
    assert Search([secrets.token_urlsafe(36)]).found(secrets.token_bytes(100_000)) == frozenset()
