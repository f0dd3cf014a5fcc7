"""The menu of the server switcher: what is open, what is saved, and everything about servers."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from console.domain.stripes import Stripe
from console.domain.text import isolated
from console.ui.intents import AddServer, Close, EditServer, Intent, OpenSaved, ShowServer, TryDemo
from console.ui.plain import menu_text
from console.ui.servers.values import Saved
from console.ui.stripes import DRAWN
from console.ui.theme.theme import Theme
from console.ui.widgets.shapes import plate

ICON = 16
DEMO = "demo"


def switcher_menu(
    servers: Sequence[Saved], front: str, theme: Theme, parent: QWidget, want: Callable[[Intent], None]
) -> QMenu:
    """Return a menu for one showing; `want` is called with what was chosen, and the menu goes away by itself."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName("Servers")

    def add(text: str, intent: Intent, icon: QIcon, *, in_front: bool = False) -> None:
        # A menu shows a tick or an icon: the stripe stays, and the tick becomes a word.
        action = QAction(icon, menu_text(text) + ("\tIn front" if in_front else ""), menu)
        action.triggered.connect(lambda: want(intent))
        menu.addAction(action)

    for server in (s for s in servers if s.open):
        add(_line(server), ShowServer(server.id), _stripe(server.stripe, parent), in_front=server.id == front)
    closed = [server for server in servers if not server.open]
    if closed and len(closed) < len(servers):
        menu.addSeparator()
    for server in closed:
        add(f"Open {_line(server)}", OpenSaved(server.id), _stripe(server.stripe, parent))
    menu.addSeparator()
    add("Add a server…", AddServer(), theme.icon("plus"))
    if not any(server.id == DEMO and server.open for server in servers):
        add("Try the demo", TryDemo(), theme.icon("play"))
    ahead = next((server for server in servers if server.id == front and server.open), None)
    if ahead is not None:
        menu.addSeparator()
        if ahead.lasting and ahead.id != DEMO:
            add(f"Edit {isolated(ahead.name)}…", EditServer(ahead.id), theme.icon("pencil"))
        add(f"Close {isolated(ahead.name)}", Close(ahead.id), theme.icon("x"))
    return menu


def _line(server: Saved) -> str:
    """Name, mark in a word and host: a colour alone says nothing."""
    mark = f" · {DRAWN[server.stripe].label.capitalize()}" if DRAWN[server.stripe].label else ""
    return f"{isolated(server.name)}{mark} — {isolated(server.host)}"


def _stripe(stripe: Stripe, on: QWidget) -> QIcon:
    ratio = on.devicePixelRatioF()
    drawn = QPixmap(round(ICON * ratio), round(ICON * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    plate(painter, QRectF(5, 1, 6, 14), 2, DRAWN[stripe].fill)
    painter.end()
    return QIcon(drawn)
