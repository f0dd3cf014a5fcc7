"""Starting and stopping a recording."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from console.actions.action import Action, Key, Patience, Verdict, Words
from console.actions.targets import RoomTarget
from console.domain.choices import RecordingChoice
from console.domain.deeds import Verb
from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.light import is_lost
from console.domain.recordings import Recording, Status
from console.domain.snapshot import Snapshot
from console.domain.text import isolated
from console.domain.trouble import Cause, Trouble

if TYPE_CHECKING:  # livekit takes a quarter of a second to import, and the window is painted before that
    from console.gateway.calls import Calls

LONGEST_NAME = 80
FIELDS = ("{room}", "{time}", "{date}")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


class TemplateRefused(ValueError):
    """A file name template that could write where nobody wants it."""


def file_path(template: str, room: str, now: float, unique: str) -> str:
    """Expand a template ourselves, so that a hostile room name cannot: `unique` is six characters that nobody shares.

    The time is UTC with milliseconds. Raises TemplateRefused with a sentence.
    """
    wanted = template.strip()
    if not wanted:
        raise TemplateRefused("The file name is empty.")
    if wanted.startswith("/") or "\\" in wanted or "\0" in wanted or ".." in wanted:
        raise TemplateRefused("The file name must stay inside the storage: no leading /, no .. and no backslash.")
    moment = datetime.fromtimestamp(now, UTC)
    for field, value in zip(
        FIELDS,
        (safe(room), f"{moment:%Y%m%dT%H%M%S}{moment.microsecond // 1000:03d}Z", f"{moment:%Y-%m-%d}"),
        strict=True,
    ):
        wanted = wanted.replace(field, value)
    if "{" in wanted or "}" in wanted:
        raise TemplateRefused(f"Only {', '.join(FIELDS)} can stand in braces.")
    parts = [safe(part) for part in wanted.removesuffix(".mp4").split("/") if part]
    return f"{'/'.join(parts)}-{unique}.mp4"


def safe(text: str) -> str:
    """Return a file name part of ASCII letters, digits, dot, dash and underscore, at most 80 characters."""
    return _UNSAFE.sub("-", text)[:LONGEST_NAME].strip("-.") or "room"


@dataclass(frozen=True, slots=True)
class StartRecording(Action):
    """Record a room into one file; never a second time, whoever started the first: the server would allow it."""

    target: RoomTarget
    choice: RecordingChoice
    path: str
    lost: frozenset[str] = frozenset()
    """The egress ids that were listed as active in the room without a recorder when the finger came down."""

    @property
    def key(self) -> Key:
        return ("recording", self.target.name)

    @property
    def room(self) -> RoomTarget:
        return self.target

    @property
    def verb(self) -> Verb:
        return Verb.START_RECORDING

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        return (
            ("file", self.path),
            ("layout", self.choice.layout),
            ("shade", self.choice.shade),
            ("preset", self.choice.preset),
        )

    @property
    def patience(self) -> Patience:
        """Half a minute of good looks that do not find it; one that is found to be starting is waited for."""
        return Patience(2, 30.0)

    @property
    def words(self) -> Words:
        name = isolated(self.target.name)
        checking = "Checking whether the recording started…"
        return Words(f"Starting to record {name}", f"Recording {name}", f"Could not record {name}", checking)

    def repeats(self, other: Action) -> bool:
        return isinstance(other, StartRecording) and other.target == self.target

    def mismatch(self, snapshot: Snapshot) -> str:
        if any(not is_lost(snapshot, r) for r in snapshot.recordings.being_kept(self.target.name)):
            return f"{isolated(self.target.name)} already has a recording."
        return self.target.mismatch(snapshot)

    def asked_at(self, snapshot: Snapshot) -> float:
        return snapshot.recording_list.asked_at

    def predict(self, snapshot: Snapshot) -> Snapshot:
        return snapshot

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        ours = snapshot.recordings.by_id.get(answer) or _named(self.path, snapshot.recordings.of_room(self.target.name))
        if ours is None:
            return Verdict.NOT_YET
        if ours.status is Status.STARTING:
            return Verdict.UNDER_WAY
        return Verdict.MOOT if ours.status in (Status.FAILED, Status.ABORTED) else Verdict.SEEN

    async def perform(self, calls: "Calls") -> str:
        """Look, start, and where the answer is lost look again by our own file name; returns the egress id."""
        try:
            listed = (await calls.find_recordings(self.target.name)).being_kept(self.target.name)
        except Unanswered as error:
            raise NotSent(error.trouble) from error  # only the look had no answer: nothing was ordered
        if any(r.egress_id not in self.lost for r in listed):
            raise Refused(Trouble(Cause.REFUSED, f"{isolated(self.target.name)} already has a recording."))
        try:
            return (await calls.start_recording(self.target.name, self.choice, self.path)).egress_id
        except Missing as error:
            raise Refused(Trouble(Cause.MISSING, f"{isolated(self.target.name)} has ended.")) from error
        except (Unanswered, Refused) as error:
            found = await self._ours(calls)
            if found is not None:
                return found.egress_id
            if error.trouble.cause is Cause.NOBODY_ANSWERS:
                step = "Stop another recording, or add a recorder to the server."
                raise Refused(Trouble(Cause.NO_RECORDER, "No recorder was free.", step, error.trouble.said)) from error
            raise

    async def _ours(self, calls: "Calls") -> Recording | None:
        """Look for our file; that this look failed says nothing about the start, which stays what it was."""
        try:
            listed = await calls.find_recordings(self.target.name)
        except ServerError:
            return None
        return _named(self.path, listed.of_room(self.target.name))


def _named(path: str, recordings: tuple[Recording, ...]) -> Recording | None:
    """Return the recording that writes our file: the six characters at its end are nobody else's."""
    return next((r for r in recordings if any(f.name.endswith(path) for f in r.files)), None)


