"""LiveKit's RoomService as far as it concerns the people in a room and their tracks."""

from typing import Final

from livekit.protocol import models, room

from console.demo.grants import Grants
from console.demo.room_service import METADATA_BYTES, must_fit, silence
from console.demo.rooms import NoSuchParticipantError
from console.demo.twirp import refusal
from console.demo.world import Moderation, World

_ATTRIBUTES_BYTES: Final = 64 * 1024
_NAME_BYTES: Final = 256


async def list_participants(
    world: World, grants: Grants, request: room.ListParticipantsRequest
) -> room.ListParticipantsResponse:
    """List everybody in a room, recorders included, in no order at all; an unknown room is an empty one."""
    grants.must_moderate(request.room)
    found = world.rooms.find(request.room)
    people = list(found.people.values()) if found is not None else []
    world.dice.shuffle(people)
    answer = room.ListParticipantsResponse(participants=people)
    for person in answer.participants:
        tracks = list(person.tracks)
        world.dice.shuffle(tracks)
        del person.tracks[:]
        person.tracks.extend(tracks)
    return answer


async def get_participant(
    world: World, grants: Grants, request: room.RoomParticipantIdentity
) -> models.ParticipantInfo:
    """Give one participant."""
    grants.must_moderate(request.room)
    return _stored(world, request.room, request.identity)


async def remove_participant(
    world: World, grants: Grants, request: room.RoomParticipantIdentity
) -> room.RemoveParticipantResponse:
    """Disconnect one participant; their token stays good."""
    grants.must_moderate(request.room)
    _stored(world, request.room, request.identity)
    world.tell(Moderation("removed", request.room, request.identity))
    world.rooms.leave(request.room, request.identity)
    return room.RemoveParticipantResponse()


async def mute_published_track(
    world: World, grants: Grants, request: room.MuteRoomTrackRequest
) -> room.MuteRoomTrackResponse:
    """Mute a track, or open it where that is allowed; an unknown track is answered by an empty success."""
    grants.must_moderate(request.room)
    try:
        world.rooms.person(request.room, request.identity)
    except NoSuchParticipantError:
        raise await silence(world) from None
    # The server looks at this before it looks for the track.
    if not request.muted and not world.enable_remote_unmute:
        raise refusal("failed_precondition", "remote unmute not enabled")
    track = world.rooms.set_muted(request.room, request.identity, request.track_sid, muted=request.muted)
    if track is not None and request.muted:
        world.tell(Moderation("muted", request.room, request.identity, track.sid))
    return room.MuteRoomTrackResponse(track=track)


async def update_participant(
    world: World, grants: Grants, request: room.UpdateParticipantRequest
) -> models.ParticipantInfo:
    """Change what is said about a participant and what they may do.

    An empty name or metadata is skipped, attributes are merged, and a permission replaces the whole old one.
    """
    must_fit("metadata size exceeds limits", len(request.metadata.encode()), METADATA_BYTES)
    must_fit("name length exceeds limits", len(request.name.encode()), _NAME_BYTES)
    size = sum(len(key.encode()) + len(value.encode()) for key, value in request.attributes.items())
    must_fit("attribute size exceeds limits", size, _ATTRIBUTES_BYTES)
    grants.must_moderate(request.room)
    person = _stored(world, request.room, request.identity)
    person.name = request.name or person.name
    person.metadata = request.metadata or person.metadata
    if request.attributes:
        world.rooms.set_attributes(request.room, request.identity, request.attributes)
    if request.HasField("permission"):
        world.rooms.set_permission(request.room, request.identity, request.permission)
    world.rooms.touch(request.room, request.identity)
    return person


async def update_subscriptions(
    world: World, grants: Grants, request: room.UpdateSubscriptionsRequest
) -> room.UpdateSubscriptionsResponse:
    """Change who hears whom; nobody in the made-up world listens."""
    grants.must_moderate(request.room)
    try:
        world.rooms.person(request.room, request.identity)
    except NoSuchParticipantError:
        raise await silence(world) from None
    return room.UpdateSubscriptionsResponse()


async def move_participant(
    world: World, grants: Grants, request: room.MoveParticipantRequest
) -> room.MoveParticipantResponse:
    """Refuse: only LiveKit Cloud can move people."""
    await _refuse_transfer(world, grants, request)
    return room.MoveParticipantResponse()


async def forward_participant(
    world: World, grants: Grants, request: room.ForwardParticipantRequest
) -> room.ForwardParticipantResponse:
    """Refuse: only LiveKit Cloud can forward people."""
    await _refuse_transfer(world, grants, request)
    return room.ForwardParticipantResponse()


async def _refuse_transfer(
    world: World, grants: Grants, request: room.MoveParticipantRequest | room.ForwardParticipantRequest
) -> None:
    grants.must_move(request.room, request.destination_room)
    try:
        world.rooms.person(request.room, request.identity)
    except NoSuchParticipantError:
        raise await silence(world) from None
    raise refusal("unknown", "not implemented")


def _stored(world: World, name: str, identity: str) -> models.ParticipantInfo:
    try:
        return world.rooms.person(name, identity)
    except NoSuchParticipantError:
        raise refusal("not_found", "participant does not exist") from None
