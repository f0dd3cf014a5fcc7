"""A saved server, a keyring that plays its part, and the whole window in front of both."""

import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from console.app.application import Application
from console.app.keeping import Keeping
from console.app.options import Options
from console.app.threads import DaemonExecutor
from console.domain.address import read_address
from console.domain.secret import Secret
from console.profiles.entry import Entry, Store, write_entry
from console.profiles.server import Server
from console.profiles.servers import Servers
from console.profiles.vault import KeyringVault
from console.ui.intents import OpenSaved
from console.ui.window import MainWindow
from tests.profiles.stores import MemoryStore
from tests.trust.sweep.host import Host
from tests.window import hands
from tests.window.console import Console

KEYRING = MemoryStore.name
PATIENCE = 0.3


def saved(host: Host, name: str = "Stage", *, keyring: str = KEYRING) -> Server:
    """Return a server as the list has it, whose secret is said to be in a keyring."""
    return Server(secrets.token_hex(4), name, read_address(host.url), host.key, keyring=keyring)


def fill(store: Store, server: Server, secret: str) -> None:
    """Put a secret into a keyring as Cuelight does."""
    write_entry(store, server.id, Entry(server.address.pin, Secret(secret)))


@dataclass(slots=True)
class Stage:
    """One window with its saved servers; `files` is where everything is written."""

    app: Application
    files: Path
    secrets: list[str] = field(default_factory=list)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def host(self, secret: str = "") -> Host:
        """Open a server with a secret of its own."""
        self.secrets.append(secret or secrets.token_urlsafe(36))
        return self._stack.enter_context(Host(f"API{secrets.token_hex(5)}", self.secrets[-1], secrets.randbits(30)))

    def console(self, open_store: Callable[[], Store], *servers: Server) -> Console:
        """Open the window in front of a keyring."""
        listed = Servers(self.files)
        for server in servers:
            listed.add(server)
        threads = DaemonExecutor(limit=1)
        self._stack.callback(threads.shutdown)
        keeping = Keeping(self.files, KeyringVault(threads, open_store, PATIENCE))
        made = Console(self.app, self.files, Options(config=self.files), keeping=keeping)
        self._stack.push_async_callback(made.aclose)
        return made


@asynccontextmanager
async def stage(app: Application, files: Path) -> AsyncIterator[Stage]:
    """Set one up; made inside the running loop."""
    made = Stage(app, files)
    async with made._stack:
        yield made


async def open_saved(console: Console, *servers: Server) -> None:
    """Want saved servers, all in one turn."""
    window = await console.sees(lambda: console.shell.centralWidget() if _is_filled(console) else None)
    assert isinstance(window, MainWindow)
    for server in servers:
        window.wanted.emit(OpenSaved(server.id))


def _is_filled(console: Console) -> bool:
    return isinstance(console.shell.centralWidget(), MainWindow)


async def says(console: Console, *words: str) -> None:
    """Wait for a sentence with these words on the screen."""
    await console.sees(lambda: all(word in hands.words() for word in words))


async def connected(console: Console, name: str = "Stage") -> None:
    """Wait until a server is connected, and no dialog is left."""
    await console.sees(
        lambda: hands.shows("Rooms") and any(r.startswith(f"{name}, Connected") for r in hands.rows("Rooms"))
    )


async def give(console: Console, secret: str, *, lasting: bool) -> None:
    """Type a secret into the dialog that asks for it, and say where it is to live."""
    await console.sees(lambda: hands.focused() == "API secret")
    hands.field("API secret").setText(secret)
    choice = KEYRING if lasting else "Only until I quit"
    await console.sees(lambda: hands.button(choice).isEnabled())
    hands.press(choice)
    hands.press("Open")


def press_key(console: Console, keys: str) -> None:
    """Press a key in the main window."""
    QTest.keySequence(console.shell, QKeySequence.fromString(keys))
