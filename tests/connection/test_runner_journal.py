"""Intent before deed: nothing is sent that is not written down, and nothing that is written down is forgotten."""

import asyncio
from dataclasses import replace

import pytest

from console.actions.participants import RemoveParticipant
from console.actions.recordings import StartRecording, StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted
from console.actions.writing import deed_of
from console.connection.receipts import Outcome
from console.connection.runner import REPEAT_AFTER
from console.domain.choices import RecordingChoice
from console.domain.deeds import Author, Deed, Verb
from console.domain.errors import NotSent, Unanswered
from console.domain.recordings import File, Recordings, Status
from console.domain.rooms import Room
from console.domain.trouble import Cause
from console.journal.memory import MemoryBook
from tests.connection.desk import ADA, HALL, Desk, trouble
from tests.made import microphone, person, recorder, recording

pytestmark = pytest.mark.asyncio

BY = Author("hall", "Hall", "kim", "desk-3")
MUTE = SetMuted(TrackTarget.of(HALL, ADA, ADA.tracks[0]))
REMOVE = RemoveParticipant(ParticipantTarget.of(HALL, ADA))
START = StartRecording(RoomTarget.of(HALL), RecordingChoice(), "Hall/take-x7k2p9.mp4")
MUTED = person("ada", microphone("TR_1", muted=True))


class Held(MemoryBook):
    """A book whose disk answers when a test says so, or at once where it knows what an earlier session left."""

    def __init__(self, *left: Deed) -> None:
        super().__init__(BY)
        self._left, self._at_once = left, bool(left)
        self.answers: list[asyncio.Future[bool]] = []

    def write(self, deed: Deed) -> asyncio.Future[bool]:
        written = super().write(deed)
        if self._at_once:
            return written
        self.answers.append(asyncio.get_running_loop().create_future())
        return self.answers[-1]

    def leave(self, *left: Deed) -> None:
        """Leave these open for whoever comes next."""
        self._left = left

    def unfinished(self) -> tuple[Deed, ...]:
        left, self._left = self._left, ()
        return left


def left_open(action: SetMuted | RemoveParticipant | StartRecording | EndRoom, **fields: object) -> Deed:
    """Make the deed of an action that a session before this one has sent."""
    made = deed_of(action, "d1", Author("hall", "Hall", "robin", "desk-1"))
    return replace(made, outcome=Outcome.SENT, sent_at=1.0, batch="s 1", **fields)  # type: ignore[arg-type]  # fields of a deed


async def adopting(*left: Deed) -> Desk:
    """Start after a session that left these open."""
    desk = Desk(Held(*left))
    await desk.look(ADA)
    desk.runner.start()
    return desk


async def test_nothing_is_sent_before_it_is_on_the_disk() -> None:
    book = Held()
    desk = Desk(book)
    await desk.look(ADA)
    await desk.run(MUTE)
    assert (desk.receipt().outcome, desk.calls.sent) == (Outcome.WAITING, [])
    assert [(d.verb, d.outcome, d.identity) for d in book.logbook.deeds] == [(Verb.MUTE, Outcome.WAITING, "ada")]
    book.answers[0].set_result(True)
    await desk.clock.advance(0.1)
    assert [order[0] for order in desk.calls.sent] == ["mute"]
    await desk.tasks.aclose()


@pytest.mark.parametrize(
    ("action", "unwritten", "sent"),
    [(MUTE, False, True), (REMOVE, False, False), (REMOVE, True, True), (EndRoom(RoomTarget.of(HALL)), False, False)],
)
async def test_what_cannot_be_taken_back_is_not_sent_unwritten_unless_somebody_says_so(
    action: SetMuted | RemoveParticipant | EndRoom, unwritten: bool, sent: bool
) -> None:
    book = Held()
    desk = Desk(book)
    await desk.look(ADA)
    desk.runner.run(action, unwritten=unwritten)
    book.answers[0].set_result(False)
    await desk.clock.advance(0.1)
    assert bool(desk.calls.sent) is sent
    if not sent:
        assert (desk.receipt().outcome, "written down" in desk.receipt().reason) == (Outcome.NOT_SENT, True)
    await desk.tasks.aclose()


