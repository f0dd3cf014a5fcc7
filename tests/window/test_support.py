"""What leaves the window by the clipboard: diagnostics that name nobody, and links that do not stay."""

import pytest
from PySide6.QtGui import QGuiApplication

from console.ui.intents import Copy
from console.ui.window import MainWindow
from tests.window import hands
from tests.window.conftest import OpenConsole
from tests.window.screen import run_from_palette, toasts

LINK = "https://meet.example.org/?token=eyJhbGciOiJIUzI1NiJ9.made-up.signature"


@pytest.mark.asyncio
async def test_diagnostics_and_a_link(open_console: OpenConsole) -> None:
    console = open_console(demo=True, seed=3)
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    await run_from_palette(console, "copy diagnostics", "Copy diagnostics")
    await console.sees(lambda: any("no names, addresses or secrets" in toast for toast in toasts()))
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Cuelight ")
    assert "\nServers: 1 open, 0 saved\n" in text
    assert "\nServer 1: the demo\n  Connected, data " in text
    assert "\nJournal: written\n" in text
    for word in ("127.0.0.1", "Main Stage", "Spring Summit", "API"):
        assert word not in text

    window = console.shell.centralWidget()
    assert isinstance(window, MainWindow)
    window.wanted.emit(Copy(LINK, "the link"))
    assert QGuiApplication.clipboard().text() == LINK
    await console.sees(lambda: "Copied the link. It leaves the clipboard in 60 s." in toasts())
    window.wanted.emit(Copy("host-ada", "identity"))
    await console.sees(lambda: "Copied identity." in toasts())
    window.wanted.emit(Copy(LINK, "the link"))
    hands.keys("Ctrl+Q")
    assert await console.ends() == 0
    assert QGuiApplication.clipboard().text() == ""
