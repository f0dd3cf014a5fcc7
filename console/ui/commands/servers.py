"""Open, edit and close servers, ask one at once, and leave."""

from console.domain.text import isolated
from console.ui.commands.chosen import NO_SERVER, Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.intents import AddServer, Close, EditServer, Quit, ShowServer, TryDemo, TryNow
from console.ui.scene import OpenServer
from console.ui.standing import Standing


def front(standing: Standing) -> OpenServer | None:
    """Return the server in front."""
    scene = standing.scenes.get(standing.server) or standing.scene
    return scene.server if scene is not None else None


def _add(_chosen: Chosen) -> Offer:
    return Offer("Connect to a server…", AddServer())


def _demo(_chosen: Chosen) -> Offer:
    return Offer("Try the demo", TryDemo())


def _edit(chosen: Chosen) -> Offer:
    text = "Edit server…"
    server = front(chosen.standing)
    if server is None:
        return Offer(text, reason=NO_SERVER)
    if not server.lasting:
        return Offer(text, reason="This server is open for this session only.")
    return Offer(text, EditServer(server.key), title=f"Edit {isolated(server.name)}…")


def _close(chosen: Chosen) -> Offer:
    text = "Close server"
    server = front(chosen.standing)
    if server is None:
        return Offer(text, reason=NO_SERVER)
    return Offer(text, Close(server.key), title=f"Close {isolated(server.name)}")


def _try_now(chosen: Chosen) -> Offer:
    text = "Try now"
    server = front(chosen.standing)
    if server is None:
        return Offer(text, reason=NO_SERVER)
    return Offer(text, TryNow(server.key), title=f"Ask {isolated(server.name)} now")


def _next(chosen: Chosen) -> Offer:
    text = "Next server"
    standing = chosen.standing
    keys = list(standing.scenes)
    if len(keys) < 2 or standing.server not in keys:
        return Offer(text, reason="No other server is open.")
    after = keys[(keys.index(standing.server) + 1) % len(keys)]
    return Offer(text, ShowServer(after), title=f"Next server: {isolated(standing.scenes[after].server.name)}")


def _quit(_chosen: Chosen) -> Offer:
    return Offer("Quit", Quit())


_MENU = (Place.SERVER_MENU, Place.PALETTE)
_MORE = (Place.SERVER_MENU, Place.MORE, Place.PALETTE)

COMMANDS = (
    Command("add-server", "plus", _add, _MORE, "servers", ("Ctrl+N",)),
    Command("demo", "play", _demo, _MENU, "servers"),
    Command("edit-server", "pencil", _edit, _MORE, "server"),
    Command("try-now", "refresh-cw", _try_now, _MENU, "server", ("F5",)),
    Command("next-server", "arrow-right", _next, _MENU, "server", ("Ctrl+PgDown",)),
    Command("close-server", "x", _close, _MENU, "server", ("Ctrl+W",)),
    Command("quit", "log-out", _quit, _MORE, "quitting", ("Ctrl+Q",)),
)
