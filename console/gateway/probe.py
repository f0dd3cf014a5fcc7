"""Whether LiveKit answers at an address, before there is a key."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from yarl import URL

from console.domain.address import Address
from console.domain.errors import Refused
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.gateway.faults import translated
from console.gateway.session import GuardedSession

WITHIN = 8.0
_FINGERPRINT = "/rtc/validate"
"""Without a token LiveKit answers 401 here (pkg/service/rtcservice.go, validate); little else does."""


@dataclass(frozen=True, slots=True)
class Probe:
    """How long the answer took, and by how many seconds this machine's clock is ahead; None where nobody said."""

    seconds: float
    ahead: float | None


async def probe(address: Address, session: GuardedSession, now: Callable[[], float] = time.time) -> Probe:
    """Ask once; raises console.domain.errors for no answer and for anything that is not LiveKit."""
    host = visible(address.shown)
    began = now()
    with translated(host, "answer"):
        async with asyncio.timeout(WITHIN):
            answer = await session.look(URL(f"{address}{_FINGERPRINT}"))
    ended = now()
    if answer.status != 401:
        step = "Check the address: host, port and path."
        raise Refused(Trouble(Cause.NOT_LIVEKIT, f"What answers at {host} is not LiveKit.", step))
    return Probe(ended - began, _ahead(answer.date, (began + ended) / 2))


def _ahead(date: str, now: float) -> float | None:
    """Compare with an HTTP date, which is cut to whole seconds (RFC 9110, 5.6.7)."""
    try:
        said = parsedate_to_datetime(date).timestamp()
    except (TypeError, ValueError):
        return None
    off = now - said
    return 0.0 if 0.0 <= off <= 1.0 else off if off < 0 else off - 1.0
