"""What a server says to a question about something that is not there, or not possible."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest
from google.protobuf.message import Message
from livekit import api

from tests.contract.requests import composite, muting, participant
from tests.contract.stage import Stage
from tests.contract.wire import Answer

_HERE, _NOWHERE = "hall-of-refusals", "hall-of-nobody"
_PREFIX = "twirp error unknown: "  # on everything that comes over the server's message bus
_AT_ONCE = (0.0, 0.5)
_BUS = (2.9, 3.6)  # three tries of a second each
_START = (17.9, 35.0)  # three times three tries with growing pauses


@dataclass(frozen=True, slots=True)
class Refusal:
    """A question and the whole error that answers it, with the seconds that it takes."""

    method: str
    message: Message
    status: int
    code: str
    words: str
    seconds: tuple[float, float] = _AT_ONCE
    room: str = _HERE
    meta: str = ""

    def complaint(self, answer: Answer) -> str:
        """What is not as expected, or nothing."""
        expected = {"code": self.code, "msg": self.words}
        got = (answer.status, answer.content_type, answer.error)
        whole = expected | {"meta": {"argument": self.meta}} if self.meta else expected
        at_least, at_most = self.seconds
        if got == (self.status, "application/json", whole) and at_least <= answer.seconds <= at_most:
            return ""
        return f"{self.method} {self.message}: {got} after {answer.seconds:.2f} s, not {self.status} {whole}"


def _gone(method: str, message: Message, words: str, room: str = _HERE) -> Refusal:
    return Refusal(method, message, 404, "not_found", _PREFIX + words, room=room)


def _silent(method: str, message: Message, room: str = _HERE) -> Refusal:
    return Refusal(method, message, 503, "unavailable", f"{_PREFIX}no response from servers", _BUS, room)


def _long(method: str, message: Message, words: str, limit: int) -> Refusal:
    return Refusal(method, message, 400, "invalid_argument", f"{words} {limit}", meta=words)


_LONG = "x" * 600_000
_NO_ONE = "participant does not exist"
_NO_ROOM = "requested room does not exist"
ROOMS = [
    _gone("RoomService/GetParticipant", participant(_HERE, "nobody"), _NO_ONE),
    _gone("RoomService/GetParticipant", participant(_NOWHERE, "nobody"), _NO_ONE, _NOWHERE),
    _gone("RoomService/RemoveParticipant", participant(_HERE, "nobody"), _NO_ONE),
    _gone("RoomService/RemoveParticipant", participant(_NOWHERE, "nobody"), _NO_ONE, _NOWHERE),
    _gone("RoomService/UpdateParticipant", api.UpdateParticipantRequest(room=_HERE, identity="nobody"), _NO_ONE),
    _gone("RoomService/DeleteRoom", api.DeleteRoomRequest(room=_NOWHERE), _NO_ROOM),
    _gone("RoomService/UpdateRoomMetadata", api.UpdateRoomMetadataRequest(room=_NOWHERE), _NO_ROOM, _NOWHERE),
    _silent("RoomService/MutePublishedTrack", muting(_HERE, "nobody", "TR_x")),
    _silent("RoomService/MutePublishedTrack", muting(_HERE, "nobody", "TR_x", muted=False)),
    _silent("RoomService/MutePublishedTrack", muting(_NOWHERE, "nobody", "TR_x"), _NOWHERE),
    _silent("RoomService/UpdateSubscriptions", api.UpdateSubscriptionsRequest(room=_HERE, identity="nobody")),
    _silent("RoomService/SendData", api.SendDataRequest(room=_NOWHERE, data=b"x"), _NOWHERE),
    _long(
        "RoomService/UpdateRoomMetadata",
        api.UpdateRoomMetadataRequest(room=_HERE, metadata=_LONG),
        "metadata size exceeds limits",
        524288,
    ),
    _long(
        "RoomService/UpdateParticipant",
        api.UpdateParticipantRequest(room=_HERE, identity="ana", name=_LONG[:300]),
        "name length exceeds limits",
        256,
    ),
    _long(
        "RoomService/UpdateParticipant",
        api.UpdateParticipantRequest(room=_HERE, identity="ana", attributes={"a": _LONG[:70_000]}),
        "attribute size exceeds limits",
        65536,
    ),
    Refusal(
        "RoomService/CreateRoom",
        api.CreateRoomRequest(name=_LONG[:300]),
        400,
        "invalid_argument",
        f"{_PREFIX}room name length exceeds limits: max length 256",
    ),
    Refusal(
        "RoomService/MutePublishedTrack",
        muting(_HERE, "ana", "TR_x", muted=False),  # refused before the track is looked for
        412,
        "failed_precondition",
        f"{_PREFIX}remote unmute not enabled",
    ),
]

NOBODY_FREE = Refusal(
    "Egress/StartRoomCompositeEgress",
    composite(_HERE),
    503,
    "unavailable",
    f"{_PREFIX}no response from servers",
    _START,
)
_NO_REDIS = (500, "internal", f"{_PREFIX}egress not connected (redis required)")
WITHOUT_REDIS = [
    Refusal("Egress/ListEgress", api.ListEgressRequest(), *_NO_REDIS),
    Refusal("Egress/ListEgress", api.ListEgressRequest(egress_id="EG_x"), *_NO_REDIS),
    Refusal("Egress/StopEgress", api.StopEgressRequest(egress_id="EG_x"), *_NO_REDIS, _BUS),
    Refusal("Egress/UpdateStream", api.UpdateStreamRequest(egress_id="EG_x"), *_NO_REDIS, _BUS),
    Refusal("Egress/UpdateLayout", api.UpdateLayoutRequest(egress_id="EG_x"), *_NO_REDIS),
    _gone("Egress/StartRoomCompositeEgress", composite(_NOWHERE), _NO_ROOM),
    NOBODY_FREE,
]

_NO_EGRESS = (404, "not_found", f"{_PREFIX}egress does not exist")
WITHOUT_RECORDER = [
    Refusal("Egress/ListEgress", api.ListEgressRequest(egress_id="EG_x"), *_NO_EGRESS),
    Refusal("Egress/StopEgress", api.StopEgressRequest(egress_id="EG_x"), *_NO_EGRESS, _BUS),
    Refusal("Egress/UpdateStream", api.UpdateStreamRequest(egress_id="EG_x"), *_NO_EGRESS, _BUS),
    Refusal("Egress/UpdateLayout", api.UpdateLayoutRequest(egress_id="EG_x"), *_NO_EGRESS),
    _gone("Egress/StartRoomCompositeEgress", composite(_NOWHERE), _NO_ROOM),
    NOBODY_FREE,
]


def _asked(stage: Stage, refusal: Refusal) -> Callable[[], Awaitable[str]]:
    async def ask() -> str:
        service, _, method = refusal.method.partition("/")
        return refusal.complaint(await stage.wire.ask(service, method, refusal.message, refusal.room))

    return ask


async def _complaints(stage: Stage, refusals: list[Refusal]) -> list[str]:
    await stage.join(_HERE, "ana")
    told = await stage.together(*(_asked(stage, refusal) for refusal in refusals))
    return [complaint for complaint in told if complaint]


@pytest.mark.asyncio
async def test_every_refusal_is_as_expected(useless_stages: tuple[Stage, Stage, Stage]) -> None:
    """All are asked for at the same time: the longest wait is that of a start, some 20 s."""
    plain, idle, full = useless_stages
    told = await asyncio.gather(
        _complaints(plain, ROOMS + WITHOUT_REDIS),
        _complaints(idle, WITHOUT_RECORDER),
        _complaints(full, [NOBODY_FREE]),  # nothing tells a full recorder from none
    )
    assert [complaint for complaints in told for complaint in complaints] == []


@pytest.mark.asyncio
async def test_what_is_simply_empty(idle_stage: Stage) -> None:
    for wanted in (api.ListEgressRequest(room_name=_NOWHERE), api.ListEgressRequest(room_name=_HERE)):
        answer = await idle_stage.wire.ask("Egress", "ListEgress", wanted)
        assert answer.read(api.ListEgressResponse) == api.ListEgressResponse()
    answer = await idle_stage.wire.ask(
        "RoomService", "ListParticipants", api.ListParticipantsRequest(room=_NOWHERE), _NOWHERE
    )
    assert answer.read(api.ListParticipantsResponse) == api.ListParticipantsResponse()
    answer = await idle_stage.wire.ask("RoomService", "ListRooms", api.ListRoomsRequest(names=[_NOWHERE]))
    assert answer.read(api.ListRoomsResponse) == api.ListRoomsResponse()
