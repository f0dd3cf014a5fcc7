"""The methods of LiveKit's API that Cuelight uses, each with the grant it needs and the time it may take."""

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from google.protobuf.message import Message
from livekit import api

from console.gateway.tokens import Grant

LIST_WITHIN, ACT_WITHIN, START_WITHIN = 6.0, 10.0, 40.0

Told = TypeVar("Told")


class Body(bytes):
    """Stands in for a response class, so that TwirpClient hands over the bytes of a list unparsed."""

    @classmethod
    def FromString(cls, serialized: bytes) -> bytes:  # noqa: N802  # protobuf's own name
        """Return the bytes as they came."""
        return serialized


RAW = cast("type[bytes]", Body)


@dataclass(frozen=True, slots=True)
class Method(Generic[Told]):
    """One Twirp method; `doing` completes "This key may not …", `within` is seconds."""

    service: str
    name: str
    grant: Grant
    doing: str
    kind: type[Told]
    within: float = ACT_WITHIN

    @property
    def answer(self) -> type[Message]:
        """Return what TwirpClient calls FromString on; its signature asks for a message class."""
        return cast("type[Message]", self.kind)


LIST_ROOMS = Method("RoomService", "ListRooms", Grant.LIST, "list rooms", RAW, LIST_WITHIN)
LIST_PARTICIPANTS = Method("RoomService", "ListParticipants", Grant.ADMIN, "list participants", RAW, LIST_WITHIN)
LIST_RECORDINGS = Method("Egress", "ListEgress", Grant.RECORD, "record", RAW, LIST_WITHIN)
FIND_RECORDINGS = Method("Egress", "ListEgress", Grant.RECORD, "record", api.ListEgressResponse)
MUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "mute others", api.MuteRoomTrackResponse)
UNMUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "unmute others", api.MuteRoomTrackResponse)
REMOVE = Method("RoomService", "RemoveParticipant", Grant.ADMIN, "remove others", api.RemoveParticipantResponse)
END_ROOM = Method("RoomService", "DeleteRoom", Grant.CREATE, "end rooms", api.DeleteRoomResponse)
START = Method("Egress", "StartRoomCompositeEgress", Grant.RECORD, "record", api.EgressInfo, START_WITHIN)
STOP = Method("Egress", "StopEgress", Grant.RECORD, "record", api.EgressInfo)
