"""What is whole and LiveKit's is believed, and nothing else: prefixes, types, encodings, ends and errors."""

import gzip

import pytest
from livekit import api

from console.domain.errors import Missing, Refused, ServerError, Unanswered
from console.domain.secret import Secret
from console.domain.trouble import Cause, Trouble
from tests.gateway.raw import PROTOBUF, answer, calling, here, playing

TEXT, JSON, HTML = (f"Content-Type: {kind}" for kind in ("text/plain; charset=utf-8", "application/json", "text/html"))
NOON = 1_790_000_000.0
NOON_SAID = "Date: Mon, 21 Sep 2026 14:13:20 GMT"


async def told(said: bytes, *, order: bool = False, now: float = NOON) -> object:
    """Return what a question or an order ended in."""
    async with playing(said) as raw, calling(here(raw), now=lambda: now) as calls:
        try:
            return await (calls.remove_participant("Hall", "guest-1") if order else calls.list_participants("Hall"))
        except ServerError as error:
            return error


async def trouble(said: bytes, kind: type[ServerError], *, order: bool = False, now: float = NOON) -> Trouble:
    """Return why a call failed, which is of this kind."""
    error = await told(said, order=order, now=now)
    assert type(error) is kind, repr(error)
    assert error.__context__ is error.__cause__ is None  # aiohttp's errors hold the token
    return error.trouble


@pytest.mark.asyncio
async def test_no_beginning_of_a_list_is_taken_for_a_shorter_room() -> None:
    people = [api.ParticipantInfo(sid=f"PA_{n}", identity=f"guest-{n}", name=f"Guest {n}") for n in range(50)]
    whole = api.ListParticipantsResponse(participants=people).SerializeToString()
    cut = [answer(whole[:end], PROTOBUF, "Connection: close", length=len(whole)) for end in range(len(whole))]
    chunk = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n" + PROTOBUF.encode() + b"\r\n\r\n"
    begun = [chunk + b"%x\r\n%b\r\n" % (end, whole[:end]) for end in range(1, len(whole))]
    endless = [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n" + PROTOBUF.encode() + b"\r\n\r\n" + whole[:end]
        for end in range(len(whole) + 1)
    ]
    # A question is put twice before it has failed; what says no end is not asked for again.
    script = [said for said in (*cut, *begun) for _ in range(2)] + endless + [answer(whole)]
    async with playing(*script) as raw, calling(here(raw)) as calls:
        for _ in range(len(cut) + len(begun) + len(endless)):
            with pytest.raises(Unanswered):
                await calls.list_participants("Hall")
        assert len((await calls.list_participants("Hall")).by_identity) == 50
        assert len(raw.requests) == len(script)


@pytest.mark.asyncio
@pytest.mark.parametrize("order", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        answer(b"", HTML),
        answer(b"<html>Sign in</html>", HTML),
        answer(b"{}", JSON),
        answer(b"", "X: y"),
        answer(b"", f"{PROTOBUF}; charset=utf-8"),
        answer(b"", PROTOBUF, "Content-Encoding: identity"),
        answer(gzip.compress(bytes(1 << 20)), PROTOBUF, "Content-Encoding: gzip"),
        answer(b"", PROTOBUF, status="202 Accepted"),
        answer(b"\x00", PROTOBUF, status="206 Partial Content"),
        b"HTTP/1.1 204 No Content\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/protobuf\r\n\r\n",
        answer(b"\xff\xff"),
        answer(b"<html>Sign in</html>", HTML, status="401 Unauthorized"),
        answer(b"<html>No</html>", HTML, status="403 Forbidden"),
        answer(b'["not", "an", "object"]', JSON, status="400 Bad Request"),
        answer(b"[" * 60_000, JSON, status="400 Bad Request"),
        answer(b'{"code": 7}', JSON, status="404 Not Found"),
        answer(b"x" * 100_000, TEXT, status="400 Bad Request"),
        b"SSH-2.0-OpenSSH_9.2\r\n\r\nConnection: close",
    ],
)
async def test_what_is_not_livekits_proves_nothing(said: bytes, order: bool) -> None:
    found = await trouble(said, Unanswered, order=order)
    assert found.cause is Cause.NOT_LIVEKIT


@pytest.mark.asyncio
async def test_an_empty_success_of_livekits_is_an_empty_room_and_a_removal() -> None:
    """livekit-server 1.13.5 says so: the type, and a length of 0."""
    assert not (await told(answer())).by_identity  # type: ignore[attr-defined]  # a Crowd, or the test fails
    assert await told(answer(), order=True) is None


@pytest.mark.asyncio
async def test_too_much_is_refused_before_it_is_read() -> None:
    found = await trouble(answer(length=(96 << 20) + 1), Unanswered)
    assert (found.cause, found.sentence) == (Cause.TOO_LARGE, "An answer over 96 MB was refused.")


