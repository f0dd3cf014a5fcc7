"""From the options to a painted window, and only then to everything that takes time to load."""

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from console import __version__
from console.app.application import Application
from console.app.cores import forbid_core_dumps
from console.app.options import Look, Options
from console.app.remembering import Remembered
from console.app.report import Failures
from console.app.restarting import RESTART, restart
from console.journal.lock import AlreadyRunning, Lock, knock
from console.resources import configuration_folder, journal_folder
from console.ui.shell import Shell, first_colours

_REST = "console.app.rest"
"""Brings asyncio, and then everything else: nobody should wait half a second without a window."""


def run(options: Options, painted: Callable[[], None] | None = None) -> int:
    """Show the window, run until it is closed, and return the exit status; `painted` is called once it can be seen."""
    forbid_core_dumps()
    try:
        lock = None if options.headless else Lock(journal_folder(options.config))
    except AlreadyRunning:
        return _second_start(journal_folder(options.config))
    failures = Failures()
    failures.install()
    QCoreApplication.setApplicationName("cuelight")
    QCoreApplication.setApplicationVersion(__version__)
    app = Application()
    app.setApplicationDisplayName("Cuelight")
    remembered = Remembered(configuration_folder(options.config), restore=options.restore and not options.headless)
    look = options.look or remembered.look or Look.SYSTEM
    shell = Shell(first_colours(look, app.palette()))
    remembered.lay_out(shell, options.size)
    if not options.headless:
        shell.show()
        app.processEvents()
        if painted is not None:
            painted()
    status: int = importlib.import_module(_REST).run(app, shell, look, remembered, options, failures=failures)
    if lock is not None:
        lock.release()
    if status == RESTART:
        restart()
    return status


def _second_start(folder: Path) -> int:
    raised = " Its window was brought to the front." if knock(folder) else ""
    if sys.stderr is not None:
        sys.stderr.write(f"Cuelight already runs with this folder.{raised}\n")
    return 2
