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
from console.connection.receipts import Outcome, Receipt
from console.domain.tracks import Source
from console.ui.activity.ledger import Ledger
from console.ui.activity.rows import ReceiptRow, receipt_row
from console.ui.marks import Mark
from tests.ui.stage import NOW, mute, person, receipt, room, scene, start, target

REMOVE = RemoveParticipant(ParticipantTarget.of(room(), person("eve", "Eve & Mallory")))


def row(*receipts: Receipt) -> ReceiptRow:
    return receipt_row("summit", "Spring Summit", receipts)


def steps(*receipts: Receipt) -> list[tuple[str, Mark]]:
    return [(step.word, step.mark) for step in row(*receipts).steps]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            receipt(mute(), Outcome.WAITING),
            [("sent", Mark.UNDER_WAY), ("accepted", Mark.NOT_YET), ("seen", Mark.NOT_YET)],
        ),
        (receipt(mute(), Outcome.SENT), [("sent", Mark.DONE), ("accepted", Mark.UNDER_WAY), ("seen", Mark.NOT_YET)]),
        (
            receipt(mute(), Outcome.SENT, accepted_at=NOW),
            [("sent", Mark.DONE), ("accepted", Mark.DONE), ("seen", Mark.UNDER_WAY)],
        ),
        (
            receipt(mute(), Outcome.SENT, reason="It took too long."),
            [("sent", Mark.DONE), ("no answer", Mark.UNKNOWN), ("seen", Mark.UNDER_WAY)],
        ),
        (receipt(mute()), [("sent", Mark.DONE), ("accepted", Mark.DONE), ("seen", Mark.SEEN)]),
        (
            receipt(mute(), accepted_at=0.0),
            [("sent", Mark.DONE), ("no answer", Mark.UNKNOWN), ("seen", Mark.SEEN)],
        ),
        (
            receipt(mute(), Outcome.ACCEPTED),
            [("sent", Mark.DONE), ("accepted", Mark.DONE), ("not seen", Mark.UNKNOWN)],
        ),
        (receipt(mute(), Outcome.REFUSED), [("sent", Mark.DONE), ("refused", Mark.REFUSED)]),
        (receipt(mute(), Outcome.NOT_SENT), [("not sent", Mark.REFUSED)]),
        (receipt(mute(), Outcome.UNKNOWN), [("sent", Mark.DONE), ("unknown", Mark.UNKNOWN)]),
        (receipt(mute(), Outcome.UNKNOWN, sent_at=0.0), [("unknown", Mark.UNKNOWN)]),
    ],
)
def test_every_step_has_its_mark(told: Receipt, expected: list[tuple[str, Mark]]) -> None:
    assert steps(told) == expected


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_was_seen_is_marked_seen_and_told_in_the_past(outcome: Outcome) -> None:
    shown = row(receipt(mute(), outcome))
    was_seen = outcome is Outcome.SEEN
    assert any(step.mark is Mark.SEEN for step in shown.steps) is was_seen
    assert shown.title.startswith("Muted") is was_seen
    assert bool(shown.took) is was_seen


def test_a_title_says_how_far_it_has_come() -> None:
    assert row(receipt(mute(), Outcome.SENT)).title == "Muting Ada"
    assert row(receipt(mute())).title == "Muted Ada"
    assert row(receipt(mute(), Outcome.REFUSED)).title == "Could not mute Ada"
    assert row(receipt(mute(), Outcome.UNKNOWN)).title == "Muting Ada, outcome unknown"


def test_it_says_how_long_it_took_and_when() -> None:
    shown = row(receipt(mute(), age=10))
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
    assert row(receipt(action)).icon == icon
    assert row(receipt(action, Outcome.REFUSED)).icon == "ban"


def test_a_refusal_says_why_and_what_is_lawful() -> None:
    refused = receipt(mute(), Outcome.REFUSED, reason="This server does not allow it.", step="Ask them.")
    assert row(refused).reason == "This server does not allow it. Ask them."
    assert row(receipt(REMOVE, reason="already left")).reason == "Already left."


