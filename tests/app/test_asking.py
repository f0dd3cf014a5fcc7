"""What the dialogs about servers ask, answered over a wire that is watched."""

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from console.app.asking import Asking
from console.app.keeping import Keeping
from console.app.opening import Opening
from console.domain.address import Address
from console.domain.route import STRAIGHT, Proxy, Route
from console.domain.secret import Secret
from console.domain.stripes import Stripe
from console.profiles.errors import AddressChanged
from console.profiles.server import Server, new_id
from console.ui.servers.values import ProbeAddress, Save, TryKey, Verdict
from tests.gateway.raw import HERE, answer, here, playing
from tests.real.process import free_port


async def _kept(keeping: Keeping, address: Address) -> Server:
    """Keep a server with a secret for this session."""
    server = Server(new_id(), "Hall", address, "APImade-up")
    keeping.servers.add(server)
    await keeping.keep(server, Secret(secrets.token_hex(16)), lasting=False)
    return server


@pytest.mark.asyncio
async def test_a_kept_secret_is_tried_at_its_own_address(tmp_path: Path) -> None:
    keeping = Keeping(tmp_path)
    async with playing(answer()) as raw:
        server = await _kept(keeping, here(raw))
        asked = TryKey(server.address, server.key, None, STRAIGHT, server.id)
        test = await Asking(Opening.calls, keeping).key(asked)
        assert (test.asked, test.lines[0].words) == (asked, "Key and secret fit")
        assert len(raw.requests) == 3


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["", "/elsewhere"])
async def test_a_kept_secret_never_goes_to_another_address(tmp_path: Path, path: str) -> None:
    keeping = Keeping(tmp_path)
    async with playing(answer()) as raw:
        server = await _kept(keeping, Address("http", HERE, free_port()))
        asked = TryKey(Address("http", HERE, raw.port, path), server.key, None, STRAIGHT, server.id)
        (line,) = (await Asking(Opening.calls, keeping).key(asked)).lines
        assert (line.verdict, raw.connections) == (Verdict.BAD, 0)
        assert line.words == "The secret was given for another address: type it again."


@pytest.mark.asyncio
async def test_another_key_is_not_tried_with_the_kept_secret(tmp_path: Path) -> None:
    keeping = Keeping(tmp_path)
    async with playing(answer()) as raw:
        server = await _kept(keeping, here(raw))
        asked = TryKey(server.address, "APIother", None, STRAIGHT, server.id)
        (line,) = (await Asking(Opening.calls, keeping).key(asked)).lines
        assert (line.verdict, line.words) == (Verdict.BAD, "There is no secret for this key: type it.")
        assert raw.connections == 0


@pytest.mark.asyncio
async def test_a_changed_scheme_host_or_port_asks_for_the_secret_again(tmp_path: Path) -> None:
    keeping = Keeping(tmp_path)
    server = await _kept(keeping, Address("https", "live.example.org", 443))
    for address in (
        Address("http", "live.example.org", 443),
        Address("https", "live.example.com", 443),
        Address("https", "live.example.org", 8443),
    ):
        save = Save(server.name, address, server.key, None, Stripe.NONE, lasting=False, id=server.id)
        saving, changed = await Asking(Opening.calls, keeping).save(save)
        assert (saving.sentence, changed) == ("", replace(server, address=address))
        assert changed is not None
        with pytest.raises(AddressChanged):
            await keeping.secret(changed)


@pytest.mark.asyncio
async def test_a_server_is_probed_and_kept_by_its_route(tmp_path: Path) -> None:
    keeping = Keeping(tmp_path)
    asking = Asking(Opening.calls, keeping)
    away = Address("http", "live.invalid", 80)
    async with playing(answer(status="401 Unauthorized")) as raw:
        route = Route(Proxy(HERE, raw.port))
        assert (await asking.address(ProbeAddress(away, route))).sentence == ""
        assert raw.requests[0][1].startswith(b"GET http://live.invalid/rtc/validate HTTP/1.1\r\n")
    server = await _kept(keeping, Address("https", "live.example.org", 443))
    save = Save(server.name, server.address, server.key, None, Stripe.NONE, lasting=False, id=server.id, route=route)
    await asking.save(save)
    assert keeping.servers.all() == (replace(server, route=route),)
