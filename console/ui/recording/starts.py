"""Our own orders to record a room: which recording they began, what they wait for, and how they failed."""

from console.actions.recordings import StartRecording, StopRecording
from console.connection.receipts import Outcome, Receipt
from console.domain.light import SAVED_FOR, RoomLight
from console.domain.recordings import Recording
from console.ui import figures
from console.ui.scene import Scene


def start_of(scene: Scene, recording: Recording) -> StartRecording | None:
    """Return our own order that began a recording, known by the server's answer or by the file name we made up."""
    for receipt in scene.receipts:
        action = receipt.action
        if isinstance(action, StartRecording) and (
            receipt.answer == recording.egress_id or any(f.name.endswith(action.path) for f in recording.files)
        ):
            return action
    return None


def pending_start(scene: Scene, room: str) -> Receipt | None:
    """Return the start of a room's recording that is still under way."""
    found = scene.pending.get(("recording", room))
    return found if found is not None and isinstance(found.action, StartRecording) else None


def pending_stop(scene: Scene, recording: Recording | None) -> Receipt | None:
    """Return the stop of a recording that is still under way."""
    found = scene.pending.get(("recording", recording.room_name)) if recording is not None else None
    if found is None or recording is None or not isinstance(found.action, StopRecording):
        return None
    return found if found.action.egress_id == recording.egress_id else None


def stops_from_here(scene: Scene, recording: Recording) -> bool:
    """Say whether this window ordered a recording to stop, and not in vain."""
    vain = (Outcome.REFUSED, Outcome.NOT_SENT)
    ours = (r for r in scene.receipts if isinstance(r.action, StopRecording) and r.outcome not in vain)
    return any(r.action.egress_id == recording.egress_id for r in ours if isinstance(r.action, StopRecording))


def whose_stop(scene: Scene, recording: Recording) -> str:
    """Say as far as is known who stopped a recording."""
    return "from this window" if stops_from_here(scene, recording) else "not from this window"


def is_old_news(scene: Scene, recording: Recording) -> bool:
    """Say whether nobody has to be told any more that a start was taken back: whoever did it here knows."""
    return stops_from_here(scene, recording) and scene.now - recording.ended_at > SAVED_FOR


def waits_for(scene: Scene, start: Receipt) -> str:
    """Say what a start waits for, and since when: a server without a free recorder takes half a minute to say no."""
    waited = figures.age(scene.now - start.pressed_at)
    if start.outcome is Outcome.WAITING:
        return f"About to be sent · {waited}"
    if start.accepted_at:
        return f"{first_picture(scene, start.action.room.name)} · {waited}"
    return f"{'Checking whether it started' if start.reason else 'Waiting for a free recorder'} · {waited}"


def first_picture(scene: Scene, room: str) -> str:
    """Say what an accepted start waits for: a recorder begins with the first track that it gets."""
    live = scene.truth.rooms.get(room)
    sends = live is None or not live.is_known or any(p.tracks for p in live.crowd)
    return "Accepted, no picture yet" if sends else "Nobody publishes yet"


def failed_start(scene: Scene, light: RoomLight, room: str) -> Receipt | None:
    """Return our last start in this room, if it came to nothing and nobody has dismissed that.

    One that became a recording is spoken for by the server's list.
    """
    last = next((r for r in scene.receipts if r.action.key == ("recording", room)), None)
    if last is None or not isinstance(last.action, StartRecording) or last.answer:
        return None
    if last.outcome not in (Outcome.REFUSED, Outcome.NOT_SENT, Outcome.UNKNOWN) or fault_of(last) in scene.dismissed:
        return None
    later = light.recording is not None and light.recording.started_at > last.pressed_at
    live = scene.truth.rooms.get(room)
    same = live is not None and live.room.sid == last.action.room.sid
    return last if same and not later else None


def fault_of(start: Receipt) -> str:
    """Return the name under which a failed start is dismissed; no egress id looks like it."""
    return f"start {start.number}"
