"""Secrets in a keyring that behaves, that hangs, and that lies."""

import asyncio
import secrets
import threading
import time
import traceback
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor
from dataclasses import replace

import pytest
import pytest_asyncio

from console.app.threads import DaemonExecutor
from console.domain.address import read_address
from console.domain.secret import Secret
from console.profiles.entry import Store
from console.profiles.errors import (
    AddressChanged,
    KeyringLocked,
    KeyringRefused,
    KeyringWaiting,
    NoKeyring,
    SecretMissing,
)
from console.profiles.server import Server
from console.profiles.session import SessionVault
from console.profiles.vault import KeyringVault, Vault
from tests.profiles.stores import (
    BrokenStore,
    ClosingStore,
    DismissedStore,
    DroppingStore,
    KeepingStore,
    LockedStore,
    MemoryStore,
    StubbornStore,
    TruncatingStore,
)

SERVER = Server("a1b2c3d4", "Main stage", read_address("wss://live.example.org"), "devkey", keyring="Test Keyring")


@pytest.fixture
def threads() -> Iterator[Executor]:
    """Give the vault its one thread."""
    executor = DaemonExecutor(limit=1)
    yield executor
    executor.shutdown()


@pytest.fixture
def secret() -> Secret:
    """Make up a secret."""
    return Secret(secrets.token_urlsafe(36))


def vault_over(store: Store, threads: Executor, patience: float = 10.0) -> KeyringVault:
    """Open a vault over a store."""
    return KeyringVault(threads, lambda: store, patience)


@pytest.mark.asyncio
async def test_a_secret_comes_back_and_only_one_thread_touches_the_keyring(threads: Executor, secret: Secret) -> None:
    store = MemoryStore()
    vault = vault_over(store, threads)
    assert await vault.put(SERVER, secret) == "Test Keyring"
    results = await asyncio.gather(*(vault.get(replace(SERVER, id=SERVER.id)) for _ in range(20)))
    assert all(found.same(secret) for found in results)
    assert len(store.threads) == 1
    assert threading.current_thread().name not in store.threads


@pytest.mark.asyncio
async def test_a_server_has_one_small_entry_and_none_when_deleted(threads: Executor, secret: Secret) -> None:
    store = MemoryStore()
    vault = vault_over(store, threads)
    await vault.put(SERVER, secret)
    assert list(store.entries) == [SERVER.id]
    assert len(store.entries[SERVER.id]) < 200
    await vault.delete(SERVER)
    assert store.entries == {}
    await vault.delete(SERVER)
    with pytest.raises(SecretMissing, match=r"was stored in Test Keyring, and is missing there now"):
        await vault.get(SERVER)


@pytest.mark.parametrize(
    "address", ["wss://evil.example.org", "wss://live.example.org:444", "https://live.example.org:8443"]
)
@pytest.mark.asyncio
async def test_a_changed_address_asks_for_the_secret_again(threads: Executor, secret: Secret, address: str) -> None:
    vaults: list[Vault] = [vault_over(MemoryStore(), threads), SessionVault()]
    for vault in vaults:
        await vault.put(SERVER, secret)
        moved = replace(SERVER, address=read_address(address))
        with pytest.raises(AddressChanged, match=r"https://live\.example\.org:443") as raised:
            await vault.get(moved)
        assert moved.address.pin in str(raised.value)
        await vault.put(moved, secret)
        assert (await vault.get(moved)).same(secret)
        with pytest.raises(AddressChanged):
            await vault.get(SERVER)


@pytest.mark.asyncio
async def test_another_path_or_spelling_is_no_other_address(threads: Executor, secret: Secret) -> None:
    vault = vault_over(MemoryStore(), threads)
    await vault.put(SERVER, secret)
    same = replace(SERVER, address=read_address("https://LIVE.example.org:443/base"), name="Renamed", key="otherkey")
    assert (await vault.get(same)).same(secret)


@pytest.mark.asyncio
async def test_a_server_without_a_stored_secret_does_not_wake_the_keyring(threads: Executor) -> None:
    def open_store() -> Store:
        raise AssertionError("woken")

    with pytest.raises(SecretMissing, match="no secret for Main stage yet"):
        await KeyringVault(threads, open_store).get(replace(SERVER, keyring=""))


