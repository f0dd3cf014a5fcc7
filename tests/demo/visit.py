"""A demo on a virtual clock, the documented client in front of it, and bare HTTP beside that."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import aiohttp
import jwt
from livekit import api

from console.demo.clock import VirtualClock
from console.demo.demo import Demo, Offer
from console.demo.world import World

_LIMIT = 10.0  # real seconds that no call may take
_TURNS = 2000  # turns of the loop within which a request reaches the demo and waits there

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over bare HTTP."""

    status: int
    headers: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody in front of the demo who holds its key."""

    clock: VirtualClock
    world: World
    offer: Offer
    lk: api.LiveKitAPI
    http: aiohttp.ClientSession

    def token(self, key: str = "", secret: str = "", **claims: object) -> str:
        """Sign a token by hand; a claim of None is left out."""
        now = int(time.time())
        all_claims = {"iss": key or self.offer.key, "nbf": now, "exp": now + 60, **claims}
        given = {name: value for name, value in all_claims.items() if value is not None}
        return jwt.encode(given, secret or self.offer.secret, algorithm="HS256")

    async def ask(self, path: str, *, method: str = "POST", token: str = "", **options: Any) -> Answer:
        """Send one bare request; a token goes into the Authorization header."""
        headers = {**options.pop("headers", {}), **({"Authorization": f"Bearer {token}"} if token else {})}
        async with (
            asyncio.timeout(_LIMIT),
            self.http.request(method, self.offer.url + path, headers=headers, **options) as response,
        ):
            return Answer(response.status, response.headers, await response.text())

    async def twirp(self, method: str, body: object, token: str, service: str = "RoomService") -> Answer:
        """Call a method in JSON."""
        return await self.ask(f"/twirp/livekit.{service}/{method}", token=token, json=body)

    async def waits(self, call: Awaitable[Result], least: float, most: float | None = None) -> Result:
        """Make a call and give what it gives; it must come no sooner and no later than so many seconds."""
        task = asyncio.ensure_future(call)
        for _ in range(_TURNS):
            if self.clock.sleepers:
                break
            await asyncio.sleep(0)
        await self.clock.advance(least - 0.01)
        assert not task.done()
        await self.clock.advance((most or least) - least + 0.01)
        assert not self.clock.sleepers
        async with asyncio.timeout(_LIMIT):
            return await task


@asynccontextmanager
async def visit(**options: Any) -> AsyncIterator[Visit]:
    """Open a demo, without an event unless one is asked for, and close everything afterwards."""
    clock = VirtualClock()
    demo = Demo(**{"seed": 7, "clock": clock, "event": None, **options})
    offer = await demo.start()
    try:
        async with (
            aiohttp.ClientSession() as http,
            api.LiveKitAPI(offer.url, offer.key, offer.secret, failover=False) as lk,
        ):
            yield Visit(clock, demo.world, offer, lk, http)
    finally:
        await demo.aclose()


async def refusal(call: Callable[[], Awaitable[object]]) -> api.ServerError:
    """Give the error that a call ends with."""
    try:
        await call()
    except api.ServerError as error:
        return error
    raise AssertionError("the call was not refused")
