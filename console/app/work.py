"""What comes after the window is painted: builds and wires everything, and runs until the window is closed."""

import time

from console.app.application import Application
from console.app.desk import Desk
from console.app.headless import Headless
from console.app.keeping import Keeping
from console.app.opening import Opening
from console.app.options import Options
from console.app.remembering import Remembered
from console.app.report import task_failed
from console.connection.clock import WallClock
from console.connection.pace import Pace
from console.connection.tasks import Tasks
from console.ui.bridge import Bridge
from console.ui.theme.theme import Theme
from console.ui.window import MainWindow


async def work(app: Application, theme: Theme, window: MainWindow, remembered: Remembered, options: Options) -> int:
    """Run the program on the running loop and return its exit status."""
    bridge = Bridge(time.time, window)
    opening = Opening(bridge, WallClock(), task_failed, Pace())
    keeping = Keeping(remembered.folder)
    tasks = Tasks(task_failed)
    bridge.scenes_changed.connect(window.show_scenes)
    try:
        if options.headless:
            return await Headless(window, bridge, opening, keeping).show(options)
        desk = Desk(
            app=app,
            theme=theme,
            window=window,
            bridge=bridge,
            opening=opening,
            keeping=keeping,
            tasks=tasks,
            remembered=remembered,
        )
        return await desk.run(options)
    finally:
        await tasks.aclose()
        await opening.aclose()
