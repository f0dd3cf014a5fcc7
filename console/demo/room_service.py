"""LiveKit's RoomService as far as it concerns rooms."""

from typing import Final

from livekit.protocol import models, room

from console.demo.grants import Grants
from console.demo.twirp import TwirpError, refusal
from console.demo.world import Moderation, World

METADATA_BYTES: Final = 512 * 1024
_NAME_BYTES: Final = 256
BUS_SECONDS: Final = 3.0


async def create_room(world: World, grants: Grants, request: room.CreateRoomRequest) -> models.Room:
    """Open a room, or give the one that is open unchanged."""
    grants.must_create_rooms()
    if len(request.name.encode()) > _NAME_BYTES:
        raise refusal("invalid_argument", f"room name length exceeds limits: max length {_NAME_BYTES}")
    opened = world.rooms.create(
        request.name,
        metadata=request.metadata,
        empty_timeout=request.empty_timeout or 300,
        departure_timeout=request.departure_timeout or 20,
        max_participants=request.max_participants,
    )
    return opened.listed


async def list_rooms(world: World, grants: Grants, request: room.ListRoomsRequest) -> room.ListRoomsResponse:
    """List the open rooms in no order at all."""
    grants.must_list_rooms()
    rooms = [found.listed for found in world.rooms.all() if not request.names or found.listed.name in request.names]
    world.dice.shuffle(rooms)
    return room.ListRoomsResponse(rooms=rooms)


async def delete_room(world: World, grants: Grants, request: room.DeleteRoomRequest) -> room.DeleteRoomResponse:
    """Close a room and disconnect everybody in it."""
    grants.must_create_rooms()
    _must_exist(world, request.room)
    world.tell(Moderation("ended", request.room))
    world.rooms.delete(request.room)
    return room.DeleteRoomResponse()


async def update_room_metadata(world: World, grants: Grants, request: room.UpdateRoomMetadataRequest) -> models.Room:
    """Replace a room's metadata, also by nothing."""
    must_fit("metadata size exceeds limits", len(request.metadata.encode()), METADATA_BYTES)
    grants.must_moderate(request.room)
    _must_exist(world, request.room)
    return world.rooms.set_metadata(request.room, request.metadata).listed


async def send_data(world: World, grants: Grants, request: room.SendDataRequest) -> room.SendDataResponse:
    """Send data into a room; nobody in the made-up world reads it."""
    grants.must_moderate(request.room)
    if world.rooms.find(request.room) is None:
        raise await silence(world)
    return room.SendDataResponse()


def must_fit(words: str, size: int, limit: int) -> None:
    """Raise TwirpError for a text that is too long; the server looks at this before it looks at the grants."""
    if size > limit:
        raise TwirpError("invalid_argument", f"{words} {limit}", {"argument": words})


async def silence(world: World) -> TwirpError:
    """Wait for an answer from nobody, as the server's message bus does, and give the error it then gives."""
    await world.clock.sleep(BUS_SECONDS)
    return refusal("unavailable", "no response from servers")


def _must_exist(world: World, name: str) -> None:
    if world.rooms.find(name) is None:
        raise refusal("not_found", "requested room does not exist")
