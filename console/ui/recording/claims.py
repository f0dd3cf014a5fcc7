"""What the record button may claim: the only place where a light becomes a word on it."""

from dataclasses import dataclass

from console.connection.receipts import Receipt
from console.domain.light import Light, RoomLight
from console.domain.recordings import Recording, Status
from console.domain.text import visible
from console.ui import figures
from console.ui.recording import words
from console.ui.recording.facts import Fact, choice_words, elapsed, facts_of, length_of
from console.ui.recording.starts import (
    failed_start,
    fault_of,
    first_picture,
    is_old_news,
    pending_start,
    pending_stop,
    start_of,
    waits_for,
    whose_stop,
)
from console.ui.recording.states import RecordState, Shown
from console.ui.scene import Scene

_FRESH = 30.0
"""Seconds in which a recording that is active, but not yet seen in its room, counts as still starting."""
LINE = 36
"""About as many letters as fit on the second line of the button in a narrow inspector."""
_LOST = "The server lists this recording as active, but its recorder is not in the room."


@dataclass(frozen=True, slots=True)
class Claim:
    """The button's face, the facts and the note below it, and what *Dismiss* would be about."""

    shown: Shown
    facts: tuple[Fact, ...] = ()
    note: str = ""
    fault: str = ""


def claim(scene: Scene, room: str, light: RoomLight, refused: str) -> Claim:
    """Judge the recording of a room; `refused` says why none can be started now."""
    recording = light.recording
    start = pending_start(scene, room)
    if recording is None or not recording.status.is_running:
        return _starting(scene, start) if start is not None else _at_rest(scene, room, light, refused)
    if start is not None and light.light is not Light.PROVEN and start_of(scene, recording) is not start.action:
        return _starting(scene, start)
    stop = pending_stop(scene, recording)
    facts = facts_of(scene, light, stop.pressed_at if stop is not None else 0.0)
    note = _LOST if light.light is Light.UNPROVEN and not light.checking and stop is None else ""
    return Claim(running_face(scene, light, recording), facts, note)


def running_face(scene: Scene, light: RoomLight, recording: Recording) -> Shown:
    """Return the face of a recording that goes on according to the list; only proof makes it REC."""
    if stop := pending_stop(scene, recording):
        said = "Accepted, writing the file" if stop.accepted_at else "Stop sent, waiting"
        return Shown(RecordState.STOPPING, figures.clock(elapsed(light, scene.now, stop.pressed_at)), said)
    clock = figures.clock(elapsed(light, scene.now))
    since = f" · {figures.age(scene.now - recording.started_at)}" if recording.started_at else ""
    match light.light:
        case Light.PROVEN:
            return Shown(RecordState.LIVE, clock, "Press to stop")
        case Light.STARTING:
            return Shown(RecordState.STARTING, sentence=f"{first_picture(scene, recording.room_name)}{since}")
        case Light.STOPPING:
            return Shown(RecordState.STOPPING, clock, "Accepted, writing the file")
        case Light.UNPROVEN if light.checking and scene.now - recording.started_at <= _FRESH:
            return Shown(RecordState.STARTING, sentence=f"Looking for its recorder{since}")
        case _:
            return Shown(RecordState.UNKNOWN, sentence=_unknown(light, recording, scene.now))


def _unknown(light: RoomLight, recording: Recording, now: float) -> str:
    """Say what was last known of a recording that is not proven."""
    if light.light is Light.UNPROVEN:
        return "Looking for its recorder" if light.checking else "No recorder in the room"
    if recording.status is Status.ACTIVE and not light.recorder_seen_at:
        return f"Listed active {figures.ago(now - light.listed_at)}"
    was = {Status.STARTING: "Starting", Status.ENDING: "Stopping"}.get(recording.status, "REC")
    return f"{was} when last seen, {figures.ago(now - (light.proven_at or light.listed_at))}"


def _starting(scene: Scene, start: Receipt) -> Claim:
    return Claim(Shown(RecordState.STARTING, sentence=waits_for(scene, start)))


def _at_rest(scene: Scene, room: str, light: RoomLight, refused: str) -> Claim:
    """Judge a room in which nothing runs: what the last recording came to, and whether another can be started."""
    recording = light.recording
    facts = facts_of(scene, light)
    verb = "" if refused else "Start again"
    if recording is not None and light.light is Light.SAVED:
        return Claim(_saved(recording), facts, fault=recording.egress_id)
    if recording is not None and light.light is Light.CANCELLED and not is_old_news(scene, recording):
        said = f"Before it began, {whose_stop(scene, recording)}"
        return Claim(Shown(RecordState.CANCELLED, "", said, verb), facts, fault=recording.egress_id)
    if recording is not None and light.light is Light.FAILED:
        why = words.failure(recording)
        return Claim(Shown(RecordState.FAILED, "", why, verb), facts, _rest(f"{why}."), recording.egress_id)
    if failed := failed_start(scene, light, room):
        said = _short(failed.reason) or "Not known whether it started"
        note = _rest(f"{failed.reason} {failed.step}".strip())
        return Claim(Shown(RecordState.FAILED, "", said, verb), note=note, fault=fault_of(failed))
    if refused:
        return Claim(Shown(RecordState.DISABLED, sentence=_short(refused)), facts, _rest(refused))
    return Claim(Shown(RecordState.IDLE, sentence=choice_words(scene.choice)), facts)


def _saved(recording: Recording) -> Shown:
    size = sum(file.size for file in recording.files)
    name = next((file.location or file.name for file in recording.files), "").rpartition("/")[2]
    said = " · ".join(filter(None, (figures.size(size) if size else "", visible(name))))
    return Shown(RecordState.SAVED, figures.clock(length_of(recording)), said)


def _rest(sentences: str) -> str:
    """Return what the button does not say: all of it where its second line is too short for the first sentence."""
    first, _, rest = sentences.partition(". ")
    return rest if len(first.removesuffix(".")) <= LINE else sentences


def _short(sentences: str) -> str:
    return sentences.partition(". ")[0].removesuffix(".")
