"""The recorders of the look-alike: how a recording starts, runs, ends, and what is left when its recorder dies.

How the real one behaves was measured with LiveKit Egress v1.14.1.
"""

import random
from dataclasses import dataclass
from functools import partial
from typing import Final

from livekit.protocol import egress, models
from livekit.protocol.egress import EgressStatus as Status

from console.demo.room import Change, Room
from console.demo.rooms import Rooms
from console.demo.sids import Sids
from console.demo.timeline import Timeline
from console.demo.wishes import Start, Wish, read_wish, without_secrets

# A browser has to start and load a page; the other kinds connect by themselves.
_BROWSER_SECONDS: Final = (3.4, 5.9)
_DIRECT_SECONDS: Final = (0.9, 1.9)
# A recorder is seen in the room well before it says that it records.
_JOINED_AFTER: Final = 0.6
_FIRST_MEDIA_SECONDS: Final = 0.8
_MISSING_SECONDS: Final = 30.0
_GONE_SECONDS: Final = 23.0
_NANOSECONDS: Final = 1_000_000_000
_UNDER_WAY: Final = (Status.EGRESS_STARTING, Status.EGRESS_ACTIVE, Status.EGRESS_ENDING)


class NoSuchRecordingError(LookupError):
    """No recording has this id."""


class NoRecorderFreeError(RuntimeError):
    """Every recorder is busy, or there is none."""


@dataclass(slots=True)
class Recording:
    """One recording: what the list says about it, and whether its recorder still answers."""

    info: egress.EgressInfo
    wish: Wish
    room: Room | None
    answers: bool = True
    active_at: float = 0.0
    waits_for_media: bool = False
    upload_error: str = ""

    @property
    def under_way(self) -> bool:
        """Neither complete nor failed, as far as the list knows."""
        return self.info.status in _UNDER_WAY


