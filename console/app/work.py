"""What comes after the window is painted: builds and wires everything, and runs until the window is closed."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QIcon

from console.app.application import Application
from console.app.books import Books, last_words
from console.app.clipboard import Clipboard
from console.app.crashes import CrashReports
from console.app.desk import Desk
from console.app.failing import FailureDesk
from console.app.headless import Headless
from console.app.keeping import Keeping
from console.app.machine import versions
from console.app.motion import follow_desktop
from console.app.network import Network
from console.app.opening import Opening
from console.app.options import Options
from console.app.raising import raise_when_touched
from console.app.remembering import Remembered
from console.app.report import Failures
from console.app.support import Support
from console.app.waking import Waking
from console.connection.clock import Clock, WallClock
from console.connection.pace import Pace
from console.connection.tasks import Tasks
from console.domain.secret import living
from console.domain.text import visible
from console.journal.journal import Journal
from console.journal.lock import NAME as RUNNING
from console.resources import journal_folder, resource, state_folder
from console.ui.bridge import Bridge
from console.ui.shell import Shell
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow


async def work(
    app: Application,
    shell: Shell,
    choice: Choice,
    remembered: Remembered,
    options: Options,
    *,
    failures: Failures,
    keeping: Keeping | None = None,
    clock: Clock | None = None,
) -> int:
    """Fill the window, run the program on the running loop and return its exit status."""
    theme = Theme(app, choice, calm=remembered.calm)
    window = MainWindow(theme)
    shell.fill(window, QIcon(str(resource("cuelight.svg"))))
    remembered.lay_out_parts(window)
    clock = clock or WallClock()
    bridge = Bridge(clock.now, window)
    # What is only shown does nothing that would have to be written down.
    journal = (
        None if options.headless else Journal(journal_folder(options.config), partial(_say_aside, window), clock.now)
    )
    opening = Opening(bridge, clock, failures.failed, Pace(), books=Books(journal))
    keeping = keeping or Keeping(remembered.folder)
    tasks = Tasks(failures.failed)
    bridge.scenes_changed.connect(window.show_scenes)
    window.watching.connect(opening.watch)
    reports = CrashReports(state_folder(options.config) / "reports", versions)
    clipboard = Clipboard(app, living, window)
    try:
        if options.headless:
            failures.listen(reports.write)
            return await Headless(shell, window, bridge, opening, keeping).show(options)
        tasks.spawn(follow_desktop(theme), "motion")
        support = Support(
            app=app,
            window=window,
            bridge=bridge,
            opening=opening,
            keeping=keeping,
            journal=journal,
            reports=reports,
            clipboard=clipboard,
        )
        desk = Desk(
            app=app,
            theme=theme,
            shell=shell,
            window=window,
            bridge=bridge,
            opening=opening,
            keeping=keeping,
            tasks=tasks,
            remembered=remembered,
            support=support,
        )
        failing = FailureDesk(reports=reports, theme=theme, clipboard=clipboard, restart=desk.restart, window=window)
        failures.listen(failing.failed)
        if failures.installed:  # else another program looks after this process
            reports.watch_native()
        failing.show_last()
        waking = Waking(clock, lambda: opening.connections)
        tasks.spawn(waking.run(), "waking")
        Network(window).changed.connect(waking.start_over)
        if journal is not None:
            raise_when_touched(shell, journal_folder(options.config) / RUNNING)
            if said := last_words(await journal.open()):
                window.say(said, stays=True)
        status = await desk.run(options)
        remembered.keep(shell, window, theme)
        return status
    finally:
        clipboard.clear()
        await tasks.aclose()
        await opening.aclose()
        if journal is not None:
            await journal.aclose()
        failures.listen(reports.write)
        reports.close()


def _say_aside(window: MainWindow, file: Path) -> None:
    window.say(f"The journal was damaged. It is kept as {visible(file.name)}, and a new one is begun.", stays=True)
