"""Runs the loop under the painted frame, and loads on a thread what fills it, so that the frame answers meanwhile."""

import asyncio
import faulthandler
import gc
import importlib
import logging
import sys

from console.app.application import Application, route_qt_messages
from console.app.log import start_log
from console.app.loop import run as run_loop
from console.app.options import Look, Options
from console.app.remembering import Remembered
from console.app.report import Failures
from console.domain.secret import living
from console.ui.shell import Shell

_WORK = "console.app.work"


def run(
    app: Application, shell: Shell, look: Look, remembered: Remembered, options: Options, *, failures: Failures
) -> int:
    """Run until the window is closed, and return the exit status."""
    if sys.stderr is not None:  # a windowed bundle has none
        start_log(sys.stderr, living, debug=options.debug)
        faulthandler.enable()
    route_qt_messages(logging.getLogger("qt"))
    gc.enable()

    async def main(application: Application) -> int:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(failures.failed_in_loop)
        work = await loop.run_in_executor(None, importlib.import_module, _WORK)
        status: int = await work.work(application, shell, work.Choice(look), remembered, options, failures=failures)
        return status

    return run_loop(main, app)
