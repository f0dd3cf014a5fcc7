"""What the tests of the whole program start with."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path

import pytest
import pytest_asyncio

from console.app.application import Application
from console.app.options import Options
from tests.real.livekit_server import LiveKitServer
from tests.real.people import Crowd
from tests.window.console import Console, given
from tests.window.driven import Driven
from tests.window.hall import Hall

OpenConsole = Callable[..., Console]
Drive = Callable[..., Driven]


@pytest_asyncio.fixture
async def hall(plain_server: LiveKitServer, crowd: Crowd, room_name: str) -> AsyncIterator[Hall]:
    """A room on a server as it comes: it records nothing and lets nobody unmute others."""
    made = Hall(plain_server, crowd, room_name)
    yield made
    await made.aclose()


@pytest_asyncio.fixture
async def studio(recording_server: LiveKitServer, crowd: Crowd, room_name: str) -> AsyncIterator[Hall]:
    """A room on a server that can record as soon as a `recorder` is there."""
    made = Hall(recording_server, crowd, room_name)
    yield made
    await made.aclose()


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    """Call as `drive(env, "--demo", …)` for a program in a session of its own."""
    with ExitStack() as stack:

        def driven(env: Mapping[str, str], *arguments: str | Path, server: LiveKitServer | None = None) -> Driven:
            flags = ("--url", server.ws_url, "--key", server.key, "--secret-stdin") if server else ()
            made = Driven(env, tmp_path, *flags, *arguments, secret=server.secret if server else "")
            stack.callback(made.stop)
            return made

        yield driven


@pytest_asyncio.fixture
async def open_console(qapp: Application, tmp_path: Path) -> AsyncIterator[OpenConsole]:
    """Call as `open_console(server)` for the window of a server, or with the options by name."""
    async with AsyncExitStack() as stack:

        def opened(server: LiveKitServer | None = None, **options: object) -> Console:
            wanted = Options(given=given(server) if server else None, config=tmp_path, **options)  # type: ignore[arg-type]  # a test names the fields it means
            made = Console(qapp, tmp_path, wanted)
            stack.push_async_callback(made.aclose)
            return made

        yield opened
