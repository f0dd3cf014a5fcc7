"""Sent is not accepted, accepted is not seen, and what cannot be known is not claimed."""

import pytest

from console.actions.participants import RemoveParticipant
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget, RoomTarget, TrackTarget
from console.actions.tracks import SetMuted, open_microphones
from console.connection.receipts import Outcome
from console.connection.runner import REPEAT_AFTER
from console.connection.state import State
from console.domain.errors import Missing, NotSent, Refused, ServerError, Unanswered
from console.domain.participants import Kind, Participant
from console.domain.rooms import Crowd, Room
from console.domain.trouble import Cause
from tests.connection.desk import ADA, HALL, Desk, trouble
from tests.made import microphone, person

pytestmark = pytest.mark.asyncio

MUTE = SetMuted(TrackTarget.of(HALL, ADA, ADA.tracks[0]))
REMOVE = RemoveParticipant(ParticipantTarget.of(HALL, ADA))


async def test_an_action_is_done_only_when_a_later_look_shows_it(desk: Desk) -> None:
    receipt = await desk.run(MUTE)
    assert (receipt.outcome, receipt.accepted_at > 0, receipt.seen_at) == (Outcome.SENT, True, 0.0)
    assert desk.nudged == [MUTE]
    await desk.look(person("ada", microphone("TR_1", muted=True)))
    receipt = desk.receipt()
    assert (receipt.outcome, receipt.title, receipt.took > 0) == (Outcome.SEEN, "Muted Ada", True)
    assert desk.runner.pending == ()


async def test_a_look_that_was_asked_for_before_the_answer_proves_nothing(desk: Desk) -> None:
    desk.calls.gate.clear()
    await desk.run(MUTE)
    before = desk.clock.now() - 0.05
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    assert desk.receipt().accepted_at > before
    desk.state.people_answered("Hall", "RM_Hall", before, Crowd.of((person("ada", microphone("TR_1", muted=True)),)))
    await desk.clock.advance(0.1)
    assert desk.receipt().outcome is Outcome.SENT


async def test_what_does_not_show_after_two_looks_falls_back_with_a_sentence(desk: Desk) -> None:
    await desk.run(MUTE)
    await desk.look(ADA)
    assert desk.receipt().outcome is Outcome.SENT
    await desk.look(ADA)
    assert (desk.receipt().outcome, bool(desk.receipt().reason)) == (Outcome.ACCEPTED, True)
    assert desk.runner.fold(desk.state.snapshot) is desk.state.snapshot


async def test_pending_is_drawn_over_a_snapshot_that_stays_as_it_is(desk: Desk) -> None:
    desk.calls.gate.clear()
    await desk.run(MUTE)
    shown = desk.runner.fold(desk.state.snapshot).rooms["Hall"].crowd
    assert (shown.by_identity["ada"].tracks[0].muted, shown.open_microphones) == (True, 0)
    assert desk.state.snapshot.rooms["Hall"].crowd.by_identity["ada"] == ADA
    desk.calls.gate.set()


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (NotSent(trouble(Cause.UNREACHABLE)), Outcome.NOT_SENT),
        (Refused(trouble()), Outcome.REFUSED),
        (Refused(trouble(Cause.NOT_ALLOWED)), Outcome.REFUSED),
    ],
)
async def test_an_error_that_proves_something_is_final_with_its_reason(
    desk: Desk, error: ServerError, outcome: Outcome
) -> None:
    desk.calls.fails["mute"] = error
    number = (await desk.run(MUTE)).number
    await desk.clock.advance(REPEAT_AFTER)
    receipt = desk.receipt(number)
    assert (receipt.outcome, receipt.reason, receipt.step) == (outcome, "It said no.", "Ask again.")
    assert (receipt.title, desk.runner.pending) == ("Could not mute Ada", ())


async def test_a_lost_answer_is_resolved_by_looking_and_never_by_repeating(desk: Desk) -> None:
    desk.calls.fails["mute"] = Unanswered(trouble(Cause.INTERRUPTED))
    receipt = await desk.run(MUTE)
    assert (receipt.outcome, receipt.accepted_at) == (Outcome.SENT, 0.0)
    await desk.look(person("ada", microphone("TR_1", muted=True)))
    assert desk.receipt().outcome is Outcome.SEEN
    assert len(desk.calls.sent) == 1


async def test_a_lost_answer_without_effect_stays_unknown(desk: Desk) -> None:
    desk.calls.fails["mute"] = Unanswered(trouble(Cause.TIMED_OUT))
    await desk.run(MUTE)
    await desk.look(ADA)
    await desk.look(ADA)
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.UNKNOWN, "It said no.")


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        ((person("bob"),), "Ada has left."),
        ((person("ada", microphone("TR_1"), sid="PA_2"),), "Ada left and came back as a new session."),
        ((person("ada", microphone("TR_2")),), "Ada does not publish that microphone any more."),
    ],
)
async def test_a_target_that_changed_since_the_press_gets_nothing(
    desk: Desk, now: tuple[Participant, ...], reason: str
) -> None:
    await desk.look(*now)
    receipt = await desk.run(MUTE)
    assert (receipt.outcome, receipt.reason, desk.calls.sent) == (Outcome.NOT_SENT, reason, [])


async def test_a_room_that_was_opened_anew_is_not_ended(desk: Desk) -> None:
    await desk.look(ADA, room=Room("RM_2", "Hall"))
    assert (await desk.run(EndRoom(RoomTarget.of(HALL)))).reason == "Hall ended and was opened again."
    assert desk.calls.sent == []


