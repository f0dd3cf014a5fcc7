"""What stands on the screen of the main window, in the words of the job: rooms, people, toasts, the record button."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QDialog

from console.ui.recording.button import RecordButton
from console.ui.recording.states import RecordState
from console.ui.widgets.toast import Toast
from tests.window import hands
from tests.window.console import Console
from tests.window.hall import Hall


def room(name: str) -> str:
    """Return what is said of a room in the tree."""
    return _line("Rooms", name)


def person(name: str) -> str:
    """Return what is said of somebody in the table."""
    return _line("People", name)


def _line(table: str, name: str) -> str:
    found = [line for line in hands.rows(table) if line.startswith(f"{name}, ")]
    assert len(found) == 1, f"{len(found)} × {name} among {hands.rows(table)}"
    return found[0]


def toasts() -> list[str]:
    """Return the sentences of the toasts that stand."""
    return [hands.named(toast) for toast in hands.seen(Toast)]


def record_button() -> RecordButton:
    """Return the one record button that can be seen."""
    (found,) = hands.seen(RecordButton)
    assert isinstance(found, RecordButton)
    return found


def record_state() -> RecordState:
    """Return what the record button shows."""
    return record_button().state


def dialog() -> str:
    """Return the title of the dialog that is open, or nothing."""
    return next((hands.named(found) for found in hands.seen(QDialog)), "")


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything on the screen that a test asks for, so that it can be told from one process to another."""

    title: str
    size: list[int]
    focus: str
    dialog: str
    record: str
    rooms: list[str]
    people: list[str]
    buttons: list[str]
    toasts: list[str]
    words: list[str]
    edge: int
    columns: list[int]


def read() -> dict[str, object]:
    """Read the screen, as the fields of a Seen."""
    shell = hands.shell()
    buttons = [hands.named(found) for found in hands.seen(QAbstractButton) if found.isEnabled()]
    found = next(iter(hands.seen(RecordButton)), None)
    return {
        "title": shell.windowTitle() if shell is not None else "",
        "size": [shell.width(), shell.height()] if shell is not None else [],
        "focus": hands.focused(),
        "dialog": dialog(),
        "record": found.state.value if isinstance(found, RecordButton) else "",
        "rooms": hands.rows("Rooms") if hands.shows("Rooms") else [],
        "people": hands.rows("People") if hands.shows("People") else [],
        "buttons": buttons,
        "toasts": toasts(),
        "words": hands.words().splitlines(),
        "edge": hands.edge(),
        "columns": hands.columns() if hands.shows("People") else [],
    }


def press_record() -> None:
    """Press the record button with the mouse."""
    hands.click(record_button(), record_button().rect().center())


async def enter(console: Console, hall: Hall, *people: str) -> None:
    """Choose a room with the mouse, and wait until these people are shown."""
    await console.sees(lambda: room(hall.name))
    hands.choose("Rooms", f"{hall.name}, ")
    await console.sees(lambda: hall.name in hands.words().splitlines())
    for name in people:
        await console.sees(_told(name))


async def run_from_palette(console: Console, typed: str, chosen: str) -> None:
    """Open the palette by its key, type, wait for a row to be the first, and press Enter."""
    hands.keys("Ctrl+K")
    await console.sees(lambda: hands.focused() == "Search people, rooms and commands")
    hands.write(typed)
    await console.sees(lambda: hands.current("Results").startswith(chosen))
    hands.keys("Return")


async def go_to(console: Console, name: str) -> None:
    """Bring the keyboard to a pane, with F6 as often as it takes."""
    for _ in range(6):
        if hands.focused() == name:
            return
        hands.keys("F6")
        await asyncio.sleep(0)
    raise AssertionError(f"F6 never came to {name}")


def _told(name: str) -> Callable[[], str]:
    return lambda: person(name)
