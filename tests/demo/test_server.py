"""The doors of the look-alike: routes, headers, content types and refusals as livekit-server v1.13.5 gives them."""

import json

import pytest
from google.protobuf import json_format
from livekit.protocol import models, room

from console.demo.server import NO_MEDIA
from console.demo.twirp import JSON, encode
from tests.demo.visit import visit

LIST_ROOMS = "/twirp/livekit.RoomService/ListRooms"
PLAIN = "text/plain; charset=utf-8"


@pytest.mark.asyncio
async def test_the_front_door_says_ok_and_not_what_it_is_made_of() -> None:
    async with visit() as guest:
        answer = await guest.ask("/", method="GET")
        assert (answer.status, answer.text, answer.headers["Content-Type"]) == (200, "OK", PLAIN)
        assert answer.headers["Vary"] == "Origin"
        assert "Server" not in answer.headers


@pytest.mark.asyncio
async def test_a_path_that_nobody_serves() -> None:
    async with visit() as guest:
        for path in ("/nope", "/twirp/livekit.Connector/Connect", "/twirp/"):
            answer = await guest.ask(path)
            assert (answer.status, answer.text) == (404, "404 page not found\n")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.asyncio
@pytest.mark.parametrize("path", ["/rtc/validate", "/rtc/v1/validate"])
async def test_validating_a_join_says_why_nobody_can(path: str) -> None:
    async with visit() as guest:
        closed = await guest.ask(path, method="GET")
        assert (closed.status, closed.text) == (401, "no permissions to access the room")
        assert closed.headers["Access-Control-Allow-Origin"] == "*"
        joining = guest.token(sub="ada", video={"roomJoin": True, "room": "a"})
        honest = await guest.ask(path, method="GET", params={"access_token": joining})
        assert (honest.status, honest.text) == (501, NO_MEDIA)
        nonsense = await guest.ask(path, method="GET", params={"access_token": "abc"})
        assert (nonsense.status, nonsense.text) == (401, "invalid authorization token")


@pytest.mark.asyncio
async def test_joining_is_refused_in_a_sentence() -> None:
    async with visit() as guest:
        answer = await guest.ask("/rtc", method="GET", token=guest.token(video={"roomJoin": True}))
        assert (answer.status, answer.text) == (501, NO_MEDIA)
        assert (await guest.ask("/rtc", method="GET", token="abc")).status == 401


@pytest.mark.asyncio
async def test_a_bad_route_is_told_apart() -> None:
    async with visit() as guest:
        token = guest.token(video={"roomList": True})
        get = await guest.ask(LIST_ROOMS, method="GET", token=token)
        unknown = await guest.twirp("Nope", {}, token)
        text = await guest.ask(LIST_ROOMS, token=token, data=b"{}", headers={"Content-Type": "text/plain"})
        for answer in (get, unknown, text):
            assert (answer.status, answer.headers["Content-Type"]) == (404, JSON)
        assert json.loads(get.text) == {
            "code": "bad_route",
            "msg": 'unsupported method "GET" (only POST is allowed)',
            "meta": {"twirp_invalid_route": f"GET {LIST_ROOMS}"},
        }
        assert json.loads(unknown.text)["msg"] == 'no handler for path "/twirp/livekit.RoomService/Nope"'
        assert json.loads(text.text)["msg"] == 'unexpected Content-Type: "text/plain"'


@pytest.mark.asyncio
@pytest.mark.parametrize(("content_type", "form"), [(JSON, "json"), ("application/protobuf", "protobuf")])
async def test_what_cannot_be_read_is_malformed(content_type: str, form: str) -> None:
    async with visit() as guest:
        answer = await guest.ask(
            LIST_ROOMS,
            token=guest.token(video={"roomList": True}),
            data=b"\xff{",
            headers={"Content-Type": content_type},
        )
        assert answer.status == 400
        words = f"the {form} request could not be decoded"
        assert json.loads(answer.text) == {"code": "malformed", "msg": words}


