"""LiveKit's Egress service: recordings, as the API tells of them."""

import json
from typing import Final

from livekit.protocol import egress
from livekit.protocol.egress import EgressStatus as Status

from console.demo.grants import Grants
from console.demo.recorders import NoSuchRecordingError, Recording
from console.demo.room_service import BUS_SECONDS
from console.demo.rooms import NoSuchParticipantError
from console.demo.twirp import TwirpError, refusal
from console.demo.wishes import Start, read_wish
from console.demo.world import World

# Three tries of a message bus, each with three of its own and growing pauses between them.
_START_SECONDS: Final = (18.0, 24.0)


async def start(world: World, grants: Grants, request: Start) -> egress.EgressInfo:
    """Start a recording; the answer is STARTING, or an error after some 20 seconds when no recorder is free."""
    grants.must_record()
    wish = read_wish(request)
    room = world.rooms.find(wish.room)
    if room is None and wish.room:
        raise refusal("not_found", "requested room does not exist")
    if not world.has_redis or not world.recorders.free:
        await world.clock.sleep(world.dice.uniform(*_START_SECONDS))
        raise refusal("unavailable", "no response from servers")
    if not wish.outputs:
        raise refusal("invalid_argument", "request has missing or invalid field: output")
    if not wish.room and wish.field != "web":
        raise refusal("invalid_argument", "request has missing or invalid field: token or api key/secret")
    return world.recorders.start(request, room).info


async def stop_egress(world: World, grants: Grants, request: egress.StopEgressRequest) -> egress.EgressInfo:
    """Stop a recording; one that is over is refused, one whose recorder is dead is not answered for."""
    grants.must_record()
    recording = await _reach(world, request.egress_id)
    if not recording.under_way or (not recording.answers and recording.info.status == Status.EGRESS_ENDING):
        status = Status.Name(recording.info.status)
        raise TwirpError("failed_precondition", f"egress with status {status} cannot be stopped")
    if not recording.answers:
        raise refusal("deadline_exceeded", "request timed out")
    return world.recorders.stop(request.egress_id).info


async def list_egress(world: World, grants: Grants, request: egress.ListEgressRequest) -> egress.ListEgressResponse:
    """List recordings in no order at all, by id or by room and state."""
    grants.must_record()
    _must_have_redis(world)
    if request.egress_id:
        found = [_stored(world, request.egress_id).info]
    else:
        found = [
            recording.info
            for recording in world.recorders.all()
            if (not request.room_name or recording.info.room_name == request.room_name)
            and (not request.active or recording.under_way)
        ]
    world.dice.shuffle(found)
    return egress.ListEgressResponse(items=found)


async def update_stream(world: World, grants: Grants, request: egress.UpdateStreamRequest) -> egress.EgressInfo:
    """Add or remove streams; with only an id it is a heartbeat, which a live recorder refuses at once."""
    grants.must_record()
    recording = await _reach(world, request.egress_id)
    if not recording.under_way or recording.info.status == Status.EGRESS_ENDING:
        status = Status.Name(recording.info.status)
        raise TwirpError("failed_precondition", f"egress with status {status} cannot be updated")
    if not recording.answers:
        raise refusal("unavailable", "no response from servers")
    if not recording.wish.streams:
        raise refusal("invalid_argument", "UpdateStream called on non-streaming egress")
    streams = recording.info.stream_results
    kept = [stream for stream in streams if stream.url not in request.remove_output_urls]
    del streams[:]
    streams.extend([*kept, *(egress.StreamInfo(url=url) for url in request.add_output_urls)])
    return recording.info


async def update_layout(world: World, grants: Grants, request: egress.UpdateLayoutRequest) -> egress.EgressInfo:
    """Tell the recorder's page another layout; the stock page does not listen, and the list does not change."""
    grants.must_record()
    _must_have_redis(world)
    info = _stored(world, request.egress_id).info
    try:
        person = world.rooms.person(info.room_name, info.egress_id)
    except NoSuchParticipantError:
        raise refusal("not_found", "participant does not exist") from None
    person.metadata = json.dumps({"layout": request.layout}, separators=(",", ":"))
    world.rooms.touch(info.room_name, info.egress_id)
    return info


async def _reach(world: World, egress_id: str) -> Recording:
    """Ask the recorder itself; only after three seconds of silence does the server look into its store."""
    try:
        recording = world.recorders.get(egress_id)
    except NoSuchRecordingError:
        recording = None
    if recording is None or not world.has_redis or not recording.answers or not recording.under_way:
        await world.clock.sleep(BUS_SECONDS)
    _must_have_redis(world)
    return _stored(world, egress_id)


def _stored(world: World, egress_id: str) -> Recording:
    try:
        return world.recorders.get(egress_id)
    except NoSuchRecordingError:
        raise refusal("not_found", "egress does not exist") from None


def _must_have_redis(world: World) -> None:
    if not world.has_redis:
        raise refusal("internal", "egress not connected (redis required)")
