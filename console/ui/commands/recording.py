"""Start and stop a recording, and what to do about one that failed."""

from console.domain.light import Light
from console.domain.trouble import Cause
from console.ui.commands.chosen import Chosen, ChosenRoom
from console.ui.commands.command import Command, Guard, Offer, Place
from console.ui.figures import clock
from console.ui.intents import ArmStop, Dismiss, Record

UNDER_WAY = "An action on this recording is under way."
NONE_FAILED = "No recording has failed here."
NO_PAUSE = "LiveKit cannot pause a recording. Stop, and start another."
_BUSY = {
    Light.STARTING: "A recording is starting here.",
    Light.PROVEN: "This room is being recorded.",
    Light.UNPROVEN: "The server lists a recording of this room.",
    Light.UNKNOWN: "A recording of this room was going on when last seen.",
    Light.STOPPING: "The last recording is being stopped.",
}
_STOPPABLE = (Light.PROVEN, Light.UNPROVEN, Light.UNKNOWN)


def why_not_record(room: ChosenRoom) -> str:
    """Say why no recording can be started in a room, or nothing."""
    if ("recording", room.live.room.name) in room.scene.pending:
        return UNDER_WAY
    listing = room.scene.truth.recording_list
    if listing.trouble is not None and listing.trouble.cause in (Cause.NO_RECORDER, Cause.NOT_ALLOWED):
        return listing.trouble.sentence
    if not listing.is_known:
        return listing.trouble.sentence if listing.trouble is not None else "The recordings have not been seen yet."
    return _BUSY.get(room.scene.light(room.live.room.name).light, "")


def why_not_stop(room: ChosenRoom) -> str:
    """Say why the recording of a room cannot be stopped now, or nothing."""
    if ("recording", room.live.room.name) in room.scene.pending:
        return UNDER_WAY
    light = room.scene.light(room.live.room.name).light
    if light in _STOPPABLE:
        return ""
    return _BUSY[light] if light in (Light.STARTING, Light.STOPPING) else "This room is not being recorded."


def _record(chosen: Chosen) -> Offer:
    text = "Start recording"
    room = chosen.room
    reason = chosen.why_not_room
    if room is None or reason:
        return Offer(text, reason=reason)
    title = f"Record {room.name}"
    reason = why_not_record(room)
    if reason:
        return Offer(text, reason=reason, title=title)
    return Offer(text, Record(room.server, room.target), title=title, detail=str(room.scene.choice))


def _start_again(chosen: Chosen) -> Offer:
    text = "Start again"
    room = chosen.room
    if room is None or room.scene.light(room.live.room.name).light is not Light.FAILED:
        return Offer(text, reason=chosen.why_not_room or NONE_FAILED)
    offer = _record(chosen)
    return Offer(text, offer.intent, offer.reason, title=f"Record {room.name} again", detail=offer.detail)


def _stop(chosen: Chosen) -> Offer:
    text = "Stop recording…"
    room = chosen.room
    reason = chosen.why_not_room
    if room is None or reason:
        return Offer(text, reason=reason)
    title = f"Stop recording {room.name}…"
    reason = why_not_stop(room)
    if reason:
        return Offer(text, reason=reason, title=title)
    started = room.scene.light(room.live.room.name).recording
    running = clock(room.scene.now - started.started_at) if started is not None and started.started_at else ""
    return Offer(text, ArmStop(), title=title, detail=running)


def _dismiss(chosen: Chosen) -> Offer:
    text = "Dismiss the failed recording"
    room = chosen.room
    if room is None:
        return Offer(text, reason=chosen.why_not_room)
    light = room.scene.light(room.live.room.name)
    if light.light is not Light.FAILED or light.recording is None:
        return Offer(text, reason=NONE_FAILED)
    return Offer(text, Dismiss(room.server, light.recording.egress_id), detail=room.name)


def _pause(_chosen: Chosen) -> Offer:
    return Offer("Pause recording", reason=NO_PAUSE)


_MENU = (Place.ROOM_MENU, Place.PALETTE)
_ROOM = (Place.ROOM_MENU, Place.ROOM, Place.PALETTE)

COMMANDS = (
    Command("record", "circle-dot", _record, _ROOM, "recording", ("Ctrl+R",)),
    Command("stop-recording", "square", _stop, _ROOM, "recording", ("Ctrl+Shift+R",), Guard.TWO_STEPS),
    Command("start-again", "rotate-ccw", _start_again, _MENU, "recording"),
    Command("dismiss-failure", "circle-check", _dismiss, _MENU, "recording"),
    Command("pause-recording", "pause", _pause, _MENU, "recording"),
)
