"""The rows of one room's people, worded again only where something differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from console.domain.lookalikes import Alike
from console.domain.participants import Change, Participant
from console.domain.rooms import Crowd, LiveRoom
from console.ui.people.notes import Notes
from console.ui.people.rows import PersonRow
from console.ui.people.wording import alike_in, is_old, person_row
from console.ui.scene import Scene


@dataclass(frozen=True, slots=True)
class _Known:
    """A row, what it was worded from, and the moment from which its words are others."""

    row: PersonRow
    change: Change | None
    until: float


class Listing:
    """Remembers each row of one room: an unchanged participant whose words hold still is not worded again."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._crowd = Crowd()
        self._alike: Mapping[str, Alike] = {}
        self._room_sid = ""
        self._asked: tuple[object, ...] = ()
        self._rows: list[PersonRow] = []
        self._until = 0.0

    def rows(self, scene: Scene, live: LiveRoom, notes: Notes) -> list[PersonRow]:
        """Word everybody in a room, in the order of its crowd; the same list where nobody's words have changed."""
        if self._crowd is not live.crowd:
            self._crowd, self._alike = live.crowd, alike_in(live.crowd)
            self._known = {who: known for who, known in self._known.items() if who in live.crowd.by_identity}
        if self._room_sid != live.room.sid:
            self._room_sid, self._known = live.room.sid, {}
        stale = is_old(scene, live)
        now = live.asked_at if stale else scene.now
        noted = bool(notes.by_person or notes.tracks)
        asked = (live.crowd, live.changes, live.room.sid, stale, noted)
        if now < self._until and not noted and _are_same(asked, self._asked):
            return self._rows
        self._asked = asked
        self._rows = [self._row(scene, live, participant, notes, now, stale=stale) for participant in live.crowd]
        self._until = min((known.until for known in self._known.values()), default=0.0)
        return self._rows

    def _row(
        self, scene: Scene, live: LiveRoom, who: Participant, notes: Notes, now: float, *, stale: bool
    ) -> PersonRow:
        change, known = live.changes.get(who.identity), self._known.get(who.identity)
        alike = self._alike.get(who.identity)
        note = notes.of(live.room.name, who.identity, who.sid) if notes.by_person else None
        if (
            known is not None
            and now < known.until
            and known.row.participant is who
            and known.change is change
            and known.row.stale is stale
            and note is None
            and known.row.alike == alike
        ):
            return known.row
        row, until = person_row(scene, live, who, notes, now, stale=stale, alike=alike)
        if known is not None:
            # The same key object, for comparing it costs nothing then.
            row = known.row if known.row == row else replace(row, key=known.row.key)
        self._known[who.identity] = _Known(row, change, until)
        return row


def _are_same(these: tuple[object, ...], those: tuple[object, ...]) -> bool:
    """Compare by identity, which costs nothing for a thousand people, and texts by their letters."""
    if len(these) != len(those):
        return False
    return all(a is b or (isinstance(a, str) and a == b) for a, b in zip(these, those, strict=True))
