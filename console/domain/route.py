"""The way to a server where it is not the straight one: through a proxy, or vouched for by a certificate of its own."""

from dataclasses import dataclass

from console.domain.address import AddressRefused, read_address

_SCHEME = "http://"


@dataclass(frozen=True, slots=True)
class Proxy:
    """An HTTP proxy; it never gets a name or a password, for a file is no place for them."""

    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{_SCHEME}{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Route:
    """How one server is reached: straight, and trusted by what the system trusts, unless somebody said otherwise.

    A CA file (PEM) stands instead of the system's list: only what it signed is believed to be this server.
    """

    proxy: Proxy | None = None
    ca_file: str = ""


STRAIGHT = Route()
"""No proxy, and whom the system trusts."""


def read_proxy(text: str) -> Proxy | None:
    """Understand a proxy as people write it, such as proxy.example.org:3128; nothing is none. Raises AddressRefused."""
    written = text.strip()
    if not written:
        return None
    scheme, separator, rest = written.rpartition("://")
    if separator and scheme.lower() != "http":
        raise AddressRefused("A proxy begins with http://; other kinds are not supported.")
    if "@" in rest:
        raise AddressRefused(
            "A proxy that wants a name and a password is not supported: leave out what is before the @."
        )
    try:
        # A bare host could be read as a path of https; the port says that it is a host.
        found = read_address(f"https://{rest}")
    except AddressRefused as refused:
        raise AddressRefused(f"The proxy is not understood. {refused}") from None
    if found.path or not rest.rstrip("/").endswith(f":{found.port}"):
        raise AddressRefused("A proxy is a host and a port, such as http://proxy.example.org:3128.")
    return Proxy(found.host, found.port)
