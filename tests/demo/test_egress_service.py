"""What the API tells of recordings: lists, refusals, and what is missing without Redis or without a free recorder."""

from typing import Any

import pytest
from livekit import api

from console.demo.recorders import NoRecorderFreeError, NoSuchRecordingError
from tests.demo.tapes import SILENCE, heartbeat, in_room, of_room, open_room, start, started
from tests.demo.visit import refusal, visit


@pytest.mark.asyncio
async def test_stopping_what_is_over_is_refused_after_a_wait() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        guest.world.recorders.stop(egress_id)
        await guest.clock.advance(1.0)
        stop = api.StopEgressRequest(egress_id=egress_id)
        error = await guest.waits(refusal(lambda: guest.lk.egress.stop_egress(stop)), 3.0)
        assert (error.code, error.status) == ("failed_precondition", 412)
        assert error.message == "egress with status EGRESS_COMPLETE cannot be stopped"
        error = await guest.waits(refusal(lambda: guest.lk.egress.update_stream(heartbeat(egress_id))), 3.0)
        assert error.message == "egress with status EGRESS_COMPLETE cannot be updated"


@pytest.mark.asyncio
async def test_two_recordings_of_one_room_but_no_more_than_there_are_recorders() -> None:
    async with visit(recorders=2) as guest:
        open_room(guest)
        first, second = await start(guest), await start(guest)
        await guest.clock.advance(6.0)
        assert {first, second} < await in_room(guest)
        full = refusal(lambda: guest.lk.egress.start_room_composite_egress(of_room()))
        error = await guest.waits(full, 18.0, 24.0)
        assert (error.code, error.message) == ("unavailable", SILENCE)
        with pytest.raises(NoRecorderFreeError):
            guest.world.recorders.start(of_room(), guest.world.rooms.get("a"))
        guest.world.recorders.kill(second)
        assert await start(guest)


@pytest.mark.asyncio
async def test_without_redis() -> None:
    async with visit(has_redis=False) as guest:
        open_room(guest)
        egress = guest.lk.egress
        missing = "twirp error unknown: egress not connected (redis required)"
        listing = await refusal(lambda: egress.list_egress(api.ListEgressRequest()))
        layout = await refusal(lambda: egress.update_layout(api.UpdateLayoutRequest(egress_id="EG_1")))
        stop = await guest.waits(refusal(lambda: egress.stop_egress(api.StopEgressRequest(egress_id="EG_1"))), 3.0)
        beat = await guest.waits(refusal(lambda: egress.update_stream(heartbeat("EG_1"))), 3.0)
        for error in (listing, layout, stop, beat):
            assert (error.code, error.status, error.message) == ("internal", 500, missing)
        start = refusal(lambda: egress.start_room_composite_egress(of_room()))
        error = await guest.waits(start, 18.0, 24.0)
        assert (error.status, error.message) == (503, SILENCE)


@pytest.mark.asyncio
async def test_what_is_unknown() -> None:
    async with visit() as guest:
        egress = guest.lk.egress
        room = await refusal(lambda: egress.start_room_composite_egress(of_room("none")))
        assert (room.status, room.message) == (404, "twirp error unknown: requested room does not exist")
        listing = await refusal(lambda: egress.list_egress(api.ListEgressRequest(egress_id="EG_1")))
        layout = await refusal(lambda: egress.update_layout(api.UpdateLayoutRequest(egress_id="EG_1")))
        stop = await guest.waits(refusal(lambda: egress.stop_egress(api.StopEgressRequest(egress_id="EG_1"))), 3.0)
        beat = await guest.waits(refusal(lambda: egress.update_stream(heartbeat("EG_1"))), 3.0)
        for error in (listing, layout, stop, beat):
            assert (error.code, error.message) == ("not_found", "twirp error unknown: egress does not exist")
        with pytest.raises(NoSuchRecordingError):
            guest.world.recorders.kill("EG_1")


@pytest.mark.asyncio
async def test_the_list_filters_by_room_and_state() -> None:
    async with visit() as guest:
        for room in ("a", "b"):
            open_room(guest, room)
        a, b = await start(guest), await start(guest, of_room("b"))
        await guest.clock.advance(6.0)
        guest.world.recorders.fail(a, "broken")

        async def ids(**filters: Any) -> set[str]:
            answer = await guest.lk.egress.list_egress(api.ListEgressRequest(**filters))
            return {info.egress_id for info in answer.items}

        assert await ids() == {a, b}
        assert await ids(room_name="a") == {a}
        assert await ids(active=True) == {b}
        assert await ids(room_name="none") == set()
        assert await ids(egress_id=a, room_name="b", active=True) == {a}


@pytest.mark.asyncio
async def test_the_list_has_no_order() -> None:
    async with visit(recorders=8) as guest:
        open_room(guest)
        started_ids = [await start(guest) for _ in range(8)]
        orders = set()
        for _ in range(5):
            answer = await guest.lk.egress.list_egress(api.ListEgressRequest())
            orders.add(tuple(info.egress_id for info in answer.items))
        assert len(orders) > 1
        assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(started_ids))}


@pytest.mark.asyncio
async def test_a_layout_is_told_to_the_recorder_and_to_nobody_else() -> None:
    async with visit() as guest:
        open_room(guest)
        egress_id = await started(guest)
        info = await guest.lk.egress.update_layout(api.UpdateLayoutRequest(egress_id=egress_id, layout="speaker"))
        assert info.room_composite.layout == ""
        assert guest.world.rooms.person("a", egress_id).metadata == '{"layout":"speaker"}'
        guest.world.rooms.leave("a", egress_id)
        error = await refusal(lambda: guest.lk.egress.update_layout(api.UpdateLayoutRequest(egress_id=egress_id)))
        assert error.message == "twirp error unknown: participant does not exist"


@pytest.mark.asyncio
async def test_streams_can_be_added_where_there_are_some() -> None:
    async with visit() as guest:
        open_room(guest)
        streaming = of_room(stream_outputs=[api.StreamOutput(protocol=api.StreamProtocol.RTMP)])
        egress_id = await start(guest, streaming)
        url = "rtmp://stage.example/live"
        change = api.UpdateStreamRequest(egress_id=egress_id, add_output_urls=[url])
        assert [stream.url for stream in (await guest.lk.egress.update_stream(change)).stream_results] == [url]
        change = api.UpdateStreamRequest(egress_id=egress_id, remove_output_urls=[url])
        assert list((await guest.lk.egress.update_stream(change)).stream_results) == []
