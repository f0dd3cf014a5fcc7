"""Asking the look-alike for recordings, in the few words that several tests need."""

from typing import Any

from livekit import api

from tests.demo.visit import Visit

FILE = api.EncodedFileOutput(filepath="tapes/{room_name}")
SILENCE = "twirp error unknown: no response from servers"


def of_room(room: str = "a", **options: Any) -> api.RoomCompositeEgressRequest:
    """Ask for a recording of a whole room."""
    return api.RoomCompositeEgressRequest(**{"room_name": room, "file_outputs": [FILE], **options})


def open_room(guest: Visit, room: str = "a") -> None:
    """Let somebody in who publishes."""
    guest.world.rooms.join(room, "ada")
    guest.world.rooms.publish(room, "ada", "microphone")


async def start(guest: Visit, request: api.RoomCompositeEgressRequest | None = None) -> str:
    """Start a recording and give its id."""
    return (await guest.lk.egress.start_room_composite_egress(request or of_room())).egress_id


async def started(guest: Visit) -> str:
    """Start a recording and let it become active."""
    egress_id = await start(guest)
    await guest.clock.advance(6.0)
    return egress_id


async def told(guest: Visit, egress_id: str) -> api.EgressInfo:
    """Ask the list about one recording."""
    answer = await guest.lk.egress.list_egress(api.ListEgressRequest(egress_id=egress_id))
    return answer.items[0]


async def in_room(guest: Visit, room: str = "a") -> set[str]:
    """Ask who is in a room."""
    answer = await guest.lk.room.list_participants(api.ListParticipantsRequest(room=room))
    return {person.identity for person in answer.participants}


def heartbeat(egress_id: str) -> api.UpdateStreamRequest:
    """Ask a recorder whether it lives."""
    return api.UpdateStreamRequest(egress_id=egress_id)
