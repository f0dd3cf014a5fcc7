"""Menus out of the table: the bar, the menu of a row, and everything else behind one button."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from console.ui.commands.command import Command, Place
from console.ui.commands.commands import Commands

BAR = (Place.SERVER_MENU, Place.ROOM_MENU, Place.PEOPLE_MENU, Place.VIEW_MENU, Place.HELP_MENU)


def menu_bar(commands: Commands, parent: QWidget) -> QMenuBar:
    """Return the whole table as a bar."""
    bar = QMenuBar(parent)
    for place in BAR:
        bar.addMenu(_menu(commands, place.value, commands.at(place), bar))
    return bar


def context_menu(commands: Commands, place: Place, parent: QWidget) -> QMenu:
    """Return the menu of a person, a track or a room for one showing; it acts on what is selected."""
    commands.catch_up()
    menu = _menu(commands, "", commands.at(place), parent)
    menu.setAccessibleName(place.value.capitalize())
    return _passing(menu)


def more_menu(commands: Commands, parent: QWidget) -> QMenu:
    """Return everything behind one button: what has no other place on the window, and below it the whole bar."""
    commands.catch_up()
    menu = _menu(commands, "", commands.at(Place.MORE), parent)
    menu.setAccessibleName("More")
    menu.addSeparator()
    for place in BAR:
        menu.addMenu(_menu(commands, place.value, commands.at(place), menu))
    return _passing(menu)


def _passing(menu: QMenu) -> QMenu:
    """Have a menu that is made for one showing go away after it."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def _menu(commands: Commands, title: str, rows: Iterable[Command], parent: QWidget) -> QMenu:
    """Fill a menu: a line where the section changes, a menu of its own where a command asks for one."""
    menu = QMenu(title, parent)
    menu.setStyle(commands.menu_style)
    menu.setToolTipsVisible(True)
    below: dict[str, QMenu] = {}
    section = None
    held = tuple(rows)
    for command in held:
        if section not in (None, command.section):
            menu.addSeparator()
        section = command.section
        if not command.submenu:
            menu.addAction(commands.plain_action(command.id))
            continue
        if command.submenu not in below:
            below[command.submenu] = menu.addMenu(command.submenu)
            below[command.submenu].setStyle(commands.menu_style)
            below[command.submenu].setToolTipsVisible(True)
        below[command.submenu].addAction(commands.plain_action(command.id))
    menu.aboutToShow.connect(lambda: commands.dress(command.id for command in held))
    return menu
