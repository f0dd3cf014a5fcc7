"""States as words: what a screen reader says, what `--describe` prints and what a cell answers when it is asked."""

from collections.abc import Iterable

from console.domain.light import Light, RoomLight
from console.domain.participants import Participant
from console.domain.recordings import Status
from console.domain.tracks import Source

_RUNNING = frozenset({Light.PROVEN, Light.UNPROVEN, Light.UNKNOWN, Light.STARTING, Light.STOPPING})


def microphone_word(participant: Participant) -> str:
    """Say whether somebody can be heard."""
    found = [track.muted for track in participant.tracks if track.source is Source.MICROPHONE]
    if not found:
        return "no microphone"
    return "microphone muted" if all(found) else "microphone open"


def camera_word(participant: Participant) -> str:
    """Say whether somebody can be seen."""
    found = [track.muted for track in participant.tracks if track.source is Source.CAMERA]
    if not found:
        return "no camera"
    return "camera muted" if all(found) else "camera on"


def screen_word(participant: Participant) -> str:
    """Say whether somebody shares a screen."""
    found = [track.muted for track in participant.tracks if track.source is Source.SCREEN]
    if not found:
        return "no screen share"
    return "screen share muted" if all(found) else "screen shared"


def recording_word(light: RoomLight) -> str:
    """Say what may be claimed of a room's recording: without proof it is never just `recording`."""
    if light.light is Light.PROVEN:
        return "recording"
    if light.light is Light.FAILED:
        return "recording failed"
    active = light.recording is not None and light.recording.status is Status.ACTIVE
    return "recording unproven" if active else "not recording"


def records(light: Light) -> bool:
    """Say whether a recording of a room is going on, proven or not."""
    return light in _RUNNING


def sentence(parts: Iterable[str]) -> str:
    """Join what is not empty."""
    return ", ".join(filter(None, parts))
