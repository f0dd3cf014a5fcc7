"""Questions to a server over bare HTTP, so that an answer is seen as it is and not as a library tells it."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol, TypeVar

import aiohttp
from google.protobuf.message import Message
from livekit import api

PROTOBUF = "application/protobuf"
_LIMIT = 40.0  # seconds: more than a start without a recorder takes

_Kind = TypeVar("_Kind", bound=Message)


class Keyed(Protocol):
    """A server and what opens it."""

    @property
    def url(self) -> str:
        """Its address over http."""

    @property
    def key(self) -> str:
        """The name of the API key."""

    @property
    def secret(self) -> str:
        """The secret of the API key."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer; `seconds` is the time it took by the server's clock."""

    status: int
    content_type: str
    body: bytes = field(repr=False)
    seconds: float

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode(errors="replace")

    @property
    def error(self) -> dict[str, Any]:
        """The body of a Twirp error."""
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found

    def read(self, kind: type[_Kind]) -> _Kind:
        """The body of a success."""
        assert self.status == 200, self.text
        assert self.content_type == PROTOBUF
        return kind.FromString(self.body)


def signed(
    server: Keyed,
    *,
    key: str | None = None,
    secret: str | None = None,
    ttl: timedelta = timedelta(minutes=10),
    **grants: Any,
) -> str:
    """A token with these grants, by default signed with the server's own key; a ttl below zero has run out."""
    token = api.AccessToken(key or server.key, secret or server.secret)
    return token.with_ttl(ttl).with_grants(api.VideoGrants(**grants)).to_jwt()


class Wire:
    """A connection to one server."""

    def __init__(self, server: Keyed, now: Callable[[], float] = time.monotonic) -> None:
        """To be made inside a running loop; `now` is the server's clock."""
        self._server = server
        self._now = now
        self._http = aiohttp.ClientSession()

    async def ask(self, service: str, method: str, message: Message, room: str = "") -> Answer:
        """Asks with every right there is, in this room."""
        token = signed(self._server, room=room, room_admin=True, room_create=True, room_list=True, room_record=True)
        return await self.post(f"/twirp/livekit.{service}/{method}", message.SerializeToString(), f"Bearer {token}")

    async def post(self, path: str, body: bytes, authorization: str | None, content_type: str = PROTOBUF) -> Answer:
        """Posts bytes as they are."""
        return await self.send("POST", path, body, authorization, content_type)

    async def send(
        self, verb: str, path: str, body: bytes = b"", authorization: str | None = None, content_type: str = PROTOBUF
    ) -> Answer:
        """Sends a request as it is."""
        headers = {"Content-Type": content_type}
        if authorization is not None:
            headers["Authorization"] = authorization
        start = self._now()
        async with asyncio.timeout(_LIMIT):
            async with self._http.request(verb, self._server.url + path, data=body, headers=headers) as response:
                answer = await response.read()
        return Answer(response.status, response.headers.get("Content-Type", ""), answer, self._now() - start)

    async def aclose(self) -> None:
        """Closes the connection."""
        await self._http.close()