class Recorders:
    """All recordings there are, and `capacity` recorders to make them."""

    def __init__(self, rooms: Rooms, timeline: Timeline, seed: str, capacity: int) -> None:
        self.capacity = capacity
        # How long the last step takes, in seconds: short for a small file, longer for an upload.
        self.upload_seconds = (0.1, 0.3)
        self._rooms = rooms
        self._timeline = timeline
        self._sids = Sids(f"{seed}:egress")
        self._dice = random.Random(f"{seed}:recorders")  # noqa: S311 - repeatable, nothing here is secret
        self._recordings: dict[str, Recording] = {}
        rooms.watchers.append(self._notice)

    def all(self) -> list[Recording]:
        """Give every recording ever made, oldest first."""
        self._timeline.catch_up()
        return list(self._recordings.values())

    def get(self, egress_id: str) -> Recording:
        """Give one recording; raises NoSuchRecordingError."""
        self._timeline.catch_up()
        try:
            return self._recordings[egress_id]
        except KeyError:
            raise NoSuchRecordingError(egress_id) from None

    @property
    def free(self) -> bool:
        """Tell whether a recorder is left for one more recording."""
        busy = sum(1 for recording in self.all() if recording.under_way and recording.answers)
        return busy < self.capacity

    def start(self, request: Start, room: Room | None) -> Recording:
        """Begin a recording; raises NoRecorderFreeError. Nothing prevents a second one of the same room."""
        if not self.free:
            raise NoRecorderFreeError
        recording = self._begin(request, room, self._timeline.now)
        seconds = self._dice.uniform(*(_BROWSER_SECONDS if recording.wish.browser else _DIRECT_SECONDS))
        self._timeline.after(seconds * _JOINED_AFTER, lambda: self._join(recording))
        self._timeline.after(seconds, lambda: self._activate(recording))
        if recording.wish.identity or recording.wish.tracks:
            self._timeline.after(_MISSING_SECONDS, lambda: self._give_up(recording))
        return recording

    def arrange(self, request: Start, room: Room | None, started_at: float) -> Recording:
        """Set up a recording that has been running since then, recorder in the room included."""
        recording = self._begin(request, room, started_at)
        self._join(recording, joined_at=started_at)
        self._run(recording, started_at)
        return recording

    def stop(self, egress_id: str) -> Recording:
        """End a recording as its recorder does when told to; raises NoSuchRecordingError."""
        recording = self.get(egress_id)
        if recording.info.status == Status.EGRESS_STARTING:
            self._abort(recording)
        elif recording.info.status == Status.EGRESS_ACTIVE:
            self._end(recording, "StopEgress API")
        return recording

    def fail(self, egress_id: str, error: str, *, code: int = 500, ended_at: float | None = None) -> None:
        """Let a recording fail now, or at that moment in the past; raises NoSuchRecordingError."""
        recording = self.get(egress_id)
        ended_at = self._timeline.now if ended_at is None else ended_at
        self._note_end(recording, ended_at)
        self._say(recording, Status.EGRESS_FAILED, ended_at)
        recording.info.error = error
        recording.info.error_code = code
        recording.info.details = recording.info.details or "End reason: Failure"
        self._go(recording)

    def fail_upload(self, egress_id: str, error: str) -> None:
        """Let a recording fail only when its file is to be stored; raises NoSuchRecordingError."""
        self.get(egress_id).upload_error = error

    def kill(self, egress_id: str) -> None:
        """Let the recorder die: the list never learns of it, and the room notices after 23 seconds."""
        recording = self.get(egress_id)
        recording.answers = False
        self._timeline.after(_GONE_SECONDS, lambda: self._go(recording))

    def _begin(self, request: Start, room: Room | None, now: float) -> Recording:
        wish = read_wish(request)
        egress_id = self._sids.new("EG_")
        direct = egress.EgressSourceType.EGRESS_SOURCE_TYPE_SDK
        info = egress.EgressInfo(
            egress_id=egress_id,
            room_id="" if room is None else room.listed.sid,
            room_name=wish.room,
            source_type=egress.EgressSourceType.EGRESS_SOURCE_TYPE_WEB if wish.browser else direct,
            started_at=_nanoseconds(now),
            updated_at=_nanoseconds(now),
        )
        getattr(info, wish.field).CopyFrom(without_secrets(request))
        if wish.path is not None:
            name = wish.file_name(info.room_id, now)
            info.file_results.add(filename=name)
            info.file.CopyFrom(info.file_results[0])
        recording = Recording(info, wish, room)
        self._recordings[egress_id] = recording
        return recording

    def _join(self, recording: Recording, joined_at: float | None = None) -> None:
        room = recording.room
        if room is None or not recording.answers or not recording.under_way or not self._open(room):
            return
        permission = models.ParticipantPermission(can_subscribe=True, hidden=True, recorder=True)
        self._rooms.join(
            room.listed.name, recording.info.egress_id, kind="egress", permission=permission, joined_at=joined_at
        )

    def _activate(self, recording: Recording) -> None:
        if recording.info.status != Status.EGRESS_STARTING or not recording.answers:
            return
        if not self._has_media(recording):
            recording.waits_for_media = True
            return
        self._run(recording, self._timeline.now)

    def _run(self, recording: Recording, now: float) -> None:
        recording.waits_for_media = False
        recording.active_at = now
        recording.info.started_at += int(self._dice.uniform(0.03, 0.06) * _NANOSECONDS)
        for file in (*recording.info.file_results, recording.info.file):
            file.started_at = recording.info.started_at if recording.info.file_results else 0
        self._say(recording, Status.EGRESS_ACTIVE, now)

    def _abort(self, recording: Recording) -> None:
        recording.info.error = "Start signal not received"
        recording.info.error_code = 412
        recording.info.ended_at = _nanoseconds(self._timeline.now)
        self._say(recording, Status.EGRESS_ABORTED)
        self._go(recording)

    def _give_up(self, recording: Recording) -> None:
        if recording.info.status == Status.EGRESS_STARTING and recording.answers:
            wish = recording.wish
            what = f"participant {wish.identity}" if wish.identity else f"track {wish.tracks[0]}"
            self.fail(recording.info.egress_id, f"{what} not found", code=404)

    def _end(self, recording: Recording, reason: str) -> None:
        recording.info.details = f"End reason: {reason}"
        self._note_end(recording, self._timeline.now)
        self._say(recording, Status.EGRESS_ENDING)
        self._go(recording)
        self._timeline.after(self._dice.uniform(*self.upload_seconds), lambda: self._finish(recording))

    def _note_end(self, recording: Recording, now: float) -> None:
        recording.info.ended_at = _nanoseconds(now)
        if recording.info.file_results and recording.active_at:
            file = recording.info.file_results[0]
            file.ended_at = recording.info.ended_at
            file.duration = file.ended_at - file.started_at
            recording.info.file.CopyFrom(file)

    def _finish(self, recording: Recording) -> None:
        if recording.info.status != Status.EGRESS_ENDING or not recording.answers:
            return
        if recording.upload_error:
            self.fail(recording.info.egress_id, recording.upload_error, code=400)
            return
        recording.info.ended_at = _nanoseconds(self._timeline.now)
        if recording.info.file_results:
            file = recording.info.file_results[0]
            file.size = int(file.duration / _NANOSECONDS * recording.wish.kbits * 1000 / 8)
            file.location = recording.wish.location(file.filename)
            recording.info.file.CopyFrom(file)
            folder, _, _ = file.location.rpartition("/")
            recording.info.manifest_location = f"{folder}/{recording.info.egress_id}.json".lstrip("/")
        self._say(recording, Status.EGRESS_COMPLETE)

    def _go(self, recording: Recording) -> None:
        """Take the recorder out of the room, if it is there."""
        room = recording.room
        if room is not None and self._open(room) and recording.info.egress_id in room.people:
            self._rooms.leave(room.listed.name, recording.info.egress_id)

    def _notice(self, change: Change) -> None:
        for recording in list(self._recordings.values()):
            if recording.room is not change.room or not recording.answers:
                continue
            if change.what == "published" and recording.waits_for_media:
                self._timeline.after(_FIRST_MEDIA_SECONDS, partial(self._activate, recording))
            elif change.what == "closed" and recording.info.status == Status.EGRESS_STARTING:
                self._abort(recording)
            elif recording.info.status == Status.EGRESS_ACTIVE and self._loses_source(recording, change):
                self._end(recording, "Source closed")

    def _loses_source(self, recording: Recording, change: Change) -> bool:
        if change.what == "closed":
            return True
        return change.what == "left" and change.identity in (recording.info.egress_id, recording.wish.identity)

    def _has_media(self, recording: Recording) -> bool:
        room, wish = recording.room, recording.wish
        if room is None:
            return True
        if wish.identity:
            return wish.identity in room.people and bool(room.people[wish.identity].tracks)
        if wish.tracks:
            published = {track.sid for person in room.people.values() for track in person.tracks}
            return published.issuperset(wish.tracks)
        return room.has_tracks

    def _open(self, room: Room) -> bool:
        return self._rooms.find(room.listed.name) is room

    def _say(self, recording: Recording, status: Status, now: float | None = None) -> None:
        recording.info.status = status
        recording.info.updated_at = _nanoseconds(self._timeline.now if now is None else now)


def _nanoseconds(seconds: float) -> int:
    # Microseconds are all that a float of today's date can carry.
    return round(seconds * 1_000_000) * 1000
