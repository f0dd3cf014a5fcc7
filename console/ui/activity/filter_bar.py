"""What is listed of the activity: words to search for, one room, one person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.text import visible
from console.ui.activity.entries import Entry
from console.ui.filtering import ActivityFilter
from console.ui.theme.theme import Theme
from console.ui.widgets.drop_down import DropDown
from console.ui.widgets.search_field import SearchField

ALL_ROOMS, EVERYBODY = "All rooms", "Everybody"
MOST_LISTED = 200
Place = tuple[str, str]
"""A server's key, with the name of a room or somebody's identity."""


class ActivityBar(QWidget):
    """Emits an ActivityFilter whenever it is changed by hand."""

    filter_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = ActivityFilter()
        self._known: tuple[dict[Place, str], dict[Place, str]] | None = None
        self.field = SearchField(theme, "Search activity")
        self.rooms, self.people = DropDown(theme, "Room"), DropDown(theme, "Person")
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.rooms, 1)
        choices.addWidget(self.people, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addLayout(choices)
        self.show_choices((), {})
        self.field.textChanged.connect(lambda text: self._take(replace(self._filter, text=text)))
        self.rooms.activated.connect(self._take_room)
        self.people.activated.connect(self._take_person)

    def show_choices(self, entries: Sequence[Entry], servers: Mapping[str, str]) -> None:
        """Offer the rooms and people of these entries; `servers` names the servers where several are open."""
        rooms: dict[Place, str] = {}
        people: dict[Place, str] = {}
        for entry in entries:
            found = entry.finding
            if found is not None and found.room:
                rooms.setdefault((entry.server, found.room), "")
            for deed in entry.deeds:
                rooms.setdefault((entry.server, deed.room), "")
                if deed.identity and len(people) < MOST_LISTED:
                    people.setdefault((entry.server, deed.identity), deed.name or deed.identity)
        # Words are made for each place once, and not for each of thousands of deeds.
        rooms = {key: f"{visible(key[1])}{_end(servers, key)}" for key in rooms}
        people = {key: f"{visible(name)}{_end(servers, key)}" for key, name in people.items()}
        wanted = self._filter
        if wanted.room:
            rooms.setdefault((wanted.server, wanted.room), visible(wanted.room))
        if wanted.identity:
            people.setdefault((wanted.server, wanted.identity), visible(wanted.name or wanted.identity))
        if self._known != (rooms, people):
            self._known = (rooms, people)
            _offer(self.rooms, ALL_ROOMS, rooms, (wanted.server, wanted.room) if wanted.room else None)
            _offer(self.people, EVERYBODY, _told_apart(people), self._person)

    def show_filter(self, wanted: ActivityFilter) -> None:
        """Show a filter that was set elsewhere, and tell of it."""
        self._known = None
        self.field.blockSignals(True)
        self.field.setText(wanted.text)
        self.field.blockSignals(False)
        self._take(wanted)

    @property
    def _person(self) -> Place | None:
        return (self._filter.server, self._filter.identity) if self._filter.identity else None

    def _take(self, wanted: ActivityFilter) -> None:
        self._filter = wanted
        self.filter_changed.emit(wanted)

    def _take_room(self, at: int) -> None:
        server, room = self.rooms.itemData(at) or ("", "")
        same = server == self._filter.server or not server
        server = server or (self._filter.server if self._filter.identity else "")
        person = {} if same else {"identity": "", "name": ""}
        self._take(replace(self._filter, server=server, room=room, **person))

    def _take_person(self, at: int) -> None:
        server, identity = self.people.itemData(at) or ("", "")
        same = server == self._filter.server or not server
        server = server or (self._filter.server if self._filter.room else "")
        room = self._filter.room if same else ""
        name = self.people.itemText(at) if identity else ""
        self._take(replace(self._filter, server=server, identity=identity, name=name, room=room))


def _end(servers: Mapping[str, str], key: Place) -> str:
    return f" · {visible(servers[key[0]])}" if servers.get(key[0]) else ""


def _told_apart(people: Mapping[Place, str]) -> dict[Place, str]:
    """Add the identity where two people are called the same."""
    called = list(people.values())
    twice = {name for name in called if called.count(name) > 1} if len(set(called)) < len(called) else set()
    return {key: f"{name} ({visible(key[1], 24)})" if name in twice else name for key, name in people.items()}


def _offer(choice: DropDown, everything: str, found: Mapping[Place, str], chosen: Place | None) -> None:
    choice.clear()
    choice.addItem(everything, None)
    for key, name in sorted(found.items(), key=lambda item: item[1].casefold()):
        choice.addItem(name, key)
    places = (at for at in range(choice.count()) if choice.itemData(at) is not None)
    choice.setCurrentIndex(next((at for at in places if tuple(choice.itemData(at)) == chosen), 0))
    choice.setEnabled(len(found) > 0)
    choice.updateGeometry()
