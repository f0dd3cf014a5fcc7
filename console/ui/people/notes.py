"""What became of a press, in the words of the row that it was about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from console.actions.participants import RemoveParticipant
from console.actions.targets import ParticipantTarget
from console.actions.tracks import SetMuted
from console.connection.receipts import Outcome, Receipt
from console.domain.tracks import Source
from console.ui.figures import took
from console.ui.people.rows import Last
from console.ui.scene import Scene
from console.ui.trees.tones import Tone

SHOWN_FOR, LOOKED_BACK = 20.0, 60.0
_ENDS = {
    Outcome.WAITING: ("waiting its turn…", "send", Tone.AMBER),
    Outcome.SENT: ("sent, waiting…", "send", Tone.AMBER),
    Outcome.SEEN: ("", "check-check", Tone.OK),
    Outcome.ACCEPTED: ("accepted, not seen", "triangle-alert", Tone.AMBER),
    Outcome.UNKNOWN: ("sent, outcome unknown", "circle-question-mark", Tone.AMBER),
    Outcome.NOT_SENT: ("not sent", "x", Tone.STRONG),
    Outcome.REFUSED: ("refused", "x", Tone.STRONG),
}
Who = tuple[str, str]
"""A room's name and an identity."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about the last press, and the session that it was meant for."""

    last: Last
    sid: str
    is_open: bool
    not_sent: bool = False


@dataclass(frozen=True, slots=True)
class Notes:
    """The newest note of everybody who has one, and the sids of the tracks that are being muted or unmuted."""

    by_person: Mapping[Who, Note] = field(default_factory=dict)
    tracks: frozenset[str] = frozenset()

    def of(self, room: str, identity: str, sid: str) -> Note | None:
        """Return the note of one session; what was not sent because the session was another one counts too."""
        note = self.by_person.get((room, identity))
        return note if note is not None and (note.sid == sid or note.not_sent) else None


def notes(scene: Scene) -> Notes:
    """Gather what is open and what ended a moment ago: what is open comes first, then the newest."""
    found: dict[Who, Note] = {}
    for receipt in (*reversed(tuple(scene.pending.values())), *_recent(scene)):
        target = _target(receipt)
        if target is not None and (target.room.name, target.identity) not in found:
            found[target.room.name, target.identity] = _note(receipt, target)
    open_tracks = (r.action.target.sid for r in scene.pending.values() if isinstance(r.action, SetMuted))
    return Notes(found, frozenset(open_tracks))


def _recent(scene: Scene) -> Iterable[Receipt]:
    for receipt in scene.receipts:
        if receipt.pressed_at < scene.now - LOOKED_BACK:
            return
        ended = max(receipt.pressed_at, receipt.sent_at, receipt.accepted_at, receipt.seen_at)
        if not receipt.outcome.is_open and scene.now - ended <= SHOWN_FOR:
            yield receipt


def _target(receipt: Receipt) -> ParticipantTarget | None:
    match receipt.action:
        case SetMuted(target=target):
            return target.owner
        case RemoveParticipant(target=target):
            return target
    return None


def _note(receipt: Receipt, target: ParticipantTarget) -> Note:
    outcome = receipt.outcome
    return Note(_last(receipt), target.sid, outcome.is_open, outcome is Outcome.NOT_SENT)


def _last(receipt: Receipt) -> Last:
    verb, done = _verbs(receipt)
    words, icon, tone = _ENDS[receipt.outcome]
    if receipt.outcome is Outcome.SENT and receipt.accepted_at:
        words = "accepted, looking…"
    if receipt.outcome is Outcome.SEEN:
        return Last(f"{done}, seen after {took(receipt.took)}", icon, tone, receipt.reason)
    return Last(f"{verb} {words}", icon, tone, " ".join(filter(None, (receipt.reason, receipt.step))))


def _verbs(receipt: Receipt) -> tuple[str, str]:
    """Return the verb as it was pressed and as it is done, with the source where it is not the microphone."""
    action = receipt.action
    if not isinstance(action, SetMuted):
        return "Remove", "Removed"
    source = action.target.source
    thing = "" if source is Source.MICROPHONE else "Track " if source is Source.UNKNOWN else f"{source.capitalize()} "
    verb = "mute" if action.muted else "unmute"
    return (f"{thing}{verb}" if thing else verb.capitalize()), (f"{thing}{verb}d" if thing else f"{verb}d".capitalize())
