"""The HTTP session under livekit-api: our own deadlines, no redirects, no ambient proxy, a cap on every answer.

livekit-api 1.2.2 passes `timeout=None` to every request, which aiohttp takes as no limit (twirp_client.py, request).
"""

import asyncio
import json
from collections.abc import Coroutine, Mapping

import aiohttp
from yarl import URL

CAP = 96 << 20
CONNECT_WITHIN = 4.0
MOST_SAID = 512
_PLAIN = {"Accept-Encoding": "identity"}


class NotLiveKit(aiohttp.ClientError):  # a finding, not a fault of ours
    """Something answered that is not a LiveKit server."""


class AnswerTooLarge(aiohttp.ClientError):
    """An answer went past the cap and was refused."""


class Answer:
    """A whole answer, read and checked: what TwirpClient asks of a response."""

    def __init__(self, status: int, body: bytes, date: str) -> None:
        self.status, self.date, self._body = status, date, body

    async def read(self) -> bytes:
        """Return the body, which is already here."""
        return self._body

    async def json(self) -> dict[str, object]:
        """Return a Twirp error; a plain-text reason is kept, which livekit-api itself would throw away."""
        try:
            found = json.loads(self._body[:65536] or b"{}")
        except ValueError:
            return {"code": "unknown", "msg": self._body[:MOST_SAID].decode("utf-8", "replace")}
        if not isinstance(found, dict):
            return {"code": "unknown", "msg": ""}
        meta = found.get("meta")
        return {
            "code": str(found.get("code", "unknown"))[:64],
            "msg": str(found.get("msg") or "")[:MOST_SAID],
            "meta": meta if isinstance(meta, dict) else {},
        }


class _Posted:
    """What `async with session.post(…)` waits for; a class, because a generator costs a list call 2 %."""

    def __init__(self, asking: Coroutine[None, None, Answer]) -> None:
        self._asking = asking

    async def __aenter__(self) -> Answer:
        return await self._asking

    async def __aexit__(self, *_error: object) -> None:
        """Nothing is left open: the answer is whole."""


class GuardedSession:
    """What TwirpClient takes for an aiohttp session; the caller holds the deadline of each call."""

    def __init__(self, concurrency: int = 64) -> None:
        self.timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_WITHIN)
        self._http = aiohttp.ClientSession(
            timeout=self.timeout,
            connector=aiohttp.TCPConnector(limit=concurrency),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
        )

    def post(self, url: str, *, headers: Mapping[str, str], data: bytes, **_timeout: object) -> _Posted:
        """Do what TwirpClient asks of a session; its `timeout`, which is always none, is passed over."""
        return _Posted(self.ask(URL(url), headers, data))

    async def ask(self, url: URL, headers: Mapping[str, str], body: bytes) -> Answer:
        """Send one question and read its whole answer, or raise."""
        wanted = {**headers, **_PLAIN}
        async with self._http.post(url, headers=wanted, data=body, allow_redirects=False) as response:
            if 300 <= response.status < 400:
                raise NotLiveKit("the address points elsewhere")
            read = await self._whole(response)
            if response.status == 200 and response.content_type != "application/protobuf":
                raise NotLiveKit("the answer is not protobuf")
            return Answer(response.status, read, response.headers.get("Date", ""))

    async def look(self, url: URL) -> Answer:
        """Look at a page without a key; its kind is not judged here."""
        async with self._http.get(url, headers=_PLAIN, allow_redirects=False) as response:
            if 300 <= response.status < 400:
                raise NotLiveKit("the address points elsewhere")
            return Answer(response.status, await self._whole(response), response.headers.get("Date", ""))

    async def _whole(self, response: aiohttp.ClientResponse) -> bytes:
        if response.content_length is not None:
            if response.content_length > CAP:
                raise AnswerTooLarge("announced over the cap")
            body = await response.read()
            if len(body) != response.content_length:
                raise aiohttp.ClientPayloadError("the answer was cut off")
            return body
        read = bytearray()
        async for piece in response.content.iter_any():
            read += piece
            if len(read) > CAP:
                raise AnswerTooLarge("ran over the cap")
        return bytes(read)

    async def aclose(self) -> None:
        """Close every connection, and let the transports finish closing."""
        await self._http.close()
        await asyncio.sleep(0)
