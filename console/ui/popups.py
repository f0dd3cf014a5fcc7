"""The menus that open over the window for one showing."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton, QWidget

from console.ui.commands.command import Place
from console.ui.commands.commands import Commands
from console.ui.commands.menus import context_menu, more_menu
from console.ui.intents import Intent
from console.ui.servers.switcher import switcher_menu
from console.ui.servers.values import Saved
from console.ui.theme.theme import Theme


class Popups:
    """Opens menus for a window whose commands act on what is chosen in it."""

    def __init__(self, theme: Theme, commands: Commands, window: QWidget) -> None:
        self._theme, self._commands, self._window = theme, commands, window

    def open_row(self, place: Place, at: QPoint) -> None:
        """Open the menu of a row at a point of the screen."""
        context_menu(self._commands, place, self._window).popup(at)

    def open_more(self, below: QToolButton) -> None:
        """Open everything behind one button, flush with its right edge."""
        menu = more_menu(self._commands, self._window)
        at = below.mapToGlobal(QPoint(below.width(), below.height() + 2))
        menu.popup(QPoint(at.x() - menu.sizeHint().width(), at.y()))

    def open_servers(
        self, saved: tuple[Saved, ...], front: str, below: QWidget, want: Callable[[Intent], None]
    ) -> None:
        """Open the list of servers below the switcher."""
        menu = switcher_menu(saved, front, self._theme, self._window, want)
        menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))
