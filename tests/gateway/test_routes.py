"""Which way a call goes: straight unless somebody said otherwise, and believing whom it was told to believe."""

import asyncio
import os
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trustme

from console.domain.address import Address
from console.domain.errors import NotSent, Refused, ServerError
from console.domain.route import Proxy, Route
from console.domain.trouble import Cause, Trouble
from tests.gateway.raw import HERE, Raw, answer, calling, playing
from tests.real.process import free_port
from tests.trust.bad_tls.papers import authority, issue

AWAY = Address("https", "live.invalid", 443)
NOON = 1_790_000_000.0
ASKS = """
import asyncio, sys
from console.domain.errors import ServerError
from tests.gateway.raw import calling
from console.domain.address import read_address

async def main() -> None:
    for address in sys.argv[1:]:
        async with calling(read_address(address, unencrypted=True)) as calls:
            for call in (calls.list_rooms, lambda: calls.end_room("Hall")):
                try:
                    await call()
                except ServerError as error:
                    print(error.trouble.cause)

asyncio.run(main())
"""


@asynccontextmanager
async def proxy(said: bytes) -> AsyncIterator[tuple[Raw, Route]]:
    """Listen as a proxy that says this."""
    async with playing(said) as raw:
        yield raw, Route(Proxy(HERE, raw.port))


async def refusal(address: Address, route: Route, kind: type[ServerError] = NotSent) -> Trouble:
    """Return why an order failed, which is of this kind."""
    async with calling(address, route=route, now=lambda: NOON) as calls:
        with pytest.raises(ServerError) as raised:
            await calls.end_room("Hall")
    assert type(raised.value) is kind
    return raised.value.trouble


@pytest.mark.asyncio
async def test_no_proxy_of_the_environment_hears_of_anything() -> None:
    """A process of its own has every variable that any library looks at, and its calls still go straight."""
    async with playing(answer()) as server, playing(answer()) as ambient:
        names = ("http_proxy", "https_proxy", "all_proxy", "ws_proxy", "wss_proxy")
        urls = dict.fromkeys((*names, *(name.upper() for name in names)), f"http://{HERE}:{ambient.port}")
        environment = {**os.environ, **urls, "no_proxy": "", "NO_PROXY": ""}
        addresses = (f"http://{HERE}:{server.port}", "https://live.invalid", "http://live.invalid")
        made = await asyncio.create_subprocess_exec(
            sys.executable, "-c", ASKS, *addresses, env=environment, stdout=subprocess.PIPE
        )
        told, _ = await made.communicate()
        assert (made.returncode, told.decode().split()) == (0, ["unreachable"] * 4)
        assert (len(server.requests), ambient.connections) == (2, 0)


@pytest.mark.asyncio
async def test_a_proxy_that_is_switched_on_is_asked_for_a_tunnel_and_sees_no_token() -> None:
    async with proxy(answer(b"", "X: y", status="403 Forbidden")) as (raw, route):
        found = await refusal(AWAY, route)
    assert (found.cause, found.sentence) == (Cause.PROXY, "Proxy refused, with 403.")
    said = raw.requests[0][1]
    assert said.startswith(b"CONNECT live.invalid:443 HTTP/1.1\r\n")
    assert b"authorization" not in said.lower()
    assert b"Bearer" not in said


@pytest.mark.asyncio
async def test_a_proxy_that_wants_a_password_does_not_get_one() -> None:
    wants = answer(b"", "Proxy-Authenticate: Basic", status="407 Proxy Authentication Required")
    async with proxy(wants) as (raw, route):
        found = await refusal(AWAY, route)
        assert (found.cause, found.step) == (Cause.PROXY, "A proxy that wants a password is not supported.")
        assert len(raw.requests) == 1
        open_to_all = await refusal(Address("http", "live.invalid", 80), route, Refused)
        assert open_to_all == found


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (b"", "The proxy broke off."),
        (b"SSH-2.0-OpenSSH_9.2\r\n\r\n", "What answers as the proxy is none."),
    ],
)
async def test_what_is_no_proxy_is_named_as_such(said: bytes, sentence: str) -> None:
    async with proxy(said) as (_, route):
        found = await refusal(AWAY, route)
    assert (found.cause, found.sentence) == (Cause.PROXY, sentence)


