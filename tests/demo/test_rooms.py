"""Rooms: who is in them, when they close, and how late the list of rooms counts."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from livekit import api

from console.demo.room import is_dependent
from console.demo.rooms import NoSuchParticipantError, NoSuchRoomError, Rooms
from console.demo.sids import Sids
from console.demo.timeline import Timeline
from tests.demo.visit import refusal, visit


@pytest.mark.asyncio
async def test_creating_a_live_room_returns_it_unchanged() -> None:
    async with visit() as guest:
        first = await guest.lk.room.create_room(api.CreateRoomRequest(name="a", metadata="first", empty_timeout=33))
        again = await guest.lk.room.create_room(api.CreateRoomRequest(name="a", metadata="second", empty_timeout=44))
        assert again == first
        assert first.sid.startswith("RM_")
        assert len(first.sid) == 15
        assert (first.metadata, first.empty_timeout, first.departure_timeout) == ("first", 33, 20)


@pytest.mark.asyncio
async def test_rooms_are_listed_by_name_and_in_no_order() -> None:
    async with visit() as guest:
        for name in "abcdefgh":
            guest.world.rooms.create(name)

        async def names(*only: str) -> list[str]:
            answer = await guest.lk.room.list_rooms(api.ListRoomsRequest(names=only))
            return [each.name for each in answer.rooms]

        seen = [await names() for _ in range(5)]
        assert all(sorted(each) == list("abcdefgh") for each in seen)
        assert len({tuple(each) for each in seen}) > 1
        assert sorted(await names("b", "nope", "c")) == ["b", "c"]


@pytest.mark.asyncio
async def test_what_is_refused_about_rooms() -> None:
    async with visit() as guest:
        service = guest.lk.room
        gone = await refusal(lambda: service.delete_room(api.DeleteRoomRequest(room="none")))
        assert (gone.code, gone.message) == ("not_found", "twirp error unknown: requested room does not exist")
        gone = await refusal(lambda: service.update_room_metadata(api.UpdateRoomMetadataRequest(room="none")))
        assert (gone.status, gone.message) == (404, "twirp error unknown: requested room does not exist")
        long = api.UpdateRoomMetadataRequest(room="none", metadata="x" * 600_000)
        error = await refusal(lambda: service.update_room_metadata(long))
        assert (error.code, error.message) == ("invalid_argument", "metadata size exceeds limits 524288")
        error = await refusal(lambda: service.create_room(api.CreateRoomRequest(name="x" * 257)))
        assert error.message == "twirp error unknown: room name length exceeds limits: max length 256"


@pytest.mark.asyncio
async def test_metadata_can_be_cleared_and_is_listed_at_once() -> None:
    async with visit() as guest:
        guest.world.rooms.create("a", metadata="old")
        answer = await guest.lk.room.update_room_metadata(api.UpdateRoomMetadataRequest(room="a", metadata=""))
        assert answer.metadata == ""


@pytest.mark.asyncio
async def test_data_into_an_unknown_room_is_silence_for_three_seconds() -> None:
    async with visit() as guest:
        guest.world.rooms.create("a")
        await guest.lk.room.send_data(api.SendDataRequest(room="a", data=b"x"))
        silent = api.SendDataRequest(room="none", data=b"x")
        error = await guest.waits(refusal(lambda: guest.lk.room.send_data(silent)), 3.0)
        assert (error.code, error.status) == ("unavailable", 503)
        assert error.message == "twirp error unknown: no response from servers"


@pytest.mark.asyncio
async def test_people_are_counted_late_but_recording_and_metadata_are_told_at_once() -> None:
    async with visit() as guest:
        rooms = guest.world.rooms
        opened = rooms.create("a")
        rooms.join("a", "ada")
        rooms.publish("a", "ada", "microphone")
        await guest.clock.advance(4.9)
        assert rooms.get("a").listed.num_participants == 0
        await guest.clock.advance(0.2)
        assert (rooms.get("a").listed.num_participants, opened.listed.num_publishers) == (1, 1)
        rooms.join("a", "bot", kind="agent")
        rooms.join("a", "ghost", permission=api.ParticipantPermission(hidden=True))
        rooms.join("a", "EG_1", kind="egress")
        # The recorder made the server count: agents and recorders are no people, the hidden are.
        assert (opened.listed.num_participants, opened.listed.active_recording) == (2, True)
        rooms.leave("a", "EG_1")
        assert not opened.listed.active_recording


@pytest.mark.asyncio
async def test_a_room_closes_when_nobody_came_or_when_everybody_has_left() -> None:
    async with visit() as guest:
        rooms = guest.world.rooms
        rooms.create("waiting", empty_timeout=60)
        rooms.join("left", "ada")
        rooms.join("left", "bot", kind="agent")
        rooms.leave("left", "ada")
        await guest.clock.advance(10.0)
        rooms.join("left", "ada")
        rooms.leave("left", "ada")
        await guest.clock.advance(19.9)
        assert rooms.find("left") is not None
        await guest.clock.advance(0.2)
        assert rooms.find("left") is None
        assert rooms.find("waiting") is not None
        await guest.clock.advance(30.0)
        assert rooms.find("waiting") is None


@pytest.mark.asyncio
async def test_agents_alone_do_not_make_a_room_visited() -> None:
    async with visit() as guest:
        guest.world.rooms.join("a", "bot", kind="agent")
        guest.world.rooms.leave("a", "bot")
        await guest.clock.advance(299.0)
        assert guest.world.rooms.find("a") is not None
        await guest.clock.advance(1.1)
        assert guest.world.rooms.find("a") is None


@pytest.mark.asyncio
async def test_whoever_joins_again_replaces_themselves() -> None:
    async with visit() as guest:
        first = guest.world.rooms.join("a", "ada").sid
        again = guest.world.rooms.join("a", "ada").sid
        assert first != again
        assert len(guest.world.rooms.get("a").people) == 1


@pytest.mark.asyncio
async def test_the_unknown_is_an_error_of_its_own() -> None:
    async with visit() as guest:
        rooms = guest.world.rooms
        with pytest.raises(NoSuchRoomError):
            rooms.delete("none")
        rooms.create("a")
        for room in ("a", "none"):
            with pytest.raises(NoSuchParticipantError):
                rooms.leave(room, "ada")


class AnyStory(RuleBasedStateMachine):
    """Whatever people do, the list of rooms tells the truth ten seconds later."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 1_800_000_000.0
        self.rooms = Rooms(Timeline(self), Sids("any"))
        self.sids: list[str] = []

    def now(self) -> float:
        """Say what time it is."""
        return self.time

    async def sleep(self, seconds: float) -> None:
        """Never be called."""
        raise AssertionError(seconds)

    @rule(
        room=st.sampled_from("ab"),
        who=st.sampled_from(["x", "y", "z"]),
        kind=st.sampled_from(["standard", "agent", "egress", "sip", "ingress"]),
    )
    def join(self, room: str, who: str, kind: str) -> None:
        self.sids.append(self.rooms.join(room, who, kind=kind).sid)  # type: ignore[arg-type] # one of the kinds

    @rule(room=st.sampled_from("ab"), who=st.sampled_from(["x", "y", "z"]))
    def leave_or_speak(self, room: str, who: str) -> None:
        found = self.rooms.find(room)
        if found is not None and who in found.people:
            if found.people[who].tracks:
                self.rooms.leave(room, who)
            else:
                self.sids.append(self.rooms.publish(room, who, "microphone"))

    @rule(room=st.sampled_from("ab"))
    def delete(self, room: str) -> None:
        if self.rooms.find(room) is not None:
            self.rooms.delete(room)

    @rule(seconds=st.floats(0.0, 400.0))
    def pass_time(self, seconds: float) -> None:
        self.time += seconds

    @rule()
    def settle(self) -> None:
        self.time += 10.0
        for room in self.rooms.all():
            people = room.people.values()
            assert room.listed.num_participants == sum(1 for person in people if not is_dependent(person))
            assert room.listed.num_publishers == sum(1 for person in people if person.tracks)

    @invariant()
    def nothing_is_given_twice(self) -> None:
        assert len(set(self.sids)) == len(self.sids)

    @invariant()
    def recording_is_told_at_once(self) -> None:
        assert all(room.listed.active_recording == room.recorded for room in self.rooms.all())


AnyStory.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyStory = AnyStory.TestCase
