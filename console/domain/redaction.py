"""Takes what is secret out of a text that is about to be written down or shown to others."""

import re
from binascii import b2a_base64
from collections.abc import Iterable, Iterator
from functools import cache

from console.domain.secret import Secret

GONE = "•••"
SHORTEST = 4
"""Characters below which a secret is no secret, and its letters stand in every second word."""

_LABELS = r"secret|password|passphrase|credentials?|token|authorization|api[_-]?secret|access[_-]?key|private[_-]?key"


def redacted(text: str, live: Iterable[Secret]) -> str:
    """Return the text without these secrets, however they are written, and without what has the shape of one.

    Shapes are tokens (RFC 7519) and what follows *Bearer*, access keys of S3, PEM blocks, signed addresses and values
    with a label such as *secret*. What is cut off in the middle is taken for the whole.
    """
    for needle in sorted({needle for secret in live for needle in _written(secret.reveal())}, key=len, reverse=True):
        text = text.replace(needle, GONE)
    return _shapes().sub(_blank, text)


def has_secret(text: str, live: Iterable[Secret]) -> bool:
    """Say whether anything of a text would have to be taken out."""
    return redacted(text, live) != text


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(
        r"(?s:-----BEGIN [A-Z0-9 ]{0,40}-----.*?(?:-----END [A-Z0-9 ]{0,40}-----|\Z))"
        r"|eyJ[\w-]{6,}(?:\.[\w-]*){0,2}"
        r"|(?:ZXlK|QmVhcmVyI)[\w+/=-]{16,}"  # a token, and a header with one, in base64
        r"|65794[aA][0-9a-fA-F]{16,}"  # a token in hexadecimal
        r"|\b(?:AKIA|ASIA)[A-Z0-9]{12,}"
        r"|(?i:(?P<bearer>\b(?:bearer|basic)\s+)[^\s\"',;]{6,})"
        r"|(?i:(?P<query>[?&](?:x-amz-[a-z-]+|[a-z_-]*token|jwt|sig|signature|x-goog-[a-z-]+)=)[^&\s\"'<>]+)"
        r"|(?P<user>://)[^/\s@\"']+(?=@)"
        rf"|(?i:(?P<label>\b[\w-]*(?:{_LABELS})[\"']?\s*[:=]\s*)(?:(?:bearer|basic)\s+)?(?:\"[^\"]*\"?|'[^']*'?|[^\s\"',;)}}\]]+))"
    )


def _blank(found: re.Match[str]) -> str:
    kept = next((value for value in found.groupdict().values() if value is not None), "")
    return f"{kept}{GONE}"


def _written(text: str) -> Iterator[str]:
    """Yield the ways in which programs write a text: as it is, escaped, percent-encoded, in hexadecimal, in base64."""
    if len(text) < SHORTEST:
        return
    data = text.encode("utf-8", "surrogatepass")
    yield text
    yield repr(text)[1:-1]
    yield text.replace("\\", r"\\").replace('"', r"\"").replace("/", r"\/")
    yield text.replace("\\", r"\\").replace('"', r"\"")
    for kept in ("-._~", "-._~/", "-._~+/="):
        yield "".join(
            chr(b) if chr(b).isascii() and (chr(b).isalnum() or chr(b) in kept) else f"%{b:02X}" for b in data
        )
    yield data.hex()
    yield data.hex().upper()
    for shift in range(3):
        core = _in_base64(data, shift)
        if len(core) >= SHORTEST:
            yield core
            yield core.replace("+", "-").replace("/", "_")


def _in_base64(data: bytes, shift: int) -> str:
    """Return the characters that stand for the data wherever so many bytes, modulo three, go before it."""
    written = b2a_base64(bytes(shift) + data, newline=False).decode().rstrip("=")
    first = (0, 2, 3)[shift]
    last = len(written) if (shift + len(data)) % 3 == 0 else -1
    return written[first:last]
