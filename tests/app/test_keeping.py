"""Where a secret is: what a keyring holds stays known until it is gone from there."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from console.app.keeping import Keeping
from console.app.threads import DaemonExecutor
from console.domain.address import read_address
from console.domain.secret import Secret
from console.profiles.entry import Store
from console.profiles.errors import KeyringLocked, SecretMissing
from console.profiles.server import Server
from console.profiles.vault import KeyringVault
from tests.profiles.stores import DismissedStore, MemoryStore

SERVER = Server("a1b2c3d4", "Main stage", read_address("wss://live.example.org"), "devkey")


@pytest.fixture
def threads() -> Iterator[DaemonExecutor]:
    """Give the keyring its thread."""
    made = DaemonExecutor(limit=1)
    yield made
    made.shutdown()


def keeping(folder: Path, store: Store, threads: DaemonExecutor) -> Keeping:
    """Keep in a keyring and in a folder."""
    return Keeping(folder, KeyringVault(threads, lambda: store, 5.0))


def made_up() -> Secret:
    """Make up a secret."""
    return Secret(secrets.token_urlsafe(36))


@pytest.mark.asyncio
async def test_a_secret_for_this_session_leaves_word_of_the_keyring_that_holds_one(
    tmp_path: Path, threads: DaemonExecutor
) -> None:
    store, typed = MemoryStore(), made_up()
    kept = keeping(tmp_path, store, threads)
    server = await kept.keep(SERVER, made_up(), lasting=True)
    assert server.keyring == store.name
    again = await kept.keep(server, typed, lasting=False)
    assert again.keyring == store.name
    assert (await kept.secret(again)).same(typed)
    kept.servers.add(again)
    await kept.forget(again)
    assert store.entries == {}, "what a keyring holds goes with the server"


@pytest.mark.asyncio
async def test_a_keyring_lets_go_where_it_can(tmp_path: Path, threads: DaemonExecutor) -> None:
    store = MemoryStore()
    kept = keeping(tmp_path, store, threads)
    server = await kept.keep(SERVER, made_up(), lasting=True)
    gone = await kept.let_go(server)
    assert (gone.keyring, store.entries) == ("", {})
    assert await kept.let_go(gone) == gone
    with pytest.raises(SecretMissing):
        await kept.secret(gone)
    closed = keeping(tmp_path, DismissedStore(), threads)
    assert await closed.let_go(server) == server, "it is still there, and still known to be"


@pytest.mark.asyncio
async def test_a_server_can_be_forgotten_without_its_keyring(tmp_path: Path, threads: DaemonExecutor) -> None:
    server = Server("b2", "Other", SERVER.address, "devkey", keyring="Test Keyring")
    kept = keeping(tmp_path, DismissedStore(), threads)
    kept.servers.add(server)
    with pytest.raises(KeyringLocked):
        await kept.forget(server)
    assert kept.servers.all() == (server,)
    await kept.forget(server, anyway=True)
    assert kept.servers.all() == ()
