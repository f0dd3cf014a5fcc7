"""How many rooms and people a server has, counted again only where something differs."""

from collections.abc import Mapping
from itertools import compress
from operator import is_not, ne
from types import MappingProxyType

from console.domain.rooms import LiveRoom
from console.ui import figures

_NONE: Mapping[str, LiveRoom] = MappingProxyType({})


class Tally:
    """Remembers one server's sums: five thousand rooms cost what one changed room costs."""

    def __init__(self) -> None:
        self._rooms = _NONE
        self._people = self._guessed = 0

    def words(self, rooms: Mapping[str, LiveRoom]) -> str:
        """Return the counts; as long as rooms with somebody in them were never listed, the sum is *about* right."""
        if rooms is not self._rooms:
            self._count(rooms)
        about = "about " if self._guessed else ""
        people = figures.counted(self._people, "person", "people")
        return f"{figures.counted(len(rooms), 'room')} · {about}{people}"

    def _count(self, rooms: Mapping[str, LiveRoom]) -> None:
        before = self._rooms
        if len(rooms) != len(before) or any(map(ne, rooms, before)):
            changed, self._people, self._guessed, before = list(rooms.values()), 0, 0, _NONE
        else:
            changed = list(compress(rooms.values(), map(is_not, rooms.values(), before.values())))
        for live in changed:
            old = before.get(live.room.name)
            self._people += live.people - (old.people if old is not None else 0)
            self._guessed += _is_guess(live) - (_is_guess(old) if old is not None else 0)
        self._rooms = rooms


def _is_guess(live: LiveRoom) -> bool:
    return not live.is_known and live.room.num_participants > 0
