"""The methods of LiveKit's API that Cuelight uses, each with the grant it needs and the time it may take."""

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from google.protobuf.message import Message
from livekit import api

from console.gateway.tokens import Grant

LIST_WITHIN, ACT_WITHIN, START_WITHIN = 6.0, 10.0, 40.0

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class ListMethod:
    """A method that is asked all the time and read as bytes; `doing` completes "This key may not …"."""

    service: str
    name: str
    grant: Grant
    doing: str


@dataclass(frozen=True, slots=True)
class Method(Generic[Told]):
    """A method that is called now and then; `doing` completes "This key may not …", `within` is seconds."""

    service: str
    name: str
    grant: Grant
    doing: str
    kind: type[Told]
    within: float = ACT_WITHIN

    @property
    def answer(self) -> type[Message]:
        """Return the class for TwirpClient's signature, which knows messages only."""
        return cast("type[Message]", self.kind)


LIST_ROOMS = ListMethod("RoomService", "ListRooms", Grant.LIST, "list rooms")
LIST_PARTICIPANTS = ListMethod("RoomService", "ListParticipants", Grant.ADMIN, "list participants")
LIST_RECORDINGS = ListMethod("Egress", "ListEgress", Grant.RECORD, "record")
FIND_RECORDINGS = Method("Egress", "ListEgress", Grant.RECORD, "record", api.ListEgressResponse)
MUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "mute others", api.MuteRoomTrackResponse)
UNMUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "unmute others", api.MuteRoomTrackResponse)
REMOVE = Method("RoomService", "RemoveParticipant", Grant.ADMIN, "remove others", api.RemoveParticipantResponse)
END_ROOM = Method("RoomService", "DeleteRoom", Grant.CREATE, "end rooms", api.DeleteRoomResponse)
START = Method("Egress", "StartRoomCompositeEgress", Grant.RECORD, "record", api.EgressInfo, START_WITHIN)
STOP = Method("Egress", "StopEgress", Grant.RECORD, "record", api.EgressInfo)
