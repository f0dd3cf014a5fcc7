"""The options of the real server do what they say."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from livekit import api

from tests.plugins.counterparts import Counterpart
from tests.real.livekit_server import LiveKitServer


@pytest.mark.asyncio
async def test_webhooks_arrive_signed(counterpart: Counterpart, tmp_path: Path, room_name: str) -> None:
    events: asyncio.Queue[tuple[str, str]] = asyncio.Queue()

    async def hear(request: web.Request) -> web.Response:
        events.put_nowait((await request.text(), request.headers["Authorization"]))
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", hear)
    runner = web.AppRunner(application)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        hook = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        server = LiveKitServer(counterpart("livekit-server"), tmp_path, webhooks=(hook,))
        try:
            async with server.api() as lk, asyncio.timeout(10):
                await lk.room.create_room(api.CreateRoomRequest(name=room_name))
                body, signature = await events.get()
        finally:
            server.stop()
        event = api.WebhookReceiver(api.TokenVerifier(server.key, server.secret)).receive(body, signature)
        assert (event.event, event.room.name) == ("room_started", room_name)
    finally:
        await runner.cleanup()


def test_every_server_has_its_own_secret(plain_server: LiveKitServer, unmuting_server: LiveKitServer) -> None:
    assert plain_server.secret != unmuting_server.secret
    config = plain_server.process.log.with_name("livekit.yaml")
    assert config.stat().st_mode & 0o077 == 0
