"""A wrong clock told from a wrong key, on both stages: how much the server allows, and what the gateway makes of it."""

import re
import time

import jwt
import pytest

from console.domain.address import read_address
from console.domain.errors import Refused
from console.domain.secret import Secret
from console.domain.trouble import Cause, Trouble
from console.gateway.calls import Calls
from console.gateway.session import GuardedSession
from console.gateway.tokens import LIFE, Grant, Tokens
from tests.contract.stage import Stage
from tests.contract.wire import Keyed


class _OffTime(Tokens):
    """Signs as a machine does whose clock is wrong by so many seconds."""

    def __init__(self, server: Keyed, off: float, secret: str = "") -> None:
        super().__init__(server.key, Secret(server.secret))
        self._issuer, self._signed_with, self._off = server.key, secret or server.secret, off

    def headers(self, grant: Grant, room: str = "") -> dict[str, str]:
        """Carry a token for listing."""
        now = int(time.time() + self._off)
        claims = {"iss": self._issuer, "nbf": now, "exp": now + int(LIFE), "video": {"roomList": True}}
        token = jwt.encode(claims, self._signed_with, algorithm="HS256")
        return {"Authorization": f"Bearer {token}", "Content-Type": "application/protobuf"}


async def _trouble(stage: Stage, off: float, secret: str = "") -> Trouble | None:
    def now() -> float:
        return time.time() + off

    calls = Calls(read_address(stage.url), _OffTime(stage, off, secret), GuardedSession(now=now), now=now)
    try:
        await calls.list_rooms()
    except Refused as refused:
        return refused.trouble
    finally:
        await calls.aclose()
    return None


@pytest.mark.asyncio
@pytest.mark.parametrize("off", [0.0, 50.0, -50.0, 10 - LIFE])
async def test_a_clock_that_is_wrong_by_less_than_a_minute_does_no_harm(stage: Stage, off: float) -> None:
    assert await _trouble(stage, off) is None


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        (65.0, r"Your clock is 1 min [3-5] s ahead of the server\."),
        (192.0, r"Your clock is 3 min (10|11|12) s ahead of the server\."),
        (-700.0, r"Your clock is 11 min (39|40|41) s behind the server\."),
        (7_300.0, r"Your clock is 2 h 1 min ahead of the server\."),
    ],
)
async def test_a_wrong_clock_is_named_with_the_time_it_is_wrong_by(stage: Stage, off: float, sentence: str) -> None:
    trouble = await _trouble(stage, off)
    assert trouble is not None
    assert (trouble.cause, trouble.retry_after) == (Cause.CLOCK, 15.0)
    assert re.fullmatch(sentence, trouble.sentence), trouble.sentence


@pytest.mark.asyncio
@pytest.mark.parametrize("off", [0.0, 300.0, -3_000.0])
async def test_a_wrong_secret_is_not_blamed_on_the_clock(stage: Stage, off: float) -> None:
    trouble = await _trouble(stage, off, secret="x" * 40)
    assert trouble is not None
    assert (trouble.cause, trouble.sentence, trouble.retry_after) == (
        Cause.KEY_REJECTED,
        "Key or secret not accepted.",
        0.0,
    )
