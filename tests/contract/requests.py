"""Requests that several tests make."""

from livekit import api


def composite(room: str) -> api.RoomCompositeEgressRequest:
    """A recording of a whole room into one MP4 with a template for a name."""
    output = api.EncodedFileOutput(filepath="shows/{room_name}")
    return api.RoomCompositeEgressRequest(room_name=room, layout="grid", file_outputs=[output])


def muting(room: str, identity: str, sid: str, muted: bool = True) -> api.MuteRoomTrackRequest:
    """A track to be muted, or opened."""
    return api.MuteRoomTrackRequest(room=room, identity=identity, track_sid=sid, muted=muted)


def participant(room: str, identity: str) -> api.RoomParticipantIdentity:
    """One participant by name."""
    return api.RoomParticipantIdentity(room=room, identity=identity)


async def listed(lk: api.LiveKitAPI, room: str) -> dict[str, api.ParticipantInfo]:
    """Everybody in a room, by identity."""
    answer = await lk.room.list_participants(api.ListParticipantsRequest(room=room))
    return {person.identity: person for person in answer.participants}


async def recorded(lk: api.LiveKitAPI, egress_id: str) -> api.EgressInfo:
    """One recording as the list has it."""
    return (await lk.egress.list_egress(api.ListEgressRequest(egress_id=egress_id))).items[0]
