"""Everything that the people table holds at one moment: which keys below which, and the row of each."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from console.domain.rooms import LiveRoom
from console.domain.text import visible
from console.ui.figures import counted
from console.ui.filtering import Filter
from console.ui.people.listing import Listing, is_old
from console.ui.people.notes import Notes, notes
from console.ui.people.order import Sorting, in_order
from console.ui.people.rows import FoldedKey, FoldedRow, GroupRow, PersonRow
from console.ui.people.sieve import Sieve
from console.ui.people.tracks import track_rows
from console.ui.scene import Scene
from console.ui.speech import records
from console.ui.standing import PersonKey, RoomKey
from console.ui.trees.keyed import Row

MOST_ROOMS = 25
"""More rooms than this side by side are not read by anybody; the head of the pane says how many are left out."""
_NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the table: a held order lasts only as long as this stays the same."""

    rooms: tuple[RoomKey, ...] = ()
    wanted: Filter = field(default_factory=Filter)
    sorting: Sorting = field(default_factory=Sorting)


@dataclass(slots=True)
class Sheet:
    """Keys by parent, None being the table itself, and rows by key; `everyone` has those whom the filter leaves out.

    `found` are the people that the filter leaves, the other counts are before it.
    """

    keys: dict[Hashable, tuple[Hashable, ...]] = field(default_factory=lambda: {None: ()})
    rows: dict[Hashable, Row] = field(default_factory=dict)
    everyone: dict[Hashable, PersonRow] = field(default_factory=dict)
    unfolded: set[Hashable] = field(default_factory=set)
    found: int = 0
    open_microphones: int = 0
    problems: int = 0


class Sheets:
    """Makes one sheet after the other; what belongs to a room is remembered as long as the room is shown.

    `unfolded` are the people whose tracks are shown, and `folded` the rooms whose people are not.
    """

    def __init__(self) -> None:
        self.unfolded: set[PersonKey] = set()
        self.folded: set[RoomKey] = set()
        self._rooms: dict[RoomKey, tuple[Listing, Sieve]] = {}

    def sheet(self, scenes: Mapping[str, Scene], question: Question) -> Sheet:
        """Lay out the people of the rooms that are asked for; several rooms stand below heads of their own."""
        rooms = question.rooms
        self._rooms = {key: self._rooms.get(key) or (Listing(), Sieve()) for key in rooms}
        told = {server: notes(scenes[server]) for server in {key.server for key in rooms} & scenes.keys()}
        made = Sheet()
        left = {key: self._left(made, scenes, key, question, told) for key in rooms}
        if len(rooms) <= 1:
            for rows in left.values():
                made.keys[None] = self._lay(made, rows, told)
            return made
        heads = tuple(key for key in rooms if left[key] or not question.wanted.is_on)
        made.keys[None] = heads
        for key in heads:
            made.rows[key] = _head(scenes, key)
            if key in self.folded and left[key]:
                _fold(made, key)
            else:
                made.unfolded.add(key)
                made.keys[key] = ()
                made.keys[key] = self._lay(made, left[key], told)
        return made

    def _left(
        self, made: Sheet, scenes: Mapping[str, Scene], key: RoomKey, question: Question, told: Mapping[str, Notes]
    ) -> list[PersonRow]:
        """Return the rows of a room that the filter leaves, in order, and count them all."""
        live = find_room(scenes, key)
        if live is None:
            return []
        scene, (listing, sieve) = scenes[key.server], self._rooms[key]
        rows = listing.rows(scene, live, told[key.server])
        made.everyone.update((row.key, row) for row in rows)
        made.open_microphones += live.crowd.open_microphones
        made.problems += sum(row.problem for row in rows)
        if question.wanted.is_on:
            recording = records(scene.light(key.room).light)
            room = key.room if len(question.rooms) > 1 else ""
            rows = sieve.passed(rows, live.crowd, question.wanted, room=room, records=recording)
        made.found += len(rows)
        return in_order(rows, question.sorting)

    def _lay(self, made: Sheet, rows: Iterable[PersonRow], told: Mapping[str, Notes]) -> tuple[PersonKey, ...]:
        for row in rows:
            made.rows[row.key] = row
            if not row.participant.tracks:
                made.keys[row.key] = ()
            elif row.key in self.unfolded:
                pending = told.get(row.key.server, _NO_NOTES).tracks
                tracks = track_rows(row.key, row.participant, pending, stale=row.stale)
                made.keys[row.key] = tuple(track.key for track in tracks)
                made.rows.update((track.key, track) for track in tracks)
                made.unfolded.add(row.key)
            else:
                _fold(made, row.key)
        return tuple(row.key for row in rows)


def find_room(scenes: Mapping[str, Scene], key: RoomKey) -> LiveRoom | None:
    """Return a room as it is shown, or none where it has ended or its server is closed."""
    scene = scenes.get(key.server)
    return scene.shown.rooms.get(key.room) if scene is not None else None


def _fold(made: Sheet, parent: PersonKey | RoomKey) -> None:
    folded = FoldedKey(parent)
    made.keys[parent] = (folded,)
    made.rows[folded] = FoldedRow(folded)


def _head(scenes: Mapping[str, Scene], key: RoomKey) -> GroupRow:
    live, name = find_room(scenes, key), visible(key.room)
    if live is None:
        return GroupRow(key, name, "Ended", stale=True)
    if not live.is_known:
        return GroupRow(key, name, "Asking who is there…")
    people = counted(live.people, "person", "people")
    heard = counted(live.crowd.open_microphones, "open mic")
    return GroupRow(key, name, f"{people} · {heard}", is_old(scenes[key.server], live))
