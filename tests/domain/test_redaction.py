"""What is secret stays out of a text, in whatever way it is written, and nothing else is lost."""

import base64
import itertools
import json
import secrets
import urllib.parse
from collections.abc import Callable

import pytest

from console.domain.redaction import GONE, SHORTEST, has_secret, redacted
from console.domain.secret import Secret

AWKWARD = 'ä"\\/+&='
"""Signs that every way of writing treats in its own way."""

WAYS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "repr": repr,
    "json": json.dumps,
    "json in unicode": lambda text: json.dumps(text, ensure_ascii=False),
    "percent": lambda text: urllib.parse.quote(text, safe=""),
    "percent of a path": urllib.parse.quote,
    "hex": lambda text: text.encode().hex(),
    "HEX": lambda text: text.encode().hex().upper(),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 after a byte": lambda text: base64.b64encode(b":" + text.encode()).decode(),
    "base64 after two": lambda text: base64.b64encode(b"k:" + text.encode()).decode(),
    "base64 of addresses": lambda text: base64.urlsafe_b64encode(b"k:" + text.encode() + b"!").decode(),
}


def token() -> str:
    """Make up something that looks like a token."""
    parts = (b'{"alg":"HS256","typ":"JWT"}', b'{"iss":"devkey"}', secrets.token_bytes(32))
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("extra", ["", AWKWARD], ids=["simple", "awkward"])
def test_a_living_secret_is_taken_out_however_it_is_written(way: str, extra: str) -> None:
    if extra and way == "json":
        extra = extra.replace("ä", "")  # nobody types that into a field for keys, and it has no one way to be escaped
    text = secrets.token_urlsafe(24) + extra + secrets.token_urlsafe(6)
    written = WAYS[way](text)
    line = redacted(f"before {written} after", [Secret(text)])
    assert GONE in line
    assert line.startswith("before ")
    assert line.endswith(" after")
    assert len(line) < len("before  after") + 16, line


@pytest.mark.parametrize(
    ("before", "secret", "after"),
    [
        ("token ", token(), " was sent"),
        ("cut ", token()[:40], " …"),
        ("Authorization: ", f"Bearer {token()}", ""),
        ("authorization: Basic ", "ZGV2a2V5OnNlY3JldA==", "\r\n"),
        ("{'Authorization': ", f"'Bearer {secrets.token_hex(20)}'", ", 'Accept': '*/*'}"),
        ("in base64 ", base64.b64encode(token().encode()).decode(), "."),
        ("header ", base64.b64encode(f"Bearer {token()}".encode()).decode(), "."),
        ("in hex ", token().encode().hex(), "."),
        ("key ", "AKIA" + "EXAMPLE0" * 2, " and more"),
        ("", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\nBBBB\n-----END RSA PRIVATE KEY-----", " end"),
        ("", "-----BEGIN PRIVATE KEY-----\\nAAAA\\nBBBB", ""),
        ("wss://host/rtc?access_token=", "abcdefgh", "&sdk=js"),
        ("https://bucket/file?X-Amz-Signature=", "abcdefgh", " is the link"),
        ("https://", "user:hunter22", "@host/"),
        ('s3 { access_key: "', "", ""),
        ("secret: ", '"it is hidden"', ' bucket: "b"'),
        ("{'api_secret': ", "'it is hidden'", "}"),
        ("password=", "hidden", "; user=a"),
    ],
    ids=(str(number) for number in itertools.count()),  # the values are new in every process, and a test has one name
)
def test_what_has_the_shape_of_a_secret_is_taken_out_unseen(before: str, secret: str, after: str) -> None:
    line = redacted(before + secret + after, [])
    if secret:
        assert secret not in line
        assert GONE in line
    assert line.endswith(after)


@pytest.mark.parametrize(
    "line",
    [
        "The secret of Main stage was stored in KWallet, and is missing there now: type it again.",
        "ValueError\n  _ask (console/connection/poller.py:123)",
        "10:04:11 WARNING console.app.loop: Gave up waiting for poller, quit",
        "Removed Ada Lovelace from Main Stage; identity ada-1, sid PA_a1b2c3d4e5f6",
        "https://live.example.org:443/twirp/livekit.RoomService/ListRooms?page=2",
        "eyJ is how a token begins",
        "Basic rules, bearer of news",
    ],
)
def test_what_is_no_secret_stays(line: str) -> None:
    assert redacted(line, [Secret(secrets.token_hex(20))]) == line
    assert not has_secret(line, [])


def test_a_text_of_no_length_is_no_secret() -> None:
    assert redacted("abc and abc", [Secret(""), Secret("a"), Secret("b" * (SHORTEST - 1))]) == "abc and abc"


def test_one_secret_within_another_leaves_nothing_of_either() -> None:
    short = secrets.token_hex(4)
    long = short + secrets.token_hex(8)
    assert redacted(f"<{long}> <{short}>", [Secret(short), Secret(long)]) == f"<{GONE}> <{GONE}>"
