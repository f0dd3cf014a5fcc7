"""What a participant says in the people table, and how long these words hold."""

from collections.abc import Mapping
from dataclasses import replace
from math import inf

from console.domain.health import STALE_AFTER
from console.domain.lookalikes import Alike, look_alikes
from console.domain.participants import Change, Happened, Kind, Participant
from console.domain.recordings import Status
from console.domain.rooms import Crowd, LiveRoom
from console.domain.text import isolated, visible
from console.domain.tracks import Source
from console.ui.figures import age, time_of_day
from console.ui.people.notes import Notes
from console.ui.people.rows import Last, PersonRow, State, alike_words
from console.ui.problems import problem
from console.ui.scene import Scene
from console.ui.speech import camera_word, microphone_word, screen_word, sentence
from console.ui.standing import PersonKey
from console.ui.trees.tones import Tone

NEW_FOR = 60.0
_RECORDER_WORDS = {
    Status.STARTING: "Starting to record",
    Status.ACTIVE: "Recording this room",
    Status.ENDING: "Stopping to record",
}


def is_old(scene: Scene, live: LiveRoom) -> bool:
    """Say whether the people of a room must be grey and dated: the server is stale, or this one room is."""
    return scene.is_stale or (live.is_known and scene.now - live.asked_at > STALE_AFTER)


def person_row(
    scene: Scene, live: LiveRoom, who: Participant, notes: Notes, now: float, *, stale: bool, alike: Alike | None = None
) -> tuple[PersonRow, float]:
    """Word somebody, and return the moment from which the words are others even if nothing happens."""
    change = live.changes.get(who.identity)
    note = notes.of(live.room.name, who.identity, who.sid)
    wrong = problem(who, change)
    is_problem = wrong is not None and wrong.counts_from <= now
    recorder = _recorder(scene, live, who)
    until = _older(change.at, now) if change is not None and change.at else inf
    last = recorder or _happened(change, now)
    if wrong is not None:
        until = min(until, _older(wrong.since, now) if is_problem else wrong.counts_from)
        last = Last(wrong.sentence(now), "triangle-alert", Tone.AMBER) if is_problem else last
    is_new = bool(who.joined_at) and now - who.joined_at < NEW_FOR and not _is_return(change)
    if is_new:
        until = min(until, who.joined_at + NEW_FOR)
    if note is not None or who.kind is Kind.EGRESS:
        last, until = note.last if note is not None else last, 0.0
    row = PersonRow(
        key=PersonKey(scene.server.key, live.room.name, who.identity),
        participant=who,
        room_sid=live.room.sid,
        name=called(who),
        identity=visible(who.identity),
        microphone=_state(who, Source.MICROPHONE),
        camera=_state(who, Source.CAMERA),
        screen=_state(who, Source.SCREEN),
        joined=time_of_day(who.joined_at)[:5],
        last=last,
        spoken=_spoken(who, alike, last if note is not None or is_problem else None),
        pending=frozenset(t.source for t in who.tracks if t.sid in notes.tracks),
        changed_at=change.at if change is not None else who.joined_at,
        is_new=is_new,
        problem=is_problem,
        alike=alike,
        stale=stale,
    )
    return row, until


def _older(since: float, now: float) -> float:
    """Return when an age is next written in another way (console/ui/figures.py, age)."""
    whole = max(0, int(now - since))
    unit = 1 if whole < 60 else 60 if whole < 3600 else 3600
    return since + (whole // unit + 1) * unit


def left_row(row: PersonRow) -> PersonRow:
    """Word somebody who has left, but whose row waits for the pointer to go."""
    return replace(
        row,
        left=True,
        pending=frozenset(),
        last=Last("Left", tone=Tone.QUIET),
        spoken=sentence((isolated(row.name), "left")),
        problem=False,
        is_new=False,
    )


def alike_in(crowd: Crowd) -> Mapping[str, Alike]:
    """Return by identity whom somebody may be taken for: these need their identity beside their name."""
    return look_alikes(crowd, called)


def called(who: Participant) -> str:
    """Return the name to show: never blank, and a recorder without one is not called by its number."""
    if who.name.strip():
        return visible(who.name).strip()
    return who.role.value if who.kind is Kind.EGRESS else visible(who.identity)


def _state(who: Participant, source: Source) -> State:
    found = [track.muted for track in who.tracks if track.source is source]
    if not found:
        return State.NONE
    return State.MUTED if all(found) else State.ON


def _happened(change: Change | None, now: float) -> Last:
    if change is None:
        return Last("")
    return Last(f"{change.what}, {age(now - change.at)}" if change.at else str(change.what))


def _is_return(change: Change | None) -> bool:
    return change is not None and change.what is Happened.RETURNED


def _recorder(scene: Scene, live: LiveRoom, who: Participant) -> Last | None:
    """Return what a recorder does, as far as the server's list says the same."""
    if who.kind is not Kind.EGRESS:
        return None
    recording = scene.truth.recordings.by_id.get(who.identity)
    if recording is None or recording.room_name != live.room.name or recording.status not in _RECORDER_WORDS:
        return None
    return Last(_RECORDER_WORDS[recording.status])


def _spoken(who: Participant, alike: Alike | None, notable: Last | None) -> str:
    screen = screen_word(who) if any(track.source is Source.SCREEN for track in who.tracks) else ""
    told_apart = f"identity {isolated(who.identity)}, {alike_words(alike)}" if alike is not None else ""
    words = (isolated(called(who)), told_apart, who.role.lower(), microphone_word(who), camera_word(who), screen)
    return sentence((*words, notable.text if notable is not None else ""))
