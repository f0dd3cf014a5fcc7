"""The HTTP session under livekit-api: every deadline, no redirects, no ambient proxy, a new connection per order.

livekit-api 1.2.2 passes `timeout=None` to every request, which aiohttp takes as no limit (twirp_client.py, request).
"""

import asyncio
import ssl
import time
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from types import SimpleNamespace

import aiohttp
from yarl import URL

from console.domain.route import STRAIGHT, Route
from console.gateway.answer import Elsewhere, read_answer
from console.gateway.certificates import trusting
from console.gateway.names import Resolver

CONNECT_WITHIN, SILENT_WITHIN = 4.0, 6.0
_PLAIN = {"Accept-Encoding": "identity"}
_NEVER_ROUNDED = 1e9
_BROKE_OFF = (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, aiohttp.ClientOSError)


@dataclass(frozen=True, slots=True)
class Within:
    """The seconds that a call may take; all three are held here, and the callers hold none.

    `connect` is for the name, the proxy, TCP and TLS together, `silence` for the first byte and between any two.
    """

    total: float
    connect: float = CONNECT_WITHIN
    silence: float = SILENT_WITHIN
    http: aiohttp.ClientTimeout = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Leave the whole to asyncio.timeout: aiohttp rounds long ones up to full seconds."""
        http = aiohttp.ClientTimeout(
            total=None, connect=self.connect, sock_read=self.silence, ceil_threshold=_NEVER_ROUNDED
        )
        object.__setattr__(self, "http", http)


class NeverConnected(aiohttp.ClientError):
    """An order that nothing was sent of: its cause says why there was no connection."""


class Answer:
    """A whole success: what TwirpClient asks of a response."""

    status = int(HTTPStatus.OK)

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def read(self) -> bytes:
        """Return the body, which is already here."""
        return self._body


@dataclass(slots=True)
class _Sending:
    """Whether the connection stands that an order goes over: from then on anything may have happened."""

    connected: bool = False


class _Posted:
    """What `async with session.post(…)` waits for."""

    def __init__(self, ordering: Coroutine[None, None, bytes]) -> None:
        self._ordering = ordering

    async def __aenter__(self) -> Answer:
        return Answer(await self._ordering)

    async def __aexit__(self, *_error: object) -> None:
        """Nothing is left open: the answer is whole."""


class GuardedSession:
    """Asks over kept connections, and gives each order one of its own; TwirpClient takes it for an aiohttp session."""

    timeout = None

    def __init__(self, route: Route = STRAIGHT, *, concurrency: int = 64, now: Callable[[], float] = time.time) -> None:
        self._route, self._now = route, now
        self._proxy = URL(str(self._route.proxy)) if self._route.proxy else None
        self._tls: ssl.SSLContext | None = None
        stands = aiohttp.TraceConfig()
        stands.on_connection_create_end.append(_note_connection)
        self._concurrency = concurrency
        self._kept = self._keeping()
        self._fresh = _http(aiohttp.TCPConnector(limit=0, force_close=True, resolver=Resolver()), stands)

    def post(self, url: str, *, headers: Mapping[str, str], data: bytes, timeout: Within) -> _Posted:
        """Give an order: what TwirpClient asks of a session. It passes `timeout` through and reads its `total`."""
        return _Posted(self.order(URL(url), headers, data, timeout))

    async def ask(self, url: URL, headers: Mapping[str, str], body: bytes, within: Within) -> bytes:
        """Put one question and return its whole answer, or raise; a connection that breaks off is replaced once."""
        wanted = {**headers, **_PLAIN}
        async with asyncio.timeout(within.total):
            try:
                return await self._post(self._kept, url, wanted, body, within)
            except _BROKE_OFF as error:
                if isinstance(error, aiohttp.ClientConnectorError):
                    raise
            return await self._post(self._fresh, url, wanted, body, within)

    async def order(self, url: URL, headers: Mapping[str, str], body: bytes, within: Within) -> bytes:
        """Give one order over a connection made for it; raises NeverConnected only where nothing was sent of it.

        Nothing is repeated here: after a while the runner looks whether such an order is still meant.
        """
        sending = _Sending()
        wanted = {**headers, **_PLAIN}
        try:
            async with asyncio.timeout(within.total):
                return await self._post(self._fresh, url, wanted, body, within, sending=sending)
        except (aiohttp.ClientError, OSError) as error:
            if sending.connected:
                raise
            raise NeverConnected from error

    async def look(self, url: URL, within: Within) -> tuple[int, str]:
        """Look at a page without a key: return its status and its Date; what it holds is not read."""
        tls = await self._trust(url)
        async with (
            asyncio.timeout(within.total),
            self._fresh.get(
                url, headers=_PLAIN, allow_redirects=False, timeout=within.http, ssl=tls, proxy=self._proxy
            ) as response,
        ):
            if 300 <= response.status < 400:
                raise Elsewhere("the address points elsewhere")
            return response.status, response.headers.get("Date", "")

    async def renew(self) -> None:
        """Ask over new connections from now on: after a sleep nobody tells that the old ones are dead."""
        old, self._kept = self._kept, self._keeping()
        await old.close()

    async def aclose(self) -> None:
        """Close every connection, and let the transports finish closing."""
        await self._kept.close()
        await self._fresh.close()
        await asyncio.sleep(0)

    def _keeping(self) -> aiohttp.ClientSession:
        return _http(aiohttp.TCPConnector(limit=self._concurrency, resolver=Resolver()))

    async def _post(
        self,
        http: aiohttp.ClientSession,
        url: URL,
        headers: Mapping[str, str],
        body: bytes,
        within: Within,
        *,
        sending: _Sending | None = None,
    ) -> bytes:
        tls = self._tls or await self._trust(url)
        async with http.post(
            url,
            headers=headers,
            data=body,
            allow_redirects=False,
            timeout=within.http,
            ssl=tls,
            proxy=self._proxy,
            trace_request_ctx=sending,
        ) as response:
            return await read_answer(response, self._now())

    async def _trust(self, url: URL) -> ssl.SSLContext | bool:
        """Return whose certificates count; reading the system's takes 30 ms, which the window does not wait for."""
        if url.scheme != "https":
            return True
        if self._tls is None:
            made = await asyncio.get_running_loop().run_in_executor(None, trusting, self._route.ca_file)
            self._tls = self._tls or made
        return self._tls


async def _note_connection(
    _http: aiohttp.ClientSession, context: SimpleNamespace, _params: aiohttp.TraceConnectionCreateEndParams
) -> None:
    sending = context.trace_request_ctx
    if isinstance(sending, _Sending):
        sending.connected = True


def _http(connector: aiohttp.TCPConnector, *traces: aiohttp.TraceConfig) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        trace_configs=list(traces),
    )
