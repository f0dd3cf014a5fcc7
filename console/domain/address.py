"""Where a server is: what people paste is understood, and what would be unsafe is refused with a sentence."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl

Scheme = Literal["https", "http"]

_DEFAULT_PORTS: dict[str, int] = {"https": 443, "http": 80}
_DEV_SERVER_PORT = 7880
_SCHEMES: dict[str, Scheme] = {"wss": "https", "https": "https", "ws": "http", "http": "http"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://(.*)", re.IGNORECASE | re.DOTALL)
_VARIABLE = re.compile(r"(?:export\s+)?LIVEKIT_URL\s*=\s*", re.IGNORECASE)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~-]+)*")
_OWN_ENDPOINT = re.compile(r"/(?:rtc|twirp)(?:/.*)?$")
_LINK_FIELDS = frozenset({"livekiturl", "livekit_url", "serverurl", "server_url", "wsurl", "ws_url"})
_AROUND = " \t\r\n\v\f\u00a0\u200b\u2060\ufeff\"'`<>"
# IDNA 2003 and 2008 disagree about these four (Unicode UTS 46, section 7); sent elsewhere is worse than typed again.
_AMBIGUOUS = frozenset("ßς\u200c\u200d")


class AddressRefused(ValueError):
    """An address that Cuelight does not use; the message is one sentence that says what to do."""


class Unencrypted(AddressRefused):
    """An address that is used only where somebody agreed to be read on the way."""


@dataclass(frozen=True, slots=True)
class Address:
    """A server's address: `host` in ASCII and lower case without brackets, `path` empty or beginning with a slash."""

    scheme: Scheme
    host: str
    port: int
    path: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}://{self._authority(self.host)}{self.path}"

    @property
    def websocket(self) -> str:
        """The same address as LiveKit's client kits want it: ws or wss."""
        return f"{'wss' if self.scheme == 'https' else 'ws'}://{self._authority(self.host)}{self.path}"

    @property
    def shown(self) -> str:
        """Host, port and path for a person; a host in other letters is followed by the ASCII that is really asked."""
        readable = _readable(self.host)
        end = "" if readable == self.host else f" ({self.host})"
        return f"{self._authority(readable)}{self.path}{end}"

    @property
    def pin(self) -> str:
        """What a secret is bound to: scheme, host and port, always written out."""
        return f"{self.scheme}://{_bracketed(self.host)}:{self.port}"

    @property
    def loopback(self) -> bool:
        """Whether nothing sent there leaves this machine."""
        return _is_loopback(self.host)

    @property
    def unencrypted(self) -> bool:
        """Whether everybody on the way can read what is sent there."""
        return self.scheme == "http" and not self.loopback

    def _authority(self, host: str) -> str:
        bracketed = _bracketed(host)
        return bracketed if self.port == _DEFAULT_PORTS[self.scheme] else f"{bracketed}:{self.port}"


def read_address(text: str, *, unencrypted: bool = False) -> Address:
    """Understand an address as people paste it: https, wss, a bare host with or without port, or a join link.

    Of a join link only the server's address is kept, never its token. Raises AddressRefused, and Unencrypted for http
    to another machine unless somebody agreed to that.
    """
    cleaned = text.strip(_AROUND)
    cleaned = _VARIABLE.sub("", cleaned, count=1).strip(_AROUND) if _VARIABLE.match(cleaned) else cleaned
    return _read(_server_of_link(cleaned) or cleaned, unencrypted)


def _read(text: str, unencrypted: bool) -> Address:
    if not text:
        raise AddressRefused("Type the address of your server, such as wss://live.example.org.")
    if not text.isprintable() or " " in text:
        raise AddressRefused("The address holds a space or an invisible character; type it anew.")
    found = _SCHEME.fullmatch(text)
    word, rest = (found[1].lower(), found[2]) if found else ("", text)
    if found and word not in _SCHEMES:
        raise AddressRefused(f"An address begins with wss:// or https://, not with {word}://.")
    _refuse_extras(rest)
    authority, slash, tail = rest.partition("/")
    written_host, written_port = _split(authority)
    host = _host(written_host)
    local = _is_loopback(host)
    scheme: Scheme = _SCHEMES[word] if word else "http" if local and written_port != "443" else "https"
    port = _port(written_port, _DEV_SERVER_PORT if local and not word else _DEFAULT_PORTS[scheme])
    address = Address(scheme, host, port, _path(slash + tail))
    if address.unencrypted and not unencrypted:
        raise Unencrypted(f"{word}:// is not encrypted, so it is for this machine only; ask for the wss:// address.")
    return address


