"""Pictures of palette, dialogs, menus and first run in every theme: `python -m tests.ui.pictures FOLDER [NAME …]`.

For pictures at twice the ratio set QT_SCALE_FACTOR=2. The pictures are for looking at, and are compared with nothing.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.stripes import Stripe
from console.ui.commands.command import Place
from console.ui.commands.commands import Commands
from console.ui.commands.menus import context_menu
from console.ui.commands.table import COMMANDS
from console.ui.dialogs.about import AboutDialog
from console.ui.dialogs.end_room import EndRoomDialog
from console.ui.dialogs.quit import QuitDialog
from console.ui.dialogs.remove import RemoveDialog
from console.ui.dialogs.shortcuts import ShortcutsDialog
from console.ui.palette.field import PaletteField
from console.ui.palette.palette import Palette
from console.ui.servers.switcher import switcher_menu
from console.ui.servers.values import Saved
from console.ui.servers.welcome import WelcomePage
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.ui.commands.event import NAMES, STAGE, standing, summit

CHOICES = (Choice.LIGHT, Choice.DARK, Choice.CONTRAST)


def desk(wide: int = 1280, high: int = 800) -> QWidget:
    """A window with nothing in it."""
    page = QWidget()
    page.setObjectName("surface")
    page.resize(wide, high)
    return page


def palette(theme: Theme, typed: str = "mu", high: int = 800) -> QWidget:
    """The palette over an empty window."""
    page = desk(high=high)
    page.show()
    made = Palette(theme, page)
    made.show_standing(standing("Luca Bianchi", "Sofia Andersson", "Kwame Mensah"))
    made.open_now()
    QTest.keyClicks(made.findChildren(PaletteField)[0], typed)
    return page


def target(name: str) -> ParticipantTarget:
    """Somebody on the main stage."""
    live = summit().shown.rooms[STAGE]
    return next(ParticipantTarget.of(live.room, who) for who in live.crowd if who.display_name == name)


def remove(theme: Theme, *names: str) -> QWidget:
    """The question before somebody is removed."""
    return RemoveDialog(theme, summit(), [target(name) for name in names])


def ended(theme: Theme) -> QWidget:
    """The question before a room is ended."""
    return EndRoomDialog(theme, summit(), RoomTarget.of(summit().shown.rooms[STAGE].room))


def welcome(theme: Theme, *saved: Saved) -> QWidget:
    """The first page."""
    page = WelcomePage(theme)
    page.show_saved(saved)
    page.resize(1280, 800)
    return page


SAVED = (
    Saved("demo", "Spring Summit (demo)", "made up, on this machine", Stripe.TEST, open=True, lasting=False),
    Saved("a", "Spring Summit", "live.example.org", Stripe.PRODUCTION, open=True),
    Saved("b", "Rehearsal", "staging.example.org", Stripe.STAGING),
    Saved("c", "R&D <b>", "rd.example.org:7880", Stripe.NONE),
)


def switcher(theme: Theme) -> QWidget:
    """The menu of servers."""
    page = desk(500, 340)
    menu = switcher_menu(SAVED, "a", theme, page, lambda _intent: None)
    menu.setWindowFlags(Qt.WindowType.Widget)
    menu.move(20, 20)
    menu.show()
    return page


def menu(theme: Theme, place: Place) -> QWidget:
    """The menu of a row."""
    page = desk(560, 420)
    commands = Commands(theme, parent=page)
    commands.show_standing(standing("Ada Lovelace"))
    made = context_menu(commands, place, page)
    made.aboutToShow.emit()
    made.setWindowFlags(Qt.WindowType.Widget)
    made.move(20, 20)
    made.show()
    return page


PAGES: dict[str, Callable[[Theme], QWidget]] = {
    "palette": palette,
    "palette-empty": lambda theme: palette(theme, ""),
    "palette-reason": lambda theme: palette(theme, "pause"),
    "palette-none": lambda theme: palette(theme, "qqq"),
    "palette-rec": lambda theme: palette(theme, "stage"),
    "palette-low": lambda theme: palette(theme, "a", 480),
    "remove": lambda theme: remove(theme, "Ada Lovelace"),
    "remove-recorder": lambda theme: remove(theme, "EG_1"),
    "remove-several": lambda theme: remove(theme, *(name for name, _ in NAMES)),
    "end-room": ended,
    "quit": lambda theme: QuitDialog(theme, ["Main Stage", "Interpreters ES"]),
    "shortcuts": lambda theme: ShortcutsDialog(theme, COMMANDS),
    "about": AboutDialog,
    "welcome": welcome,
    "welcome-again": lambda theme: welcome(theme, *SAVED[1:]),
    "switcher": switcher,
    "menu-person": lambda theme: menu(theme, Place.PERSON),
    "menu-room": lambda theme: menu(theme, Place.ROOM),
}


def main(folder: Path, names: list[str]) -> None:
    """Write one picture per page and theme."""
    application = QApplication([])
    theme = Theme(application, Choice.LIGHT, calm=True)
    folder.mkdir(parents=True, exist_ok=True)
    for choice in CHOICES:
        theme.choose(choice)
        for name in names or PAGES:
            page = PAGES[name](theme)
            page.show()
            application.processEvents()
            ratio = page.devicePixelRatioF()
            page.grab().save(str(folder / f"{name}-{choice}{f'@{ratio:g}x' if ratio != 1 else ''}.png"))
            page.close()
            page.deleteLater()
            application.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2:])
