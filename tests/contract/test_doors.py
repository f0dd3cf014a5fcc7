"""Who is let in, and what somebody hears who is not."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import jwt
import pytest
from google.protobuf.message import Message
from livekit import api

from tests.contract.stage import Stage
from tests.contract.wire import Answer, Keyed, signed

_TEXT = "text/plain; charset=utf-8"
_JSON = "application/json"
_DENIED = '{"code":"unauthenticated","msg":"permissions denied"}'
_LIST_ROOMS = "/twirp/livekit.RoomService/ListRooms"


def _header(algorithm: str = "HS256", **claims: object) -> Callable[[Keyed], str]:
    """A token written claim by claim, for what the library would not sign."""

    def sign(server: Keyed) -> str:
        whole = {"iss": server.key, "exp": int(time.time()) + 600, "video": {"roomList": True}, **claims}
        secret = "" if algorithm == "none" else server.secret * 2 if algorithm == "HS512" else server.secret
        return f"Bearer {jwt.encode(whole, secret, algorithm=algorithm)}"

    return sign


def _token(**how: Any) -> Callable[[Keyed], str]:
    return lambda server: f"Bearer {signed(server, **how)}"


@dataclass(frozen=True, slots=True)
class Refused:
    """A way to be turned away, and the words that go with it."""

    name: str
    authorization: Callable[[Keyed], str | None]
    content_type: str
    words: str


_INVALID = "invalid token: <token>, error: token"
TOKENS = [
    Refused("no token", lambda _: None, _JSON, _DENIED),
    Refused("an empty one", lambda _: "", _JSON, _DENIED),
    Refused("garbage", lambda _: "Bearer garbage", _TEXT, "invalid authorization token"),
    Refused("not a bearer", lambda _: "Basic abc", _TEXT, "invalid authorization header. Must start with Bearer "),
    Refused("an unknown key", _token(key="stranger", room_list=True), _TEXT, "invalid API key: stranger"),
    Refused(
        "a wrong secret",
        _token(secret="x" * 40, room_list=True),
        _TEXT,
        f"{_INVALID} signature is invalid: signature is invalid",
    ),
    Refused(
        "expired",
        _token(ttl=timedelta(minutes=-5), room_list=True),
        _TEXT,
        f"{_INVALID} has invalid claims: token is expired",
    ),
    Refused(
        "from the future",
        _header(nbf=int(time.time()) + 3600),
        _TEXT,
        f"{_INVALID} has invalid claims: token is not valid yet",
    ),
    Refused("unsigned", _header("none"), _TEXT, f"{_INVALID} signature is invalid: signing method none is invalid"),
    Refused(
        "another method", _header("HS512"), _TEXT, f"{_INVALID} signature is invalid: signing method HS512 is invalid"
    ),
    Refused("no grant", _token(), _JSON, _DENIED),
    Refused("another grant", _token(room_admin=True, room="hall"), _JSON, _DENIED),
]


@pytest.mark.parametrize("door", TOKENS, ids=lambda door: door.name)
@pytest.mark.asyncio
async def test_a_token_that_is_not_good_enough(stage: Stage, door: Refused) -> None:
    authorization = door.authorization(stage)
    answer = await stage.wire.post(_LIST_ROOMS, b"", authorization)
    told = answer.text.replace((authorization or "").removeprefix("Bearer ") or "<none>", "<token>")
    assert (answer.status, answer.content_type, told) == (401, door.content_type, door.words)


@pytest.mark.parametrize("late", [30, -30])
@pytest.mark.asyncio
async def test_a_minute_of_skew_is_forgiven(stage: Stage, late: int) -> None:
    now = int(time.time())
    authorization = _header(nbf=now + late, exp=now + 30 + late)(stage)
    assert (await stage.wire.post(_LIST_ROOMS, b"", authorization)).status == 200


ROOM = "RoomService"
RIGHTS: list[tuple[str, str, Message, dict[str, Any]]] = [
    (ROOM, "ListParticipants", api.ListParticipantsRequest(room="hall"), {"room_admin": True, "room": "other"}),
    (ROOM, "ListParticipants", api.ListParticipantsRequest(room="hall"), {"room_list": True, "room": "hall"}),
    (ROOM, "MutePublishedTrack", api.MuteRoomTrackRequest(room="hall"), {"room_admin": True}),
    (ROOM, "RemoveParticipant", api.RoomParticipantIdentity(room="hall"), {"room_create": True, "room": "hall"}),
    (ROOM, "UpdateParticipant", api.UpdateParticipantRequest(room="hall"), {"room_admin": True, "room": "other"}),
    (ROOM, "CreateRoom", api.CreateRoomRequest(name="hall"), {"room_list": True}),
    (ROOM, "DeleteRoom", api.DeleteRoomRequest(room="hall"), {"room_admin": True, "room": "hall"}),
    ("Egress", "ListEgress", api.ListEgressRequest(), {"room_admin": True, "room": "hall"}),
    ("Egress", "StartRoomCompositeEgress", api.RoomCompositeEgressRequest(room_name="hall"), {"room_create": True}),
    ("Egress", "StopEgress", api.StopEgressRequest(egress_id="EG_x"), {"room_admin": True, "room": "hall"}),
]


@pytest.mark.parametrize(("service", "method", "message", "grants"), RIGHTS, ids=lambda part: str(part)[:24])
@pytest.mark.asyncio
async def test_each_call_needs_its_own_grant(
    stage: Stage, service: str, method: str, message: Message, grants: dict[str, Any]
) -> None:
    token = signed(stage, **grants)
    answer = await stage.wire.post(f"/twirp/livekit.{service}/{method}", message.SerializeToString(), f"Bearer {token}")
    assert (answer.status, answer.content_type, answer.text) == (401, _JSON, _DENIED)


def _told(answer: Answer) -> tuple[int, str, str]:
    return answer.status, answer.content_type, answer.text


@pytest.mark.asyncio
async def test_paths_and_forms_that_do_not_exist(stage: Stage) -> None:
    good = f"Bearer {signed(stage, room_list=True)}"
    nowhere = (404, _TEXT, "404 page not found\n")
    assert _told(await stage.wire.post("/nowhere", b"", good)) == nowhere
    assert _told(await stage.wire.post("/twirp/livekit.Nobody/Nothing", b"", good)) == nowhere

    answer = await stage.wire.post("/twirp/livekit.RoomService/Dance", b"", good)
    assert (answer.status, answer.content_type) == (404, _JSON)
    assert answer.error == {
        "code": "bad_route",
        "msg": 'no handler for path "/twirp/livekit.RoomService/Dance"',
        "meta": {"twirp_invalid_route": "POST /twirp/livekit.RoomService/Dance"},
    }
    answer = await stage.wire.post(_LIST_ROOMS, b"", good, content_type="text/plain")
    assert (answer.status, answer.error["msg"]) == (404, 'unexpected Content-Type: "text/plain"')
    answer = await stage.wire.send("GET", _LIST_ROOMS, b"", good)
    assert (answer.status, answer.error["msg"]) == (404, 'unsupported method "GET" (only POST is allowed)')

    malformed = '{"code":"malformed","msg":"the %s request could not be decoded"}'
    assert _told(await stage.wire.post(_LIST_ROOMS, b"\xff\xff", good)) == (400, _JSON, malformed % "protobuf")
    answer = await stage.wire.post(_LIST_ROOMS, b"{", good, content_type=_JSON)
    assert _told(answer) == (400, _JSON, malformed % "json")


@pytest.mark.asyncio
async def test_json_is_understood_too(stage: Stage) -> None:
    good = f"Bearer {signed(stage, room_list=True)}"
    answer = await stage.wire.post(_LIST_ROOMS, b'{"names": ["no-such-hall"]}', good, content_type=_JSON)
    assert _told(answer) == (200, _JSON, '{"rooms":[]}')


@pytest.mark.asyncio
async def test_what_shows_that_it_is_livekit(stage: Stage) -> None:
    assert _told(await stage.wire.send("GET", "/")) == (200, _TEXT, "OK")
    answer = await stage.wire.send("GET", "/rtc/validate")
    assert _told(answer) == (401, _TEXT, "no permissions to access the room")


@pytest.mark.asyncio
async def test_a_client_with_a_token_is_let_in(stage: Stage, room_name: str) -> None:
    authorization = _header(sub="ana", video={"roomJoin": True, "room": room_name})(stage)
    answer = await stage.wire.send("GET", "/rtc/validate", authorization=authorization)
    assert _told(answer) == (200, _TEXT, "success")
