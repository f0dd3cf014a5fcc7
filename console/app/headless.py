"""The window without a display: its picture as a PNG, or what it shows as text."""

import asyncio
import sys
from pathlib import Path

from console.app.keeping import Keeping
from console.app.opening import Opening
from console.app.options import Options
from console.connection.connection import Connection
from console.domain.errors import ServerError
from console.profiles.errors import ProfileError
from console.ui.bridge import Bridge
from console.ui.describe import describe
from console.ui.scene import OpenServer
from console.ui.shell import Shell
from console.ui.standing import RoomKey
from console.ui.window import MainWindow

WITHIN = 20.0
LOOK_EVERY = 0.02
OUT_OF_REACH, MISTAKE = 3, 2


class OutOfReach(Exception):
    """The server did not show everything in time; the message is one line."""


class Headless:
    """Opens what the options name, waits for the first complete picture, and shows it."""

    def __init__(self, shell: Shell, window: MainWindow, bridge: Bridge, opening: Opening, keeping: Keeping) -> None:
        self._shell, self._window, self._bridge, self._opening, self._keeping = shell, window, bridge, opening, keeping

    async def show(self, options: Options) -> int:
        """Return the exit status: 0, 2 for a mistake, 3 for a server out of reach."""
        try:
            key = await self._open(options)
            if key:
                await self._complete(self._opening[key])
                self._choose_first(key)
        except (OutOfReach, ServerError, ProfileError) as error:
            return _refuse(str(error), OUT_OF_REACH)
        except LookupError as error:
            return _refuse(str(error.args[0]), MISTAKE)
        self._shell.show()
        await asyncio.sleep(options.after)
        self._bridge.show_now()
        await asyncio.sleep(0)
        if options.describe:
            sys.stdout.write(describe(self._bridge.scenes))
            sys.stdout.flush()
        if options.screenshot is not None and not _save(self._shell, options.screenshot):
            return _refuse(f"{options.screenshot} could not be written.", MISTAKE)
        return 0

    async def _open(self, options: Options) -> str:
        if options.demo:
            return await self._opening.open_demo(options.seed)
        if options.given is not None:
            given = options.given
            server = OpenServer("given", given.address.host, given.address.shown, lasting=False)
            self._opening.open(server, given.address, given.key, given.secret)
            return server.key
        if options.server:
            saved = self._keeping.named(options.server)
            secret = await self._keeping.secret(saved)
            self._opening.open_saved(saved, secret)
            return saved.id
        if options.describe:
            raise LookupError("Say what to describe: --demo, --server NAME or --url URL.")
        return ""

    async def _complete(self, connection: Connection) -> None:
        """Wait until everything has been asked for; a server that does not list its rooms is out of reach."""
        end = asyncio.get_running_loop().time() + WITHIN
        while not connection.snapshot.is_complete():
            trouble = connection.snapshot.room_list.trouble
            if trouble is not None:
                raise OutOfReach(trouble.sentence)
            if asyncio.get_running_loop().time() > end:
                raise OutOfReach(f"The server did not answer everything within {WITHIN:.0f} s.")
            await asyncio.sleep(LOOK_EVERY)

    def _choose_first(self, key: str) -> None:
        self._bridge.show_now()
        room = self._bridge.scenes[key].fullest_room()
        if room:
            self._window.select_rooms((RoomKey(key, room),))


def _save(window: Shell, file: Path) -> bool:
    return window.grab().save(str(file), "PNG")


def _refuse(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status