def _server_of_link(link: str) -> str | None:
    """Return the server that a join link names, without its token."""
    query = link.partition("#")[0].partition("?")[2]
    return next((value.strip() for name, value in parse_qsl(query) if name.lower() in _LINK_FIELDS), None)


def _refuse_extras(rest: str) -> None:
    if "\\" in rest:
        raise AddressRefused("An address has forward slashes only.")
    if "?" in rest:
        raise AddressRefused("Leave out the question mark and what follows it: an address ends before it.")
    if "#" in rest:
        raise AddressRefused("Leave out the # and what follows it: an address ends before it.")
    if "@" in rest:
        raise AddressRefused("Leave out what stands before the @: key and secret have fields of their own.")


def _split(authority: str) -> tuple[str, str | None]:
    """Part host and port; the port is None where no colon announces one."""
    if authority.startswith("["):
        inside, closed, after = authority[1:].partition("]")
        if not closed or (after and not after.startswith(":")) or ":" not in inside:
            raise AddressRefused("An IPv6 address stands in square brackets, such as [2001:db8::1]:443.")
        return inside, after[1:] if after else None
    if authority.count(":") > 1:
        return authority, None
    host, colon, port = authority.partition(":")
    return host, port if colon else None


def _port(written: str | None, default: int) -> int:
    if written is None:
        return default
    if not (written.isascii() and written.isdigit() and len(written) <= 5 and 0 < int(written) < 65536):
        raise AddressRefused("The port after the colon is a number from 1 to 65535.")
    return int(written)


def _path(path: str) -> str:
    trimmed = _OWN_ENDPOINT.sub("", path).rstrip("/")
    if not _PATH.fullmatch(trimmed) or {".", ".."} & set(trimmed.split("/")):
        raise AddressRefused("What follows the host is letters, digits and single slashes only.")
    return trimmed


def _host(written: str) -> str:
    """Return the host in the one form that is compared and sent."""
    if ":" in written:
        return _ipv6(written)
    host = _ascii(written).lower().removesuffix(".")
    labels = host.split(".")
    if not host or len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressRefused("This is not the name of a host; it should look like live.example.org.")
    if labels[-1].isdigit() or labels[-1].startswith("0x"):
        return _ipv4(host)
    return host


def _ipv4(written: str) -> str:
    # Other tools read 0177.1 and 2130706433 as addresses too, each in its own way.
    try:
        address = ipaddress.IPv4Address(written)
    except ValueError:
        raise AddressRefused("An IPv4 address has four numbers from 0 to 255, such as 192.0.2.1.") from None
    if address.is_unspecified:
        raise AddressRefused("0.0.0.0 is where a server listens; to call it from this machine, type 127.0.0.1.")
    return str(address)


def _ipv6(written: str) -> str:
    try:
        address = ipaddress.IPv6Address(written)
    except ValueError:
        raise AddressRefused("This is not an IPv6 address; it should look like [2001:db8::1].") from None
    if address.scope_id is not None:
        raise AddressRefused("An address with a % belongs to one network card; use the host's name.")
    if address.is_unspecified:
        raise AddressRefused("[::] is where a server listens; to call it from this machine, type [::1].")
    return str(address.ipv4_mapped or address)


def _ascii(host: str) -> str:
    if host.isascii():
        return host
    if _AMBIGUOUS & set(host):
        raise AddressRefused("Programs disagree about a letter of this host; type its form that begins with xn--.")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise AddressRefused("This host holds letters that no name can have.") from None


def _readable(host: str) -> str:
    if "xn--" not in host:
        return host
    try:
        readable = host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
    return readable if readable.isprintable() else host


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