async def test_every_step_is_written_down_with_its_moment(desk: Desk) -> None:
    await desk.run(MUTE)
    await desk.look(MUTED)
    (deed,) = desk.runner.logbook.deeds
    assert (deed.outcome, deed.room, deed.participant_sid, deed.track_sid) == (Outcome.SEEN, "Hall", "PA_ada", "TR_1")
    assert deed.pressed_at <= deed.sent_at <= deed.accepted_at < deed.settled_at
    assert (deed.undoable, deed.batch, deed.by) == (True, "", desk.book.author)


async def test_what_was_stopped_before_it_was_sent_is_written_down_too(desk: Desk) -> None:
    await desk.look(person("bob"))
    await desk.run(MUTE)
    (deed,) = desk.runner.logbook.deeds
    assert (deed.outcome, deed.reason, deed.sent_at) == (Outcome.NOT_SENT, "Ada has left.", 0.0)


async def test_only_what_never_left_is_sent_once_more_and_only_once(desk: Desk) -> None:
    desk.calls.fails["mute"] = NotSent(trouble(Cause.UNREACHABLE))
    await desk.run(MUTE)
    assert (desk.receipt().outcome, len(desk.calls.sent)) == (Outcome.SENT, 1)
    await desk.clock.advance(REPEAT_AFTER * 10)
    assert (desk.receipt().outcome, len(desk.calls.sent)) == (Outcome.NOT_SENT, 2)


async def test_what_never_left_is_not_sent_to_somebody_else(desk: Desk) -> None:
    desk.calls.fails["mute"] = NotSent(trouble(Cause.UNREACHABLE))
    await desk.run(MUTE)
    await desk.look(person("ada", microphone("TR_1"), sid="PA_2"))
    await desk.clock.advance(REPEAT_AFTER)
    assert (desk.receipt().outcome, len(desk.calls.sent)) == (Outcome.NOT_SENT, 1)


async def test_a_second_try_that_arrives_is_an_ordinary_action(desk: Desk) -> None:
    desk.calls.fails["mute"] = NotSent(trouble(Cause.UNREACHABLE))
    await desk.run(MUTE)
    del desk.calls.fails["mute"]
    await desk.clock.advance(REPEAT_AFTER)
    await desk.look(MUTED)
    assert desk.receipt().outcome is Outcome.SEEN