@pytest.mark.asyncio
async def test_a_bad_token_is_plain_text_and_a_missing_grant_is_json() -> None:
    async with visit() as guest:
        forged = guest.token(secret="x" * 64, video={"roomList": True})
        plain = await guest.twirp("ListRooms", {}, forged)
        assert (plain.status, plain.headers["Content-Type"]) == (401, PLAIN)
        assert plain.text.startswith(f"invalid token: {forged}, error: token signature is invalid")
        denied = await guest.twirp("ListRooms", {}, guest.token(video={}))
        assert (denied.status, denied.headers["Content-Type"]) == (401, JSON)
        assert json.loads(denied.text) == {"code": "unauthenticated", "msg": "permissions denied"}
        other_room = guest.token(video={"roomAdmin": True, "room": "a"})
        assert (await guest.twirp("ListParticipants", {"room": "b"}, other_room)).text == denied.text


@pytest.mark.asyncio
async def test_a_web_page_may_ask() -> None:
    async with visit() as guest:
        origin = {"Origin": "http://page.example"}
        asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        before = await guest.ask(LIST_ROOMS, method="OPTIONS", headers={**origin, **asked})
        assert before.status == 204
        assert before.headers["Access-Control-Allow-Origin"] == "http://page.example"
        assert before.headers["Access-Control-Allow-Headers"] == "authorization"
        answer = await guest.ask(LIST_ROOMS, token=guest.token(video={}), json={}, headers=origin)
        assert answer.headers["Access-Control-Allow-Origin"] == "http://page.example"


@pytest.mark.asyncio
async def test_json_spells_everything_out_in_the_protocols_own_names() -> None:
    async with visit() as guest:
        guest.world.rooms.create("a", metadata="ü")
        answer = await guest.twirp("ListRooms", {"unknownField": 1}, guest.token(video={"roomList": True}))
        listed = json.loads(answer.text)["rooms"][0]
        assert list(listed)[:4] == ["sid", "name", "empty_timeout", "departure_timeout"]
        assert (listed["num_participants"], listed["active_recording"], listed["version"]) == (0, False, None)
        assert listed["metadata"] == "ü"
        moderating = guest.token(video={"roomAdmin": True, "room": "a"})
        guest.world.rooms.join("a", "ada")
        mute = {"room": "a", "identity": "ada", "trackSid": "TR_none", "muted": True}
        assert (await guest.twirp("MutePublishedTrack", mute, moderating)).text == '{"track":null}'


def test_json_and_protobuf_say_the_same() -> None:
    person = models.ParticipantInfo(
        sid="PA_1", name="陳", attributes={"role": "host"}, tracks=[models.TrackInfo(sid="TR_1", muted=True)]
    )
    answer = room.ListParticipantsResponse(participants=[person])
    again = json_format.Parse(encode(answer, JSON), room.ListParticipantsResponse())
    assert again == answer


@pytest.mark.asyncio
async def test_nothing_else_is_there_and_what_needs_redis_says_so() -> None:
    async with visit() as guest:
        assert (
            await guest.twirp("ListIngress", {}, guest.token(video={"ingressAdmin": True}), "Ingress")
        ).status == 200
        for what in ("ListSIPInboundTrunk", "ListSIPOutboundTrunk", "ListSIPDispatchRule"):
            assert (await guest.twirp(what, {}, guest.token(sip={"admin": True}), "SIP")).status == 200
            assert (await guest.twirp(what, {}, guest.token(), "SIP")).status == 401
        guest.world.rooms.create("a")
        moderating = guest.token(video={"roomAdmin": True, "room": "a"})
        assert (await guest.twirp("ListDispatch", {"room": "a"}, moderating, "AgentDispatchService")).status == 200
    async with visit(has_redis=False) as guest:
        ingress = await guest.twirp("ListIngress", {}, guest.token(video={"ingressAdmin": True}), "Ingress")
        sip = await guest.twirp("ListSIPInboundTrunk", {}, guest.token(sip={"admin": True}), "SIP")
        for answer, what in ((ingress, "ingress"), (sip, "sip")):
            words = f"twirp error unknown: {what} not connected (redis required)"
            assert (answer.status, json.loads(answer.text)) == (500, {"code": "internal", "msg": words})
