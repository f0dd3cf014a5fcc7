"""Where secrets are kept: the system's keyring, behind one thread.

A keyring may block for ever: on a prompt that nobody answers, or a daemon that hangs. So nothing here is ever called on
the caller's thread, a call that takes long says so, and quitting waits for none.
"""

import asyncio
import contextlib
import secrets
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from console.domain.secret import Secret
from console.profiles.entry import LONGEST, Damaged, Entry, Store, delete_entry, read_entry, write_entry
from console.profiles.errors import (
    AddressChanged,
    KeyringRefused,
    KeyringWaiting,
    ProfileError,
    SecretMissing,
)
from console.profiles.server import Server

_T = TypeVar("_T")

UNNAMED = "Your keyring"


class Vault(Protocol):
    """Keeps one secret per server; every method raises ProfileError."""

    async def name(self) -> str:
        """What people call the place, such as GNOME Keyring."""

    async def put(self, server: Server, secret: Secret) -> str:
        """Keep the secret for the server's present address; returns what `Server.keyring` is to say from now on."""

    async def get(self, server: Server) -> Secret:
        """Return the secret, if it was given for the address that the server has now."""

    async def delete(self, server: Server) -> None:
        """Forget the secret."""


@dataclass(eq=False, slots=True)
class _Call:
    """One call on the keyring's thread; once abandoned, it changes nothing more."""

    future: Future[Any] = field(default_factory=Future)
    abandoned: bool = False

    @property
    def failed(self) -> bool:
        """Whether it ended with an error while nobody waited for it."""
        return self.future.done() and self.future.exception() is not None


class KeyringVault:
    """The system's keyring; `threads` runs one call after the other, and `open_store` finds the keyring on that thread.

    A call that has no answer within `patience` seconds raises KeyringWaiting and goes on by itself: the same call again
    waits for the same answer, and abandon() lets go of it.
    """

    def __init__(self, threads: Executor, open_store: Callable[[], Store], patience: float = 3.0) -> None:
        self._threads = threads
        self._open_store = open_store
        self._patience = patience
        self._store: Store | None = None  # set on the keyring's thread
        self._calls: dict[tuple[str, str], _Call] = {}

    async def name(self) -> str:
        """Return what people call this keyring; raises NoKeyring where there is none."""
        return await self._answer(("name", ""), lambda _: self._opened().name)

    @property
    def known_name(self) -> str:
        """Return the name of the keyring if it was opened already; asks nobody."""
        return self._store.name if self._store is not None else ""

    async def probe(self) -> str:
        """Write, read, compare and delete something random, and return the keyring's name."""
        return await self._answer(("probe", ""), lambda _: _probe(self._opened()))

    async def put(self, server: Server, secret: Secret) -> str:
        """Write the secret and read it back; returns the name of the keyring that holds it."""
        self._outdate(server)
        entry = Entry(server.address.pin, secret)
        return await self._answer(("put", server.id), lambda call: _put(self._opened(), server.id, entry, call))

    async def get(self, server: Server) -> Secret:
        """Read the secret; a server that never had one here does not wake the keyring."""
        if not server.keyring:
            raise SecretMissing(f"There is no secret for {server.name} yet: type it.")
        entry, name = await self._answer(("get", server.id), lambda _: _get(self._opened(), server))
        return secret_for(server, entry, f" in {name}")

    async def delete(self, server: Server) -> None:
        """Delete the secret; there need not be one."""
        self._outdate(server)
        await self._answer(("delete", server.id), lambda _: _delete(self._opened(), server))

    def abandon(self) -> None:
        """Let go of every call that waits: what it would have written is not kept."""
        for key in tuple(self._calls):
            self._abandon(key)

    def _outdate(self, server: Server) -> None:
        for verb in ("put", "get", "delete"):
            self._abandon((verb, server.id))

    def _abandon(self, key: tuple[str, str]) -> None:
        call = self._calls.pop(key, None)
        if call is not None:
            call.abandoned = True

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    async def _answer(self, key: tuple[str, str], job: Callable[[_Call], _T]) -> _T:
        """Run a job on the keyring's thread, or join the same one that runs already."""
        call = self._calls.get(key)
        if call is None or call.failed:
            call = self._calls[key] = _Call()
            call.future = self._threads.submit(job, call)
        if not await _ended(call.future, self._patience):
            way_on = "" if key[0] == "delete" else ", or use the secret for this session only"
            raise KeyringWaiting(f"{self._called()} is waiting to be unlocked: answer it and try again{way_on}.")
        if self._calls.get(key) is call:
            del self._calls[key]
        if (failure := self._failure(call)) is not None:
            raise failure
        result: _T = call.future.result()
        return result

    def _failure(self, call: _Call) -> ProfileError | None:
        """Return a new error: the frames and the message of the one from the thread may hold the secret."""
        error = call.future.exception()
        if error is None:
            return None
        if isinstance(error, ProfileError):
            return type(error)(*error.args)
        return KeyringRefused(f"{self._called()} failed ({type(error).__name__}).")

    def _called(self) -> str:
        return self.known_name or UNNAMED


