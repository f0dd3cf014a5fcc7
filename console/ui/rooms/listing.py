"""The rows of one server's rooms, worded again only where something differs: 5,000 rooms cost what one room costs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress
from operator import is_not, ne

from console.domain.light import Light
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Snapshot
from console.ui.rooms.rows import RoomRow, ServerRow
from console.ui.rooms.wording import is_listed, room_row, server_row
from console.ui.scene import Scene
from console.ui.standing import RoomKey

_LASTING = frozenset({Light.IDLE, Light.FAILED, Light.CANCELLED})
"""What a recording's light stays by itself; every other light runs, ages or goes out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The rows that are new or other than before, and whether rooms came, went or stand in another order."""

    server: ServerRow
    rows: dict[RoomKey, RoomRow] = field(default_factory=dict)
    order: bool = False


class Listing:
    """Remembers what each row was worded from; `rows` is by room key, in the order of the server's rooms."""

    def __init__(self) -> None:
        self.rows: dict[RoomKey, RoomRow] = {}
        self.keys: tuple[RoomKey, ...] = ()
        self.people = 0
        self._shown = self._truth = Snapshot()
        self._dismissed: frozenset[str] = frozenset()
        self._known: dict[str, RoomKey] = {}
        self._listed = False
        self._moving: set[str] = set()

    def show(self, scene: Scene) -> Difference:
        """Take the next scene of the same server and say what differs."""
        rooms, before = scene.shown.rooms, self._shown.rooms
        order = len(rooms) != len(before) or any(map(ne, rooms, before))
        if order:
            names = {name for name, live in rooms.items() if before.get(name) is not live}
        else:
            asked = compress(rooms, map(is_not, rooms.values(), before.values()))
            names = {name for name in asked if not _is_like(rooms[name], before[name])}
        names |= self._moving & rooms.keys()
        names |= self._judged_anew(scene) & rooms.keys()
        rows = self._word(scene, names)
        if order:
            self._follow(scene)
        self._shown, self._truth, self._dismissed = scene.shown, scene.truth, scene.dismissed
        return Difference(server_row(scene, self.people), rows, order)

    def live(self, key: RoomKey) -> LiveRoom | None:
        """Return the room that a row was worded from."""
        return self._shown.rooms.get(key.room)

    def moving(self) -> Iterator[RoomRow]:
        """Return the rows that are worded anew every time, because their recording runs, ages or goes out."""
        return (self.rows[self._known[name]] for name in self._moving)

    def _word(self, scene: Scene, names: set[str]) -> dict[RoomKey, RoomRow]:
        worded = {}
        for name in names:
            row = room_row(scene, scene.shown.rooms[name])
            (self._moving.discard if row.light in _LASTING else self._moving.add)(name)
            key = self._known.setdefault(name, row.key)
            before = self.rows.get(key)
            if before != row:
                self.people += row.people - (before.people if before is not None else 0)
                self.rows[key] = worded[key] = row
        return worded

    def _follow(self, scene: Scene) -> None:
        """Forget the rooms that are gone, and stand the others in the server's order."""
        for name in self._known.keys() - scene.shown.rooms.keys():
            self.people -= self.rows.pop(self._known.pop(name)).people
            self._moving.discard(name)
        self.keys = tuple(map(self._known.__getitem__, scene.shown.rooms))

    def _judged_anew(self, scene: Scene) -> set[str]:
        """Return the rooms whose recordings are others than before, or whose failure was dismissed."""
        before, now = self._truth.recordings.by_room, scene.truth.recordings.by_room
        names: set[str] = set()
        if before is not now:
            names = {name for name, found in now.items() if before.get(name) != found}
            names |= before.keys() - now.keys()
        if self._dismissed != scene.dismissed:
            names |= now.keys()
        listed = is_listed(scene.truth, scene.now)
        if listed is not self._listed:
            self._listed = listed
            names |= scene.shown.rooms.keys()
        return names


def _is_like(live: LiveRoom, before: LiveRoom) -> bool:
    """Say whether a room was only asked about again: most answers bring nothing new."""
    return (
        live.crowd is before.crowd
        and live.changes is before.changes
        and live.room is before.room
        and live.is_known is before.is_known
    )
