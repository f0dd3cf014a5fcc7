"""What the tests of the whole program start with."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.window.hall import Hall


@pytest_asyncio.fixture
async def hall(plain_server: LiveKitServer, crowd: Crowd, room_name: str) -> AsyncIterator[Hall]:
    """A room on a server as it comes: it records nothing and lets nobody unmute others."""
    made = Hall(plain_server, crowd, room_name)
    yield made
    await made.aclose()