def secret_for(server: Server, entry: Entry, place: str = "") -> Secret:
    """Return the secret if the server is still where it was when the secret was given; raises AddressChanged."""
    if entry.pin != server.address.pin:
        raise AddressChanged(
            f"The secret of {server.name}{place} was given for {entry.pin}, and the address is now "
            f"{server.address.pin}: type the secret again."
        )
    return entry.secret


async def _ended(future: Future[Any], patience: float) -> bool:
    """Wait for a thread's answer, and leave it alone when it does not come."""
    loop = asyncio.get_running_loop()
    woken = loop.create_future()

    def settle() -> None:
        if not woken.done():
            woken.set_result(None)

    def wake(_: Future[Any]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop may be closed long before the keyring answers
            loop.call_soon_threadsafe(settle)

    future.add_done_callback(wake)
    await asyncio.wait([woken], timeout=patience)
    return future.done()


def _probe(store: Store) -> str:
    account, text = f"probe-{secrets.token_hex(4)}", secrets.token_urlsafe(LONGEST)[:LONGEST]
    try:
        store.write(account, text)
        kept = store.read(account)
    finally:
        store.delete(account)
    if kept != text or store.read(account) is not None:
        raise KeyringRefused(f"{store.name} does not keep what it is given, so Cuelight does not use it.")
    return store.name


def _put(store: Store, account: str, entry: Entry, call: _Call) -> str:
    store.read(account)  # asks for what must be unlocked, and changes nothing
    if call.abandoned:
        return store.name
    write_entry(store, account, entry)
    try:
        kept = read_entry(store, account)
    except Damaged:
        kept = None
    if kept is None or kept.pin != entry.pin or not kept.secret.same(entry.secret):
        delete_entry(store, account)
        raise KeyringRefused(f"{store.name} did not keep the secret: use it for this session only.")
    if call.abandoned:
        delete_entry(store, account)
    return store.name


def _get(store: Store, server: Server) -> tuple[Entry, str]:
    try:
        entry = read_entry(store, server.id)
    except Damaged:
        raise SecretMissing(f"The secret of {server.name} in {store.name} is damaged: type it again.") from None
    if entry is not None:
        return entry, store.name
    if store.name != server.keyring:
        raise SecretMissing(
            f"The secret of {server.name} was stored in {server.keyring}, and here is {store.name} now: type it again."
        )
    raise SecretMissing(
        f"The secret of {server.name} was stored in {server.keyring}, and is missing there now: type it again."
    )


def _delete(store: Store, server: Server) -> None:
    delete_entry(store, server.id)
    if store.read(server.id) is not None:
        raise KeyringRefused(f"{store.name} did not delete the secret of {server.name}: delete it there yourself.")
