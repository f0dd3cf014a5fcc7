"""What a press did, as an icon and, for several deeds at once, as one sentence."""

from dataclasses import dataclass

from console.domain.deeds import Deed, Outcome, Verb
from console.domain.text import isolated
from console.domain.tracks import Source
from console.ui import figures

_ICONS = {
    Verb.REMOVE: "user-x",
    Verb.START_RECORDING: "circle-dot",
    Verb.STOP_RECORDING: "square",
    Verb.END_ROOM: "door-closed",
}
_TRACK_ICONS = {
    (Source.MICROPHONE, Verb.MUTE): "mic-off",
    (Source.MICROPHONE, Verb.UNMUTE): "mic",
    (Source.CAMERA, Verb.MUTE): "video-off",
    (Source.CAMERA, Verb.UNMUTE): "video",
    (Source.SCREEN, Verb.MUTE): "monitor-off",
    (Source.SCREEN, Verb.UNMUTE): "monitor-up",
}


@dataclass(frozen=True, slots=True)
class Called:
    """What several deeds of one kind are called: under way, done, not done, and where."""

    doing: str
    done: str
    failed: str
    preposition: str = "in"


MUTE = Called("Muting", "Muted", "Could not mute")
UNMUTE = Called("Unmuting", "Unmuted", "Could not unmute")
REMOVE = Called("Removing", "Removed", "Could not remove", "from")
MIXED = Called("Carrying out", "Carried out", "Could not carry out")
_CALLED = {Verb.MUTE: MUTE, Verb.UNMUTE: UNMUTE, Verb.REMOVE: REMOVE}


def icon(deeds: tuple[Deed, ...]) -> str:
    """Return the sign of what was done; a refusal has its own."""
    if all(deed.outcome in (Outcome.REFUSED, Outcome.NOT_SENT) for deed in deeds):
        return "ban"
    first = deeds[0]
    other = "volume-2" if first.verb is Verb.UNMUTE else "volume-off"
    return _ICONS.get(first.verb) or _TRACK_ICONS.get((_source(first), first.verb), other)


def batch_title(deeds: tuple[Deed, ...]) -> str:
    """Return one sentence for a batch: who were meant, and, once it is settled, how many it reached."""
    verbs = {deed.verb for deed in deeds}
    called = _CALLED.get(deeds[0].verb, MIXED) if len(verbs) == 1 else MIXED
    things = _things(deeds, called)
    seen = sum(deed.outcome is Outcome.SEEN for deed in deeds)
    rooms = list(dict.fromkeys(deed.room for deed in deeds))
    where = isolated(rooms[0]) if len(rooms) == 1 else figures.counted(len(rooms), "room")
    if any(deed.outcome.is_open for deed in deeds):
        return f"{called.doing} {things} {called.preposition} {where}"
    if seen == 0:
        return f"{called.failed} {things} {called.preposition} {where}"
    reached = things if seen == len(deeds) else f"{seen} of {things}"
    return f"{called.done} {reached} {called.preposition} {where}"


def _things(deeds: tuple[Deed, ...], called: Called) -> str:
    """Count people where each deed means another one's microphone, and tracks or actions otherwise."""
    if called is MIXED:
        return figures.counted(len(deeds), "action")
    owners = {(deed.room, deed.identity) for deed in deeds}
    heard = called is not REMOVE and all(_source(deed) is Source.MICROPHONE for deed in deeds)
    if called is REMOVE or (heard and len(owners) == len(deeds)):
        return figures.counted(len(deeds), "person", "people")
    return figures.counted(len(deeds), "microphone" if heard else "track")


def _source(deed: Deed) -> Source:
    """Return what kind of track was meant; what a later version wrote may be one that is not known here."""
    return Source(deed.source) if deed.source in set(Source) else Source.UNKNOWN
