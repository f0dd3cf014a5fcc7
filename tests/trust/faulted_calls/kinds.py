"""What can become of a request: each kind is a script, and a few of them are whole and true answers."""

import asyncio
import gzip
from collections.abc import Callable
from functools import partial

from tests.trust.faulted_calls.wire import PROTOBUF, Script, Wire, head

JSON, TEXT, HTML = "application/json", "text/plain; charset=utf-8", "text/html"
DRIP = 0.02
_PAGE = b"<html><body>Sign in to the network</body></html>"
_OVER_THE_CAP = (96 << 20) + 1


def _closing(script: Callable[[Wire], object]) -> Script:
    async def play(wire: Wire) -> bool:
        done = script(wire)
        if asyncio.iscoroutine(done):
            await done
        return False

    return play


def _answering(body: bytes, status: str = "200 OK", kind: str = PROTOBUF, *more: str) -> Script:
    async def play(wire: Wire) -> bool:
        await wire.answer(body, status, kind, *more)
        return True

    return play


def _raw(make: Callable[[Wire], bytes], *, then: str = "close") -> Script:
    """Send some bytes, and then close, reset, hang, or drip on."""

    async def play(wire: Wire) -> bool:
        await wire.say(make(wire))
        match then:
            case "reset":
                wire.reset()
            case "hang":
                await wire.hang()
            case "drip":
                while not wire.reader.at_eof():
                    await wire.say(b"\0")
                    await asyncio.sleep(DRIP)
        return False

    return play


def _whole(wire: Wire, *lines: str) -> bytes:
    return head("200 OK", f"Content-Type: {PROTOBUF}", *lines)


def _promised(wire: Wire) -> bytes:
    """Return a head that promises more than the part that follows."""
    part = wire.part()
    return _whole(wire, f"Content-Length: {max(len(wire.good), len(part) + 1)}") + part


def _chunked(wire: Wire, body: bytes, end: bytes = b"") -> bytes:
    chunk = b"%x\r\n%b\r\n" % (len(body), body) if body else b""
    return _whole(wire, "Transfer-Encoding: chunked") + chunk + end


def _twirp(status: str, code: str, words: str = "no", *more: str) -> Script:
    return _answering(f'{{"code":"{code}","msg":"{words}"}}'.encode(), status, JSON, *more)


async def _stream(wire: Wire) -> None:
    piece = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    await wire.say(_whole(wire, "Transfer-Encoding: chunked"))
    while not wire.reader.at_eof():
        await wire.say(piece)


async def _continue_for_ever(wire: Wire) -> None:
    while not wire.reader.at_eof():
        await wire.say(head("100 Continue"))
        await asyncio.sleep(DRIP)


async def _good(wire: Wire) -> bool:
    await wire.answer(wire.good)
    return True


async def _good_late(wire: Wire) -> bool:
    await asyncio.sleep(wire.chance.random() * 0.05)
    await wire.answer(wire.good)
    return True


async def _good_in_chunks(wire: Wire) -> bool:
    cut = wire.chance.randrange(len(wire.good) + 1)
    first, last = wire.good[:cut], wire.good[cut:]
    await wire.say(_chunked(wire, first), b"%x\r\n%b\r\n" % (len(last), last) if last else b"", b"0\r\n\r\n")
    return True


async def _good_and_gone(wire: Wire) -> bool:
    """Keep the connection in word, and close it: the next question finds it dead."""
    await wire.answer(wire.good)
    return False


async def _good_with_another(wire: Wire) -> bool:
    """Send a second answer that nobody asked for: it must not become that of the next question."""
    await wire.say(head("200 OK", f"Content-Type: {PROTOBUF}", f"Content-Length: {len(wire.good)}") + wire.good)
    await wire.answer(b"")
    return True


async def _every_other(fault: Script, wire: Wire) -> bool:
    return await (fault(wire) if wire.turn % 2 == 0 else _good(wire))


def _redirect(status: str) -> Script:
    return _answering(b"", status, TEXT, "Location: http://127.0.0.1:9/elsewhere")


ALTERNATING: dict[str, Script] = {
    "closed-every-other-time": partial(_every_other, _raw(lambda _: b"")),
    "half-every-other-time": partial(_every_other, _raw(_promised)),
}

