"""The recording of one room as the inspector shows it: worked out from a scene, without Qt."""

from dataclasses import dataclass, replace
from enum import StrEnum

from console.actions.recordings import StopRecording
from console.actions.targets import RoomTarget
from console.domain.health import Worth
from console.domain.light import LIST_PROOF, Light, RoomLight, recording_light
from console.domain.recordings import Recording
from console.domain.trouble import Cause
from console.ui import figures
from console.ui.recording.claims import claim, running_face
from console.ui.recording.cut_off import cut_off
from console.ui.recording.facts import Evidence, Fact, evidence_of, streams_of
from console.ui.recording.states import RecordState, Shown
from console.ui.scene import Scene
from console.ui.tries import tries

_STARTABLE = (RecordState.IDLE, RecordState.FAILED, RecordState.CANCELLED)
_LASTING = (Cause.NO_RECORDER, Cause.NOT_ALLOWED, Cause.KEY_REJECTED)


class Offer(StrEnum):
    """A small thing that can be done beside the button; the value is its word."""

    CHECK = "Check now"
    STOP = "Stop anyway"
    AGAIN = "Record again"
    CANCEL = "Cancel the start"
    DISMISS = "Dismiss"


@dataclass(frozen=True, slots=True)
class Other:
    """Another recording of the same room, with the order that stops it."""

    shown: Shown
    stop: StopRecording


@dataclass(frozen=True, slots=True)
class RoomRecording:
    """Everything that is shown of a room's recording.

    `small` is the button without a second line, `note` what has to be said in whole sentences, `proof` is "proven 2 s
    ago" or nothing, `stop` is what stops it, and `fault` what *Dismiss* is about.
    """

    shown: Shown
    small: Shown
    note: str = ""
    proof: str = ""
    offers: tuple[Offer, ...] = ()
    facts: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    others: tuple[Other, ...] = ()
    target: RoomTarget | None = None
    stop: StopRecording | None = None
    fault: str = ""
    may_start: bool = False


def room_recording(scene: Scene, room: str) -> RoomRecording:
    """Work out what may be claimed of the recording of one room, and what can be done about it."""
    light = scene.light(room)
    live = scene.truth.rooms.get(room)
    target = RoomTarget.of(live.room) if live is not None else None
    refused = why_not(scene, room)
    claimed = claim(scene, room, light, refused)
    subject = light.recording.egress_id if light.recording is not None else target.sid if target is not None else room
    shown = replace(claimed.shown, subject=f"{scene.server.key} {subject}")
    running = light.recording is not None and light.recording.status.is_running
    # Listed for ever and nobody records: whoever waits for the list would never record this room again.
    lost = shown.state is RecordState.UNKNOWN and light.light is Light.UNPROVEN and not light.checking
    stop = _stop(light.recording, target) if running and light.recording is not None else None
    return RoomRecording(
        shown,
        _small(shown, scene.now - (light.proven_at or light.listed_at)),
        note=" ".join(filter(None, (claimed.note, _unlisted(scene, shown.state)))),
        proof=f"proven {figures.ago(scene.now - light.proven_at)}" if shown.state is RecordState.LIVE else "",
        offers=_offers(shown.state, stop if scene.health.may_act else None, again=lost and not refused),
        facts=(*claimed.facts, *streams_of(scene, room)),
        evidence=evidence_of(light, scene.now),
        others=tuple(_others(scene, room, light)),
        target=target,
        stop=stop,
        fault=claimed.fault,
        may_start=not refused and (lost or shown.state in _STARTABLE),
    )


def why_not(scene: Scene, room: str) -> str:
    """Say in whole sentences why no recording can be started in a room now, or nothing."""
    if reason := cut_off(scene) or scene.abilities.denied.get("recording", ""):
        return reason
    if room not in scene.truth.rooms:
        return "This room has ended."
    listing = scene.truth.recording_list
    if (trouble := listing.trouble) is None:
        return "" if listing.is_known else "Asking what is being recorded."
    lasting = trouble.cause in _LASTING or scene.now - listing.asked_at > LIST_PROOF
    return f"{trouble.sentence} {trouble.step}".strip() if lasting else ""


def _unlisted(scene: Scene, state: RecordState) -> str:
    """Say why the list of recordings is old while the rooms are not, unless the button says that itself."""
    judged, trouble = scene.recordings_health, scene.truth.recording_list.trouble
    if trouble is None or judged.worth is Worth.LIVE or scene.is_stale or state is RecordState.DISABLED:
        return ""
    if trouble.cause in _LASTING:
        return f"{trouble.sentence} {trouble.step}".strip()
    tried = tries(scene.truth.recording_list, scene.now)
    return f"{trouble.sentence} {tried.capitalize()}." if tried else trouble.sentence


def _offers(state: RecordState, stop: StopRecording | None, *, again: bool) -> tuple[Offer, ...]:
    match state:
        case RecordState.UNKNOWN if again:
            return (Offer.AGAIN, Offer.STOP) if stop is not None else (Offer.AGAIN,)
        case RecordState.UNKNOWN:
            return (Offer.CHECK, Offer.STOP) if stop is not None else (Offer.CHECK,)
        case RecordState.STARTING if stop is not None:
            return (Offer.CANCEL,)
        case RecordState.SAVED | RecordState.FAILED | RecordState.CANCELLED:
            return (Offer.DISMISS,)
    return ()


def _others(scene: Scene, room: str, light: RoomLight) -> list[Other]:
    """Return what else is being recorded in a room, the newest first: the server allows more than one."""
    shown = light.recording.egress_id if light.recording is not None else ""
    found = []
    for recording in reversed(scene.truth.recordings.running_in(room)):
        if recording.egress_id != shown and (recording.files or not recording.streams):
            judged = recording_light(scene.truth, recording, scene.now)
            face = running_face(scene, judged, recording)
            key = f"{scene.server.key} {recording.egress_id}"
            found.append(
                Other(replace(_small(face, scene.now - judged.listed_at), subject=key), _stop(recording, None))
            )
    return found


def _stop(recording: Recording, target: RoomTarget | None) -> StopRecording:
    return StopRecording(target or RoomTarget(recording.room_name, recording.room_sid), recording.egress_id)


def _small(shown: Shown, unseen: float) -> Shown:
    """Return the face for one line: where nothing is known the clock is the age of the last evidence."""
    return replace(shown, clock=figures.age(unseen), verb="") if shown.state is RecordState.UNKNOWN else shown
