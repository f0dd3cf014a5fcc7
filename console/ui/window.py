"""What the window holds: it assembles the panes, keeps what is chosen, and decides nothing."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QPoint, QRect, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from console.domain.text import visible
from console.ui.body import Body
from console.ui.centre import Centre
from console.ui.commands.command import Offer, Place
from console.ui.commands.commands import Commands
from console.ui.filtering import ActivityFilter, Filter
from console.ui.habits import STOP_AT_ONCE, Habits
from console.ui.intents import ArmStop, GoTo, Intent, Look, ShowActivity, ShowServer, Undo
from console.ui.notices.bars import Bars
from console.ui.notices.pane import Notices
from console.ui.palette.palette import Palette
from console.ui.panes import Panes
from console.ui.people.view import PeopleView
from console.ui.popups import Popups
from console.ui.recording.clocks import title
from console.ui.rooms.pane import RoomsPane
from console.ui.scene import Scene
from console.ui.servers.values import Saved
from console.ui.servers.welcome import WelcomePage
from console.ui.shell import NAME
from console.ui.side import Side
from console.ui.standing import Pane, PersonKey, RoomKey, Standing, TrackKey
from console.ui.status.pane import StatusBar
from console.ui.theme.theme import Theme
from console.ui.topbar import TopBar


class MainWindow(QWidget):
    """Shows scenes and emits what is wanted of the servers; what is wanted of the window it does itself."""

    wanted = Signal(object)
    """An Intent that somebody else must carry out."""
    watching = Signal(object)
    """The rooms whose people are looked at now, as a tuple of RoomKey."""
    seen = Signal(bool)
    """Whether anybody can see the window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scenes: Mapping[str, Scene] = {}
        self._front = ""
        self._rooms: tuple[RoomKey, ...] = ()
        self._people: tuple[PersonKey, ...] = ()
        self._tracks: tuple[TrackKey, ...] = ()
        self._saved: tuple[Saved, ...] = ()
        self._following = False
        self.setWindowTitle(NAME)
        self.commands = Commands(theme, parent=self)
        self._popups = Popups(theme, self.commands, self)
        self._build(theme)
        self._connect()
        self.commands.attach(self)
        self._show_pages()

    @property
    def people_view(self) -> PeopleView:
        """Return the table of people."""
        return self._centre.people.view

    @property
    def front(self) -> str:
        """Return the key of the server in front, or nothing."""
        return self._front

    @property
    def chosen_rooms(self) -> tuple[RoomKey, ...]:
        """Return the rooms that are chosen, from top to bottom."""
        return self._rooms

    def show_scenes(self, scenes: Mapping[str, Scene]) -> None:
        """Follow the open servers."""
        same = scenes.keys() == self._scenes.keys()
        self._scenes = scenes
        if self._front not in scenes:
            self._front = next(iter(scenes), "")
        self._show_pages()
        # The tree may let go of rooms while it follows: what stands selected is shown once it has.
        self._following = True
        try:
            self._rooms_pane.show_scenes(scenes)
        finally:
            self._following = False
        self._show(soon=same)

    def show_saved(self, saved: tuple[Saved, ...]) -> None:
        """Offer these servers in the switcher and on the welcome page."""
        self._saved = saved
        self._welcome.show_saved(saved)

    def show_server(self, key: str) -> None:
        """Bring an open server to the front."""
        if key in self._scenes and key != self._front:
            self._front = key
            self._show()

    def select_rooms(self, keys: tuple[RoomKey, ...]) -> None:
        """Choose rooms, as a click would."""
        self._rooms_pane.select(*keys)

    def say(self, sentence: str, *, stays: bool = False) -> None:
        """Show a toast that belongs to no receipt."""
        self._notices.say(sentence, stays=stays)

    def expect(self, server: str, batch: int, summary: str) -> None:
        """Keep the sentence that a press of several actions brought along, until all of them are settled."""
        self._notices.expect(server, batch, summary)

    def parts(self) -> dict[str, QByteArray | str]:
        """Return how the panes and the table of people were laid out by hand."""
        return {name: kept for part in self._arranged for name, kept in part.arrangement().items()}

    def restore_parts(self, parts: Mapping[str, QByteArray | str]) -> None:
        """Lay them out as remembered; what is not known any more is passed over."""
        for part in self._arranged:
            part.arrange(parts)

    def focus_moved(self) -> None:
        """Have the commands follow the keyboard from pane to pane."""
        self._show_standing()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody looks."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nobody does."""
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toasts over the table."""
        super().resizeEvent(event)
        self._place_notices()

    def _build(self, theme: Theme) -> None:
        self._bar = TopBar(theme)
        self._rooms_pane = RoomsPane(theme)
        self._centre = Centre(theme)
        self._side = Side(theme)
        self._body = Body(theme, self._rooms_pane, self._centre, self._side, self._centre.transport)
        self._habits = Habits()
        self._arranged = (self._body, self._rooms_pane, self.people_view, self._habits)
        self._status = StatusBar(theme)
        self._welcome = WelcomePage(theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._welcome)
        whole = QWidget()
        whole.setObjectName("chrome")
        self._pages.addWidget(whole)
        self._whole = whole
        self._notices = Notices(theme, whole)
        self._banner = Bars(theme)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._bar, self._banner, self._body, self._status):
            column.addWidget(part, 1 if part is self._body else 0)
        pages = QVBoxLayout(self)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self._pages)
        self._palette = Palette(theme, self)
        stops = (self._rooms_pane.view, self.people_view, self._side, self._bar.search)
        self._panes = Panes(
            {Pane.ROOMS: self._rooms_pane, Pane.PEOPLE: self._centre, Pane.INSPECTOR: self._side}, stops
        )

    def _connect(self) -> None:
        for part in (
            self.commands,
            self._bar,
            self._rooms_pane,
            self._centre,
            self._side,
            self._notices,
            self._banner,
            self._palette,
            self._welcome,
            self._status,
        ):
            part.wanted.connect(self._want)
        self.commands.refused.connect(self._refuse)
        self._rooms_pane.chosen.connect(self._choose_rooms)
        self._rooms_pane.filter_changed.connect(self._filter)
        self._rooms_pane.elsewhere_changed.connect(self._centre.people.show_elsewhere)
        self._rooms_pane.menu_wanted.connect(lambda at: self._popups.open_row(Place.ROOM, at))
        self._centre.people.chosen.connect(self._choose_people)
        self._centre.people.filter_changed.connect(self._filter)
        self._centre.people.covered.connect(self._place_notices)
        self._centre.people.menu_wanted.connect(self._pop_up_people)
        self._body.folded.connect(self._centre.fold)
        self._body.railed.connect(self._rooms_pane.set_rail)
        self._body.inspector_shown.connect(lambda _shown: self._show_standing())
        self._bar.switch_wanted.connect(self._switch)
        self._bar.more_wanted.connect(self._popups.open_more)
        self._notices.undo_changed.connect(self._show_standing)

    def _want(self, intent: Intent) -> None:
        """Do what concerns the window alone, and pass on everything else."""
        match intent:
            case Look(what):
                self._look(what)
            case GoTo(RoomKey() as room):
                self._go_to(room, None)
            case GoTo(PersonKey() as person):
                self._go_to(RoomKey(person.server, person.room), person)
            case ShowServer(server):
                self.show_server(server)
            case ShowActivity(wanted):
                self._show_activity(wanted)
            case ArmStop():
                (self._centre.transport if self._body.is_folded else self._side.inspector).arm_stop()
            case _:
                if isinstance(intent, Undo):
                    self._notices.drop(intent)
                self.wanted.emit(intent)

    def _look(self, what: str) -> None:
        match what:
            case "palette":
                self._palette.open_now()
            case "inspector":
                # Behind the list it is not seen: then it comes to the front, and the pane stays.
                if not (self._body.is_inspector_shown and self._side.is_activity_shown):
                    self._body.toggle_inspector()
                self._side.show_inspector()
                self._show_standing()
            case "activity":
                self._show_activity(None)
            case "next-pane" | "previous-pane":
                self._panes.step(1 if what == "next-pane" else -1, self.focusWidget())
            case habit if habit == STOP_AT_ONCE:
                self._habits.turn(habit)
                self._show_standing()
            case "filter":
                self._centre.people.focus_filter()
            case "clear":
                self._clear()
            case _:
                self.wanted.emit(Look(what))

    def _show_activity(self, wanted: ActivityFilter | None) -> None:
        """List what fits a filter; without one show the list or, where it is seen already, the room again."""
        if wanted is None and self._side.is_activity_shown and self._body.close_overlay():
            return
        self._side.show_activity(wanted, seen=self._body.is_inspector_shown)
        self._body.show_inspector()
        self._show_standing()

    def _go_to(self, room: RoomKey, person: PersonKey | None) -> None:
        self._front = room.server
        self._rooms_pane.select(room)
        if person is not None:
            self._centre.people.select(person)
            self.people_view.setFocus()

    def _clear(self) -> None:
        """Take back one thing at a time, the nearest first."""
        kept = self._side.inspector.keep_recording() or self._centre.transport.keep_recording()
        if kept or self._body.close_overlay():
            return
        if self._people or self._tracks:
            self._centre.people.clear()
        else:
            self._filter(Filter())

    def _filter(self, wanted: Filter) -> None:
        self._rooms_pane.set_filter(wanted)
        self._centre.people.set_filter(wanted)

    def _choose_rooms(self, rooms: tuple[RoomKey, ...]) -> None:
        self._rooms = rooms
        if rooms and rooms[0].server in self._scenes:
            self._front = rooms[0].server
        self.watching.emit(rooms)
        if not self._following:
            self._show()

    def _choose_people(self, chosen: tuple[PersonKey | TrackKey, ...]) -> None:
        self._people = tuple(key for key in chosen if isinstance(key, PersonKey))
        self._tracks = tuple(key for key in chosen if isinstance(key, TrackKey))
        self._show_standing()

    def _show_pages(self) -> None:
        page = 1 if self._scenes else 0
        if page != self._pages.currentIndex():
            self._pages.setCurrentIndex(page)
            (self._rooms_pane.view if self._scenes else self._welcome).setFocus()

    def _show(self, *, soon: bool = False) -> None:
        """Show everything again; every pane finds out by itself what differs."""
        scene = self._scenes.get(self._front)
        self._bar.show_server(scene.server if scene is not None else None)
        self._centre.show_scenes(self._scenes, self._rooms, scene)
        room = self._rooms[0] if self._rooms else None
        self._status.show_scenes(self._scenes, self._front, room)
        self._banner.show_scene(scene)
        self._notices.show_scenes(self._scenes)
        self.setWindowTitle(title(self._status.line.clocks, visible(scene.server.name) if scene is not None else NAME))
        self._show_standing(soon=soon)
        self._place_notices()

    def _show_standing(self, *, soon: bool = False) -> None:
        standing = self._standing()
        self._bar.show_side(standing.showing)
        self.commands.show_standing(standing, soon=soon)
        self._palette.show_standing(standing)
        room = standing.room.room if standing.room is not None else ""
        self._side.show_scene(standing.scene, room, standing)
        self._centre.show_room(standing.scene, room, standing)

    def _standing(self) -> Standing:
        showing = {f"theme-{self._theme.choice}", *(["calm"] if self._theme.calm else []), *self._habits.chosen}
        if self._body.is_inspector_shown:
            showing.add("activity" if self._side.is_activity_shown else "inspector")
        return Standing(
            self._scenes,
            self._front,
            self._rooms,
            self._people,
            self._tracks,
            self._panes.of(self.focusWidget()),
            self._rooms_pane.listed,
            frozenset(showing),
            self._notices.undoable,
        )

    def _place_notices(self) -> None:
        """Over the table, or in the status bar's row where the window is low."""
        table, status = (QRect(part.mapTo(self._whole, QPoint()), part.size()) for part in (self._centre, self._status))
        self._notices.place(table.adjusted(0, 0, 0, -self._centre.people.covers), status, self.height())

    def _refuse(self, offer: Offer) -> None:
        self.say(f"{offer.sentence}: {offer.reason}")

    def _pop_up_people(self, at: QPoint) -> None:
        self._popups.open_row(Place.TRACK if self._tracks and not self._people else Place.PERSON, at)

    def _switch(self, below: QWidget) -> None:
        self._popups.open_servers(self._saved, self._front, below, self._want)
