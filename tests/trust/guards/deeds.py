"""Guards of what is done: to whom it was meant, once, and nowhere else."""

from tests.trust.guards.guard import Guard

GUARDS = (
    Guard(
        "a target is checked again right before sending",
        "console/connection/runner.py",
        "            self._close(number, Outcome.NOT_SENT, mismatch)\n        return bool(mismatch)\n",
        "            pass\n        return False\n",
        "tests/connection/test_runner.py::test_a_target_is_checked_again_when_its_turn_comes",
    ),
    Guard(
        "somebody who came back is another session",
        "console/actions/targets.py",
        'return "" if found.sid == self.sid else f"{self.called} left and came back as a new session."',
        'return ""',
        "tests/connection/test_runner.py::test_a_target_that_changed_since_the_press_gets_nothing"
        "[now1-Ada left and came back as a new session.]",
    ),
    Guard(
        "a room that was opened anew is another room",
        "console/actions/targets.py",
        'return "" if live.room.sid == self.sid else f"{isolated(self.name)} ended and was opened again."',
        'return ""',
        "tests/connection/test_runner.py::test_a_room_that_was_opened_anew_is_not_ended",
    ),
    Guard(
        "a second press of Record is the first",
        "console/actions/recordings.py",
        "return isinstance(other, StartRecording) and other.target == self.target",
        "return False",
        "tests/actions/test_recordings.py::test_a_second_press_of_record_repeats_the_first_whatever_its_file_is_called",
    ),
    Guard(
        "recordings are looked for right before one is started",
        "console/actions/recordings.py",
        "if any(r.egress_id not in self.lost for r in listed):",
        "if False:",
        "tests/connection/test_runner_recordings.py"
        "::test_somebody_elses_recording_that_was_not_listed_yet_stops_ours_before_it_is_sent",
    ),
    Guard(
        "a start whose answer was lost is found by our own file name",
        "console/actions/recordings.py",
        "return next((r for r in recordings if any(f.name.endswith(path) for f in r.files)), None)",
        "return None",
        "tests/connection/test_runner_recordings.py::test_a_lost_answer_to_start_is_found_again_by_our_own_file_name",
    ),
    Guard(
        "a hostile room name stays out of a file's path",
        "console/actions/recordings.py",
        'return _UNSAFE.sub("-", text)[:LONGEST_NAME]',
        "return text[:LONGEST_NAME]",
        "tests/actions/test_recordings.py::test_no_room_name_leaves_the_safe_letters",
    ),
    Guard(
        "a template stays inside the storage",
        "console/actions/recordings.py",
        'or ".." in wanted:',
        ":",
        "tests/actions/test_recordings.py::test_a_template_that_could_go_astray_is_refused[a/../b]",
    ),
    Guard(
        "a room ends only when its name was typed",
        "console/ui/widgets/confirm_dialog.py",
        "right = not wanted or self._typed.text().strip() == wanted.strip()",
        "right = True",
        "tests/ui/dialogs/test_remove.py::test_end_needs_the_name_and_never_listens_to_return",
    ),
    Guard(
        "no row moves under the pointer",
        "console/ui/people/holding.py",
        "held=True,",
        "held=False,",
        "tests/ui/people/test_holding.py::test_nothing_moves_and_who_leaves_keeps_their_place",
    ),
    Guard(
        "a double click is one action",
        "console/connection/runner.py",
        "if action.repeats(self._receipts[earlier].action):",
        "if False:",
        "tests/connection/test_runner.py::test_a_double_click_is_one_action_and_the_opposite_takes_its_place",
    ),
)
