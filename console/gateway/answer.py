"""An answer over HTTP, read to its proven end or refused: what is not whole or not LiveKit's goes no further."""

import json
from http import HTTPStatus
from typing import cast

import aiohttp

from console.gateway.skew import ahead

CAP = 96 << 20
LARGE = 1 << 20
MOST_OF_AN_ERROR = 64 << 10
MOST_SAID = 512
LONGEST_PAUSE = 120.0
PROTOBUF = "application/protobuf"
_JSON, _TEXT = "application/json", "text/plain"


class NotLiveKit(aiohttp.ClientError):  # a finding, not a fault of ours
    """Something answered that is not a LiveKit server."""


class Elsewhere(aiohttp.ClientError):
    """The answer sends the question to another address, where it does not go."""


class AnswerTooLarge(aiohttp.ClientError):
    """An answer went past the cap and was refused."""


class ErrorAnswer(aiohttp.ClientError):
    """A whole answer that is not a success.

    `code` is Twirp's, `said` the reason in plain text: both empty for a body that no LiveKit server sends. `ahead` is
    by how many seconds this machine's clock is ahead, None where the answer has no time.
    """

    def __init__(self, status: int, code: str, said: str, *, known: bool, ahead: float | None, pause: float) -> None:
        super().__init__(status)
        self.status, self.code, self.said, self.known = status, code, said, known
        self.ahead, self.pause = ahead, pause


async def read_answer(response: aiohttp.ClientResponse, now: float) -> bytes:
    """Return the body of a success, whole; raises the errors above and aiohttp's own for one that broke off."""
    status, headers = response.status, response.headers
    if "Content-Encoding" in headers:
        raise NotLiveKit("the answer is encoded, which nobody asked for")
    if status != HTTPStatus.OK:
        if 300 <= status < 400:
            raise Elsewhere("the address points elsewhere")
        if status < 400:
            raise NotLiveKit(f"the answer is a {status}")
        raise await _error(response, now)
    if headers.get("Content-Type") != PROTOBUF:
        raise NotLiveKit("the answer is not protobuf")
    length = response.content_length
    if length is None:
        if headers.get("Transfer-Encoding", "").lower() != "chunked":
            # It ends where the connection does, and nothing tells that from an answer that was cut off.
            raise NotLiveKit("the answer does not say where it ends")
        return await _pieces(response, CAP)
    if length > CAP:
        raise AnswerTooLarge("announced over the cap")
    body = await response.read() if length < LARGE else await _pieces(response, length)
    if len(body) != length:
        raise aiohttp.ClientPayloadError("the answer was cut off")
    return body


async def _error(response: aiohttp.ClientResponse, now: float) -> aiohttp.ClientError:
    try:
        body = await _pieces(response, MOST_OF_AN_ERROR)
    except AnswerTooLarge:
        code, said, known = "", "", False
    else:
        code, said, known = _reason(response.headers.get("Content-Type", ""), body)
    return ErrorAnswer(
        response.status,
        code,
        said,
        known=known,
        ahead=ahead(response.headers.get("Date", ""), now),
        pause=_pause(response.headers.get("Retry-After", ""), now),
    )


async def _pieces(response: aiohttp.ClientResponse, cap: int) -> bytes:
    """Read into one piece of memory that grows: to join a large answer at its end would take as much again at once."""
    read = bytearray()
    async for piece in response.content.iter_any():
        read += piece
        if len(read) > cap:
            raise AnswerTooLarge("ran over the cap")
    return cast("bytes", read)  # nobody writes into it any more, and a copy would be as large


def _reason(kind: str, body: bytes) -> tuple[str, str, bool]:
    """Return code, reason, and whether LiveKit speaks so: a JSON object with a code, or a line of plain text."""
    kind = kind.partition(";")[0].strip().lower()
    if kind == _TEXT:
        return "", body[:MOST_SAID].decode("utf-8", "replace"), True
    if kind != _JSON:
        return "", "", False
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):  # nested too deep for Python
        return "", "", False
    if not isinstance(found, dict) or not isinstance(found.get("code"), str):
        return "", "", False
    return found["code"][:64], str(found.get("msg") or "")[:MOST_SAID], True


def _pause(written: str, now: float) -> float:
    """Return the seconds that Retry-After names, as a number or a date (RFC 9110, 10.2.3), at most two minutes."""
    if written.isascii() and written.isdigit():
        return min(float(written[:9]), LONGEST_PAUSE)
    early = ahead(written, now)
    return min(max(-early, 0.0), LONGEST_PAUSE) if early is not None else 0.0
