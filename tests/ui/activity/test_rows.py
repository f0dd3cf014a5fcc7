"""Receipts as rows: nothing is ticked that was not answered, and nothing claimed that was not seen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.actions.action import Action
from console.actions.participants import RemoveParticipant
from console.actions.recordings import StopRecording
from console.actions.rooms import EndRoom
from console.actions.targets import ParticipantTarget
from console.connection.receipts import Outcome
from console.domain.deeds import Deed, Verb
from console.domain.tracks import Source
from console.ui.activity.entries import Entry, Ledger
from console.ui.activity.rows import ActivityRow, activity_row, when
from console.ui.marks import Mark
from tests.ui.stage import NOW, deed, mute, person, room, scene, start, target

REMOVE = RemoveParticipant(ParticipantTarget.of(room(), person("eve", "Eve & Mallory")))


def row(*deeds: Deed) -> ActivityRow:
    return activity_row(Entry("summit", deeds), NOW, lambda _id: None, server="Spring Summit")


def steps(*deeds: Deed) -> list[tuple[str, Mark]]:
    return [(step.word, step.mark) for step in row(*deeds).steps]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            deed(mute(), Outcome.WAITING),
            [("sent", Mark.UNDER_WAY), ("accepted", Mark.NOT_YET), ("seen", Mark.NOT_YET)],
        ),
        (deed(mute(), Outcome.SENT), [("sent", Mark.DONE), ("accepted", Mark.UNDER_WAY), ("seen", Mark.NOT_YET)]),
        (
            deed(mute(), Outcome.SENT, accepted_at=NOW),
            [("sent", Mark.DONE), ("accepted", Mark.DONE), ("seen", Mark.UNDER_WAY)],
        ),
        (
            deed(mute(), Outcome.SENT, reason="It took too long."),
            [("sent", Mark.DONE), ("no answer", Mark.UNKNOWN), ("seen", Mark.UNDER_WAY)],
        ),
        (deed(mute()), [("sent", Mark.DONE), ("accepted", Mark.DONE), ("seen", Mark.SEEN)]),
        (
            deed(mute(), accepted_at=0.0),
            [("sent", Mark.DONE), ("no answer", Mark.UNKNOWN), ("seen", Mark.SEEN)],
        ),
        (
            deed(mute(), Outcome.ACCEPTED),
            [("sent", Mark.DONE), ("accepted", Mark.DONE), ("not seen", Mark.UNKNOWN)],
        ),
        (deed(mute(), Outcome.REFUSED), [("sent", Mark.DONE), ("refused", Mark.REFUSED)]),
        (deed(mute(), Outcome.NOT_SENT), [("not sent", Mark.REFUSED)]),
        (deed(mute(), Outcome.UNKNOWN), [("sent", Mark.DONE), ("unknown", Mark.UNKNOWN)]),
        (deed(mute(), Outcome.UNKNOWN, sent_at=0.0), [("unknown", Mark.UNKNOWN)]),
    ],
)
def test_every_step_has_its_mark(told: Deed, expected: list[tuple[str, Mark]]) -> None:
    assert steps(told) == expected


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_was_seen_is_marked_seen_and_told_in_the_past(outcome: Outcome) -> None:
    shown = row(deed(mute(), outcome))
    was_seen = outcome is Outcome.SEEN
    assert any(step.mark is Mark.SEEN for step in shown.steps) is was_seen
    assert shown.title.startswith("Muted") is was_seen
    assert bool(shown.took) is was_seen


def test_a_title_says_how_far_it_has_come() -> None:
    assert row(deed(mute(), Outcome.SENT)).title == "Muting Ada"
    assert row(deed(mute())).title == "Muted Ada"
    assert row(deed(mute(), Outcome.REFUSED)).title == "Could not mute Ada"
    assert row(deed(mute(), Outcome.UNKNOWN)).title == "Muting Ada, outcome unknown"


def test_it_says_how_long_it_took_and_when() -> None:
    shown = row(deed(mute(), age=10))
    assert (shown.took, shown.room, shown.server) == ("0.6 s", "Main Stage", "Spring Summit")
    assert len(shown.time) == 8


@pytest.mark.parametrize(
    ("action", "icon"),
    [
        (mute(), "mic-off"),
        (mute(muted=False), "mic"),
        (replace(mute(), target=replace(mute().target, source=Source.CAMERA)), "video-off"),
        (replace(mute(), target=replace(mute().target, source=Source.SCREEN_AUDIO)), "volume-off"),
        (REMOVE, "user-x"),
        (start(), "circle-dot"),
        (StopRecording(target(), "EG_1"), "square"),
        (EndRoom(target()), "door-closed"),
    ],
)
def test_every_action_has_its_icon(action: Action, icon: str) -> None:
    assert row(deed(action)).icon == icon
    assert row(deed(action, Outcome.REFUSED)).icon == "ban"


def test_a_refusal_says_why_and_what_is_lawful() -> None:
    refused = deed(mute(), Outcome.REFUSED, reason="This server does not allow it.", step="Ask them.")
    assert row(refused).reason == "This server does not allow it. Ask them."
    assert row(deed(REMOVE, reason="already left")).reason == "Already left."


def batch(*outcomes: Outcome, room_of: str = "Main Stage") -> tuple[Deed, ...]:
    return tuple(
        deed(mute(f"p{number}", room_of), outcome, number=number, batch=3) for number, outcome in enumerate(outcomes, 1)
    )


def test_a_batch_is_one_row_with_a_tally() -> None:
    shown = row(*batch(*[Outcome.SEEN] * 40, Outcome.REFUSED))
    assert shown.title == "Muted 40 of 41 people in Main Stage"
    assert [(s.word, s.mark) for s in shown.steps] == [
        ("41 sent", Mark.DONE),
        ("40 seen", Mark.SEEN),
        ("1 refused", Mark.REFUSED),
    ]
    assert (shown.took, shown.icon) == ("", "mic-off")


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ([Outcome.SEEN, Outcome.SENT], "Muting 2 people in Main Stage"),
        ([Outcome.SEEN, Outcome.SEEN], "Muted 2 people in Main Stage"),
        ([Outcome.REFUSED, Outcome.NOT_SENT], "Could not mute 2 people in Main Stage"),
    ],
)
def test_the_title_of_a_batch(outcomes: list[Outcome], words: str) -> None:
    assert row(*batch(*outcomes)).title == words


def test_what_a_batch_is_made_of() -> None:
    unmute = [deed(mute(who, muted=False), number=n) for n, who in enumerate(("ada", "tom"), 1)]
    assert row(*unmute).title == "Unmuted 2 people in Main Stage"
    twice = [deed(mute("ada"), number=1), deed(mute("ada"), number=2)]
    assert row(*twice).title == "Muted 2 microphones in Main Stage"
    camera = deed(replace(mute(), target=replace(mute().target, source=Source.CAMERA)), number=2)
    assert row(deed(mute()), camera).title == "Muted 2 tracks in Main Stage"
    assert row(deed(REMOVE), deed(REMOVE, number=2)).title == "Removed 2 people from Main Stage"
    assert row(deed(REMOVE), deed(mute(), number=2)).title == "Carried out 2 actions in Main Stage"
    two_rooms = (*batch(Outcome.SEEN), *batch(Outcome.SEEN, room_of="Backstage"))
    assert row(*two_rooms).title == "Muted 2 people in 2 rooms"
    assert row(*two_rooms).room == "2 rooms"


def test_a_batch_says_each_reason_once_and_not_endlessly() -> None:
    told = [replace(one, reason=f"Reason {n % 5}.") for n, one in enumerate(batch(*[Outcome.REFUSED] * 20), 1)]
    assert row(*told).reason == "Reason 1. Reason 2. Reason 3. And 2 more reasons."


@given(st.lists(st.sampled_from(Outcome), min_size=2, max_size=30))
def test_a_tally_counts_everybody_once(outcomes: list[Outcome]) -> None:
    counted = [step.word.split(" ", 1) for step in row(*batch(*outcomes)).steps]
    assert sum(int(number) for number, word in counted if word != "sent") == len(outcomes)


def test_a_screen_reader_hears_one_sentence() -> None:
    told = "sent, accepted, seen after 0.6 s. by lea, Main Stage, Spring Summit"
    assert row(deed(mute())).spoken.partition(". ")[2] == told
    waiting = row(deed(mute(), Outcome.SENT)).spoken
    assert ". sent, accepted under way, seen not yet. by lea" in waiting
    refused = row(deed(mute(), Outcome.REFUSED, reason="No."))
    assert refused.spoken.endswith(". sent, refused. by lea, Main Stage, Spring Summit. No")


def test_a_copied_line_has_its_columns() -> None:
    columns = row(deed(mute())).line.split("\t")
    assert columns[1:] == ["Spring Summit", "lea", "Main Stage", "Muted Ada", "sent, accepted, seen after 0.6 s", ""]


def test_a_hostile_room_name_stays_on_its_line() -> None:
    assert "\n" not in row(deed(mute("ada", "Main\nStage\t"))).line
    assert row(deed(mute("ada", "Main\nStage"))).room == "Main⟨U+000A⟩Stage"


def test_a_deed_of_a_later_version_is_told_as_far_as_it_is_understood() -> None:
    strange = replace(deed(start()), parameters=(("layout", "carousel"),))
    assert row(strange).title == "Start recording Main Stage (seen)"
    assert row(replace(deed(mute()), source="hologram")).icon == "volume-off"


@pytest.mark.parametrize(
    ("before", "words"),
    [(0, 8), (86_400 * 2, "27 Feb, "), (86_400 * 400, "25 Jan 2025, ")],
)
def test_another_day_is_said(before: float, words: int | str) -> None:
    said = when(NOW - before, NOW)
    assert len(said) == words if isinstance(words, int) else said.startswith(words)
    assert when(0, NOW) == ""


def test_an_undo_says_what_it_undoes() -> None:
    first = deed(mute(), number=1, age=60)
    back = deed(mute(muted=False), number=2, undoes="deed-1")
    shown = activity_row(Entry("summit", (back,)), NOW, {"deed-1": first}.get)
    assert shown.note == f"undoes {when(first.pressed_at, NOW)}"
    assert shown.note in shown.where
    assert shown.note in shown.spoken


def test_what_an_earlier_session_left_open_is_called_that() -> None:
    left = replace(deed(mute(), Outcome.SENT), earlier=True)
    assert row(left).note == "earlier session"
    assert row(replace(left, outcome=Outcome.SEEN)).note == ""


def test_a_ledger_groups_batches_and_keeps_what_did_not_change() -> None:
    ledger = Ledger()
    first = deed(mute("ada"), number=1, age=30)
    both = tuple(deed(mute(f"p{n}"), Outcome.SENT, number=n, batch=1) for n in (3, 2))
    before = ledger.entries(scene(deeds=(*both, first)))
    assert [len(entry.deeds) for entry in before] == [2, 1]
    same = scene(deeds=(*both, first))
    assert ledger.entries(same) is ledger.entries(replace(same, now=NOW + 1))
    done = (replace(both[0], outcome=Outcome.SEEN), both[1])
    after = ledger.entries(scene(deeds=(*done, first)))
    assert after[1] is before[1]
    assert after[0].key == before[0].key


def test_two_presses_are_two_entries_also_when_they_run_into_each_other() -> None:
    told = tuple(deed(mute(f"p{n}"), number=n, batch=1 if n % 2 else 2) for n in (4, 3, 2, 1))
    entries = Ledger().entries(scene(deeds=told))
    assert [len(entry.deeds) for entry in entries] == [2, 2]
    assert len({entry.key for entry in entries}) == 2


def test_what_is_under_way_stands_on_top() -> None:
    old = deed(mute("ada"), Outcome.SENT, number=1, age=500)
    new = deed(mute("tom"), number=2, age=1)
    entries = Ledger().entries(scene(deeds=(new, old)))
    assert [entry.deeds[0].identity for entry in entries] == ["ada", "tom"]


def test_every_verb_has_words_and_an_icon() -> None:
    for verb in Verb:
        shown = row(replace(deed(REMOVE), verb=verb))
        assert shown.title
        assert shown.icon != "ban"