@pytest.mark.asyncio
async def test_a_keyring_that_was_changed_for_another_is_named(threads: Executor) -> None:
    with pytest.raises(SecretMissing, match="was stored in KWallet, and here is Test Keyring now"):
        await vault_over(MemoryStore(), threads).get(replace(SERVER, keyring="KWallet"))


@pytest.mark.asyncio
async def test_probing_leaves_nothing_behind(threads: Executor) -> None:
    store = MemoryStore()
    assert await vault_over(store, threads).probe() == "Test Keyring"
    assert store.entries == {}
    assert len(store.written) == 1


@pytest.mark.parametrize(
    "store", [DroppingStore(), TruncatingStore(500), KeepingStore()], ids=lambda s: type(s).__name__
)
@pytest.mark.asyncio
async def test_probing_finds_a_keyring_that_does_not_keep_or_forget(threads: Executor, store: MemoryStore) -> None:
    with pytest.raises(KeyringRefused, match="does not keep what it is given"):
        await vault_over(store, threads).probe()


@pytest.mark.parametrize("store", [DroppingStore(), TruncatingStore(80)], ids=lambda s: type(s).__name__)
@pytest.mark.asyncio
async def test_what_cannot_be_read_back_was_not_kept(threads: Executor, secret: Secret, store: MemoryStore) -> None:
    with pytest.raises(KeyringRefused, match="did not keep the secret"):
        await vault_over(store, threads).put(SERVER, secret)
    assert store.entries == {}


@pytest.mark.asyncio
async def test_a_keyring_that_cannot_delete_says_so(threads: Executor, secret: Secret) -> None:
    vault = vault_over(KeepingStore(), threads)
    await vault.put(SERVER, secret)
    with pytest.raises(KeyringRefused, match="delete it there yourself"):
        await vault.delete(SERVER)


@pytest.mark.asyncio
async def test_a_dismissed_prompt_is_said_in_words(threads: Executor, secret: Secret) -> None:
    vault = vault_over(DismissedStore(), threads)
    for call in (vault.put(SERVER, secret), vault.get(SERVER), vault.delete(SERVER), vault.probe()):
        with pytest.raises(KeyringLocked, match="stayed locked"):
            await call


@pytest.mark.asyncio
async def test_no_keyring_is_said_until_there_is_one(threads: Executor, secret: Secret) -> None:
    answers: list[Store] = []

    def open_store() -> Store:
        if not answers:
            raise NoKeyring("none here")
        return answers[0]

    vault = KeyringVault(threads, open_store)
    with pytest.raises(NoKeyring, match="none here"):
        await vault.name()
    answers.append(MemoryStore())
    assert await vault.name() == "Test Keyring"
    await vault.put(SERVER, secret)


@pytest.mark.asyncio
async def test_an_unknown_failure_is_named_and_repeats_no_secret(threads: Executor, secret: Secret) -> None:
    with pytest.raises(KeyringRefused) as raised:
        await vault_over(BrokenStore(), threads).put(SERVER, secret)
    assert str(raised.value) == "Test Keyring failed (RuntimeError)."
    trace = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    printed = "".join(trace.format())
    assert secret.reveal() not in printed
    assert "SessionVault" not in printed


@pytest.mark.asyncio
async def test_an_error_from_the_thread_brings_no_frame_of_it(threads: Executor, secret: Secret) -> None:
    with pytest.raises(KeyringLocked) as raised:
        await vault_over(ClosingStore(), threads).put(SERVER, secret)
    trace = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert secret.reveal() not in "".join(trace.format())


@pytest.mark.asyncio
async def test_a_keyring_that_keeps_the_old_secret_is_found_out(threads: Executor, secret: Secret) -> None:
    vault = vault_over(StubbornStore(), threads)
    await vault.put(SERVER, secret)
    with pytest.raises(KeyringRefused, match="did not keep the secret"):
        await vault.put(SERVER, Secret(secrets.token_urlsafe(36)))


