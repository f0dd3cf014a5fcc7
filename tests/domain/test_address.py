"""What people paste, and what must be refused."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.address import Address, AddressRefused, Unencrypted, read_address


@pytest.mark.parametrize(
    ("pasted", "meant"),
    [
        ("wss://live.example.org", "https://live.example.org"),
        ("https://live.example.org/", "https://live.example.org"),
        ("WSS://Live.Example.ORG.", "https://live.example.org"),
        ("live.example.org", "https://live.example.org"),
        ("live.example.org:7443", "https://live.example.org:7443"),
        ("https://live.example.org:443", "https://live.example.org"),
        ("  wss://live.example.org\n", "https://live.example.org"),
        ("\ufeff\u200bwss://live.example.org\u200b", "https://live.example.org"),
        ('LIVEKIT_URL="wss://live.example.org"', "https://live.example.org"),
        ("export LIVEKIT_URL=wss://live.example.org", "https://live.example.org"),
        ("<https://live.example.org>", "https://live.example.org"),
        ("wss://live.example.org/livekit/", "https://live.example.org/livekit"),
        ("wss://live.example.org/rtc", "https://live.example.org"),
        ("wss://live.example.org/rtc/validate", "https://live.example.org"),
        ("https://live.example.org/base/twirp/livekit.RoomService", "https://live.example.org/base"),
        ("project-abc123.livekit.cloud", "https://project-abc123.livekit.cloud"),
        ("192.0.2.7:8443", "https://192.0.2.7:8443"),
        ("wss://[2001:DB8:0::1]:8443", "https://[2001:db8::1]:8443"),
        ("2001:db8::1", "https://[2001:db8::1]"),
        ("localhost", "http://localhost:7880"),
        ("localhost:7880", "http://localhost:7880"),
        ("ws://localhost:7880", "http://localhost:7880"),
        ("http://demo.localhost:80", "http://demo.localhost"),
        ("127.0.0.1", "http://127.0.0.1:7880"),
        ("127.8.8.8:1", "http://127.8.8.8:1"),
        ("[::1]:7880", "http://[::1]:7880"),
        ("::1", "http://[::1]:7880"),
        ("http://[::ffff:127.0.0.1]:7880", "http://127.0.0.1:7880"),
        ("wss://localhost", "https://localhost"),
        ("localhost:443", "https://localhost"),
        ("wss://bücher.example", "https://xn--bcher-kva.example"),
        ("wss://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
        ("wss://live_server.internal", "https://live_server.internal"),
    ],
)
def test_what_people_paste_is_understood(pasted: str, meant: str) -> None:
    assert str(read_address(pasted)) == meant


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        ("", "Type the address"),
        ("   ", "Type the address"),
        ("https://", "not the name of a host"),
        ("https:///path", "not the name of a host"),
        ("ftp://live.example.org", "not with ftp"),
        ("javascript://live.example.org", "not with javascript"),
        ("http://live.example.org", "not encrypted"),
        ("ws://live.example.org:7880", "not encrypted"),
        ("ws://192.168.1.20:7880", "not encrypted"),
        ("http://localhost.example.org", "not encrypted"),
        ("http://127.0.0.1.example.org", "not encrypted"),
        ("http://[::2]", "not encrypted"),
        ("https://key:word@live.example.org", "before the @"),
        ("https://live.example.org@evil.example", "before the @"),
        ("https://live.example.org/?room=a", "question mark"),
        ("https://live.example.org/#top", "#"),
        ("https://live.example.org\\@evil.example", "forward slashes"),
        ("https://live.example.org:0", "port"),
        ("https://live.example.org:65536", "port"),
        ("https://live.example.org:", "port"),
        ("https://live.example.org:٤٤٣", "port"),
        ("https://live.example.org:+443", "port"),
        ("https://live.example.org/a/../b", "single slashes"),
        ("https://live.example.org/%2e%2e/b", "single slashes"),
        ("https://live.example.org//b", "single slashes"),
        ("https://live .example.org", "space"),
        ("https://live\u200b.example.org", "invisible"),
        ("https://live\u202e.example.org", "invisible"),
        ("https://live\n.example.org", "invisible"),
        ("https://-live.example.org", "not the name of a host"),
        ("https://live..example.org", "not the name of a host"),
        ("https://" + "a" * 64 + ".org", "not the name of a host"),
        ("https://" + "a." * 130 + "org", "not the name of a host"),
        ("http://2130706433:7880", "four numbers"),
        ("http://0177.0.0.1", "four numbers"),
        ("http://0x7f.1", "four numbers"),
        ("http://127.1", "four numbers"),
        ("http://0x7f000001", "four numbers"),
        ("https://256.1.1.1", "four numbers"),
        ("http://0.0.0.0:7880", "127.0.0.1"),
        ("http://[::]:7880", "::1"),
        ("http://[fe80::1%eth0]", "network card"),
        ("https://[2001:db8::zz]", "IPv6"),
        ("https://[2001:db8::1", "square brackets"),
        ("https://[2001:db8::1]x", "square brackets"),
        ("https://[live.example.org]", "square brackets"),
        ("https://straße.example", "disagree"),
        ("https://\u0378.example", "invisible"),
        ("https://live.example.org℀evil.example", "not the name of a host"),
        ("https://live.example.org＠evil.example", "not the name of a host"),
    ],
)
def test_what_is_unsafe_is_refused_in_one_sentence(pasted: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as raised:
        read_address(pasted)
    sentence = str(raised.value)
    assert reason in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_join_link_gives_its_server_and_loses_its_token() -> None:
    token = secrets.token_hex(20)
    link = f"https://meet.livekit.io/custom?liveKitUrl=wss%3A%2F%2Flive.example.org%3A7443&token={token}#pass"
    address = read_address(link)
    assert address == Address("https", "live.example.org", 7443)
    assert token not in repr(address)


def test_a_join_link_cannot_smuggle_what_is_refused_elsewhere() -> None:
    token = secrets.token_hex(20)
    for inner in ("http://live.example.org", f"wss://live.example.org?access_token={token}", "wss://a@b.example"):
        with pytest.raises(AddressRefused) as raised:
            read_address(f"https://meet.livekit.io/custom?token={token}&liveKitUrl={inner}")
        assert token not in str(raised.value)


def test_a_link_without_a_server_is_refused_and_not_repeated() -> None:
    token = secrets.token_hex(20)
    with pytest.raises(AddressRefused, match="question mark") as raised:
        read_address(f"https://meet.example.org/room?token={token}")
    assert token not in str(raised.value)


def test_the_same_server_is_written_for_each_reader() -> None:
    address = read_address("wss://bücher.example:7443/live")
    assert str(address) == "https://xn--bcher-kva.example:7443/live"
    assert address.websocket == "wss://xn--bcher-kva.example:7443/live"
    assert address.shown == "bücher.example:7443/live (xn--bcher-kva.example)"
    assert address.pin == "https://xn--bcher-kva.example:7443"
    assert read_address("[::1]:7880").shown == "[::1]:7880"
    assert read_address("ws://[::1]").pin == "http://[::1]:80"


def test_a_host_that_only_looks_the_same_shows_what_is_asked() -> None:
    assert read_address("wss://аррӏе.example").shown == "аррӏе.example (xn--80ak6aa92e.example)"
    assert read_address("wss://xn--999999999b.example").shown == "xn--999999999b.example"


@pytest.mark.parametrize("text", ["localhost", "127.0.0.1", "[::1]:1", "a.localhost", "localhost."])
def test_loopback_is_recognised(text: str) -> None:
    assert read_address(text).loopback


@pytest.mark.parametrize("text", ["localhost.example.org", "10.0.0.1", "128.0.0.1", "notlocalhost"])
def test_nothing_else_is_loopback(text: str) -> None:
    assert not read_address(text).loopback


@given(
    st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.from_regex(r"\A[a-z]{2,5}://[^/]{1,20}(/.*)?\Z")
)
def test_any_text_is_an_address_that_reads_back_the_same_or_is_refused(text: str) -> None:
    try:
        address = read_address(text)
    except AddressRefused:
        return
    assert read_address(str(address)) == address
    assert read_address(address.websocket) == address
    assert address.scheme == "https" or address.loopback
    assert str(address).isascii()
    assert not set("@?#\\ ") & set(str(address))


@pytest.mark.parametrize("text", ["http://live.example.org", "ws://192.168.1.20:7880", "http://[::2]"])
def test_http_to_another_machine_is_read_only_where_somebody_agreed(text: str) -> None:
    with pytest.raises(Unencrypted):
        read_address(text)
    assert read_address(text, unencrypted=True).unencrypted
    assert not read_address("http://localhost:7880", unencrypted=True).unencrypted
    assert not read_address("wss://live.example.org", unencrypted=True).unencrypted
