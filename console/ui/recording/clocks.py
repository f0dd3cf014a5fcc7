"""The recordings of every open server at a glance: for the status bar, and for the title of the window."""

from collections.abc import Iterable
from dataclasses import dataclass

from console.domain.text import isolated, visible
from console.ui.phrases import window_title
from console.ui.recording.claims import claim
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from console.ui.standing import RoomKey

_URGENCY = (RecordState.UNKNOWN, RecordState.LIVE, RecordState.STARTING, RecordState.STOPPING)
_WORDS = {
    RecordState.UNKNOWN: "unknown",
    RecordState.STARTING: "starting…",
    RecordState.STOPPING: "stopping…",
}
_TITLES = {
    RecordState.UNKNOWN: "? Recording unknown",
    RecordState.STARTING: "○ Starting to record",
    RecordState.STOPPING: "■ Stopping",
}


@dataclass(frozen=True, slots=True)
class RecordingClock:
    """One room that records, or of which that is not known; `word` is the running clock or what stands for it."""

    where: RoomKey
    name: str
    state: RecordState
    word: str
    began_at: float = 0.0

    @property
    def spoken(self) -> str:
        """Return it as one phrase."""
        verb = "recording" if self.state is RecordState.LIVE else "recording is"
        return f"{self.name}, {verb} {self.word}"


def recording_clocks(scenes: Iterable[Scene], front: RoomKey | None = None) -> tuple[RecordingClock, ...]:
    """Return a clock for everything that runs, in the order in which it must not be missed.

    First the room in front, then what is unknown, then the longest running.
    """
    found = [clock for scene in scenes for name in _names(scene) if (clock := _clock(scene, name)) is not None]
    return tuple(
        sorted(found, key=lambda c: (c.where != front, _URGENCY.index(c.state), c.began_at or float("inf"), c.name))
    )


def title(clocks: tuple[RecordingClock, ...], place: str) -> str:
    """Return the window's title: the first clock and how many more there are, or where one is."""
    if not clocks:
        return window_title(place)
    first = clocks[0]
    head = f"● REC {first.word}" if first.state is RecordState.LIVE else _TITLES[first.state]
    return window_title(f"{head} — {isolated(first.name)}{f' +{len(clocks) - 1}' if len(clocks) > 1 else ''}")


def _names(scene: Scene) -> list[str]:
    """Return the rooms in which something is under way: looking at these alone keeps thousands of rooms cheap."""
    running = [name for name, found in scene.truth.recordings.by_room.items() if found[-1].status.is_running]
    starting = [key[1] for key in scene.pending if key[0] == "recording" and key[1] not in running]
    return [*running, *starting]


def _clock(scene: Scene, room: str) -> RecordingClock | None:
    light = scene.light(room)
    shown = claim(scene, room, light, "").shown
    if shown.state not in _URGENCY:
        return None
    word = shown.clock if shown.state is RecordState.LIVE else _WORDS[shown.state]
    began_at = light.recording.started_at if light.recording is not None else 0.0
    return RecordingClock(RoomKey(scene.server.key, room), visible(room), shown.state, word, began_at)
