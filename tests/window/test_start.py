"""The start: one window, and nothing else that comes up and goes again."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from console.app.application import Application
from tests.window import hands
from tests.window.conftest import OpenConsole

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(60)]


class Watch(QObject):
    """Writes down every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


async def test_no_part_flashes_up_as_a_window_of_its_own(open_console: OpenConsole, qapp: Application) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        console = open_console(demo=True, seed=3, restore=False)
        await console.sees(lambda: hands.rows("People"))
    finally:
        qapp.removeEventFilter(watch)
    assert watch.windows == ["Shell"]
    assert qapp.activeWindow() is console.shell, "the window has the keyboard"


async def test_the_last_server_is_closed_and_another_opened(open_console: OpenConsole) -> None:
    console = open_console(demo=True, seed=3, restore=False)
    await console.sees(lambda: hands.rows("People"))
    hands.keys("Ctrl+W")
    await console.sees(lambda: hands.button("Connect to a server"))
    hands.press("Try the demo")
    await console.sees(lambda: hands.rows("People"))
