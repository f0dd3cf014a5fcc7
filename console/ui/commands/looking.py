"""What changes nothing but the window: where one looks, and how it looks."""

from collections.abc import Callable, Iterable
from itertools import islice

from console.domain.text import isolated
from console.ui.commands.chosen import NO_SERVER, Chosen
from console.ui.commands.command import Command, Offer, Place
from console.ui.figures import counted
from console.ui.intents import GoTo, Look
from console.ui.standing import RoomKey, Standing

KEYED_ROOMS = 9
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def _look(what: str, text: str) -> Callable[[Chosen], Offer]:
    offer = Offer(text, Look(what))
    return lambda _chosen: offer


def _ticked(what: str, text: str) -> Callable[[Chosen], Offer]:
    on, off = Offer(text, Look(what), checked=True), Offer(text, Look(what), checked=False)
    return lambda chosen: on if what in chosen.standing.showing else off


def _room(place: int) -> Callable[[Chosen], Offer]:
    """Go to a room by its place on the screen, counted from 0."""

    def decide(chosen: Chosen) -> Offer:
        standing = chosen.standing
        text = f"Go to the {_ORDINALS[place]} room"
        found = next(islice(_rooms(standing), place, None), None)
        if found is None:
            return Offer(text, reason="There are fewer rooms." if standing.scenes else NO_SERVER)
        live = standing.scenes[found.server].shown.rooms.get(found.room)
        people = counted(live.people, "person", "people") if live is not None else ""
        return Offer(text, GoTo(found), title=f"Go to {isolated(found.room)}", detail=people)

    return decide


def _rooms(standing: Standing) -> Iterable[RoomKey]:
    if standing.listed:
        # The tree lets go of a closed server's rooms a moment after the server is gone.
        return (key for key in standing.listed if key.server in standing.scenes)
    scene = standing.scenes.get(standing.server)
    return [RoomKey(standing.server, name) for name in islice(scene.shown.rooms, KEYED_ROOMS)] if scene else []


_VIEW = (Place.VIEW_MENU, Place.PALETTE)
_MORE = (Place.VIEW_MENU, Place.MORE, Place.PALETTE)
_TOOL = (Place.VIEW_MENU, Place.TOOLBAR, Place.PALETTE)
_HELP = (Place.HELP_MENU, Place.MORE, Place.PALETTE)

COMMANDS = (
    # Not in the palette itself: it is open already.
    Command(
        "palette",
        "search",
        _look("palette", "Search people, rooms and commands"),
        (Place.VIEW_MENU,),
        "finding",
        ("Ctrl+K",),
    ),
    Command("filter", "list-filter", _look("filter", "Filter people"), _VIEW, "finding", ("Ctrl+F",)),
    Command("clear", "x", _look("clear", "Clear the selection or the filter"), _VIEW, "finding", ("Esc",)),
    Command("next-pane", "arrow-right", _look("next-pane", "Next pane"), _VIEW, "panes", ("F6",)),
    Command("previous-pane", "arrow-left", _look("previous-pane", "Previous pane"), _VIEW, "panes", ("Shift+F6",)),
    Command("inspector", "panel-right", _ticked("inspector", "Inspector"), _TOOL, "panes", ("Ctrl+I",)),
    Command("activity", "history", _ticked("activity", "Activity"), _TOOL, "panes", ("Ctrl+J",)),
    Command(
        "theme-system",
        "monitor",
        _ticked("theme-system", "Follow the system's theme"),
        _MORE,
        "look",
        submenu="Appearance",
    ),
    Command("theme-light", "sun", _ticked("theme-light", "Light theme"), _MORE, "look", submenu="Appearance"),
    Command("theme-dark", "moon", _ticked("theme-dark", "Dark theme"), _MORE, "look", submenu="Appearance"),
    Command(
        "theme-contrast",
        "contrast",
        _ticked("theme-contrast", "High contrast theme"),
        _MORE,
        "look",
        submenu="Appearance",
    ),
    Command("calm", "wind", _ticked("calm", "Reduce motion"), _MORE, "look", submenu="Appearance"),
    *(
        Command(
            f"room-{place + 1}",
            "door-open",
            _room(place),
            (Place.VIEW_MENU,),
            "rooms",
            (f"Ctrl+{place + 1}",),
            submenu="Go to room",
        )
        for place in range(KEYED_ROOMS)
    ),
    Command("shortcuts", "keyboard", _look("shortcuts", "Keyboard shortcuts"), _HELP, "help", ("?", "Shift+?")),
    Command(
        "diagnostics",
        "clipboard-list",
        _look("diagnostics", "Copy diagnostics"),
        (Place.HELP_MENU, Place.PALETTE),
        "help",
    ),
    Command("about", "info", _look("about", "About Cuelight"), _HELP, "help"),
)
