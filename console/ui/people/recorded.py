"""How many rooms of all servers are being recorded: the number on a chip."""

from collections.abc import Iterator, Mapping

from console.domain.recordings import Recording
from console.ui.scene import Scene


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
