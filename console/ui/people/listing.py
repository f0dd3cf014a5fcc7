"""The rows of one room's people, worded again only where something differs."""

from collections import Counter
from dataclasses import replace

from console.domain.health import STALE_AFTER
from console.domain.participants import Change, Happened, Kind, Participant
from console.domain.recordings import Status
from console.domain.rooms import Crowd, LiveRoom
from console.domain.text import isolated, visible
from console.domain.tracks import Source
from console.ui.figures import age, time_of_day
from console.ui.people.notes import Notes
from console.ui.people.rows import Last, PersonRow, State
from console.ui.problems import problem
from console.ui.scene import Scene
from console.ui.speech import camera_word, microphone_word, screen_word, sentence
from console.ui.standing import PersonKey
from console.ui.trees.tones import Tone

NEW_FOR = 60.0
_SHOWN_SOURCES = (Source.MICROPHONE, Source.CAMERA, Source.SCREEN)
_RECORDER_WORDS = {
    Status.STARTING: "Starting to record",
    Status.ACTIVE: "Recording this room",
    Status.ENDING: "Stopping to record",
}


def is_old(scene: Scene, live: LiveRoom) -> bool:
    """Say whether the people of a room must be grey and dated: the server is stale, or this one room is."""
    return scene.is_stale or (live.is_known and scene.now - live.asked_at > STALE_AFTER)


class Listing:
    """Remembers each row of one room; an unchanged participant with an unchanged sentence is the same row."""

    def __init__(self) -> None:
        self._rows: dict[str, PersonRow] = {}
        self._crowd = Crowd()
        self._twins: frozenset[str] = frozenset()

    def rows(self, scene: Scene, live: LiveRoom, notes: Notes) -> list[PersonRow]:
        """Word everybody in a room, in the order of its crowd."""
        if self._crowd is not live.crowd:
            self._crowd, self._twins = live.crowd, _twins(live.crowd)
        stale = is_old(scene, live)
        now = live.asked_at if stale else scene.now
        rows = [self._row(scene, live, participant, notes, now, stale=stale) for participant in live.crowd]
        self._rows = {row.key.identity: row for row in rows}
        return rows

    def _row(
        self, scene: Scene, live: LiveRoom, who: Participant, notes: Notes, now: float, *, stale: bool
    ) -> PersonRow:
        change = live.changes.get(who.identity)
        note = notes.of(live.room.name, who.identity, who.sid)
        wrong = problem(who, change)
        is_problem = wrong is not None and wrong.counts_from <= now
        if note is not None:
            last = note.last
        elif wrong is not None and is_problem:
            last = Last(wrong.sentence(now), "triangle-alert", Tone.AMBER)
        else:
            last = _recorder(scene, live, who) or _happened(change, now)
        pending = frozenset(t.source for t in who.tracks if t.sid in notes.tracks) if notes.tracks else frozenset()
        is_new = bool(who.joined_at) and now - who.joined_at < NEW_FOR and not _is_return(change)
        name = _called(who)
        twin = name in self._twins
        before = self._rows.get(who.identity)
        if (
            before is not None
            and before.participant is who
            and before.room_sid == live.room.sid
            and (before.last, before.pending) == (last, pending)
            and (before.is_new, before.problem, before.twin, before.stale) == (is_new, is_problem, twin, stale)
        ):
            return before
        return PersonRow(
            key=before.key if before is not None else PersonKey(scene.server.key, live.room.name, who.identity),
            participant=who,
            room_sid=live.room.sid,
            name=name,
            identity=visible(who.identity),
            microphone=_state(who, Source.MICROPHONE),
            camera=_state(who, Source.CAMERA),
            screen=_state(who, Source.SCREEN),
            joined=time_of_day(who.joined_at)[:5],
            last=last,
            spoken=_spoken(who, last if note is not None or is_problem else None),
            pending=pending,
            changed_at=change.at if change is not None else who.joined_at,
            is_new=is_new,
            problem=is_problem,
            twin=twin,
            stale=stale,
        )


def left_row(row: PersonRow) -> PersonRow:
    """Word somebody who has left, but whose row waits for the pointer to go."""
    return replace(row, left=True, pending=frozenset(), last=Last("Left", tone=Tone.QUIET), problem=False, is_new=False)


def _twins(crowd: Crowd) -> frozenset[str]:
    """Return the names that more than one participant has: these need their identity beside them."""
    counts = Counter(_called(participant) for participant in crowd)
    return frozenset(name for name, count in counts.items() if count > 1)


def _called(who: Participant) -> str:
    """Return the name to show: never blank, and a recorder without one is not called by its number."""
    plain = who.role.value if who.kind is Kind.EGRESS else visible(who.identity)
    return visible(who.name).strip() or plain


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


def _spoken(who: Participant, notable: Last | None) -> str:
    screen = screen_word(who) if any(track.source is Source.SCREEN for track in who.tracks) else ""
    words = (isolated(_called(who)), who.role.lower(), microphone_word(who), camera_word(who), screen)
    return sentence((*words, notable.text if notable is not None else ""))
