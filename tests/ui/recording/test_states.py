"""The states of a recording as words."""

from console.ui.recording.states import RecordState, Shown


def test_all_of_it_is_one_line_for_a_screen_reader() -> None:
    shown = Shown(RecordState.LIVE, "00:12:34", "Press to stop")
    assert shown.spoken == "REC 00:12:34, Press to stop"


def test_what_is_not_known_leaves_no_hole_in_the_line() -> None:
    assert Shown(RecordState.IDLE).spoken == "Start recording"


def test_only_what_is_under_way_moves() -> None:
    assert {state for state in RecordState if state.moves} == {
        RecordState.STARTING,
        RecordState.STOPPING,
        RecordState.STOP_ASKED,
    }
