"""What the server of faults really holds, as bodies on the wire and as what the gateway must return of them."""

from livekit import api

from console.domain.recordings import Recordings
from console.domain.rooms import Crowd
from console.gateway import translate

PEOPLE = api.ListParticipantsResponse(
    participants=[
        api.ParticipantInfo(
            sid=f"PA_{n}",
            identity=f"guest-{n}",
            name=f"Guest {n}",
            state=api.ParticipantInfo.State.ACTIVE,
            metadata='{"role": "speaker"}',
            tracks=[api.TrackInfo(sid=f"TR_{n}", source=api.TrackSource.MICROPHONE, muted=bool(n % 3))],
        )
        for n in range(50)
    ]
)
ROOMS = api.ListRoomsResponse(rooms=[api.Room(sid=f"RM_{n}", name=f"Hall {n}") for n in range(20)])
RECORDING = api.EgressInfo(egress_id="EG_1", room_name="Hall 1", status=api.EgressStatus.EGRESS_ACTIVE)
RECORDINGS = api.ListEgressResponse(items=[RECORDING])

_BODIES = {
    "ListRooms": ROOMS.SerializeToString(),
    "ListParticipants": PEOPLE.SerializeToString(),
    "ListEgress": RECORDINGS.SerializeToString(),
    "MutePublishedTrack": api.MuteRoomTrackResponse(track=PEOPLE.participants[0].tracks[0]).SerializeToString(),
    "RemoveParticipant": b"",
    "DeleteRoom": b"",
    "StartRoomCompositeEgress": RECORDING.SerializeToString(),
    "StopEgress": RECORDING.SerializeToString(),
}

ROOMS_TOLD = tuple(translate.room(room.SerializeToString()) for room in ROOMS.rooms)
PEOPLE_TOLD = Crowd.of(tuple(translate.participant(p.SerializeToString()) for p in PEOPLE.participants))
RECORDING_TOLD = translate.recording_told(RECORDING)
RECORDINGS_TOLD = Recordings.of((RECORDING_TOLD,))


def truth(method: str) -> bytes:
    """Return the body of a true answer."""
    return _BODIES[method]
