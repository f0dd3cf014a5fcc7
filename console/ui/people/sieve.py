"""Who is left over by the filter."""

from console.domain.participants import Participant
from console.domain.rooms import Crowd
from console.ui.filtering import Filter
from console.ui.people.rows import PersonRow, State
from console.ui.trees.folding import fold


class Sieve:
    """One filter over one room; what is searched is folded once per crowd, and only while somebody searches."""

    def __init__(self) -> None:
        self._crowd: Crowd | None = None
        self._texts: dict[str, str] = {}

    def passed(
        self, rows: list[PersonRow], crowd: Crowd, wanted: Filter, *, room: str, records: bool
    ) -> list[PersonRow]:
        """Return the rows that the filter leaves; `room` is a name that is searched too, empty where it is not."""
        if wanted.recording and not records:
            return []
        if wanted.open_microphones:
            rows = [row for row in rows if row.microphone is State.ON]
        if wanted.problems:
            rows = [row for row in rows if row.problem]
        text = fold(wanted.text.strip())
        if not text or text in fold(room):
            return rows
        if self._crowd is not crowd:
            self._crowd, self._texts = crowd, {p.identity: _text(p) for p in crowd}
        texts = self._texts
        return [row for row in rows if text in texts.get(row.key.identity, "")]


def _text(participant: Participant) -> str:
    return fold(f"{participant.display_name}\n{participant.identity}")