@pytest.mark.asyncio
async def test_a_proxy_that_is_not_there_is_not_taken_for_the_server() -> None:
    port = free_port()
    found = await refusal(AWAY, Route(Proxy(HERE, port)))
    assert (found.cause, found.sentence) == (Cause.PROXY, f"The proxy {HERE}:{port} does not answer.")


@pytest.mark.asyncio
async def test_a_server_is_reached_through_its_proxy() -> None:
    async with proxy(answer()) as (raw, route), calling(Address("http", "live.invalid", 80), route=route) as calls:
        assert await calls.list_rooms() == ()
    assert raw.requests[0][1].startswith(b"POST http://live.invalid/twirp/livekit.RoomService/ListRooms HTTP/1.1\r\n")


@pytest.mark.asyncio
async def test_a_ca_file_stands_instead_of_the_system_s_list(tmp_path: Path) -> None:
    own, other = authority("Own root"), authority("Other root")
    paths = [tmp_path / name for name in ("own.pem", "other.pem")]
    for path, root in zip(paths, (own, other), strict=True):
        path.write_bytes(root.pem)
    async with playing(answer(), tls=issue(own).serving(tmp_path)) as raw:
        there = Address("https", HERE, raw.port)
        async with calling(there, route=Route(ca_file=str(paths[0]))) as calls:
            assert await calls.list_rooms() == ()
            await calls.end_room("Hall")
        for route in (Route(), Route(ca_file=str(paths[1]))):
            found = await refusal(there, route)
            unknown = "comes from an authority that is not trusted here"
            assert found.sentence == f"The certificate of {HERE}:{raw.port} {unknown}."
            assert (found.cause, found.retry_after) == (Cause.TLS, 60.0)
            assert found.step.startswith("Nothing was sent. This machine's clock says 2026-09-2")
        assert len(raw.requests) == 2


@pytest.mark.asyncio
async def test_what_the_system_trusts_is_trusted_and_no_help_where_a_ca_file_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    system, other = authority("System root"), authority("Other root")
    (tmp_path / "system.pem").write_bytes(system.pem)
    (tmp_path / "other.pem").write_bytes(other.pem)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "system.pem"))  # OpenSSL's own name for the system's list
    async with playing(answer(), tls=issue(system).serving(tmp_path)) as raw:
        there = Address("https", HERE, raw.port)
        async with calling(there) as calls:
            assert await calls.list_rooms() == ()
        found = await refusal(there, Route(ca_file=str(tmp_path / "other.pem")))
        assert found.cause is Cause.TLS
        assert len(raw.requests) == 1


@pytest.mark.asyncio
@pytest.mark.parametrize("held", [None, b"", b"no certificate", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAA==\n"])
async def test_a_ca_file_that_cannot_be_used_is_said_and_nothing_is_sent(tmp_path: Path, held: bytes | None) -> None:
    path = tmp_path / "ca.pem"
    if held is not None:
        path.write_bytes(held)
    async with playing(answer()) as raw:
        found = await refusal(Address("https", HERE, raw.port), Route(ca_file=str(path)))
        assert found.cause is Cause.TLS
        assert found.sentence.startswith(f"The CA file for {HERE}:{raw.port} cannot be used: ")
        assert raw.connections == 0


@pytest.mark.asyncio
async def test_the_keys_of_a_connection_are_written_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "keys.log"
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    assert ssl.create_default_context().keylog_filename == str(log)
    log.unlink(missing_ok=True)
    vouching, served = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    vouching.issue_cert(HERE).configure_cert(served)
    own = tmp_path / "own.pem"
    vouching.cert_pem.write_to_path(own)
    async with playing(answer(), tls=served) as raw:
        trusted = calling(Address("https", HERE, raw.port), route=Route(ca_file=str(own)))
        async with trusted as calls:
            assert await calls.list_rooms() == ()
    assert not log.exists()
