"""What the people table holds at one moment: which keys below which, and the rows that differ."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from console.domain.rooms import LiveRoom
from console.domain.text import visible
from console.ui.figures import counted
from console.ui.filtering import Filter
from console.ui.people.listing import Listing
from console.ui.people.notes import Notes, notes
from console.ui.people.order import Sorting, in_order
from console.ui.people.rows import FoldedKey, FoldedRow, GroupRow, PersonRow, TrackRow
from console.ui.people.sieve import Sieve
from console.ui.people.tracks import track_rows
from console.ui.people.wording import is_old
from console.ui.scene import Scene
from console.ui.speech import records
from console.ui.standing import PersonKey, RoomKey
from console.ui.trees.keyed import KeyedModel, Row

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
    """Keys by parent, None being the table itself, and rows by key, as far as the model does not show them already.

    `people` are all of them before the filter, room by room, and so are the counts, but for `found`: who is left.
    """

    keys: dict[Hashable, tuple[Hashable, ...]] = field(default_factory=lambda: {None: ()})
    rows: dict[Hashable, Row] = field(default_factory=dict)
    unfolded: set[Hashable] = field(default_factory=set)
    people: list[list[PersonRow]] = field(default_factory=list)
    found: int = 0
    open_microphones: int = 0
    problems: int = 0

    def person(self, key: Hashable) -> PersonRow | None:
        """Look for somebody, whether the filter leaves them or not."""
        return next((row for rows in self.people for row in rows if row.key == key), None)

    @property
    def turning(self) -> list[Hashable]:
        """Return the rows on which something is under way."""
        tracks = (row.key for row in self.rows.values() if isinstance(row, TrackRow) and row.pending)
        return [*(row.key for rows in self.people for row in rows if row.pending), *tracks]


@dataclass(frozen=True, slots=True)
class _Ordered:
    """The rows of a room in the order of one sorting, kept as long as the listing gives the same rows."""

    rows: list[PersonRow]
    sorting: Sorting
    left: list[PersonRow]
    problems: int


class Sheets:
    """Makes one sheet after the other; what belongs to a room is remembered as long as the room is shown."""

    def __init__(self) -> None:
        self._unfolded: set[PersonKey] = set()
        self._folded: set[RoomKey] = set()
        self._rooms: dict[RoomKey, tuple[Listing, Sieve]] = {}
        self._told: dict[str, Notes] = {}
        self._laid: tuple[RoomKey, ...] = ()
        self._anew = True
        self._ordered: dict[RoomKey, _Ordered] = {}
        self._shown: dict[RoomKey | None, tuple[list[PersonRow], tuple[PersonKey, ...]]] = {}

    def fold(self, key: Hashable, *, unfolded: bool) -> bool:
        """Show the tracks of a person or the people of a room from now on, or hide them; say whether that is news."""
        before = (key in self._unfolded, key in self._folded)
        self._shown.clear()
        match key:
            case PersonKey():
                (self._unfolded.add if unfolded else self._unfolded.discard)(key)
            case RoomKey():
                (self._folded.discard if unfolded else self._folded.add)(key)
        return before != (key in self._unfolded, key in self._folded)

    def sheet(self, scenes: Mapping[str, Scene], question: Question, model: KeyedModel) -> Sheet:
        """Lay out the people of the rooms that are asked for; several rooms stand below heads of their own."""
        rooms = question.rooms
        # Below other parents the rows that the model shows are to be made again.
        self._anew, self._laid = rooms != self._laid, rooms
        if self._anew:
            self._shown.clear()
        self._rooms = {key: self._rooms.get(key) or (Listing(), Sieve()) for key in rooms}
        self._ordered = {key: ordered for key, ordered in self._ordered.items() if key in self._rooms}
        self._told = {server: notes(scenes[server]) for server in {key.server for key in rooms} & scenes.keys()}
        made = Sheet()
        left = {key: self._left(made, scenes, key, question) for key in rooms}
        if len(rooms) <= 1:
            for rows in left.values():
                made.keys[None] = self._lay(made, rows, model, None)
            return made
        heads = tuple(key for key in rooms if left[key] or not question.wanted.is_on)
        made.keys[None] = heads
        for key in heads:
            made.rows[key] = _head(scenes, key)
            if key in self._folded and left[key]:
                _fold(made, key)
            else:
                made.unfolded.add(key)
                # Parents stand before their children, or the model would not know them yet.
                made.keys[key] = ()
                made.keys[key] = self._lay(made, left[key], model, key)
        return made

    def _left(self, made: Sheet, scenes: Mapping[str, Scene], key: RoomKey, question: Question) -> list[PersonRow]:
        """Return the rows of a room that the filter leaves, in order, and count them all."""
        live = find_room(scenes, key)
        if live is None:
            return []
        scene, (listing, sieve) = scenes[key.server], self._rooms[key]
        rows = listing.rows(scene, live, self._told[key.server])
        made.people.append(rows)
        made.open_microphones += live.crowd.open_microphones
        ordered = self._ordered.get(key)
        if ordered is None or ordered.rows is not rows or ordered.sorting != question.sorting:
            ordered = _Ordered(rows, question.sorting, in_order(rows, question.sorting), sum(r.problem for r in rows))
            self._ordered[key] = ordered
        made.problems += ordered.problems
        if not question.wanted.is_on:
            made.found += len(rows)
            return ordered.left
        recording = records(scene.light(key.room).light)
        room = key.room if len(question.rooms) > 1 else ""
        rows = sieve.passed(rows, live.crowd, question.wanted, room=room, records=recording)
        made.found += len(rows)
        return in_order(rows, question.sorting)

    def _lay(
        self, made: Sheet, rows: list[PersonRow], model: KeyedModel, parent: RoomKey | None
    ) -> tuple[PersonKey, ...]:
        shown = self._shown.get(parent)
        # The same rows, under which nothing is unfolded, are in the model already: most showings bring nothing new.
        if (
            not self._anew
            and not self._unfolded
            and shown is not None
            and shown[0] is rows
            and model.below(parent) == shown[1]
        ):
            return shown[1]
        keys = []
        for row in rows:
            key = row.key
            keys.append(key)
            if key in self._unfolded and row.participant.tracks:
                self._unfold(made, row)
            elif self._anew or model.row(key) is not row or not _is_folded(model, key):
                made.rows[key] = row
                made.keys[key] = ()
                if row.participant.tracks:
                    _fold(made, key)
        laid = tuple(keys)
        if not self._unfolded:
            self._shown[parent] = (rows, laid)
        return laid

    def _unfold(self, made: Sheet, row: PersonRow) -> None:
        told = self._told.get(row.key.server, _NO_NOTES)
        tracks = track_rows(row.key, row.participant, told.tracks, stale=row.stale)
        made.rows[row.key] = row
        made.keys[row.key] = tuple(track.key for track in tracks)
        made.rows.update((track.key, track) for track in tracks)
        made.unfolded.add(row.key)


def find_room(scenes: Mapping[str, Scene], key: RoomKey) -> LiveRoom | None:
    """Return a room as it is shown, or none where it has ended or its server is closed."""
    scene = scenes.get(key.server)
    return scene.shown.rooms.get(key.room) if scene is not None else None


def _is_folded(model: KeyedModel, key: PersonKey) -> bool:
    below = model.below(key)
    return not below or isinstance(below[0], FoldedKey)


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
