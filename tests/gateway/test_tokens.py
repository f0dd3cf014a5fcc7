"""Tokens are signed once and kept while they are good, also for a clock that is set right."""

import secrets

from console.domain.secret import Secret
from console.gateway.tokens import LIFE, RENEW_BEFORE, Grant, Tokens


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_790_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_token_is_kept_until_it_is_nearly_old() -> None:
    clock = Clock()
    tokens = Tokens("APImade-up", Secret(secrets.token_hex(16)), clock)
    first = tokens.headers(Grant.LIST)
    clock.now += LIFE - RENEW_BEFORE - 1
    assert tokens.headers(Grant.LIST) is first
    clock.now += 1
    assert tokens.headers(Grant.LIST) is not first


def test_a_token_from_before_the_clock_was_set_back_is_not_used_again() -> None:
    clock = Clock()
    tokens = Tokens("APImade-up", Secret(secrets.token_hex(16)), clock)
    early = tokens.headers(Grant.LIST)
    clock.now -= 300
    assert tokens.headers(Grant.LIST) is not early


def test_an_admin_token_is_for_one_room() -> None:
    tokens = Tokens("APImade-up", Secret(secrets.token_hex(16)))
    assert tokens.headers(Grant.ADMIN, "Hall") is not tokens.headers(Grant.ADMIN, "Garden")
