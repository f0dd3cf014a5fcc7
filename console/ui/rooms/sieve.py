"""Which rooms the filter leaves: by their name, or because somebody in them is found."""

from console.domain.rooms import Crowd, LiveRoom
from console.ui.filtering import Filter
from console.ui.rooms.rows import RoomRow
from console.ui.standing import RoomKey
from console.ui.trees.folding import fold


class Sieve:
    """Remembers the searched text of every crowd as long as somebody searches."""

    def __init__(self) -> None:
        self._wanted = Filter()
        self._text = ""
        self._crowds: dict[RoomKey, tuple[Crowd, str]] = {}

    @property
    def is_on(self) -> bool:
        """Say whether any room may be left out."""
        return self._wanted.is_on

    @property
    def depends_on_time(self) -> bool:
        """Say whether a room may pass later although nothing about it changes."""
        return self._wanted.problems

    def want(self, wanted: Filter) -> None:
        """Filter by this from now on."""
        self._wanted, self._text = wanted, fold(wanted.text.strip())
        if not self._text:
            self._crowds.clear()

    def passes(self, row: RoomRow, live: LiveRoom, now: float) -> bool:
        """Say whether a room is left."""
        wanted = self._wanted
        if wanted.recording and not row.records:
            return False
        if wanted.open_microphones and not row.open_microphones:
            return False
        if wanted.problems and not row.is_problem(now):
            return False
        return not self._text or self._text in fold(row.key.room) or self._text in self._searched(row.key, live.crowd)

    def _searched(self, key: RoomKey, crowd: Crowd) -> str:
        found = self._crowds.get(key)
        if found is None or found[0] is not crowd:
            found = (crowd, fold("\n".join(f"{p.display_name}\n{p.identity}" for p in crowd)))
            self._crowds[key] = found
        return found[1]
