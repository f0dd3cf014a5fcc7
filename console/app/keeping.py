"""Saved servers and their secrets: the file, the keyring and this session's memory, behind one door for the app."""

import importlib
from dataclasses import replace
from pathlib import Path

from console.app.named import named
from console.app.threads import DaemonExecutor
from console.domain.secret import Secret
from console.profiles.entry import Store
from console.profiles.errors import KEYRING_TROUBLE, SecretMissing
from console.profiles.server import Server
from console.profiles.servers import Servers
from console.profiles.session import SessionVault
from console.profiles.vault import KeyringVault

_KEYRINGS = "console.profiles.backends"
"""Imported on the keyring's own thread, because the keyring library takes a tenth of a second."""


def _open_keyring() -> Store:
    store: Store = importlib.import_module(_KEYRINGS).open_keyring()
    return store


class Keeping:
    """Every method raises console.profiles.errors.ProfileError; the file is small and read on the caller's thread."""

    def __init__(self, folder: Path, vault: KeyringVault | None = None) -> None:
        self.servers = Servers(folder)
        self.vault = vault or KeyringVault(DaemonExecutor(limit=1), _open_keyring)
        self.session = SessionVault()

    def find(self, id_: str) -> Server | None:
        """Return a saved server by its id."""
        return next((server for server in self.servers.all() if server.id == id_), None)

    def named(self, name: str) -> Server:
        """Return a saved server by its name; LookupError with one sentence where there is none."""
        return named(self.servers.all(), name)

    async def secret(self, server: Server) -> Secret:
        """Return a server's secret from this session if it was typed, and otherwise from the keyring."""
        try:
            return await self.session.get(server)
        except SecretMissing:
            return await self.vault.get(server)

    async def keep(self, server: Server, secret: Secret, *, lasting: bool) -> Server:
        """Keep a secret in the keyring, or for this session only; return the server as it is to be written.

        A keyring that holds another one stays known: it may only be locked now, and what it holds goes with the server.
        """
        if not lasting:
            await self.session.put(server, secret)
            return server
        held_by = await self.vault.put(server, secret)
        await self.session.delete(server)
        return replace(server, keyring=held_by)

    async def let_go(self, server: Server) -> Server:
        """Delete what a keyring holds of a server, where that can be done; return the server as it is to be written."""
        if not server.keyring:
            return server
        try:
            await self.vault.delete(server)
        except KEYRING_TROUBLE:
            return server
        return replace(server, keyring="")

    async def forget(self, server: Server, *, anyway: bool = False) -> None:
        """Take a server out of the file, with its secret wherever that is; `anyway` leaves that where it is."""
        await self.session.delete(server)
        if server.keyring and not anyway:
            await self.vault.delete(server)
        self.servers.remove(server)
