"""Undo is offered only where it would do something, and where it would not it says why."""

from dataclasses import replace

import pytest

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget
from console.connection.abilities import Abilities
from console.domain.deeds import Deed, Outcome
from console.domain.trouble import Cause, Trouble
from console.ui.activity.entries import Ledger
from console.ui.activity.way_back import CHANGED, NO_CHANGE, NOT_DONE, UNDER_WAY, UNDOING, UNDONE, Way, way
from console.ui.activity.wording import Wording
from console.ui.intents import Undo
from console.ui.phrases import UNMUTE_REFUSED
from console.ui.scene import Scene
from tests.ui.stage import deed, mute, person, room, scene, start, target

MUTED = (person("ada", heard=False), person("tom", heard=False))
OPEN = (person("ada"), person("tom"))
DONE = deed(mute())


def judged(*deeds: Deed, of: Scene | None = None, undone_by: Deed | None = None) -> Way:
    return way(deeds, of or scene(MUTED), lambda _id: undone_by)


def test_a_mute_that_still_holds_can_be_undone() -> None:
    assert judged(DONE) == Way(Undo("summit", ("deed-1",)))


def test_an_unmute_can_be_undone_also_where_unmuting_is_refused() -> None:
    back = judged(deed(mute(muted=False)), of=scene(OPEN, abilities=Abilities(remote_unmute=False)))
    assert back.wanted == Undo("summit", ("deed-1",))


@pytest.mark.parametrize(
    ("told", "of", "reason"),
    [
        (deed(mute(), Outcome.SENT), scene(MUTED), UNDER_WAY),
        (deed(mute(), Outcome.REFUSED), scene(MUTED), NOT_DONE),
        (deed(mute(), Outcome.NOT_SENT), scene(MUTED), NOT_DONE),
        (deed(mute(), undoable=False), scene(MUTED), NO_CHANGE),
        (DONE, scene(OPEN), CHANGED),
        (DONE, scene(), "Ada has left."),
        (DONE, scene([replace(MUTED[0], sid="PA_2")]), "Ada left and came back as a new session."),
        (DONE, scene(MUTED, abilities=Abilities(remote_unmute=False)), UNMUTE_REFUSED),
        (
            DONE,
            scene(MUTED, trouble=Trouble(Cause.UNREACHABLE, "Nothing answers."), rooms_age=60.0),
            "Spring Summit does not answer.",
        ),
    ],
)
def test_where_it_would_do_nothing_it_says_why(told: Deed, of: Scene, reason: str) -> None:
    assert judged(told, of=of) == Way(reason=reason)


@pytest.mark.parametrize(
    "action",
    [
        RemoveParticipant(ParticipantTarget.of(room(), person("ada"))),
        EndRoom(target()),
        start(),
        StopRecording(target(), "EG_1"),
    ],
)
def test_what_has_no_opposite_never_offers_one(action: Action) -> None:
    back = judged(deed(action))
    assert back.wanted is None
    assert back.reason.endswith(".")
    assert not back.is_shown


def test_what_is_being_undone_is_not_undone_twice() -> None:
    opposite = deed(mute(muted=False), number=2, undoes="deed-1")
    assert judged(DONE, undone_by=replace(opposite, outcome=Outcome.SENT)) == Way(reason=UNDOING, note="being undone")
    assert judged(DONE, undone_by=opposite) == Way(reason=UNDONE, note="undone")


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_SENT, Outcome.ACCEPTED, Outcome.UNKNOWN])
def test_an_undo_that_did_not_happen_can_be_tried_again(outcome: Outcome) -> None:
    failed = deed(mute(muted=False), outcome, number=2, undoes="deed-1")
    ledger = Ledger()
    ledger.entries(scene(deeds=(failed, DONE)))
    assert ledger.undoing("deed-1") is None
    done = Ledger()
    done.entries(scene(deeds=(replace(failed, outcome=Outcome.SEEN), DONE)))
    assert done.undoing("deed-1") is not None


def test_of_a_batch_everything_is_undone_that_still_can_be() -> None:
    both = (DONE, deed(mute("tom"), number=2), deed(mute("gone"), number=3))
    assert judged(*both).wanted == Undo("summit", ("deed-1", "deed-2"), "Unmuted {seen} of 2 microphones.")
    one_left = scene([MUTED[1], OPEN[0]])
    assert judged(*both, of=one_left).wanted == Undo("summit", ("deed-2",))


def test_a_row_follows_its_way_back_and_is_otherwise_worded_once() -> None:
    wording, ledger = Wording(), Ledger()

    def row(of: Scene) -> object:
        (entry,) = ledger.entries(of)
        wording.keep({"summit": of}, {"summit": ledger})
        return wording.row(entry)

    first = scene(MUTED, deeds=(DONE,))
    before = row(first)
    assert row(replace(first, now=first.now + 5)) is before
    assert row(replace(first, truth=scene(OPEN).truth)) != before
