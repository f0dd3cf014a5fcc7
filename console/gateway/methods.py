"""The methods of LiveKit's API that Cuelight uses, each with the grant it needs and the time it may take."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar, cast

from google.protobuf.message import Message
from livekit import api

from console.gateway.session import Within
from console.gateway.tokens import Grant

Told = TypeVar("Told")


class Deadlines(NamedTuple):
    """How long the three kinds of calls may take, in seconds.

    As long as bytes keep coming, a hall of people with much metadata is waited for. The server itself is silent for
    three seconds before it gives up on somebody, and for 27 before it gives up on every recorder.
    """

    ask: Within = Within(15.0)
    act: Within = Within(10.0, silence=10.0)
    start: Within = Within(40.0, silence=40.0)


@dataclass(frozen=True, slots=True)
class ListMethod:
    """A method that is asked all the time and read as bytes; `doing` completes "This key may not …"."""

    service: str
    name: str
    grant: Grant
    doing: str


@dataclass(frozen=True, slots=True)
class Method(Generic[Told]):
    """A method that changes something; `doing` completes "This key may not …", `slow` waits for a recorder."""

    service: str
    name: str
    grant: Grant
    doing: str
    kind: type[Told]
    slow: bool = False

    @property
    def answer(self) -> type[Message]:
        """Return the class for TwirpClient's signature, which knows messages only."""
        return cast("type[Message]", self.kind)


DEADLINES = Deadlines()
LIST_ROOMS = ListMethod("RoomService", "ListRooms", Grant.LIST, "list rooms")
LIST_PARTICIPANTS = ListMethod("RoomService", "ListParticipants", Grant.ADMIN, "list participants")
LIST_RECORDINGS = ListMethod("Egress", "ListEgress", Grant.RECORD, "record")
MUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "mute others", api.MuteRoomTrackResponse)
UNMUTE = Method("RoomService", "MutePublishedTrack", Grant.ADMIN, "unmute others", api.MuteRoomTrackResponse)
REMOVE = Method("RoomService", "RemoveParticipant", Grant.ADMIN, "remove others", api.RemoveParticipantResponse)
END_ROOM = Method("RoomService", "DeleteRoom", Grant.CREATE, "end rooms", api.DeleteRoomResponse)
START = Method("Egress", "StartRoomCompositeEgress", Grant.RECORD, "record", api.EgressInfo, slow=True)
STOP = Method("Egress", "StopEgress", Grant.RECORD, "record", api.EgressInfo)
