"""From the options to a painted window, and only then to everything that takes time to load."""

import asyncio
import faulthandler
import importlib
import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QIcon

from console import __version__
from console.app.application import Application, route_qt_messages
from console.app.options import Options
from console.app.remembering import Remembered, settings_folder
from console.app.report import install_hook
from console.resources import resource
from console.ui.shell import Shell
from console.ui.theme.colours import COLOURS
from console.ui.theme.scheme import Choice, is_dark, wanted_scheme

_LOOP, _WORK = "console.app.loop", "console.app.work"
"""What brings asyncio, and what brings everything else: nobody should wait half a second without a window."""


def run(options: Options, painted: Callable[[], None] | None = None) -> int:
    """Show the window, run until it is closed, and return the exit status; `painted` is called once it can be seen."""
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
    choice = Choice(options.look or remembered.look or Choice.SYSTEM)
    scheme = wanted_scheme(app, choice, dark_desktop=is_dark(app.palette()))
    shell = Shell(COLOURS[scheme], QIcon(str(resource("cuelight.svg"))))
    remembered.lay_out(shell, options.size)
    if not options.headless:
        shell.show()
        app.processEvents()
        if painted is not None:
            painted()
    loop = importlib.import_module(_LOOP)

    async def main(application: Application) -> int:
        work = await asyncio.get_running_loop().run_in_executor(None, importlib.import_module, _WORK)
        status: int = await work.work(application, shell, choice, remembered, options)
        return status

    status: int = loop.run(main, app)
    return status
