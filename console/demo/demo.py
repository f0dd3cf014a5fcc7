"""The demo as the program starts it: a world, the event in it, and a server on loopback."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web

from console.demo.clock import Clock, RealClock
from console.demo.event import spring_summit
from console.demo.grants import Gate
from console.demo.server import application
from console.demo.world import World

_GOODBYE_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Offer:
    """Where the demo listens and what lets one in. The secret is made anew at every start."""

    url: str
    key: str
    secret: str = field(repr=False)


class Demo:
    """A LiveKit look-alike on 127.0.0.1, on the running loop, with a made-up event or, with none, empty."""

    def __init__(
        self,
        *,
        seed: int | None = None,
        clock: Clock | None = None,
        event: Callable[[World], object] | None = spring_summit,
        has_redis: bool = True,
        recorders: int = 4,
        enable_remote_unmute: bool = False,
    ) -> None:
        self.world = World(
            clock or RealClock(),
            secrets.randbits(32) if seed is None else seed,
            has_redis=has_redis,
            recorders=recorders,
            enable_remote_unmute=enable_remote_unmute,
        )
        self._event = event
        self._runner: web.AppRunner | None = None

    async def start(self, port: int = 0) -> Offer:
        """Open the doors on a port, or on any free one; raises OSError when the port is taken."""
        key, secret = f"API{secrets.token_hex(6)}", secrets.token_urlsafe(48)
        if self._event is not None:
            self._event(self.world)
            self._event = None
        runner = web.AppRunner(
            application(self.world, Gate(key, secret)), access_log=None, shutdown_timeout=_GOODBYE_SECONDS
        )
        await runner.setup()
        self._runner = runner
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
        except OSError:
            await self.aclose()
            raise
        _, listening = runner.addresses[0][:2]
        return Offer(f"http://127.0.0.1:{listening}", key, secret)

    async def aclose(self) -> None:
        """Close the doors; whoever still waits for an answer gets none."""
        if self._runner is not None:
            runner, self._runner = self._runner, None
            await runner.cleanup()
