"""A server that knows every token it was shown, and says them back when it refuses."""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

from aiohttp import web

from console.demo.clock import RealClock
from console.demo.event import spring_summit
from console.demo.grants import Gate
from console.demo.server import application
from console.demo.world import World

_Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]
LIMIT = 10.0


@dataclass(slots=True)
class Host:
    """The look-alike on a thread of its own, with a key and a secret of the test's choice."""

    key: str
    secret: str
    seed: int
    tokens: set[str] = field(default_factory=set)
    port: int = 0
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)
    _runner: web.AppRunner | None = None
    _thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, name="host", daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self._loop).result(LIMIT)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.shut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        if self._thread is not None:
            self._thread.join(LIMIT)
        self._loop.close()

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def shut(self) -> None:
        """Be gone: nothing listens there any more."""
        runner, self._runner = self._runner, None
        if runner is not None:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), self._loop).result(LIMIT)

    async def _open(self) -> None:
        world = World(RealClock(), self.seed, has_redis=True, recorders=2, enable_remote_unmute=False)
        spring_summit(world)
        app = application(world, Gate(self.key, self.secret))
        app.middlewares.append(self._listen)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    @web.middleware
    async def _listen(self, request: web.Request, handler: _Answer) -> web.StreamResponse:
        """Note the token; refuse to mute with a sentence that repeats it, as a server that logs too much might."""
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if token:
            self.tokens.add(token)
        if request.path.endswith("/MutePublishedTrack"):
            said = {"code": "permission_denied", "msg": f"not with {token}", "meta": {"header": f"Bearer {token}"}}
            return web.json_response(said, status=403)
        return await handler(request)
