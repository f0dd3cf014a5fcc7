"""A proxy as people write it, and what is no proxy that is used."""

import pytest

from console.domain.address import AddressRefused
from console.domain.route import Proxy, read_proxy


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("proxy.example.org:3128", "http://proxy.example.org:3128"),
        (" HTTP://Proxy.Example.Org:3128/ ", "http://proxy.example.org:3128"),
        ("10.0.0.1:8080", "http://10.0.0.1:8080"),
        ("[2001:db8::1]:443", "http://[2001:db8::1]:443"),
    ],
)
def test_a_host_and_a_port(written: str, meant: str) -> None:
    found = read_proxy(written)
    assert isinstance(found, Proxy)
    assert str(found) == meant
    assert read_proxy(meant) == found


def test_nothing_is_none() -> None:
    assert read_proxy("  ") is None


@pytest.mark.parametrize(
    ("written", "because"),
    [
        ("https://proxy.example.org:3128", "other kinds are not supported"),
        ("socks5://proxy.example.org:1080", "other kinds are not supported"),
        ("http://user:word@proxy.example.org:3128", "name and a password is not supported"),
        ("proxy.example.org", "a host and a port"),
        ("proxy.example.org:3128/path", "a host and a port"),
        ("proxy.example.org:99999", "from 1 to 65535"),
        ("proxy example:1", "not understood"),
    ],
)
def test_what_is_refused(written: str, because: str) -> None:
    with pytest.raises(AddressRefused, match=because):
        read_proxy(written)
