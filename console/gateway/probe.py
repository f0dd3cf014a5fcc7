"""Whether LiveKit answers at an address, before there is a key."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from yarl import URL

from console.domain.address import Address
from console.domain.errors import Refused
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.gateway.faults import translated
from console.gateway.session import GuardedSession, Within
from console.gateway.skew import ahead

WITHIN = Within(8.0)
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
    with translated(host, "answer", now):
        status, date = await session.look(URL(f"{address}{_FINGERPRINT}"), WITHIN)
    ended = now()
    if status != 401:
        step = "Check the address: host, port and path."
        raise Refused(Trouble(Cause.NOT_LIVEKIT, f"What answers at {host} is not LiveKit.", step))
    return Probe(ended - began, ahead(date, (began + ended) / 2))
