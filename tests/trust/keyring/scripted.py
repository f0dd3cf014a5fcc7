"""The cases in which the keyring itself answers: locked, dismissed, gone, too long, and two servers at once."""

import secrets
import threading
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType

from console.profiles.entry import LONGEST
from console.profiles.servers import Servers
from tests.profiles.stores import DismissedStore, LockedStore, MemoryStore
from tests.trust.keyring.stage import KEYRING, Stage, connected, fill, give, open_saved, saved, says
from tests.window import hands

WINDOWS_LONGEST = 1280


class NarrowStore(MemoryStore):
    """Keeps so many characters an entry as Windows does, and refuses more with an error of its own."""

    def write(self, account: str, text: str) -> None:
        """Keep a text that is short enough."""
        if len(text) > WINDOWS_LONGEST:
            raise OSError(1783, f"The stub received bad data: {text}")
        super().write(account, text)


class SlowStore(MemoryStore):
    """Takes its time for every answer, so that two askers meet."""

    def __init__(self) -> None:
        super().__init__()
        self._pause = threading.Event()

    def read(self, account: str) -> str | None:
        """Return a text after a while."""
        self._pause.wait(0.05)
        return super().read(account)


async def locked(stage: Stage) -> None:
    """It waits to be unlocked; once it is, nothing has to be typed."""
    store, host = LockedStore(), stage.host()
    server = saved(host)
    fill(_unlocked(store), server, host.secret)
    store.unlocked.clear()
    console = stage.console(lambda: store, server)
    await open_saved(console, server)
    await says(console, "is waiting to be unlocked", "Try again", "Only until I quit")
    hands.press("Try again")
    store.unlocked.set()
    await console.sees(lambda: "Try again" not in hands.words() or _press_again())
    await connected(console)


async def dismissed(stage: Stage) -> None:
    """Somebody closes its prompt; the secret is typed for this session only, and stays known to be in the keyring."""
    host = stage.host()
    server = saved(host)
    console = stage.console(DismissedStore, server)
    await open_saved(console, server)
    await says(console, "stayed locked", "Try again", "Only until I quit")
    await give(console, host.secret, lasting=False)
    await connected(console)
    assert Servers(stage.files).all()[0].keyring == KEYRING


async def gone(stage: Stage) -> None:
    """Its entry is missing, which is said as such and is no wrong secret; typed again, it is kept again."""
    store, host = MemoryStore(), stage.host()
    server = saved(host)
    console = stage.console(lambda: store, server)
    await open_saved(console, server)
    await says(console, f"was stored in {KEYRING}, and is missing there now: type it again.")
    await give(console, host.secret, lasting=True)
    await connected(console)
    assert list(store.entries) == [server.id]


async def too_long(stage: Stage) -> None:
    """A secret that no entry holds lies there in parts, and is found again after a new start."""
    store, host = NarrowStore(), stage.host(secrets.token_urlsafe(2900))
    server = saved(host)
    console = stage.console(lambda: store, server)
    await open_saved(console, server)
    await give(console, host.secret, lasting=True)
    await connected(console)
    assert len(store.entries) == 1 + -(-len(host.secret) // LONGEST)
    assert store.written[-1].startswith('{"v":1,"series":'), "the header comes last"


async def two_at_once(stage: Stage) -> None:
    """Two servers ask at the same moment, and each gets its own."""
    store, one, two = SlowStore(), stage.host(), stage.host()
    servers = saved(one, "First"), saved(two, "Second")
    for server, host in zip(servers, (one, two), strict=True):
        fill(store, server, host.secret)
    console = stage.console(lambda: store, *servers)
    await open_saved(console, *servers)
    await connected(console, "First")
    await connected(console, "Second")


def _unlocked(store: LockedStore) -> LockedStore:
    store.unlocked.set()
    return store


def _press_again() -> bool:
    hands.press("Try again")
    return False


SCRIPTED: Mapping[str, Callable[[Stage], Awaitable[None]]] = MappingProxyType(
    {
        "locked": locked,
        "dismissed prompt": dismissed,
        "entry gone": gone,
        "entry too long": too_long,
        "two servers at once": two_at_once,
    }
)