@dataclass(frozen=True, slots=True)
class StopRecording(Action):
    """Stop a recording, ours or anybody's; one that has ended by itself counts as stopped."""

    target: RoomTarget
    egress_id: str

    @property
    def key(self) -> Key:
        return ("recording", self.target.name)

    @property
    def room(self) -> RoomTarget:
        return self.target

    @property
    def verb(self) -> Verb:
        return Verb.STOP_RECORDING

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        return (("egress", self.egress_id),)

    @property
    def patience(self) -> Patience:
        """One that is ending is waited for, for ever: its file may be large."""
        return Patience(3, 10.0)

    @property
    def words(self) -> Words:
        name = isolated(self.target.name)
        return Words(
            f"Stopping the recording of {name}", f"Stopped recording {name}", f"Could not stop recording {name}"
        )

    def mismatch(self, snapshot: Snapshot) -> str:
        return ""

    def asked_at(self, snapshot: Snapshot) -> float:
        return snapshot.recording_list.asked_at

    def predict(self, snapshot: Snapshot) -> Snapshot:
        return snapshot

    def verdict(self, snapshot: Snapshot, answer: str) -> Verdict:
        found = snapshot.recordings.by_id.get(self.egress_id)
        if found is None or not found.status.is_running:
            return Verdict.SEEN
        return Verdict.UNDER_WAY if found.status is Status.ENDING else Verdict.NOT_YET

    async def perform(self, calls: "Calls") -> str:
        try:
            await calls.stop_recording(self.egress_id)
        except Missing:
            return "already ended"
        except Refused as error:
            if await self._has_ended(calls):
                return "already ended"
            raise error from None
        return ""

    async def _has_ended(self, calls: "Calls") -> bool:
        try:
            found = (await calls.find_recordings(self.target.name)).by_id.get(self.egress_id)
        except ServerError:
            return False
        return found is None or not found.status.is_running
