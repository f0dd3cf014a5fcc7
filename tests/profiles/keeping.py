"""A small program for the keyring tests: the real loop, the real keyring, one verb; the secret comes by standard input.

It prints what it found, never a secret but its hash.
"""

import asyncio
import hashlib
import importlib
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from console.app.application import Application
from console.app.loop import run
from console.app.threads import DaemonExecutor
from console.domain.address import read_address
from console.domain.secret import Secret
from console.profiles.entry import Store
from console.profiles.errors import ProfileError
from console.profiles.server import Server
from console.profiles.servers import Servers
from console.profiles.vault import KeyringVault


def open_store() -> Store:
    """Import the keyring library on the thread that uses it, as the program does."""
    store: Store = importlib.import_module("console.profiles.backends").open_keyring()
    return store


def say(*words: object) -> None:
    """Print one line for the test."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def keep(servers: Servers, vault: KeyringVault) -> None:
    """Add a server and its secret."""
    server = Server("a1b2c3d4", "Main stage", read_address("wss://live.example.org"), "devkey")
    servers.add(server)
    where = await vault.put(server, Secret(sys.stdin.read()))
    servers.edit(server, replace(server, keyring=where))
    say("kept in", where, "as", await vault.probe())


async def find(servers: Servers, vault: KeyringVault) -> None:
    """Say the hash of the secret of every server."""
    for server in servers.all():
        secret = await vault.get(server)
        say("found", hashlib.sha256(secret.reveal().encode()).hexdigest())


async def remove(servers: Servers, vault: KeyringVault) -> None:
    """Remove every server with its secret."""
    for server in servers.all():
        await vault.delete(server)
        servers.remove(server)
        say("removed", server.name)


async def main(app: Application) -> int:
    """Do what the first argument says; the second is the folder of the servers' file."""
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append(now - last)
        last = now

    beat = QTimer(app)
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    beat.timeout.connect(tick)
    beat.start(5)
    vault = KeyringVault(DaemonExecutor(limit=1), open_store, patience=1.0)
    verb = {"keep": keep, "find": find, "remove": remove}[sys.argv[1]]
    try:
        await verb(Servers(Path(sys.argv[2])), vault)
    except ProfileError as error:
        say(type(error).__name__, error)
    await asyncio.sleep(0)
    beat.stop()
    say("longest gap", max(gaps))
    return 0


if __name__ == "__main__":
    status = run(main, Application())
    say("over")
    sys.exit(status)
