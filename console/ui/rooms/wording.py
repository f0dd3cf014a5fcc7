"""What a room and a server say about themselves in the left tree."""

import re
from dataclasses import replace
from math import inf

from console.domain.health import Worth
from console.domain.light import LIST_PROOF, Light, RoomLight
from console.domain.recordings import Status
from console.domain.rooms import LiveRoom
from console.domain.snapshot import Snapshot
from console.domain.text import isolated, visible
from console.ui.figures import clock, counted
from console.ui.problems import counts_from
from console.ui.rooms.rows import RoomRow, ServerKey, ServerRow
from console.ui.scene import Scene
from console.ui.speech import recording_word, sentence
from console.ui.standing import RoomKey
from console.ui.trees.tones import Tone

_WORD = re.compile(r"\w+")
_WAS = {Status.ACTIVE: "REC", Status.STARTING: "starting", Status.ENDING: "stopping"}
_LINES = {
    Light.PROVEN: ("REC", Tone.LIVE),
    Light.UNPROVEN: ("No recorder in the room", Tone.AMBER),
    Light.UNKNOWN: ("Unknown", Tone.AMBER),
    Light.STARTING: ("Starting…", Tone.AMBER),
    Light.STOPPING: ("Stopping…", Tone.AMBER),
    Light.SAVED: ("Saved", Tone.OK),
    Light.FAILED: ("Recording failed", Tone.STRONG),
}
ENDED = "Ended"


def room_row(scene: Scene, live: LiveRoom) -> RoomRow:
    """Word one room: the light is judged by the truth, the counts have the pending mutes in them."""
    room, light = live.room, scene.light(live.room.name)
    line, tone = _line(scene.truth, live, light, scene.now)
    people = counted(live.people, "person", "people")
    heard = counted(live.crowd.open_microphones, "open microphone") if live.is_known else ""
    recording = recording_word(light)
    # A running clock would make it another sentence every second.
    said = recording if light.light is Light.PROVEN else line
    return RoomRow(
        key=RoomKey(scene.server.key, room.name),
        name=visible(room.name),
        initials=initials(room.name),
        light=light.light,
        line=line,
        tone=tone,
        people=live.people,
        exact=live.is_known,
        open_microphones=live.crowd.open_microphones,
        recording=recording,
        spoken=sentence((isolated(room.name), people if live.is_known else f"about {people}", heard, said)),
        has_problem=light.light is Light.FAILED or (light.light is Light.UNPROVEN and not light.checking),
        problem_from=_problem_from(live),
    )


def ended_row(row: RoomRow) -> RoomRow:
    """Word a room that is no longer there."""
    return replace(
        row,
        light=Light.IDLE,
        line=ENDED,
        tone=Tone.QUIET,
        people=0,
        exact=True,
        open_microphones=0,
        recording="not recording",
        spoken=sentence((isolated(row.key.room), ENDED)),
        has_problem=False,
        problem_from=inf,
        ended=True,
    )


def server_row(scene: Scene, people: int) -> ServerRow:
    """Word one server with the number of people in all of its rooms."""
    worth = scene.health.worth
    return ServerRow(
        key=ServerKey(scene.server.key),
        name=visible(scene.server.name),
        initials=initials(scene.server.name),
        stripe=scene.server.stripe,
        word=f"{worth.value}…" if worth is Worth.CONNECTING else worth.value,
        rooms=len(scene.truth.rooms),
        people=people,
        stale=scene.is_stale,
    )


def initials(name: str) -> str:
    """Return one or two letters that stand for a name where there is no room for it."""
    words = _WORD.findall(name)
    letters = "".join(word[0] for word in words[:2]) if len(words) > 1 else "".join(words)[:2]
    return letters.upper() if len(words) > 1 else letters.capitalize() or "?"


def _line(truth: Snapshot, live: LiveRoom, light: RoomLight, now: float) -> tuple[str, Tone]:
    recording = light.recording
    if recording is None or light.light in (Light.IDLE, Light.CANCELLED):
        return _idle(truth, live, now)
    line, tone = _LINES[light.light]
    if light.light is Light.PROVEN and recording.started_at:
        line = f"REC {clock(now - recording.started_at)}"
    elif light.checking:
        line = "Looking for the recorder…"
    elif light.light is Light.UNKNOWN:
        line = f"Unknown, was {_WAS.get(recording.status, 'REC')}"
    return (f"{line} · {light.others} more" if light.others else line), tone


def is_listed(truth: Snapshot, now: float) -> bool:
    """Say whether the recordings were listed as lately as a proof has to be."""
    return now - truth.recording_list.asked_at <= LIST_PROOF


def _idle(truth: Snapshot, live: LiveRoom, now: float) -> tuple[str, Tone]:
    # As long as the recordings were not listed lately, the room itself is the only witness.
    if live.room.active_recording and not is_listed(truth, now):
        return "Recorder in the room", Tone.AMBER
    if not live.people and (not live.is_known or not len(live.crowd)):
        return "Empty", Tone.QUIET
    return "Not recording", Tone.QUIET


def _problem_from(live: LiveRoom) -> float:
    changes = live.changes
    return min((counts_from(p, changes.get(p.identity)) for p in live.crowd.wanting), default=inf)
