"""The menu of the server switcher: what is open, what is saved, and everything about servers."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.text import isolated, visible
from console.ui.intents import AddServer, Close, EditServer, Intent, OpenSaved, ShowServer, TryDemo
from console.ui.plain import menu_text, tip
from console.ui.servers.values import Saved
from console.ui.stripes import DRAWN
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import plate

ICON = 16
LONGEST = 40


def switcher_menu(
    saved: tuple[Saved, ...], front: str, theme: Theme, parent: QWidget, wanted: Callable[[Intent], None]
) -> QMenu:
    """Return a menu for one showing: `wanted` is called with what was chosen, and the menu goes away by itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName("Servers")

    def add(text: str, intent: Intent, icon: QIcon) -> QAction:
        action = menu.addAction(icon, text)
        action.setToolTip(tip(text.replace("\t", " · ").replace("&&", "&")))
        action.triggered.connect(lambda: wanted(intent))
        return action

    for server in saved:
        if server.open:
            ticked = server.id == front
            action = add(_line(server), ShowServer(server.id), _mark(theme, server, parent, ticked=ticked))
            # Qt draws no tick beside an icon; the state is for a screen reader, the tick is in the icon.
            action.setCheckable(True)
            action.setChecked(ticked)
    menu.addSeparator()
    for server in saved:
        if not server.open:
            add(_line(server), OpenSaved(server.id), _mark(theme, server, parent))
    menu.addSeparator()
    add("Connect to a server…", AddServer(), theme.icon("plus"))
    add("Try the demo", TryDemo(), theme.icon("play"))
    ahead = next((server for server in saved if server.open and server.id == front), None)
    if ahead is not None:
        menu.addSeparator()
        name = menu_text(isolated(visible(ahead.name, LONGEST)))
        if ahead.lasting:
            add(f"Edit {name}…", EditServer(ahead.id), theme.icon("pencil"))
        add(f"Close {name}", Close(ahead.id), theme.icon("x"))
    return menu


def _line(server: Saved) -> str:
    """Name and mark, for a colour alone says nothing; the host stands at the right, where keys would."""
    label = DRAWN[server.stripe].label
    mark = f" · {label.capitalize()}" if label else ""
    host = menu_text(isolated(visible(server.host, LONGEST)))
    return f"{menu_text(isolated(visible(server.name, LONGEST)))}{mark}\t{host}"


def _mark(theme: Theme, server: Saved, on: QWidget, *, ticked: bool = False) -> QIcon:
    """Draw the stripe, with a tick beside it for the server in front."""
    ratio = on.devicePixelRatioF()
    drawn = QPixmap(round(ICON * ratio), round(ICON * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    plate(painter, QRectF(0, 2, 4, 12), 2, DRAWN[server.stripe].fill)
    if ticked:
        theme.icons.draw(painter, "check", theme.colours.text, QPointF(5, 3), 11, stroke=3)
    painter.end()
    return QIcon(drawn)
