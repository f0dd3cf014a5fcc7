"""Start and stop a recording, by the same judgement that the record button shows."""

from console.ui.commands.chosen import Chosen, ChosenRoom
from console.ui.commands.command import Command, Guard, Offer, Place
from console.ui.habits import STOP_AT_ONCE
from console.ui.intents import ArmStop, Dismiss, Look, Perform, Record
from console.ui.recording.facts import choice_words
from console.ui.recording.rows import RoomRecording, room_recording, why_not
from console.ui.recording.states import RecordState

NO_PAUSE = "LiveKit cannot pause a recording. Stop, and start another."
NONE_FAILED = "No recording has failed here."
_BUSY = {
    RecordState.STARTING: "A recording is starting here.",
    RecordState.LIVE: "This room is being recorded.",
    RecordState.STOPPING: "The recording is being stopped.",
    RecordState.UNKNOWN: "The server lists a recording of this room.",
    RecordState.SAVED: "The last recording has just been saved.",
}
_IDLE = "This room is not being recorded."


def _shown(room: ChosenRoom) -> RoomRecording:
    return room_recording(room.scene, room.live.room.name)


def _record(chosen: Chosen) -> Offer:
    text = "Start recording"
    room = chosen.room
    reason = chosen.why_not_room
    if room is None or reason:
        return Offer(text, reason=reason)
    title = f"Record {room.name}"
    reason = why_not(room.scene, room.live.room.name) or _busy(_shown(room))
    if reason:
        return Offer(text, reason=reason, title=title)
    return Offer(text, Record(room.server, room.target), title=title, detail=choice_words(room.scene.choice))


def _busy(recording: RoomRecording) -> str:
    return "" if recording.may_start else _BUSY.get(recording.shown.state, "")


def _start_again(chosen: Chosen) -> Offer:
    text = "Start again"
    room = chosen.room
    if room is None or _shown(room).shown.state is not RecordState.FAILED:
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
    shown = _shown(room).shown
    match shown.state:
        case RecordState.LIVE:
            return Offer(text, ArmStop(), title=title, detail=shown.clock)
        case RecordState.UNKNOWN:
            return Offer(text, reason="It is not known whether it runs. Stop anyway stops it unseen.", title=title)
        case RecordState.STARTING | RecordState.STOPPING as state:
            return Offer(text, reason=_BUSY[state], title=title)
        case _:
            return Offer(text, reason=_IDLE, title=title)


def _stop_unproven(chosen: Chosen) -> Offer:
    """Stop what is listed but not seen, or what has not begun yet: nothing that is proven to run."""
    text = "Stop anyway"
    room = chosen.room
    reason = chosen.why_not_room
    if room is None or reason:
        return Offer(text, reason=reason)
    recording = _shown(room)
    state = recording.shown.state
    if recording.stop is None or state not in (RecordState.UNKNOWN, RecordState.STARTING):
        proven = "Its recording is proven. Stop it with the record button."
        return Offer(text, reason=proven if state is RecordState.LIVE else _BUSY.get(state, _IDLE))
    text = text if state is RecordState.UNKNOWN else "Cancel the start"
    return Offer(text, Perform(room.server, (recording.stop,)), detail=f"{room.name}: {recording.shown.sentence}")


def _dismiss(chosen: Chosen) -> Offer:
    text = "Dismiss the failed recording"
    room = chosen.room
    if room is None:
        return Offer(text, reason=chosen.why_not_room)
    recording = _shown(room)
    if recording.shown.state is not RecordState.FAILED or not recording.fault:
        return Offer(text, reason=NONE_FAILED)
    return Offer(text, Dismiss(room.server, recording.fault), detail=room.name)


def _pause(_chosen: Chosen) -> Offer:
    return Offer("Pause recording", reason=NO_PAUSE)


def _stop_at_once(chosen: Chosen) -> Offer:
    """Switch the question on the button off, or on again."""
    text = "Stop recordings at the first press"
    return Offer(text, Look(STOP_AT_ONCE), checked=STOP_AT_ONCE in chosen.standing.showing)


_MENU = (Place.ROOM_MENU, Place.PALETTE)
_ROOM = (Place.ROOM_MENU, Place.ROOM, Place.PALETTE)

COMMANDS = (
    Command("record", "circle-dot", _record, _ROOM, "recording", ("Ctrl+R",)),
    Command("stop-recording", "square", _stop, _ROOM, "recording", ("Ctrl+Shift+R",), Guard.TWO_STEPS),
    Command("stop-anyway", "circle-stop", _stop_unproven, _MENU, "recording"),
    Command("start-again", "rotate-ccw", _start_again, _MENU, "recording"),
    Command("dismiss-failure", "circle-check", _dismiss, _MENU, "recording"),
    Command("pause-recording", "pause", _pause, _MENU, "recording"),
    Command(STOP_AT_ONCE, "square", _stop_at_once, _MENU, "recording"),
)