GOOD: dict[str, Script] = {
    "good": _good,
    "good-late": _good_late,
    "good-in-chunks": _good_in_chunks,
    "good-and-gone": _good_and_gone,
    "good-with-another": _good_with_another,
    **ALTERNATING,
}
"""Kinds after which a success may be believed; an order may fail by them too."""

NOT_FOUND = "404-not-found"

REFUSALS = frozenset(
    {
        "400-twirp",
        "400-surrogate",
        "401-key",
        "401-clock",
        "401-old-date",
        "401-no-date",
        "401-far-date",
        "401-twirp",
        "403-twirp",
        NOT_FOUND,
        "404-route",
        "407",
        "409",
        "412",
        "429",
        "429-later",
        "429-date",
        "429-word",
        "500-redis",
    }
)
"""Kinds by which somebody who may say so says no; after any other a No is made up."""

FAULTS: dict[str, Script] = {
    "closed-unanswered": _raw(lambda _: b""),
    "reset-unanswered": _raw(lambda _: b"", then="reset"),
    "silent": _raw(lambda _: b"", then="hang"),
    "not-http": _raw(lambda wire: wire.chance.randbytes(40) + b"\r\n\r\n"),
    "ssh": _raw(lambda _: b"SSH-2.0-OpenSSH_9.2\r\n"),
    "half-status": _raw(lambda _: b"HTTP/1.1 20"),
    "half-head": _raw(lambda _: b"HTTP/1.1 200 OK\r\nContent-Type: application/pro"),
    "half-head-silent": _raw(lambda _: b"HTTP/1.1 200 OK\r\nContent-Le", then="hang"),
    "head-drips": _raw(lambda _: b"HTTP/1.1 200 OK\r\nX: ", then="drip"),
    "continue-for-ever": _closing(_continue_for_ever),
    "long-header": _raw(lambda wire: _whole(wire, "X: " + "x" * 70_000, "Content-Length: 0")),
    "many-headers": _raw(lambda wire: _whole(wire, *(f"X-{n}: y" for n in range(40_000)), "Content-Length: 0")),
    "two-lengths": _raw(lambda wire: _whole(wire, "Content-Length: 2", "Content-Length: 0") + b"\0\0"),
    "negative-length": _raw(lambda wire: _whole(wire, "Content-Length: -1") + wire.good),
    "word-as-length": _raw(lambda wire: _whole(wire, "Content-Length: all") + wire.good),
    "length-and-chunks": _raw(
        lambda wire: _whole(wire, "Content-Length: 5", "Transfer-Encoding: chunked") + b"0\r\n\r\n", then="hang"
    ),
    "half-body": _raw(_promised),
    "half-body-reset": _raw(_promised, then="reset"),
    "half-body-silent": _raw(_promised, then="hang"),
    "body-drips": _raw(lambda wire: _whole(wire, "Content-Length: 100000"), then="drip"),
    "no-last-chunk": _raw(lambda wire: _chunked(wire, wire.part())),
    "half-chunk": _raw(lambda wire: _whole(wire, "Transfer-Encoding: chunked") + b"ff\r\n" + wire.part()[:200]),
    "chunk-without-size": _raw(lambda wire: _whole(wire, "Transfer-Encoding: chunked") + b"zz\r\n\r\n"),
    "chunks-in-gzip": _raw(lambda wire: _whole(wire, "Transfer-Encoding: gzip, chunked") + b"0\r\n\r\n", then="hang"),
    "no-end-said": _raw(lambda wire: _whole(wire, "Connection: close") + wire.good),
    "part-and-no-end-said": _raw(lambda wire: _whole(wire, "Connection: close") + wire.part()),
    "http-1.0": _raw(lambda wire: b"HTTP/1.0 200 OK\r\nContent-Type: application/protobuf\r\n\r\n" + wire.part()),
    "too-long-said": _raw(lambda wire: _whole(wire, f"Content-Length: {_OVER_THE_CAP}"), then="hang"),
    "endless": _closing(_stream),
    "not-protobuf": _answering(b"\xff" * 40),
    "cut-within-an-entry": _answering(b"\x0a\x7f\x0a"),
    "gzip": _answering(gzip.compress(b""), "200 OK", PROTOBUF, "Content-Encoding: gzip"),
    "said-identity": _answering(b"", "200 OK", PROTOBUF, "Content-Encoding: identity"),
    "sign-in-page": _answering(_PAGE, kind=HTML),
    "empty-page": _answering(b"", kind=HTML),
    "empty-without-type": _raw(lambda _: head("200 OK", "Content-Length: 0")),
    "json": _answering(b"{}", kind=JSON),
    "nearly-protobuf": _answering(b"", kind="application/protobuf; charset=utf-8"),
    "204": _raw(lambda _: head("204 No Content")),
    "202": _answering(b"", "202 Accepted"),
    "206": _answering(b"", "206 Partial Content"),
    "101": _raw(lambda _: head("101 Switching Protocols", "Upgrade: x", "Connection: Upgrade"), then="hang"),
    **{f"redirect-{s}": _redirect(f"{s} Moved") for s in (300, 301, 302, 303, 304, 305, 307, 308)},
    "400-twirp": _twirp("400 Bad Request", "invalid_argument"),
    "400-list": _answering(b'["code"]', "400 Bad Request", JSON),
    "400-word": _answering(b'"code"', "400 Bad Request", JSON),
    "400-deep": _answering(b"[" * 60_000, "400 Bad Request", JSON),
    "400-no-utf8": _answering(b'{"code":"\xff\xfe","msg":"\xff"}', "400 Bad Request", JSON),
    "400-surrogate": _answering(b'{"code":"x","msg":"\\ud800\\u202e"}', "400 Bad Request", JSON),
    "400-numbers": _answering(b'{"code":7,"msg":{"a":[]},"meta":[]}', "400 Bad Request", JSON),
    "400-half": _raw(lambda _: head("400 Bad Request", f"Content-Type: {JSON}", "Content-Length: 90") + b'{"code":'),
    "400-endless": _raw(lambda _: head("400 Bad Request", f"Content-Type: {TEXT}") + b"x" * 200_000, then="hang"),
    "401-key": _answering(b"invalid API key: APImade-up", "401 Unauthorized", TEXT),
    "401-clock": _answering(
        b"invalid token: x.y.z, error: token has invalid claims: token is not valid yet", "401 Unauthorized", TEXT
    ),
    "401-old-date": _answering(b"no", "401 Unauthorized", TEXT, "Date: Sun, 06 Nov 1994 08:49:37 GMT"),
    "401-no-date": _answering(b"no", "401 Unauthorized", TEXT, "Date: yesterday"),
    "401-far-date": _answering(b"no", "401 Unauthorized", TEXT, "Date: Sun, 06 Nov 9999 08:49:37 +9999"),
    "401-twirp": _twirp("401 Unauthorized", "unauthenticated"),
    "401-page": _answering(_PAGE, "401 Unauthorized", HTML),
    "403-twirp": _twirp("403 Forbidden", "permission_denied"),
    "403-page": _answering(_PAGE, "403 Forbidden", HTML),
    NOT_FOUND: _twirp("404 Not Found", "not_found"),
    "404-page": _answering(_PAGE, "404 Not Found", HTML),
    "404-route": _twirp("404 Not Found", "bad_route"),
    "404-not-twirp": _answering(b'{"code":"not_found"}', "404 Not Found", HTML),
    "407": _answering(b"", "407 Proxy Authentication Required", HTML, "Proxy-Authenticate: Basic"),
    "408": _twirp("408 Request Timeout", "deadline_exceeded"),
    "409": _twirp("409 Conflict", "already_exists"),
    "412": _twirp("412 Precondition Failed", "failed_precondition"),
    "429": _twirp("429 Too Many Requests", "resource_exhausted"),
    "429-later": _twirp("429 Too Many Requests", "resource_exhausted", "no", "Retry-After: 999999"),
    "429-date": _answering(b"", "429 Too Many", HTML, "Retry-After: Sun, 06 Nov 2094 08:49:37 GMT"),
    "429-word": _answering(b"", "429 Too Many", HTML, "Retry-After: soon"),
    "500-redis": _twirp("500 Internal Server Error", "internal", "egress not connected (redis required)"),
    "500-empty": _answering(b"", "500 Internal Server Error", TEXT),
    "502-page": _answering(_PAGE, "502 Bad Gateway", HTML),
    "503-twirp": _twirp("503 Service Unavailable", "unavailable"),
    "503-page": _answering(_PAGE, "503 Service Unavailable", HTML, "Retry-After: 7"),
    "504": _answering(b"", "504 Gateway Timeout", HTML),
    "999": _answering(b"", "999 Own"),
}
