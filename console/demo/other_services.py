"""LiveKit's services beside rooms and recordings, as far as a client may ask what is there: nothing."""

from typing import Final

from livekit.protocol import agent_dispatch, ingress, sip

from console.demo.grants import Grants
from console.demo.room_service import silence
from console.demo.twirp import refusal
from console.demo.world import World

_NEEDS_REDIS: Final = "{} not connected (redis required)"


async def list_ingress(
    world: World, grants: Grants, _request: ingress.ListIngressRequest
) -> ingress.ListIngressResponse:
    """List no ingress: the camera feed of the event came from elsewhere."""
    grants.must_take_ingress()
    if not world.has_redis:
        raise refusal("internal", _NEEDS_REDIS.format("ingress"))
    return ingress.ListIngressResponse()


async def list_inbound_trunks(
    world: World, grants: Grants, _request: sip.ListSIPInboundTrunkRequest
) -> sip.ListSIPInboundTrunkResponse:
    """List no telephone lines."""
    _must_have_phones(world, grants)
    return sip.ListSIPInboundTrunkResponse()


async def list_outbound_trunks(
    world: World, grants: Grants, _request: sip.ListSIPOutboundTrunkRequest
) -> sip.ListSIPOutboundTrunkResponse:
    """List no telephone lines."""
    _must_have_phones(world, grants)
    return sip.ListSIPOutboundTrunkResponse()


async def list_dispatch_rules(
    world: World, grants: Grants, _request: sip.ListSIPDispatchRuleRequest
) -> sip.ListSIPDispatchRuleResponse:
    """List no rules for callers."""
    _must_have_phones(world, grants)
    return sip.ListSIPDispatchRuleResponse()


async def list_dispatch(
    world: World, grants: Grants, request: agent_dispatch.ListAgentDispatchRequest
) -> agent_dispatch.ListAgentDispatchResponse:
    """List no dispatched agents; an unknown room does not answer."""
    grants.must_moderate(request.room)
    if world.rooms.find(request.room) is None:
        raise await silence(world)
    return agent_dispatch.ListAgentDispatchResponse()


def _must_have_phones(world: World, grants: Grants) -> None:
    grants.must_manage_phones()
    if not world.has_redis:
        raise refusal("internal", _NEEDS_REDIS.format("sip"))