@pytest.mark.asyncio
async def test_a_locked_keyring_is_waited_for_and_the_same_call_again_gets_the_answer(
    threads: Executor, secret: Secret
) -> None:
    store = LockedStore()
    vault = vault_over(store, threads, patience=0.05)
    store.unlocked.set()
    await vault.put(SERVER, secret)
    store.unlocked.clear()
    asked = store.asked
    for _ in range(3):
        with pytest.raises(KeyringWaiting, match="Test Keyring is waiting to be unlocked"):
            await vault.get(SERVER)
    store.unlocked.set()
    again = KeyringVault(threads, lambda: store, patience=10.0)
    assert (await again.get(SERVER)).same(secret)
    assert (await vault.get(SERVER)).same(secret)
    assert store.asked == asked + 2, "once for each vault"


@pytest.mark.asyncio
async def test_given_up_writing_writes_nothing_when_the_prompt_is_answered_after_all(
    threads: Executor, secret: Secret
) -> None:
    store = LockedStore()
    vault = vault_over(store, threads, patience=0.05)
    with pytest.raises(KeyringWaiting):
        await vault.put(SERVER, secret)
    vault.abandon()
    store.unlocked.set()
    assert await vault_over(store, threads).name() == "Test Keyring"  # runs after what was given up
    assert store.written == []


@pytest.mark.asyncio
async def test_trying_again_with_another_secret_writes_only_the_last(threads: Executor, secret: Secret) -> None:
    store = LockedStore()
    vault = vault_over(store, threads, patience=0.05)
    wrong = Secret(secrets.token_urlsafe(36))
    with pytest.raises(KeyringWaiting):
        await vault.put(SERVER, wrong)
    with pytest.raises(KeyringWaiting):
        await vault.put(SERVER, secret)
    store.unlocked.set()
    assert (await vault_over(store, threads).get(SERVER)).same(secret)
    assert not any(wrong.reveal() in text for text in store.written)


@pytest.mark.asyncio
async def test_a_failure_nobody_waited_for_does_not_answer_the_next_call(threads: Executor) -> None:
    prompt = LockedStore()
    answers: list[Store] = []

    def open_store() -> Store:
        if answers:
            return answers[0]
        prompt.read("prompt")
        raise NoKeyring("dismissed")

    vault = KeyringVault(threads, open_store, patience=0.05)
    with pytest.raises(KeyringWaiting, match="Your keyring"):
        await vault.name()
    prompt.unlocked.set()
    await vault_over(MemoryStore(), threads).name()  # runs after the one that failed
    answers.append(MemoryStore())
    assert await vault.name() == "Test Keyring"


def test_an_answer_that_comes_after_the_loop_has_gone_troubles_nobody(threads: Executor, secret: Secret) -> None:
    store = LockedStore()

    async def ask() -> None:
        with pytest.raises(KeyringWaiting):
            await vault_over(store, threads, patience=0.05).put(SERVER, secret)

    asyncio.run(ask())
    store.unlocked.set()
    assert threads.submit(lambda: store.entries).result(10) != {}


@pytest_asyncio.fixture
async def beats() -> AsyncIterator[list[float]]:
    """Count how regularly the loop turns, every 5 ms."""
    gaps: list[float] = []

    async def beat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            gaps.append(time.perf_counter() - last)
            last = time.perf_counter()

    task = asyncio.create_task(beat())
    yield gaps
    task.cancel()


@pytest.mark.asyncio(loop_factories=["qt"])
async def test_a_hung_keyring_does_not_hold_up_the_window(
    threads: Executor, secret: Secret, beats: list[float]
) -> None:
    store = LockedStore()
    vault = vault_over(store, threads, patience=0.5)
    with pytest.raises(KeyringWaiting):
        await vault.put(SERVER, secret)
    assert store.asked == 1
    assert len(beats) > 20
    assert max(beats) < 0.1
    store.unlocked.set()


@pytest.mark.asyncio
async def test_the_session_keeps_secrets_by_server_and_forgets_them(secret: Secret) -> None:
    vault = SessionVault()
    other = replace(SERVER, id="other", name="Other")
    assert await vault.put(SERVER, secret) == ""
    assert (await vault.get(SERVER)).same(secret)
    with pytest.raises(SecretMissing, match="Other"):
        await vault.get(other)
    await vault.delete(SERVER)
    with pytest.raises(SecretMissing, match="in this session"):
        await vault.get(SERVER)
    assert secret.reveal() not in repr(vars(vault))
