"""No server is believed that cannot prove who it is, and nothing follows an answer to another host."""

import asyncio
import itertools
import os
import random
import re
import secrets
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from console.domain.address import Address
from console.domain.errors import NotSent, ServerError, Unanswered
from console.domain.route import STRAIGHT, Route
from console.domain.secret import Secret
from console.domain.trouble import Cause
from console.gateway.calls import Calls
from console.gateway.session import GuardedSession
from console.gateway.tokens import Tokens
from tests.trust.bad_tls.hosts import OLD_FASHIONED, Host, hosting, old_fashioned
from tests.trust.bad_tls.papers import HERE, authority, bad_papers, issue
from tests.trust.claim import Claim, Figure

AT_ONCE = 8
FLAWS = {
    "expired": "has expired",
    "expired a second ago": "has expired",
    "not valid yet": "is not valid yet",
    "self-signed": "is signed by itself",
    "wrong name": "belongs to another name",
    "wrong address": "belongs to another name",
    "unknown CA": "comes from an authority that is not trusted here",
    "root that is no longer in the store": "comes from an authority that is not trusted here",
}
"""What has to be said of each, as the end of the sentence; the others are refused in whatever words."""

_CLOCK = re.compile(r"This machine's clock says \d{4}-\d\d-\d\d \d\d:\d\d\.")
_REDIRECTS = (300, 301, 302, 303, 305, 307, 308)
_CALLS: tuple[Callable[[Calls], Awaitable[object]], ...] = (
    lambda calls: calls.list_rooms(),
    lambda calls: calls.remove_participant("Hall", "guest-1"),
)


@dataclass(slots=True)
class Tally:
    """What was tried, and what went wrong with the kind that it went wrong by."""

    handshakes: int = 0
    redirects: int = 0
    accepted: list[str] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Try:
    """One server to be tried by one route."""

    kind: str
    address: Address
    route: Route
    outcome: str = "refused"


async def _told(attempt: Try, secret: Secret, call: Callable[[Calls], Awaitable[object]]) -> ServerError | None:
    calls = Calls(attempt.address, Tokens("APImade-up", secret), GuardedSession(attempt.route))
    try:
        await call(calls)
    except ServerError as error:
        return error
    finally:
        await calls.aclose()
    return None


def _judge(tally: Tally, attempt: Try, told: ServerError | None) -> None:
    if attempt.outcome == "believed":
        tally.handshakes += 1
        if told is not None:
            tally.refused.append(f"{attempt.kind}: {told}")
    elif attempt.outcome == "elsewhere":
        tally.redirects += 1
        if not isinstance(told, Unanswered) or told.trouble.cause is not Cause.ELSEWHERE:
            tally.followed.append(f"{attempt.kind}: {told!r}")
    else:
        tally.handshakes += 1
        if not isinstance(told, NotSent):
            tally.accepted.append(f"{attempt.kind}: {told!r}")
        elif attempt.kind not in OLD_FASHIONED and (
            told.trouble.cause is not Cause.TLS
            or not told.trouble.sentence.removesuffix(".").endswith(FLAWS.get(attempt.kind, ""))
            or not _CLOCK.search(told.trouble.step)
        ):
            tally.unnamed.append(f"{attempt.kind}: {told.trouble}")


async def _prove(size: int, chance: random.Random, folder: Path) -> tuple[Tally, int, int, int]:
    root = authority("Cuelight root")
    good, papers = issue(root), bad_papers(root)
    ours = folder / "our-own-ca.pem"
    ours.write_bytes(root.pem)
    # What OpenSSL takes for the system's store: this process ends with the measurement.
    os.environ["SSL_CERT_FILE"] = str(ours)
    theirs = folder / "another-ca.pem"
    theirs.write_bytes(authority("Another root").pem)
    tries: list[Try] = []
    bad: list[Host] = []
    async with AsyncExitStack() as stack:

        def at(port: int, scheme: str = "https") -> Address:
            return Address("https" if scheme == "https" else "http", HERE, port)

        contexts = {kind: paper.serving(folder) for kind, paper in papers.items()} | old_fashioned(good, folder)
        for kind, tls in contexts.items():
            bad.append(await stack.enter_async_context(hosting(tls)))
            tries += [Try(kind, at(bad[-1].port), route) for route in (STRAIGHT, Route(ca_file=str(ours)))]
        sound = await stack.enter_async_context(hosting(good.serving(folder)))
        tries.append(Try("trusted by the system", at(sound.port), STRAIGHT, "believed"))
        tries.append(Try("trusted by its own file", at(sound.port), Route(ca_file=str(ours)), "believed"))
        apart = await stack.enter_async_context(hosting(good.serving(folder)))
        bad.append(apart)
        tries.append(Try("unknown CA", at(apart.port), Route(ca_file=str(theirs))))
        second = [await stack.enter_async_context(hosting(tls)) for tls in (None, good.serving(folder))]
        for status, (number, host) in itertools.product(_REDIRECTS, enumerate(second)):
            scheme = "https" if number else "http"
            goes = (
                f"HTTP/1.1 {status} Moved\r\nLocation: {scheme}://localhost:{host.port}/x\r\nContent-Length: 0\r\n\r\n"
            )
            for own in (None, good.serving(folder)):
                first = await stack.enter_async_context(hosting(own, goes.encode()))
                address = at(first.port, "https" if own else "http")
                tries.append(Try(f"redirect {status}", address, STRAIGHT, "elsewhere"))
        tally, secret = Tally(), Secret(secrets.token_hex(16))
        plan = itertools.cycle(chance.sample(tries, len(tries)))

        async def work() -> None:
            while tally.handshakes + tally.redirects < size:
                attempt = next(plan)
                _judge(tally, attempt, await _told(attempt, secret, chance.choice(_CALLS)))

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
        return tally, len(contexts) + 1, sum(host.heard for host in bad), sum(h.connections + h.heard for h in second)


def measure(size: int, seed: int) -> tuple[Figure, ...]:
    """Try so many connections."""
    with tempfile.TemporaryDirectory() as folder:
        tally, kinds, heard, second = asyncio.run(_prove(size, random.Random(seed), Path(folder)))
    return (
        Figure("handshakes and redirects", tally.handshakes + tally.redirects, size, at_least=True),
        Figure("bad kinds", kinds, 20, at_least=True),
        Figure("bad servers accepted", len(tally.accepted), 0),
        Figure("bytes of a request to a bad server", heard, 0),
        Figure("bad certificates without their own words", len(tally.unnamed), 0),
        Figure("good certificates refused", len(tally.refused), 0),
        Figure("redirects followed", len(tally.followed), 0),
        Figure("connections and bytes to a second host", second, 0),
    )


CLAIM = Claim(
    "bad TLS and redirects",
    "No server is believed that cannot prove who it is, and no redirect takes a byte to a second host.",
    measure,
    full=2_000,
    daily=200,
)
