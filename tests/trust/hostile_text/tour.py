"""A walk through the whole window and every dialog, with every text a hostile one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip, QWidget

from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.address import Address, read_address
from console.domain.deeds import Deed
from console.domain.rooms import Room
from console.domain.snapshot import Listing, Snapshot
from console.domain.text import visible
from console.domain.trouble import Cause, Trouble
from console.journal.export import as_csv
from console.profiles.server import Server
from console.ui.commands.command import Place
from console.ui.commands.menus import context_menu, menu_bar, more_menu
from console.ui.describe import describe
from console.ui.dialogs.crash import CrashDialog
from console.ui.dialogs.end_room import EndRoomDialog
from console.ui.dialogs.quit import QuitDialog
from console.ui.dialogs.remove import RemoveDialog
from console.ui.dialogs.shortcuts import ShortcutsDialog
from console.ui.dialogs.unwritten import UnwrittenDialog
from console.ui.intents import Copy, Intent, Look
from console.ui.scene import Scene
from console.ui.servers.connect_dialog import ConnectDialog
from console.ui.servers.edit_dialog import EditServerDialog
from console.ui.servers.outcome import Outcome
from console.ui.servers.pages import Connecting, NoRooms
from console.ui.servers.secret_dialog import AskSecretDialog
from console.ui.servers.switcher import switcher_menu
from console.ui.servers.values import KeepOptions, Saving
from console.ui.shell import Shell, first_colours
from console.ui.standing import PersonKey, RoomKey
from console.ui.theme.theme import Theme
from console.ui.widgets.finding import Found
from console.ui.window import MainWindow
from tests.trust.hostile_text import stage
from tests.trust.hostile_text.leaks import COPIED, EXPORTED
from tests.trust.hostile_text.strings import TOKEN
from tests.trust.hostile_text.walker import Surface, surfaces

_SIZES = ((1280, 760), (900, 600))
_MOST_TIPS = 12


class Tour:
    """One window that is shown one string after the other, as a server would that changes its names."""

    def __init__(self, application: QApplication, theme: Theme) -> None:
        self._application, self._theme = application, theme
        self.window = MainWindow(theme)
        self.shell = Shell(first_colours("light", application.palette()))
        self.shell.fill(self.window, application.windowIcon())
        self.copied: list[str] = []
        self.window.wanted.connect(self._take)
        self.shell.show()

    def visit(self, text: str, number: int) -> Iterator[Surface]:
        """Show a string everywhere and read everything."""
        self.shell.resize(*_SIZES[number % 2])
        calm = stage.scene(text, acted=False, fails=False)
        self.window.show_saved(stage.saved(text))
        self._show(calm)
        room = RoomKey(stage.KEY, text)
        self.window.select_rooms((room,))
        self._settle()
        view = self.window.people_view
        view.expandAll()
        view.choose([PersonKey(stage.KEY, text, who.identity) for who in stage.people(text)[: 1 + number % 2]])
        acted = stage.scene(text, acted=True, fails=False)
        self._show(acted)
        yield from self._read()
        yield from self._search()
        yield from self._menus(text)
        self._copy_everything()
        self._show(stage.scene(text, acted=True, fails=True))
        self._press("Details")
        self._want_look("activity")
        yield from self._read()
        self._want_look("activity")
        self.window.select_rooms((room, RoomKey(stage.KEY, f"{text}r2")))
        self._settle()
        yield from self._read()
        for dialog in self._dialogs(text, acted):
            yield from self._show_dialog(dialog)
        yield from self._told_elsewhere(text, acted)
        self.window.show_scenes({})
        yield from self._read()

    def _told_elsewhere(self, text: str, scene: Scene) -> Iterator[Surface]:
        """Read what goes to a terminal, a file and a clipboard."""
        for line in describe({stage.KEY: scene}).splitlines():
            yield Surface("--describe", line)
        deeds: Sequence[Deed] = scene.logbook.deeds
        for line in as_csv(deeds).removeprefix("\ufeff").split("\r\n"):
            yield Surface(EXPORTED, line)
        for copied in self.copied:
            for line in copied.split("\n"):
                yield Surface(COPIED, line)
        self.copied.clear()

    def _show(self, scene: Scene) -> None:
        self.window.show_scenes({stage.KEY: scene})
        self._settle()

    def _settle(self) -> None:
        for _ in range(3):
            self._application.processEvents()

    def _read(self) -> Iterator[Surface]:
        self._settle()
        found = list(surfaces(self._application.allWidgets()))
        yield from found
        yield from self._tips(found)

    def _tips(self, found: Sequence[Surface]) -> Iterator[Surface]:
        """Have Qt show tool tips as it would under a pointer: that is where it would load what they name."""
        tips = {surface.text for surface in found if surface.guessed and TOKEN in surface.text}
        for text in sorted(tips)[:_MOST_TIPS]:
            QToolTip.showText(QPoint(20, 20), text, self.window)
            self._application.processEvents()
            yield from surfaces(w for w in self._application.topLevelWidgets() if w.inherits("QTipLabel"))
        QToolTip.hideText()

    def _search(self) -> Iterator[Surface]:
        self._want_look("palette")
        self._settle()
        field = self._application.focusWidget()
        if isinstance(field, QLineEdit):
            field.setText(TOKEN)
        yield from self._read()
        self._want_look("palette")
        self._settle()

    def _menus(self, text: str) -> Iterator[Surface]:
        for lasting in self.window.findChildren(QMenu):
            # Some are filled when they are about to be seen.
            lasting.aboutToShow.emit()
            yield from surfaces((lasting,))
        commands = self.window.commands
        commands.show_standing(commands.standing)
        menus: list[QWidget] = [
            context_menu(commands, place, self.window) for place in (Place.PERSON, Place.TRACK, Place.ROOM)
        ]
        menus += [more_menu(commands, self.window), menu_bar(commands, self.window)]
        menus.append(switcher_menu(stage.saved(text), stage.KEY, self._theme, self.window, lambda _intent: None))
        for menu in menus:
            yield from surfaces((menu, *menu.findChildren(QWidget)))
            menu.deleteLater()

    def _copy_everything(self) -> None:
        commands = self.window.commands
        for command in commands:
            if command.id.startswith("copy-") and commands.action(command.id).isEnabled():
                commands.action(command.id).trigger()
        clipboard = self._application.clipboard()
        for text in self.copied:
            clipboard.setText(text)

    def _press(self, name: str) -> None:
        for widget in self._application.allWidgets():
            if widget.accessibleName() == name and widget.isVisible() and hasattr(widget, "click"):
                widget.click()
                return

    def _want_look(self, what: str) -> None:
        for command in self.window.commands:
            if command.id == what:
                self.window.commands.action(what).trigger()
        self._settle()

    def _take(self, intent: Intent) -> None:
        match intent:
            case Copy(text, _):
                self.copied.append(text)
            case Look():
                return

    def _dialogs(self, text: str, scene: Scene) -> Iterator[QWidget]:
        """Make every dialog and page that can name what a server told."""
        theme, window = self._theme, self.window
        room = Room(text, text)
        targets = tuple(ParticipantTarget.of(room, who) for who in stage.people(text))
        yield RemoveDialog(theme, scene, targets[:1], window)
        yield RemoveDialog(theme, scene, targets, window)
        yield EndRoomDialog(theme, scene, RoomTarget(text, text), window)
        yield QuitDialog(theme, [text, f"{text}2"], window)
        yield UnwrittenDialog(theme, "The disk is full.", window)
        yield ShortcutsDialog(theme, window.commands, window)
        yield CrashDialog(theme, "RuntimeError\n  main (main.py:3)", window, now=True, kept=True)
        # Somebody typed these into fields, where they stand to be edited as they are.
        known = Server(stage.KEY, visible(text, 60), _address(), visible(text, 60), keyring=text)
        edit = EditServerDialog(theme, known, window, rest_ms=0)
        edit.show_answer(Saving(text))
        yield edit
        ask = AskSecretDialog(theme, stage.saved(text)[0], text, window)
        ask.show_answer(KeepOptions(keyring=text, tried=True, reason=text))
        yield ask
        yield ConnectDialog(theme, window)
        outcome = Outcome(theme, 400)
        outcome.say(Found.BAD, text, text)
        yield outcome
        none = NoRooms(theme)
        none.show_host(text)
        yield none
        connecting = Connecting(theme)
        failing = Trouble(Cause.REFUSED, "The server refused to list rooms.", "Look into its log.", text)
        connecting.show_scene(_failing(scene, failing))
        yield connecting

    def _show_dialog(self, dialog: QWidget) -> Iterator[Surface]:
        dialog.show()
        self._settle()
        yield from surfaces((dialog, *dialog.findChildren(QWidget)))
        dialog.close()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _failing(scene: Scene, trouble: Trouble) -> Scene:
    return replace(scene, truth=Snapshot(room_list=Listing(0.0, trouble, stage.NOW - 5)), shown=Snapshot())


def _address() -> Address:
    return read_address("wss://live.example.org")