def batch(*outcomes: Outcome, room_of: str = "Main Stage") -> tuple[Receipt, ...]:
    return tuple(
        receipt(mute(f"p{number}", room_of), outcome, number=number, batch=3)
        for number, outcome in enumerate(outcomes, 1)
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
    unmute = [receipt(mute(who, muted=False), number=n) for n, who in enumerate(("ada", "tom"), 1)]
    assert row(*unmute).title == "Unmuted 2 people in Main Stage"
    twice = [receipt(mute("ada"), number=1), receipt(mute("ada"), number=2)]
    assert row(*twice).title == "Muted 2 microphones in Main Stage"
    camera = receipt(replace(mute(), target=replace(mute().target, source=Source.CAMERA)), number=2)
    assert row(receipt(mute()), camera).title == "Muted 2 tracks in Main Stage"
    assert row(receipt(REMOVE), receipt(REMOVE, number=2)).title == "Removed 2 people from Main Stage"
    assert row(receipt(REMOVE), receipt(mute(), number=2)).title == "Carried out 2 actions in Main Stage"
    two_rooms = (*batch(Outcome.SEEN), *batch(Outcome.SEEN, room_of="Backstage"))
    assert row(*two_rooms).title == "Muted 2 people in 2 rooms"
    assert row(*two_rooms).room == "2 rooms"


def test_a_batch_says_each_reason_once_and_not_endlessly() -> None:
    told = [replace(one, reason=f"Reason {one.number % 5}.") for one in batch(*[Outcome.REFUSED] * 20)]
    assert row(*told).reason == "Reason 1. Reason 2. Reason 3. And 2 more reasons."


@given(st.lists(st.sampled_from(Outcome), min_size=2, max_size=30))
def test_a_tally_counts_everybody_once(outcomes: list[Outcome]) -> None:
    counted = [step.word.split(" ", 1) for step in row(*batch(*outcomes)).steps]
    assert sum(int(number) for number, word in counted if word != "sent") == len(outcomes)


def test_a_screen_reader_hears_one_sentence() -> None:
    assert row(receipt(mute())).spoken.partition(". ")[2] == "sent, accepted, seen after 0.6 s"
    waiting = row(receipt(mute(), Outcome.SENT)).spoken
    assert waiting.endswith("sent, accepted under way, seen not yet")
    refused = row(receipt(mute(), Outcome.REFUSED, reason="No."))
    assert refused.spoken.endswith("sent, refused. No")


def test_a_copied_line_has_its_columns() -> None:
    columns = row(receipt(mute())).line.split("\t")
    assert columns[1:] == ["Spring Summit", "Main Stage", "Muted Ada", "sent, accepted, seen after 0.6 s"]


def test_a_hostile_room_name_stays_on_its_line() -> None:
    assert "\n" not in row(receipt(mute("ada", "Main\nStage\t"))).line
    assert row(receipt(mute("ada", "Main\nStage"))).room == "Main⟨U+000A⟩Stage"


def test_a_ledger_groups_batches_and_keeps_what_did_not_change() -> None:
    ledger = Ledger()
    first = receipt(mute("ada"), number=1)
    both = tuple(receipt(mute(f"p{n}"), Outcome.SENT, number=n, batch=1) for n in (2, 3))
    before = ledger.rows(scene(receipts=(first, *both)))
    assert [r.title for r in before] == ["Muting 2 people in Main Stage", "Muted Ada"]
    assert ledger.rows(scene(receipts=(first, *both))) is before
    done = (both[0], receipt(mute("p3"), number=3, batch=1))
    after = ledger.rows(scene(receipts=(first, *done)))
    assert after[1] is before[1]
    assert [step.word for step in after[0].steps] == ["2 sent", "1 seen", "1 open"]


def test_two_presses_are_two_rows_also_when_they_run_into_each_other() -> None:
    rows = Ledger().rows(
        scene(receipts=tuple(receipt(mute(f"p{n}"), number=n, batch=1 if n % 2 else 2) for n in range(1, 5)))
    )
    assert [r.title for r in rows] == ["Muted 2 people in Main Stage"] * 2
    assert len({r.key for r in rows}) == 2
