"""The look-alike's HTTP side: routes, tokens, Twirp, and the same headers and words as livekit-server v1.13.5."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web
from google.protobuf.message import Message
from livekit.protocol import agent_dispatch, egress, ingress, room, sip

from console.demo import egress_service, other_services, participant_service, room_service
from console.demo.grants import Gate, Grants, TokenRefusedError
from console.demo.twirp import JSON, PROTOBUF, TwirpError, decode, encode
from console.demo.world import World

_BODY_BYTES: Final = 4 * 1024 * 1024
NO_MEDIA: Final = "This is Cuelight's demo: it answers the server API, but nobody can join it with sound and picture."


@dataclass(frozen=True, slots=True)
class _Method:
    request: type[Message]
    # A table of methods forgets which request belongs to which method; each is typed where it is written.
    perform: Callable[[World, Grants, Any], Awaitable[Message]]


_SERVICES: Final[Mapping[str, Mapping[str, _Method]]] = {
    "RoomService": {
        "CreateRoom": _Method(room.CreateRoomRequest, room_service.create_room),
        "ListRooms": _Method(room.ListRoomsRequest, room_service.list_rooms),
        "DeleteRoom": _Method(room.DeleteRoomRequest, room_service.delete_room),
        "UpdateRoomMetadata": _Method(room.UpdateRoomMetadataRequest, room_service.update_room_metadata),
        "SendData": _Method(room.SendDataRequest, room_service.send_data),
        "ListParticipants": _Method(room.ListParticipantsRequest, participant_service.list_participants),
        "GetParticipant": _Method(room.RoomParticipantIdentity, participant_service.get_participant),
        "RemoveParticipant": _Method(room.RoomParticipantIdentity, participant_service.remove_participant),
        "MutePublishedTrack": _Method(room.MuteRoomTrackRequest, participant_service.mute_published_track),
        "UpdateParticipant": _Method(room.UpdateParticipantRequest, participant_service.update_participant),
        "UpdateSubscriptions": _Method(room.UpdateSubscriptionsRequest, participant_service.update_subscriptions),
        "MoveParticipant": _Method(room.MoveParticipantRequest, participant_service.move_participant),
        "ForwardParticipant": _Method(room.ForwardParticipantRequest, participant_service.forward_participant),
    },
    "Egress": {
        "StartEgress": _Method(egress.StartEgressRequest, egress_service.start),
        "StartRoomCompositeEgress": _Method(egress.RoomCompositeEgressRequest, egress_service.start),
        "StartWebEgress": _Method(egress.WebEgressRequest, egress_service.start),
        "StartParticipantEgress": _Method(egress.ParticipantEgressRequest, egress_service.start),
        "StartTrackCompositeEgress": _Method(egress.TrackCompositeEgressRequest, egress_service.start),
        "StartTrackEgress": _Method(egress.TrackEgressRequest, egress_service.start),
        "StopEgress": _Method(egress.StopEgressRequest, egress_service.stop_egress),
        "ListEgress": _Method(egress.ListEgressRequest, egress_service.list_egress),
        "UpdateStream": _Method(egress.UpdateStreamRequest, egress_service.update_stream),
        "UpdateLayout": _Method(egress.UpdateLayoutRequest, egress_service.update_layout),
    },
    "Ingress": {"ListIngress": _Method(ingress.ListIngressRequest, other_services.list_ingress)},
    "SIP": {
        "ListSIPInboundTrunk": _Method(sip.ListSIPInboundTrunkRequest, other_services.list_inbound_trunks),
        "ListSIPOutboundTrunk": _Method(sip.ListSIPOutboundTrunkRequest, other_services.list_outbound_trunks),
        "ListSIPDispatchRule": _Method(sip.ListSIPDispatchRuleRequest, other_services.list_dispatch_rules),
    },
    "AgentDispatchService": {
        "ListDispatch": _Method(agent_dispatch.ListAgentDispatchRequest, other_services.list_dispatch),
    },
}


def application(world: World, gate: Gate) -> web.Application:
    """Build the web application that answers for this world."""
    server = _Server(world, gate)
    app = web.Application(client_max_size=_BODY_BYTES)
    app.router.add_route("*", "/twirp/livekit.{service}/{method:.*}", server.twirp)
    for path in ("/rtc", "/rtc/v1"):
        app.router.add_get(path, server.join)
        app.router.add_get(f"{path}/validate", server.validate)
    app.router.add_route("*", "/", server.ready)
    app.router.add_route("*", "/{elsewhere:.*}", server.nothing)
    app.on_response_prepare.append(_dress)
    return app


class _Server:
    def __init__(self, world: World, gate: Gate) -> None:
        self._world = world
        self._gate = gate

    async def ready(self, _request: web.Request) -> web.Response:
        return web.Response(text="OK")

    async def nothing(self, _request: web.Request) -> web.Response:
        # Go's own answer for a path that nobody serves.
        return web.Response(status=404, text="404 page not found\n", headers={"X-Content-Type-Options": "nosniff"})

    async def join(self, request: web.Request) -> web.Response:
        try:
            self._grants(request)
        except TokenRefusedError as refused:
            return web.Response(status=401, text=str(refused))
        return web.Response(status=501, text=NO_MEDIA)

    async def validate(self, request: web.Request) -> web.Response:
        open_to_all = {"Access-Control-Allow-Origin": "*"}
        try:
            grants = self._grants(request)
        except TokenRefusedError as refused:
            return web.Response(status=401, text=str(refused), headers=open_to_all)
        if not grants.may_join():
            return web.Response(status=401, text="no permissions to access the room", headers=open_to_all)
        return web.Response(status=501, text=NO_MEDIA, headers=open_to_all)

    async def twirp(self, request: web.Request) -> web.Response:
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return _preflight(request)
        service = _SERVICES.get(request.match_info["service"])
        try:
            grants = self._grants(request)
        except TokenRefusedError as refused:
            return web.Response(status=401, text=str(refused))
        if service is None:
            return await self.nothing(request)
        try:
            answer, content_type = await self._perform(request, grants, service)
        except TwirpError as error:
            return web.Response(status=error.status, body=error.body(), content_type=JSON)
        return web.Response(body=encode(answer, content_type), content_type=content_type)

    async def _perform(
        self, request: web.Request, grants: Grants, service: Mapping[str, _Method]
    ) -> tuple[Message, str]:
        if request.method != "POST":
            raise _bad_route(request, f'unsupported method "{request.method}" (only POST is allowed)')
        method = service.get(request.match_info["method"])
        if method is None:
            raise _bad_route(request, f'no handler for path "{request.path}"')
        if request.content_type not in (JSON, PROTOBUF):
            raise _bad_route(request, f'unexpected Content-Type: "{request.content_type}"')
        message = decode(method.request, await request.read(), request.content_type)
        return await method.perform(self._world, grants, message), request.content_type

    def _grants(self, request: web.Request) -> Grants:
        return self._gate.check(request.headers.get("Authorization", ""), request.query.get("access_token", ""))


def _preflight(request: web.Request) -> web.Response:
    asked = {
        "Access-Control-Allow-Headers": request.headers.get("Access-Control-Request-Headers", ""),
        "Access-Control-Allow-Methods": request.headers["Access-Control-Request-Method"],
        "Access-Control-Allow-Origin": request.headers.get("Origin", ""),
        "Access-Control-Max-Age": "86400",
        "Vary": "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
    }
    return web.Response(status=204, headers={name: value for name, value in asked.items() if value})


def _bad_route(request: web.Request, words: str) -> TwirpError:
    return TwirpError("bad_route", words, {"twirp_invalid_route": f"{request.method} {request.path}"})


async def _dress(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.setdefault("Vary", "Origin")
    # The real server does not say what it is written in, and lets every web page ask that has a token.
    response.headers.popall("Server", None)
    origin = request.headers.get("Origin")
    if origin and response.status != 204:
        response.headers.setdefault("Access-Control-Allow-Origin", origin)
        response.headers["Access-Control-Expose-Headers"] = "*"