@pytest.mark.asyncio
async def test_too_much_that_was_not_announced_is_refused_while_it_is_read() -> None:
    piece = b"%x\r\n%s\r\n" % (1 << 20, bytes(1 << 20))
    endless = answer(b"", PROTOBUF, "Transfer-Encoding: chunked").replace(b"Content-Length: 0\r\n", b"") + 97 * piece
    assert (await trouble(endless + b"0\r\n\r\n", Unanswered)).cause is Cause.TOO_LARGE


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("line", "pause"),
    [
        ("X: y", 0.0),
        ("Retry-After: 7", 7.0),
        ("Retry-After: 86400", 120.0),
        ("Retry-After: 99999999999999999999999999", 120.0),
        ("Retry-After: -5", 0.0),
        ("Retry-After: soon", 0.0),
        ("Retry-After: Mon, 21 Sep 2026 14:13:50 GMT", 30.0),
        ("Retry-After: Mon, 21 Sep 2026 14:00:00 GMT", 0.0),
    ],
)
async def test_a_server_that_is_asked_too_much_says_how_long_to_wait(line: str, pause: float) -> None:
    found = await trouble(answer(b"", HTML, line, status="429 Too Many Requests"), Refused)
    assert (found.cause, found.retry_after) == (Cause.SLOW_DOWN, pause)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("said", "ahead", "sentence"),
    [
        ("token is expired", 0.0, "Your clock is behind the server."),
        ("token not valid yet (nbf)", 0.0, "Your clock is ahead of the server."),
        ("token is not valid yet", 193.0, "Your clock is 3 min 12 s ahead of the server."),
        ("no permission", 100.0, "Your clock is 1 min 39 s ahead of the server."),
        ("no permission", -100.0, "Your clock is 1 min 40 s behind the server."),
        ("no permission", 50.0, "Key or secret not accepted."),
        ("token signature is invalid", 300.0, "Key or secret not accepted."),
        ("invalid API key: APImade-up", 300.0, "Key or secret not accepted."),
    ],
)
async def test_a_wrong_clock_is_told_from_a_wrong_key(said: str, ahead: float, sentence: str) -> None:
    refused = answer(said.encode(), TEXT, NOON_SAID, status="401 Unauthorized")
    found = await trouble(refused, Refused, now=NOON + ahead)
    assert found.sentence == sentence
    assert found.cause is (Cause.CLOCK if "clock" in sentence else Cause.KEY_REJECTED)
    assert found.said == said


@pytest.mark.asyncio
async def test_without_a_date_the_key_is_to_blame() -> None:
    for line in ("X: y", "Date: yesterday", "Date: Sun, 06 Nov 9999 08:49:37 +9999"):
        found = await trouble(answer(b"no permission", TEXT, line, status="401 No"), Refused)
        assert found.cause is Cause.KEY_REJECTED


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("status", "code", "kind", "cause"),
    [
        (400, "invalid_argument", Refused, Cause.REFUSED),
        (401, "unauthenticated", Refused, Cause.NOT_ALLOWED),
        (403, "permission_denied", Refused, Cause.NOT_ALLOWED),
        (404, "not_found", Missing, Cause.MISSING),
        (404, "bad_route", Refused, Cause.NOT_LIVEKIT),
        (407, "unknown", Refused, Cause.PROXY),
        (408, "deadline_exceeded", Unanswered, Cause.TIMED_OUT),
        (412, "failed_precondition", Refused, Cause.REFUSED),
        (500, "internal", Unanswered, Cause.SERVER_BROKEN),
        (503, "unavailable", Unanswered, Cause.NOBODY_ANSWERS),
        (504, "deadline_exceeded", Unanswered, Cause.SERVER_BROKEN),
    ],
)
async def test_every_error_of_a_server_has_its_place(
    status: int, code: str, kind: type[ServerError], cause: Cause
) -> None:
    said = answer(f'{{"code":"{code}","msg":"why \\ud800\\u202e"}}'.encode(), JSON, status=f"{status} No")
    found = await trouble(said, kind, order=True)
    assert found.cause is cause
    assert found.said in {"why ⟨U+D800⟩⟨U+202E⟩", ""}


@pytest.mark.asyncio
async def test_a_server_that_repeats_our_token_or_secret_is_not_quoted_with_it() -> None:
    token = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkZXZrZXkifQ." + "made-up" * 6
    held = Secret("plainly-made-up-secret")
    said = f'{{"code":"permission_denied","msg":"not with {token} of {held.reveal()}, dear"}}'.encode()
    refused = await trouble(answer(said, JSON, status="403 Forbidden"), Refused, order=True)
    assert refused.said == "not with ••• of •••, dear"
