"""The whole program on the loop of a test, built by the product's own composition."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from console.app.application import Application
from console.app.keeping import Keeping
from console.app.options import Given, Options
from console.app.remembering import Remembered
from console.app.report import Failures
from console.app.work import work
from console.connection.clock import Clock
from console.domain.address import read_address
from console.domain.secret import Secret
from console.ui.shell import Shell
from console.ui.theme.colours import COLOURS
from console.ui.theme.scheme import Choice, wanted_scheme
from tests.real.livekit_server import LiveKitServer
from tests.window import hands

_PAUSE = 0.01
_Found = TypeVar("_Found")


def given(server: LiveKitServer) -> Given:
    """What `--url`, `--key` and `--secret-stdin` make of a real server."""
    return Given(read_address(server.ws_url), server.key, Secret(server.secret))


class Console:
    """One window with all that is behind it; made inside the running loop."""

    def __init__(
        self,
        app: Application,
        folder: Path,
        options: Options,
        *,
        keeping: Keeping | None = None,
        clock: Clock | None = None,
    ) -> None:
        self._app = app
        remembered = Remembered(folder, restore=options.restore)
        choice = Choice.LIGHT
        self.shell = Shell(COLOURS[wanted_scheme(app, choice, dark_desktop=False)])
        remembered.lay_out(self.shell, options.size)
        self.shell.show()
        self._task = asyncio.get_running_loop().create_task(
            work(app, self.shell, choice, remembered, options, failures=Failures(), keeping=keeping, clock=clock)
        )

    async def sees(self, ask: Callable[[], _Found], *, limit: float = 8.0) -> _Found:
        """Look again and again until the answer is true, and return it; AssertionError with what is seen instead."""
        deadline = time.monotonic() + limit
        while True:
            try:
                if found := ask():
                    return found
                last = f"{found!r}"
            except AssertionError as error:
                last = str(error)
            if self._task.done():
                raise AssertionError(f"the program ended: {self._task!r}")
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {limit:g} s: {last}\n{self.screen()}")
            await asyncio.sleep(_PAUSE)

    def screen(self) -> str:
        """Return what can be read on the screen now, for a failure."""
        lines = [self.shell.windowTitle()]
        for name in ("Rooms", "People"):
            lines += [f"{name}: {line}" for line in hands.rows(name)] if hands.shows(name) else []
        return "\n".join([*lines, hands.words()])

    async def ends(self, limit: float = 5.0) -> int:
        """Wait until the program has ended, and return its exit status."""
        async with asyncio.timeout(limit):
            return await asyncio.shield(self._task)

    async def gone(self, fits: Callable[[], bool], limit: float = 1.0) -> None:
        """Wait until something that the program had is gone, after its end."""
        async with asyncio.timeout(limit):
            while not fits():  # noqa: ASYNC110 - a socket sets no Event when it is closed
                await asyncio.sleep(_PAUSE)

    async def aclose(self) -> None:
        """End it in any case, without asking anybody."""
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self.shell and dialog.isVisible():
                dialog.close()
        self._app.on_quit(_ignore)
        self._task.cancel()
        await asyncio.wait([self._task], timeout=5)
        self.shell.let_close()
        # The last window is a wish to quit, and the next test is not who it is meant for.
        QCoreApplication.sendPostedEvents(self._app, QEvent.Type.Quit)
        self.shell.deleteLater()


def _ignore() -> None:
    """Take a wish to quit for a program that has ended."""