async def test_a_target_is_checked_again_when_its_turn_comes(desk: Desk) -> None:
    desk.calls.gate.clear()
    crowd = [person(f"p{n}", microphone(f"TR_{n}")) for n in range(8)]
    await desk.look(*crowd)
    desk.runner.run_all(SetMuted(TrackTarget.of(HALL, p, p.tracks[0])) for p in crowd)
    await desk.clock.advance(0.1)
    assert len(desk.calls.sent) == 6
    await desk.look(*crowd[:7])
    desk.calls.gate.set()
    await desk.clock.advance(0.1)
    assert len(desk.calls.sent) == 7
    assert desk.receipt().reason == "p7 has left."


async def test_a_double_click_is_one_action_and_the_opposite_takes_its_place(desk: Desk) -> None:
    desk.calls.gate.clear()
    first = await desk.run(MUTE)
    assert desk.runner.run(MUTE).number == first.number
    second = await desk.run(SetMuted(MUTE.target, muted=False))
    assert second.number != first.number
    assert desk.receipt(first.number).outcome is Outcome.UNKNOWN
    assert [r.number for r in desk.runner.pending] == [second.number]
    desk.calls.gate.set()


async def test_removing_is_seen_when_that_session_is_gone_even_if_another_came(desk: Desk) -> None:
    await desk.run(REMOVE)
    await desk.look(person("ada", sid="PA_2", name="Ada"))
    assert (desk.receipt().outcome, desk.receipt().title) == (Outcome.SEEN, "Removed Ada")


async def test_removing_who_has_left_is_done(desk: Desk) -> None:
    desk.calls.fails["remove"] = Missing(trouble(Cause.MISSING))
    await desk.run(REMOVE)
    await desk.look()
    await desk.look()
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.SEEN, "already left")


async def test_removing_a_ghost_is_done_although_it_stays_listed(desk: Desk) -> None:
    desk.calls.fails["remove"] = Missing(trouble(Cause.MISSING))
    await desk.run(REMOVE)
    await desk.look(ADA)
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.SEEN, "already left")


async def test_muting_who_has_gone_in_the_meantime_claims_nothing(desk: Desk) -> None:
    desk.calls.fails["mute"] = Unanswered(trouble(Cause.NOBODY_ANSWERS))
    await desk.run(MUTE)
    await desk.look()
    await desk.look()
    assert (desk.receipt().outcome, desk.receipt().reason) == (Outcome.UNKNOWN, "Ada has left.")


async def test_a_track_that_the_server_does_not_know_is_not_muted(desk: Desk) -> None:
    desk.calls.track_is_there = False
    receipt = await desk.run(MUTE)
    assert (receipt.outcome, receipt.reason) == (
        Outcome.REFUSED,
        "Ada does not publish that microphone any more.",
    )


async def test_a_refused_unmute_is_remembered_for_the_server(desk: Desk) -> None:
    unmute = SetMuted(MUTE.target, muted=False)
    assert desk.runner.abilities.remote_unmute is None
    desk.calls.fails["unmute"] = Refused(trouble(Cause.REFUSED))
    receipt = await desk.run(unmute)
    assert "does not let anybody unmute others" in receipt.reason
    assert desk.runner.abilities.remote_unmute is False
    del desk.calls.fails["unmute"]
    await desk.run(unmute)
    assert desk.runner.abilities.remote_unmute is True


async def test_a_right_that_the_key_lacks_is_remembered_for_that_kind_of_action_alone(desk: Desk) -> None:
    desk.calls.fails["remove"] = Refused(trouble(Cause.NOT_ALLOWED))
    await desk.run(REMOVE)
    assert desk.runner.abilities.denied == {"participant": "It said no."}
    del desk.calls.fails["remove"]
    await desk.run(REMOVE)
    assert desk.runner.abilities.denied == {}


async def test_mute_all_leaves_out_machines_and_spared_people() -> None:
    people = (
        ADA,
        person("host", microphone("TR_h")),
        person("EG_1", microphone("TR_e"), kind=Kind.EGRESS),
        person("bot", microphone("TR_b"), kind=Kind.AGENT),
        person("feed", microphone("TR_f"), kind=Kind.INGRESS),
        person("+49", microphone("TR_p"), kind=Kind.SIP),
        person("quiet", microphone("TR_q", muted=True)),
    )
    state = State()
    state.rooms_answered(1, (HALL,), 0.01)
    state.people_answered("Hall", "RM_Hall", 1, Crowd.of(people))
    actions = open_microphones(state.snapshot.rooms["Hall"], {"host"})
    assert {a.target.owner.identity for a in actions} == {"ada", "+49"}


async def test_what_one_press_sends_carries_one_batch_and_old_receipts_are_let_go(desk: Desk) -> None:
    crowd = [person(f"p{n}", microphone(f"TR_{n}")) for n in range(30)]
    await desk.look(*crowd)
    for _ in range(20):
        actions = [SetMuted(TrackTarget.of(HALL, p, p.tracks[0])) for p in crowd]
        receipts = desk.runner.run_all(actions)
        assert len({r.batch for r in receipts}) == 1
        await desk.clock.advance(0.2)
        await desk.look(*(person(p.identity, microphone(p.tracks[0].sid, muted=True)) for p in crowd))
    assert len(desk.runner.receipts) == 500
    assert desk.runner.pending == ()
