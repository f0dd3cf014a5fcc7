"""Recording clocks of all servers, and the title of the window."""

from dataclasses import replace

import pytest

from console.connection.receipts import Outcome
from console.domain.recordings import Recording, Status
from console.ui.recording.clocks import recording_clocks, title
from console.ui.recording.states import RecordState
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from tests.ui.stage import STAGE, SUMMIT, Stage, machine, receipt, recording, saved, scene, start


def show(*recorded: Recording, proven: tuple[str, ...] = ()) -> Scene:
    rooms = {r.room_name: tuple(machine(r.egress_id) for _ in proven if r.egress_id in proven) for r in recorded}
    return Stage(rooms={STAGE: (), **rooms}, recordings=recorded).scene()


ES = recording(egress_id="EG_es", name="Interpreters ES", age=751)
WORKSHOP = recording(egress_id="EG_w", name="Workshop A", age=2468)


def test_nothing_runs_nothing_is_shown() -> None:
    assert recording_clocks([scene(), show(saved(recording()))]) == ()
    assert title((), "Spring Summit") == "Spring Summit"


def test_the_unknown_comes_first_then_the_longest_running() -> None:
    clocks = recording_clocks([show(recording(), ES, WORKSHOP, proven=("EG_1", "EG_w"))])
    assert [(c.name, c.word) for c in clocks] == [
        ("Interpreters ES", "unknown"),
        ("Workshop A", "00:41:08"),
        (STAGE, "00:12:34"),
    ]


def test_the_room_in_front_is_before_all_others() -> None:
    clocks = recording_clocks([show(recording(), ES, WORKSHOP, proven=("EG_1", "EG_w"))], RoomKey("summit", STAGE))
    assert clocks[0].where == RoomKey("summit", STAGE)
    assert title(clocks, "") == "● REC 00:12:34 — Main Stage +2"


def test_one_recording_is_the_title() -> None:
    assert title(recording_clocks([show(recording(), proven=("EG_1",))]), "") == "● REC 00:12:34 — Main Stage"


def test_what_is_not_proven_is_not_called_rec_in_the_title() -> None:
    assert title(recording_clocks([show(recording())]), "") == "? Recording unknown — Main Stage"


@pytest.mark.parametrize(
    ("status", "words"),
    [(Status.STARTING, "○ Starting to record — Main Stage"), (Status.ENDING, "■ Stopping — Main Stage")],
)
def test_what_is_under_way_says_so(status: Status, words: str) -> None:
    assert title(recording_clocks([show(recording(status))]), "") == words


def test_a_start_that_was_only_sent_has_a_clock_too() -> None:
    waiting = receipt(start(), Outcome.SENT, age=3)
    (clock,) = recording_clocks([scene(receipts=(waiting,))])
    assert (clock.state, clock.word) == (RecordState.STARTING, "starting…")


def test_rooms_of_the_same_name_on_two_servers_are_two() -> None:
    one = show(recording(), proven=("EG_1",))
    clocks = recording_clocks([one, replace(one, server=replace(SUMMIT, key="other"))])
    assert len({clock.where for clock in clocks}) == 2


def test_a_hostile_room_name_cannot_turn_the_title_round() -> None:
    name = "\u202eegatS\n"
    clocks = recording_clocks([show(recording(name=name), proven=("EG_1",))])
    assert title(clocks, "") == "● REC 00:12:34 — ⟨U+202E⟩egatS⟨U+000A⟩"


def test_a_name_that_reads_from_the_right_leaves_the_rest_of_the_title_alone() -> None:
    two = (recording(name="במה"), recording(egress_id="EG_2", name="Annex", age=9))
    clocks = recording_clocks([show(*two, proven=("EG_1", "EG_2"))])
    assert title(clocks, "") == "● REC 00:12:34 — \u2068במה\u2069 +1"


def test_a_name_cannot_say_that_something_is_unsaved() -> None:
    clocks = recording_clocks([show(recording(name="Hall[*]"), proven=("EG_1",))])
    assert title(clocks, "") == "● REC 00:12:34 — Hall[*][*]"
    assert title((), "[*]") == "[*][*]", "Qt reads two of them as one that is meant"
