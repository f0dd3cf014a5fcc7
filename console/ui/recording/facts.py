"""What stands below the record button: the file, its size, the picture, and the evidence that it is being made."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.choices import RecordingChoice, Shade
from console.domain.light import LIST_PROOF, ROOM_PROOF, Light, RoomLight
from console.domain.recordings import Recording, Status
from console.domain.text import visible
from console.ui import figures
from console.ui.recording import words
from console.ui.recording.starts import start_of, whose_stop
from console.ui.scene import Scene

LONGEST_PATH, LONGEST_SAID = 4096, 512


class Mark(StrEnum):
    """What a piece of evidence is worth; the value is what a screen reader says."""

    YES = "yes"
    NO = "no"
    OLD = "too old"
    LOOKING = "looking"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One kind of evidence, its mark, and how long ago it was found."""

    word: str
    mark: Mark
    ago: str = ""

    @property
    def spoken(self) -> str:
        """Return all of it as one phrase."""
        return f"{self.word}: {', '.join(filter(None, (self.mark.value, self.ago)))}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; one that is a `path` is cut in the middle and can be copied."""

    label: str
    text: str
    path: bool = False


def choice_words(choice: RecordingChoice) -> str:
    """Say a choice in one line; dark is what nobody has to be told."""
    return f"{choice}, light" if choice.shade is Shade.LIGHT else str(choice)


def elapsed(light: RoomLight, now: float, stopped_at: float = 0.0) -> float:
    """Return how long a recording has run as far as is known: what is not proven, or being stopped, stands still."""
    recording = light.recording
    if recording is None or not recording.started_at:
        return 0.0
    if light.light in (Light.UNKNOWN, Light.UNPROVEN):
        end = light.proven_at or light.listed_at
    elif recording.status is Status.ENDING:
        end = stopped_at or recording.updated_at or light.listed_at
    else:
        end = stopped_at or now
    return max(0.0, (recording.ended_at or end) - recording.started_at)


def facts_of(scene: Scene, light: RoomLight, stopped_at: float = 0.0) -> tuple[Fact, ...]:
    """Return the facts of the recording that a room's light is about."""
    recording = light.recording
    if recording is None:
        return ()
    if recording.was_cancelled:
        when = figures.time_of_day(recording.ended_at)
        return (Fact("Cancelled", f"{when}, {whose_stop(scene, recording)}"),)
    if not recording.status.is_running:
        return (*_file(recording), *_size(scene, light, recording, stopped_at), *_ending(light, recording))
    ours = start_of(scene, recording)
    layout = choice_words(ours.choice) if ours else visible(words.layout(recording))
    facts = [*_file(recording), *_size(scene, light, recording, stopped_at), Fact("Layout", layout)]
    if recording.started_at:
        whose = "from this window" if ours else "not from this window"
        facts.append(Fact("Started", f"{figures.time_of_day(recording.started_at)}, {whose}"))
    return tuple(facts)


def streams_of(scene: Scene, room: str) -> tuple[Fact, ...]:
    """Return a fact where a room is streamed by something that keeps no file: it is no recording."""
    running = (r for r in scene.truth.recordings.running_in(room) if r.streams and not r.files)
    found = [figures.time_of_day(r.started_at) for r in running]
    return (Fact("Streaming", f"Since {found[0]}, no file is kept"),) if found else ()


def evidence_of(light: RoomLight, now: float) -> tuple[Evidence, ...]:
    """Return the two kinds of evidence for a running recording."""
    recording = light.recording
    if recording is None or not recording.status.is_running:
        return ()
    there = "Recorder in the room"
    return (
        _dated(f"Listed {recording.status.value}", now - light.listed_at, LIST_PROOF),
        _dated(there, now - light.recorder_seen_at, ROOM_PROOF)
        if light.recorder_seen_at
        else Evidence(there, Mark.LOOKING)
        if light.checking or recording.status is Status.STARTING
        else Evidence("No recorder in the room", Mark.NO),
    )


def _dated(word: str, seconds: float, limit: float) -> Evidence:
    return Evidence(word, Mark.YES if seconds <= limit else Mark.OLD, figures.ago(seconds))


def _file(recording: Recording) -> list[Fact]:
    found = next((file.location or file.name for file in recording.files if file.location or file.name), "")
    return [Fact("File", visible(found, LONGEST_PATH), path=True)] if found else []


def _size(scene: Scene, light: RoomLight, recording: Recording, stopped_at: float) -> list[Fact]:
    saved = sum(file.size for file in recording.files)
    if saved:
        return [Fact("Size", f"{figures.size(saved)} · {figures.clock(length_of(recording))}")]
    if light.light not in (Light.PROVEN, Light.STOPPING, Light.UNKNOWN) or not light.recorder_seen_at:
        return []
    ours = start_of(scene, recording)
    preset = ours.choice.preset if ours is not None else recording.preset
    if preset is None:
        return [Fact("Size", "Known once it is saved")]
    made = int(preset.kilobits * 125 * elapsed(light, scene.now, stopped_at))
    end = "when last seen" if light.light is Light.UNKNOWN else "exact once saved"
    return [Fact("Size", f"≈ {figures.size(made)}, {end}")]


def length_of(recording: Recording) -> float:
    """Return the seconds that were saved, by the server's own measure where it has one."""
    measured = max((file.seconds for file in recording.files), default=0.0)
    return measured or max(0.0, recording.ended_at - recording.started_at)


def _ending(light: RoomLight, recording: Recording) -> list[Fact]:
    """Say how a recording ended, where that is not plain."""
    if light.light is Light.FAILED:
        return [Fact("Server says", visible(recording.error, LONGEST_SAID))] if recording.error else []
    by_itself = words.own_ending(recording)
    ended = figures.time_of_day(recording.ended_at)
    return [Fact("Ended", f"{ended}, by itself: {by_itself}" if by_itself else ended)] if ended else []