async def test_an_unknown_effect_is_looked_for_at_once_and_after_1_2_4_and_8_seconds(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    began = desk.clock.now()
    await desk.run(START)
    for _ in range(300):
        await desk.clock.advance(0.1)
    looked = [round(at - began) for at in desk.nudged_at]
    assert looked == [0, 1, 2, 4, 8, 16, 24]
    assert [order[0] for order in desk.calls.sent].count("start") == 1


async def test_a_lost_answer_says_so_and_what_is_being_done(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    await desk.run(START)
    assert (desk.receipt().reason, desk.receipt().step) == ("It said no.", "Checking whether the recording started…")
    ours = replace(recording("EG_1", "Hall"), files=(File(START.path),))
    await desk.look(ADA, recorder("EG_1"), recordings=Recordings.of((ours,)))
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.SEEN, "The answer was lost, but it shows.")


async def test_a_room_whose_start_is_unknown_is_locked_for_everything_else_too(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    first = await desk.run(START)
    assert (await desk.run(replace(START, path="Hall/again.mp4"))).number == first.number
    stop = await desk.run(StopRecording(RoomTarget.of(HALL), "EG_old"))
    assert (stop.outcome, "still checking" in stop.reason) == (Outcome.NOT_SENT, True)
    assert desk.receipt(first.number).outcome is Outcome.SENT
    assert [order[0] for order in desk.calls.sent].count("start") == 1


async def test_a_look_that_fails_after_a_lost_answer_does_not_prove_that_nothing_was_sent(desk: Desk) -> None:
    desk.calls.fails["start"] = Unanswered(trouble(Cause.TIMED_OUT))
    desk.calls.fails_after["find"] = NotSent(trouble(Cause.UNREACHABLE))
    await desk.run(START)
    await desk.clock.advance(REPEAT_AFTER * 2)
    assert desk.receipt().outcome is Outcome.SENT
    assert [order[0] for order in desk.calls.sent].count("start") == 1


async def test_a_look_before_the_start_that_has_no_answer_is_no_start(desk: Desk) -> None:
    desk.calls.fails["find"] = Unanswered(trouble(Cause.TIMED_OUT))
    await desk.run(START)
    await desk.clock.advance(REPEAT_AFTER * 2)
    assert desk.receipt().outcome is Outcome.NOT_SENT
    assert [order[0] for order in desk.calls.sent].count("start") == 0


async def test_two_orders_to_one_target_are_never_under_way_side_by_side(desk: Desk) -> None:
    desk.calls.gate.clear()
    await desk.run(MUTE)
    await desk.run(replace(MUTE, muted=False))
    assert [order[0] for order in desk.calls.sent] == ["mute"]
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    assert [order[0] for order in desk.calls.sent] == ["mute", "unmute"]


async def test_what_was_replaced_before_its_turn_is_never_sent(desk: Desk) -> None:
    desk.calls.gate.clear()
    await desk.run(MUTE)
    opposite = await desk.run(replace(MUTE, muted=False))
    await desk.run(MUTE)
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    assert [order[0] for order in desk.calls.sent] == ["mute", "mute"]
    assert desk.receipt(opposite.number).outcome is Outcome.NOT_SENT


async def test_what_an_earlier_session_left_open_is_looked_for_and_never_sent_again() -> None:
    desk = await adopting(left_open(MUTE))
    assert [(r.outcome, r.earlier, r.deed) for r in desk.runner.pending] == [(Outcome.SENT, True, "d1")]
    await desk.look(MUTED)
    assert (desk.receipt().outcome, desk.calls.sent) == (Outcome.SEEN, [])
    (deed,) = desk.runner.logbook.deeds
    assert (deed.id, deed.by.who, deed.batch) == ("d1", "robin", "s 1")
    await desk.tasks.aclose()


async def test_what_an_earlier_session_left_without_effect_stays_unknown_unless_it_was_accepted() -> None:
    desk = await adopting(left_open(MUTE))
    await desk.look(ADA)
    await desk.look(ADA)
    assert (desk.receipt().outcome, "was closed" in desk.receipt().reason) == (Outcome.UNKNOWN, True)
    accepted = await adopting(left_open(MUTE, accepted_at=2.0))
    await accepted.look(ADA)
    await accepted.look(ADA)
    assert accepted.receipt().outcome is Outcome.ACCEPTED
    await asyncio.gather(desk.tasks.aclose(), accepted.tasks.aclose())


async def test_who_has_closed_a_server_takes_nothing_over_any_more() -> None:
    desk = await adopting()
    desk.runner.close()
    book = desk.book
    assert isinstance(book, Held)
    book.leave(left_open(MUTE))
    book.write(left_open(replace(MUTE, muted=False), id="d2"))
    assert desk.runner.pending == ()
    assert [deed.id for deed in book.unfinished()] == ["d1"]
    await desk.tasks.aclose()


async def test_the_lock_of_a_start_outlives_the_program() -> None:
    desk = await adopting(left_open(START))
    again = await desk.run(replace(START, path="Hall/again.mp4"))
    assert (again.deed, desk.calls.sent) == ("d1", [])
    for _ in range(12):
        await desk.look(ADA)
        await desk.clock.advance(2.8)
    assert desk.receipt().outcome is Outcome.UNKNOWN
    await desk.run(replace(START, path="Hall/again.mp4"))
    assert [order[0] for order in desk.calls.sent] == ["find", "start"]
    await desk.tasks.aclose()


async def test_a_start_that_was_lost_with_its_session_is_found_by_its_file() -> None:
    desk = await adopting(left_open(START))
    ours = replace(recording("EG_1", "Hall", Status.ACTIVE), files=(File(START.path),))
    await desk.look(ADA, recorder("EG_1"), recordings=Recordings.of((ours,)))
    assert desk.receipt().outcome is Outcome.SEEN
    await desk.tasks.aclose()


async def test_whoever_went_with_the_room_was_not_put_out_by_an_order_without_answer() -> None:
    desk = await adopting(left_open(REMOVE))
    await desk.look(room=Room("RM_2", "Hall"))
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.UNKNOWN, "Hall ended and was opened again.")
    await desk.tasks.aclose()


async def test_what_cannot_be_read_is_settled_as_unknown() -> None:
    desk = await adopting(replace(left_open(MUTE), source="hologram"))
    (deed,) = desk.runner.logbook.deeds
    assert (deed.outcome, desk.runner.pending) == (Outcome.UNKNOWN, ())
    await desk.tasks.aclose()


async def test_after_a_sleep_only_what_is_asked_from_then_on_counts(desk: Desk) -> None:
    await desk.run(MUTE)
    await desk.look(ADA)
    desk.runner.resolve_all()
    await desk.look(ADA)
    assert desk.receipt().outcome is Outcome.SENT
    await desk.look(ADA)
    assert desk.receipt().outcome is Outcome.ACCEPTED


async def test_undo_is_an_ordinary_action_that_says_what_it_undoes(desk: Desk) -> None:
    muted = await desk.run(MUTE)
    await desk.look(MUTED)
    (undo,) = desk.runner.undo([muted.deed, "nobody's"])
    await desk.clock.advance(0.1)
    assert [order[0] for order in desk.calls.sent] == ["mute", "unmute"]
    newest = desk.runner.logbook.deeds[0]
    assert (newest.verb, newest.undoes, newest.id) == (Verb.UNMUTE, muted.deed, undo.deed)
    await desk.look(ADA)
    assert desk.receipt().outcome is Outcome.SEEN


async def test_undo_after_the_target_changed_is_refused_with_the_reason(desk: Desk) -> None:
    muted = await desk.run(MUTE)
    await desk.look(MUTED)
    await desk.look(person("ada", microphone("TR_1", muted=True), sid="PA_2"))
    desk.runner.undo([muted.deed])
    assert (desk.receipt().outcome, desk.receipt().reason) == (
        Outcome.NOT_SENT,
        "Ada left and came back as a new session.",
    )


async def test_what_changed_nothing_has_nothing_to_undo(desk: Desk) -> None:
    await desk.look(MUTED)
    muted = await desk.run(MUTE)
    await desk.look(MUTED)
    assert desk.runner.undo([muted.deed]) == ()


async def test_undo_of_a_batch_is_a_batch(desk: Desk) -> None:
    both = (person("ada", microphone("TR_1")), person("bob", microphone("TR_2")))
    await desk.look(*both)
    mutes = desk.runner.run_all(SetMuted(TrackTarget.of(HALL, p, p.tracks[0])) for p in both)
    await desk.clock.advance(0.1)
    await desk.look(*(person(p.identity, microphone(p.tracks[0].sid, muted=True)) for p in both))
    undone = desk.runner.undo([receipt.deed for receipt in mutes])
    assert len({receipt.batch for receipt in undone}) == 1
    assert undone[0].batch != mutes[0].batch
    deeds = desk.runner.logbook.deeds
    assert len({deed.batch for deed in deeds}) == 2
    await desk.clock.advance(0.1)
