"""From the options to a painted window, and only then to everything that takes time to load."""

import asyncio
import faulthandler
import importlib
import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from console import __version__
from console.app.application import Application, route_qt_messages
from console.app.options import Look, Options
from console.app.remembering import Remembered, settings_folder
from console.app.report import install_hook
from console.ui.theme.theme import Choice, Theme
from console.ui.window import MainWindow

_LATE = "console.app.work"
"""Brings livekit, aiohttp and the keyring: a quarter of a second that nobody should wait for with no window."""


def run(options: Options, painted: Callable[[], None] = lambda: None) -> int:
    """Show the window, run until it is closed, and return the exit status; `painted` hears when it can be seen."""
    logging.basicConfig(
        level=logging.DEBUG if options.debug else logging.WARNING,
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    faulthandler.enable()
    install_hook()
    route_qt_messages(logging.getLogger("qt"))
    QCoreApplication.setApplicationName("cuelight")
    QCoreApplication.setApplicationVersion(__version__)
    app = Application()
    app.setApplicationDisplayName("Cuelight")
    remembered = Remembered(settings_folder(options.config), restore=options.restore and not options.headless)
    theme = Theme(app, Choice(options.look or remembered.look or Look.SYSTEM))
    window = MainWindow(theme)
    remembered.lay_out(window)
    if options.size is not None:
        window.resize(*options.size)
    if not options.headless:
        window.show()
        app.processEvents()
        painted()

    # The loop and all that is behind it come after the first painting.
    loop = importlib.import_module("console.app.loop")

    async def main(application: Application) -> int:
        work = await asyncio.get_running_loop().run_in_executor(None, importlib.import_module, _LATE)
        status: int = await work.work(application, theme, window, remembered, options)
        return status

    status: int = loop.run(main, app)
    if not options.headless:
        remembered.keep(window, theme)
    return status
