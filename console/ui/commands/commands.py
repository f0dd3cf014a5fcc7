"""One QAction per command, kept in step with what is chosen."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from console.ui.commands.chosen import Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.commands.menu_style import MenuStyle
from console.ui.commands.resting import RestingKeys
from console.ui.commands.table import COMMANDS
from console.ui.plain import menu_text, tip
from console.ui.standing import Standing
from console.ui.theme.theme import Theme

SOON_MS = 1500
"""Milliseconds until the commands follow newer data: a press is judged anew, and what is chosen is followed at once."""


class Commands(QObject):
    """Emits what is wanted; a key whose command is off emits the offer with its reason instead."""

    wanted = Signal(object)
    """An intent, built from what was shown last before the press."""
    refused = Signal(object)
    """The Offer of a command that is off and whose key was pressed."""

    def __init__(self, theme: Theme, table: Iterable[Command] = COMMANDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._standing = Standing()
        self._later = QTimer(self, singleShot=True, interval=SOON_MS)
        self._later.timeout.connect(lambda: self.show_standing(self._standing))
        self._commands = {command.id: command for command in table}
        self._offers: dict[str, Offer] = {}
        self._dressed: set[str] = set()
        self._actions = {command.id: self._made(command) for command in self._commands.values()}
        self._whys: dict[str, list[QShortcut]] = {}
        theme.changed.connect(self._dress_again)
        self.show_standing(self._standing)

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    @property
    def standing(self) -> Standing:
        """Return what the commands act on now."""
        return self._standing

    def at(self, place: Place) -> tuple[Command, ...]:
        """Return the commands of one place, in the order of the table."""
        return tuple(command for command in self._commands.values() if place in command.places)

    @cached_property
    def menu_style(self) -> MenuStyle:
        """Return the style of every menu; it lives longer than any of them."""
        return MenuStyle()

    def action(self, name: str) -> QAction:
        """Return the action of a command by its id, with its icon."""
        self.dress((name,))
        return self._actions[name]

    def plain_action(self, name: str) -> QAction:
        """Return an action whose icon is not needed yet: sixty of them would delay the window."""
        return self._actions[name]

    def dress(self, names: Iterable[str]) -> None:
        """Draw the icons of what is about to be seen."""
        for name in names:
            if name not in self._dressed:
                self._dressed.add(name)
                self._draw(name)

    def offer(self, name: str) -> Offer:
        """Return what a command offers now."""
        return self._offers[name]

    def show_standing(self, standing: Standing, *, soon: bool = False) -> None:
        """Offer what can be done to what is chosen now; `soon` where only the data changed: a press is judged anew."""
        self._standing = standing
        if soon:
            if not self._later.isActive():
                self._later.start()
            return
        self._later.stop()
        chosen = Chosen(standing)
        for name, command in self._commands.items():
            before, self._offers[name] = self._offers.get(name), (offer := command.decide(chosen))
            if before is None or before.words != offer.words:
                self._show(name, offer)

    def catch_up(self) -> None:
        """Follow the newest data now, because a menu opens."""
        if self._later.isActive():
            self.show_standing(self._standing)

    def attach(self, window: QWidget) -> None:
        """Let the keys work in a window; they rest in its text fields and while something else is in front of it."""
        window.addActions(list(self._actions.values()))
        window.destroyed.connect(self._whys.clear)
        RestingKeys(window, (keys for command in self._commands.values() for keys in command.keys))
        for name, command in self._commands.items():
            for keys in command.keys:
                why = QShortcut(QKeySequence.fromString(keys), window)
                why.setAutoRepeat(False)
                why.setEnabled(not self._offers[name].enabled)
                why.activated.connect(lambda name=name: self._press(name))
                self._whys.setdefault(name, []).append(why)

    def _made(self, command: Command) -> QAction:
        action = QAction(self)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence.fromString(keys) for keys in command.keys])
        # A key that is held down must not press the record button twice.
        action.setAutoRepeat(False)
        action.setMenuRole(QAction.MenuRole.QuitRole if command.id == "quit" else QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self._press(command.id))
        return action

    def _press(self, name: str) -> None:
        """Do it or say why not, as things stand now: the offers may be half a second behind."""
        offer = self._commands[name].offer(self._standing)
        # Qt ticks an action by itself, but a tick means what the window shows.
        self._actions[name].setChecked(bool(self._offers[name].checked))
        if offer.intent is not None:
            self.wanted.emit(offer.intent)
        else:
            self.refused.emit(offer)

    def _show(self, name: str, offer: Offer) -> None:
        action = self._actions[name]
        # Menus show what follows a tab where the keys stand: while a command is off, that is where its reason belongs.
        action.setText(menu_text(offer.sentence) + ("" if offer.enabled else f"\t{menu_text(offer.reason)}"))
        action.setIconText(menu_text(offer.text))
        action.setCheckable(offer.checked is not None)
        if action.isChecked() is not bool(offer.checked):
            action.setChecked(bool(offer.checked))
            if name in self._dressed:
                self._draw(name)
        action.setToolTip(tip(f"{offer.sentence}: {offer.reason}" if offer.reason else offer.sentence))
        action.setStatusTip(offer.reason or offer.detail)
        action.setWhatsThis(offer.reason)
        action.setEnabled(offer.enabled)
        for why in self._whys.get(name, ()):
            why.setEnabled(not offer.enabled)

    def _draw(self, name: str) -> None:
        # A menu shows a tick or an icon, never both.
        icon = "check" if self._offers[name].checked else self._commands[name].icon
        self._actions[name].setIcon(self._theme.icon(icon))

    def _dress_again(self) -> None:
        dressed, self._dressed = self._dressed, set()
        self.dress(dressed)
