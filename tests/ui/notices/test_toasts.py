"""Toasts: one for each press, told when all of it is settled, with a way back only where there is one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.actions.participants import RemoveParticipant
from console.actions.recordings import StopRecording
from console.actions.targets import ParticipantTarget
from console.connection.abilities import Abilities
from console.connection.receipts import Outcome, Receipt
from console.ui.intents import Perform, Undo
from console.ui.notices.toasts import Toasts, Told
from console.ui.scene import Scene
from tests.ui.stage import STAGE, Stage, machine, mute, person, receipt, recording, room, scene, start, target

PEOPLE = tuple(person(f"p{n}") for n in range(1, 5))
MUTED = tuple(person(f"p{n}", heard=False) for n in range(1, 5))
UNMUTE = Abilities(remote_unmute=True)
REFUSED = "This server does not let anybody unmute others. Ask them to unmute themselves."


def told(
    *receipts: Receipt, of: Scene | None = None, summary: str = "", abilities: Abilities | None = None
) -> list[Told]:
    """Show the moment before the press, and then how it came out."""
    toasts = Toasts()
    assert toasts.look(scene(PEOPLE)) == ()
    if summary:
        toasts.expect(receipts[0].batch, summary)
    after = of or scene(MUTED, receipts=receipts, abilities=abilities or Abilities())
    return list(toasts.look(after))


def test_a_mute_is_told_in_the_past_tense_with_a_hint_the_first_time() -> None:
    toasts = Toasts()
    toasts.look(scene(PEOPLE))
    first = receipt(mute("p1"))
    (one,) = toasts.look(scene(MUTED, receipts=(first,)))
    assert (one.sentence, one.icon, one.stays) == ("Muted P1. They can unmute themselves.", "mic-off", False)
    (two,) = toasts.look(scene(MUTED, receipts=(first, receipt(mute("p2"), number=2))))
    assert two.sentence == "Muted P2."


@pytest.mark.parametrize("outcome", [Outcome.WAITING, Outcome.SENT])
def test_what_is_still_under_way_is_not_told(outcome: Outcome) -> None:
    assert told(receipt(mute("p1"), outcome)) == []


def test_it_is_told_once() -> None:
    toasts = Toasts()
    toasts.look(scene(PEOPLE))
    after = scene(MUTED, receipts=(receipt(mute("p1")),))
    assert len(toasts.look(after)) == 1
    assert toasts.look(after) == ()


def test_what_was_settled_before_the_window_looked_is_no_news() -> None:
    assert Toasts().look(scene(MUTED, receipts=(receipt(mute("p1")),))) == ()


@pytest.mark.parametrize("known", [None, True])
def test_undo_is_offered_unless_the_server_is_known_to_refuse_it(known: bool | None) -> None:
    (offered,) = told(receipt(mute("p1")), abilities=Abilities(remote_unmute=known))
    assert (offered.verb, offered.wanted) == ("Undo", Undo("summit", ("deed-1",)))
    (refused,) = told(receipt(mute("p1")), abilities=Abilities(remote_unmute=False))
    assert (refused.verb, refused.wanted) == ("", None)


def test_an_unmute_can_always_be_taken_back() -> None:
    toasts = Toasts()
    toasts.look(scene(MUTED))
    (one,) = toasts.look(scene(PEOPLE, receipts=(receipt(mute("p1", muted=False)),)))
    assert (one.sentence, one.wanted) == ("Unmuted P1.", Undo("summit", ("deed-1",)))


def test_what_changed_nothing_or_has_changed_since_cannot_be_undone() -> None:
    assert told(receipt(mute("p1"), undoable=False))[0].wanted is None
    (open_again,) = told(receipt(mute("p1")), of=scene(PEOPLE, receipts=(receipt(mute("p1")),), abilities=UNMUTE))
    assert open_again.wanted is None


def test_an_undo_is_told_like_anything_else_and_not_undone_by_the_same_keys() -> None:
    toasts = Toasts()
    toasts.look(scene(MUTED))
    back = receipt(mute("p1", muted=False), undoes="deed-0")
    (one,) = toasts.look(scene(PEOPLE, receipts=(back,)))
    assert (one.sentence, one.wanted) == ("Unmuted P1.", None)


def test_a_removal_has_no_way_back_and_says_when_nobody_was_there() -> None:
    remove = RemoveParticipant(ParticipantTarget.of(room(), person("eve")))
    assert [t.sentence for t in told(receipt(remove))] == ["Removed Eve."]
    assert [t.sentence for t in told(receipt(remove, reason="already left"))] == ["Removed Eve (already left)."]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_SENT, Outcome.ACCEPTED, Outcome.UNKNOWN])
def test_what_did_not_happen_stays_until_dismissed(outcome: Outcome) -> None:
    (one,) = told(receipt(mute("p1"), outcome, reason="Because."))
    assert one.stays
    assert not one.sentence.startswith("Muted")
    assert "Because." in one.sentence


def test_of_a_long_refusal_the_lawful_way_is_kept() -> None:
    (one,) = told(receipt(mute("p1", muted=False), Outcome.REFUSED, reason=REFUSED))
    assert one.sentence == "Could not unmute P1. Ask them to unmute themselves."


def test_what_was_never_sent_can_be_tried_again() -> None:
    unsent = receipt(mute("p1"), Outcome.NOT_SENT, reason="Nothing answers.")
    (one,) = told(unsent)
    assert (one.verb, one.wanted) == ("Try again", Perform("summit", (mute("p1"),)))
    (gone,) = told(unsent, of=scene((), receipts=(unsent,)))
    assert gone.wanted is None


def test_a_press_that_was_overtaken_is_not_a_failure() -> None:
    first = receipt(mute("p1"), Outcome.UNKNOWN, reason="Another action took its place.")
    second = receipt(mute("p1", muted=False), Outcome.SENT, number=2)
    assert told(first, second) == []


def batch(*outcomes: Outcome) -> tuple[Receipt, ...]:
    return tuple(
        receipt(mute(f"p{n}"), outcome, number=n, batch=7, reason="Refused." if outcome is Outcome.REFUSED else "")
        for n, outcome in enumerate(outcomes, 1)
    )


SUMMARY = "Muted {seen} of 4 microphones. Spared: Grace."


def test_a_batch_is_one_toast_with_who_was_spared() -> None:
    (one,) = told(*batch(*[Outcome.SEEN] * 4), summary=SUMMARY)
    assert (one.sentence, one.stays) == ("Muted 4 microphones. Spared: Grace.", False)


def test_a_batch_waits_for_its_last() -> None:
    assert told(*batch(Outcome.SEEN, Outcome.SENT), summary=SUMMARY) == []


def test_a_batch_of_which_some_failed_says_how_many() -> None:
    (one,) = told(*batch(Outcome.SEEN, Outcome.SEEN, Outcome.SEEN, Outcome.REFUSED), summary=SUMMARY)
    assert one.sentence == "Muted 3 of 4 microphones. Spared: Grace. 1 refused. Refused."
    assert one.stays


def test_a_batch_of_which_nothing_happened_claims_nothing() -> None:
    (one,) = told(*batch(*[Outcome.REFUSED] * 4), summary=SUMMARY)
    assert one.sentence == "Could not mute 4 people in Main Stage. Refused."


def test_a_batch_without_words_of_its_own_gets_ours() -> None:
    (one,) = told(*batch(Outcome.SEEN, Outcome.SEEN))
    assert one.sentence == "Muted 2 people in Main Stage."


def test_a_whole_batch_is_undone_together() -> None:
    (one,) = told(*batch(Outcome.SEEN, Outcome.SEEN), abilities=UNMUTE)
    assert one.wanted is not None
    assert one.wanted == Undo("summit", ("deed-1", "deed-2"), "Unmuted {seen} of 2 microphones.")


def test_a_start_is_told_when_it_is_proven_and_not_before() -> None:
    toasts = Toasts()
    toasts.look(scene())
    done = receipt(start(), answer="EG_1")
    assert toasts.look(scene(receipts=(done,), recordings=(recording(age=5),))) == ()
    (one,) = toasts.look(scene([machine("EG_1")], receipts=(done,), recordings=(recording(age=6),)))
    assert (one.sentence, one.icon) == ("Recording Main Stage.", "circle-dot")


def test_a_start_that_failed_is_told_at_once() -> None:
    (one,) = told(receipt(start(), Outcome.REFUSED, reason="No recorder was free.", step="Stop another."))
    assert one.sentence == "Could not record Main Stage. No recorder was free. Stop another."


def test_a_stop_is_told() -> None:
    (one,) = told(receipt(StopRecording(target(), "EG_1")))
    assert one.sentence == "Stopped recording Main Stage."


def test_a_later_toast_about_the_same_takes_the_place_of_the_first() -> None:
    (failed,) = told(receipt(mute("p1"), Outcome.REFUSED, reason="No."))
    (done,) = told(receipt(mute("p1")))
    (other,) = told(receipt(mute("p2")))
    assert failed.key == done.key != other.key


def test_a_name_cannot_be_taken_for_the_count() -> None:
    summary = "Muted {seen} of 2 microphones. Spared: {seen}."
    (one,) = told(*batch(Outcome.SEEN, Outcome.SEEN), summary=summary)
    assert one.sentence == "Muted 2 microphones. Spared: {seen}."


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=12))
def test_every_press_is_told_at_most_once_and_only_when_settled(outcomes: list[Outcome]) -> None:
    toasts = Toasts()
    rooms = {STAGE: tuple(person(f"p{n}") for n in range(1, 13))}
    toasts.look(Stage(rooms=rooms).scene())
    receipts = tuple(receipt(mute(f"p{n}"), outcome, number=n) for n, outcome in enumerate(outcomes, 1))
    first = toasts.look(Stage(rooms=rooms, receipts=receipts).scene())
    assert len(first) == sum(not outcome.is_open for outcome in outcomes)
    settled = tuple(r if not r.outcome.is_open else replace(r, outcome=Outcome.REFUSED) for r in receipts)
    second = toasts.look(Stage(rooms=rooms, receipts=settled).scene())
    assert len(first) + len(second) == len(outcomes)
    assert toasts.look(Stage(rooms=rooms, receipts=settled).scene()) == ()
