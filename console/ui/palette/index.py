"""Everybody and every room of every open server, ready to be searched between two keystrokes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from console.domain.rooms import Crowd
from console.ui.palette.lines import Lines
from console.ui.palette.rank import Quality, Query
from console.ui.standing import PersonKey, RoomKey, Standing

Key = TypeVar("Key", PersonKey, RoomKey)


@dataclass(frozen=True, slots=True)
class _People:
    """The people of one room; the crowd is kept to see whether it is still the same."""

    crowd: Crowd
    identities: tuple[str, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class _Rooms:
    names: tuple[str, ...]
    lines: Lines


class Index:
    """Keeps what did not change: one join costs the people of one room."""

    def __init__(self) -> None:
        self._standing = Standing()
        self._people: dict[RoomKey, _People] = {}
        self._rooms: dict[str, _Rooms] = {}
        self._waiting: list[RoomKey] = []

    def refresh(self, standing: Standing) -> None:
        """Look at other scenes; what has to be read again is read by `prepare`, or when it is searched."""
        self._standing = standing
        order = self._order()
        self._people = {key: self._people[key] for key in order if key in self._people}
        self._waiting = [key for key in order if self._stale(key)]
        for server, scene in standing.scenes.items():
            names = tuple(scene.shown.rooms)
            if server not in self._rooms or self._rooms[server].names != names:
                self._rooms[server] = _Rooms(names, Lines((name,) for name in names))
        for server in self._rooms.keys() - standing.scenes.keys():
            del self._rooms[server]

    def prepare(self, most: int) -> bool:
        """Read up to so many rooms ahead of the first search; return whether more are waiting."""
        now, self._waiting = self._waiting[:most], self._waiting[most:]
        for key in now:
            self._read(key)
        return bool(self._waiting)

    def people(self, query: Query, most: int) -> list[tuple[Quality, PersonKey]]:
        """Return the people who answer, the best first, and of one quality those of the room in front first."""
        self.prepare(len(self._waiting))
        every = [(key, self._people[key]) for key in self._order() if key in self._people]
        # Most rooms hold nobody who answers: what rules them out once is not asked of them again.
        within = [(key, held) for key, held in every if held.lines.may_answer(query, Quality.WITHIN)]
        prefixed = [(key, held) for key, held in within if held.lines.may_answer(query, Quality.PREFIX)]
        where = {Quality.EXACT: prefixed, Quality.PREFIX: prefixed, Quality.WORD: within, Quality.WITHIN: within}

        def found(wanted: Quality) -> Iterator[PersonKey]:
            for key, held in where.get(wanted, every):
                for row in held.lines.find(query, wanted):
                    yield PersonKey(key.server, key.room, held.identities[row])

        return _best(found, most)

    def rooms(self, query: Query, most: int) -> list[tuple[Quality, RoomKey]]:
        """Return the rooms that answer, the best first, and of one quality those of the server in front first."""

        def found(wanted: Quality) -> Iterator[RoomKey]:
            for server in self._servers():
                held = self._rooms[server]
                for row in held.lines.find(query, wanted):
                    yield RoomKey(server, held.names[row])

        return _best(found, most)

    def _servers(self) -> Sequence[str]:
        scenes = self._standing.scenes
        return sorted(scenes, key=lambda server: server != self._standing.server)

    def _order(self) -> list[RoomKey]:
        """Return the rooms in the order of interest: the one in front, its server's, everybody's."""
        first = self._standing.room
        every = (
            RoomKey(server, name) for server in self._servers() for name in self._standing.scenes[server].shown.rooms
        )
        return list(
            dict.fromkeys(chain((first,) if first is not None and self._crowd(first) is not None else (), every))
        )

    def _crowd(self, key: RoomKey) -> Crowd | None:
        scene = self._standing.scenes.get(key.server)
        live = scene.shown.rooms.get(key.room) if scene is not None else None
        return live.crowd if live is not None else None

    def _stale(self, key: RoomKey) -> bool:
        held = self._people.get(key)
        return held is None or held.crowd is not self._crowd(key)

    def _read(self, key: RoomKey) -> None:
        crowd = self._crowd(key)
        if crowd is not None:
            people = tuple(crowd)
            lines = Lines((person.name, person.identity) if person.name else (person.identity,) for person in people)
            self._people[key] = _People(crowd, tuple(person.identity for person in people), lines)


def _best(found: Callable[[Quality], Iterator[Key]], most: int) -> list[tuple[Quality, Key]]:
    """Ask for one quality after the other until there is enough; scattered letters only where nothing is better."""
    best: dict[Key, Quality] = {}
    for wanted in Quality:
        if wanted is Quality.SCATTERED and best:
            break
        # Those found before may come again, so that many more have to be asked for than are wanted.
        for key in found(wanted):
            best.setdefault(key, wanted)
            if len(best) == most:
                break
        if len(best) == most:
            break
    return [(quality, key) for key, quality in best.items()]
