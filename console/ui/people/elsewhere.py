"""What of the other rooms is of use in this pane: how many record, and in how many a text is found."""

from collections.abc import Collection, Iterator, Mapping

from console.domain.recordings import Recording
from console.ui.filtering import Filter
from console.ui.rooms.sieve import Sieve
from console.ui.scene import Scene
from console.ui.standing import RoomKey


def recording_rooms(scenes: Mapping[str, Scene]) -> int:
    """Count the rooms of all servers in which a recording is going on, proven or not."""
    return sum(
        len({recording.room_name for recording in _running(scene)} & scene.truth.rooms.keys())
        for scene in scenes.values()
    )


def _running(scene: Scene) -> Iterator[Recording]:
    """Return what is recorded now; what only streams keeps nothing, as in console/domain/light.py."""
    listed = scene.truth.recordings.by_id.values()
    return (
        recording for recording in listed if recording.status.is_running and (recording.files or not recording.streams)
    )


class Elsewhere:
    """Looks for a text in other rooms; only asked while nothing is found here."""

    def __init__(self) -> None:
        self._sieve = Sieve()
        self._text = ""

    def rooms(self, scenes: Mapping[str, Scene], wanted: Filter, shown: Collection[RoomKey]) -> int:
        """Count the rooms beyond those that are shown whose name or people hold the text."""
        if wanted.text != self._text:
            self._text = wanted.text
            self._sieve.want(Filter(text=wanted.text))
        rooms = ((server, live) for server, scene in scenes.items() for live in scene.shown.rooms.values())
        keys = ((RoomKey(server, live.room.name), live.crowd) for server, live in rooms)
        return sum(self._sieve.finds(key, crowd) for key, crowd in keys if key not in shown)
