"""The ways in which a text may be written down, and a search that knows them all."""

import base64
import binascii
import codecs
import contextlib
import gzip
import html
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

Encode = Callable[[str], bytes]

END = 16
"""Characters of a half that already count as a leak."""


def _shifted(encode: Callable[[bytes], bytes], group: int, letters: int) -> Callable[[str], Iterator[bytes]]:
    """Return the letters that stand for a text whatever goes before it, for an encoding by groups of bytes."""

    def needles(text: str) -> Iterator[bytes]:
        data = text.encode()
        for shift in range(group):
            written = encode(bytes(shift) + data).rstrip(b"=")
            first = -(-shift * letters // group)
            whole = (shift + len(data)) % group == 0
            yield written[first : len(written) if whole else -1]

    return needles


def _each(how: Callable[[int], str], between: str = "") -> Encode:
    return lambda text: between.join(how(byte) for byte in text.encode()).encode()


ENCODINGS: Mapping[str, Encode] = {
    "plain": str.encode,
    "its first characters": lambda text: text[:END].encode(),
    "its last characters": lambda text: text[-END:].encode(),
    "reversed": lambda text: text[::-1].encode(),
    "rot13": lambda text: codecs.encode(text, "rot13").encode(),
    "hex": lambda text: text.encode().hex().encode(),
    "HEX": lambda text: text.encode().hex().upper().encode(),
    "hex, spaced": lambda text: text.encode().hex(" ").encode(),
    "hex with colons": lambda text: text.encode().hex(":").encode(),
    "Python's bytes": _each(lambda byte: f"\\x{byte:02x}"),
    "octal": _each(lambda byte: f"\\{byte:o}"),
    "numbers": _each(str, ", "),
    "percent": _each(lambda byte: f"%{byte:02X}"),
    "JSON, escaped": lambda text: "".join(f"\\u{ord(sign):04x}" for sign in text).encode(),
    "HTML": _each(lambda byte: f"&#{byte};"),
    "quoted-printable": _each(lambda byte: f"={byte:02X}"),
    "base64": lambda text: base64.b64encode(b"k:" + text.encode()),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(b"k" + text.encode() + b"."),
    "base64, wrapped": lambda text: base64.encodebytes(b"x" * 40 + text.encode()),
    "base64, twice": lambda text: base64.b64encode(base64.b64encode(text.encode())),
    "base32": lambda text: base64.b32encode(b"kk" + text.encode()),
    "base85": lambda text: base64.b85encode(text.encode()),
    "ascii85": lambda text: base64.a85encode(text.encode()),
    "UTF-16": lambda text: text.encode("utf-16-le"),
    "UTF-16, big end first": lambda text: text.encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32-le"),
    "gzip": lambda text: gzip.compress(b"words before it: " + text.encode()),
    "zlib": lambda text: zlib.compress(b"words before it: " + text.encode()),
    "quoted in JSON": lambda text: json.dumps({"it": text}).encode(),
    "quoted in HTML": lambda text: html.escape(f"<{text}>").encode(),
}
"""Every way by its name, as a program would write it, with whatever that puts around it."""

_BASE64 = _shifted(lambda data: binascii.b2a_base64(data, newline=False), 3, 4)
_BASE32 = _shifted(base64.b32encode, 5, 8)
_LITERAL = frozenset(ENCODINGS) - {
    *("base64", "base64 for addresses", "base64, wrapped", "base64, twice", "base32"),
    *("gzip", "zlib", "quoted in JSON", "quoted in HTML"),
}


class Search:
    """Looks for some texts in bytes, in every encoding at once."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._needles = {needle: text for text in texts for needle in _needles(text)}

    def found(self, data: bytes) -> frozenset[str]:
        """Return which of the texts are in there, packed or wrapped as it may be."""
        hits: set[str] = set()
        for content in _unpacked(data):
            unwrapped = content.translate(None, b"\r\n")
            hits |= {text for needle, text in self._needles.items() if needle in content or needle in unwrapped}
        return frozenset(hits)


def _needles(text: str) -> Iterator[bytes]:
    for name in _LITERAL:
        yield ENCODINGS[name](text)
    for core in _BASE64(text):
        yield core
        yield core.translate(bytes.maketrans(b"+/", b"-_"))
    yield from _BASE64(base64.b64encode(text.encode()).decode())
    yield from _BASE32(text)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield the bytes, and whatever is packed somewhere in them (RFC 1950 and 1952)."""
    yield data
    for magic, bits in ((b"\x1f\x8b\x08", 31), (b"\x78\x01", 15), (b"\x78\x9c", 15), (b"\x78\xda", 15)):
        at = data.find(magic)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield zlib.decompressobj(bits).decompress(data[at:], 1 << 24)
            at = data.find(magic, at + 1)
