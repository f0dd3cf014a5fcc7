"""Guards of what is claimed: an answer is believed for what it proves, and for nothing else."""

from tests.trust.guards.guard import Guard

GUARDS = (
    Guard(
        "an older answer never overwrites a newer one",
        "console/connection/state.py",
        "        if asked_at < listing.asked_at:\n            return ()\n",
        "",
        "tests/connection/test_state.py::test_an_older_answer_never_overwrites_a_newer_one",
    ),
    Guard(
        "people of an earlier session of a room are not put into the next",
        "console/connection/state.py",
        "known.room.sid != sid or ",
        "",
        "tests/connection/test_state.py::test_people_of_an_earlier_session_of_a_room_are_not_put_into_the_next",
    ),
    Guard(
        "Seen needs a question that was asked after the answer",
        "console/connection/watching.py",
        "asked_at < self.answered_at or ",
        "",
        "tests/connection/test_runner.py::test_a_look_that_was_asked_for_before_the_answer_proves_nothing",
    ),
    Guard(
        "red needs the recorder in the room",
        "console/domain/light.py",
        "if live is not None and recording.egress_id in live.crowd.by_identity else 0.0",
        "if live is not None else 0.0",
        "tests/domain/test_light.py::test_red_needs_the_list_and_the_recorder",
    ),
    Guard(
        "old evidence keeps nothing red",
        "console/domain/light.py",
        "elif seen and now - seen <= ROOM_PROOF:",
        "elif seen:",
        "tests/domain/test_light.py::test_old_evidence_is_no_evidence",
    ),
    Guard(
        "complete with an empty file is not saved",
        "console/domain/light.py",
        "return bool(recording.files) and all(file.size == 0 for file in recording.files)",
        "return False",
        "tests/domain/test_light.py::test_complete_with_an_empty_file_is_a_failure",
    ),
    Guard(
        "a list that shrank is asked for again before anybody is gone",
        "console/connection/doubts.py",
        "return after < expected and (after == 0 or 2 * after < expected)",
        "return False",
        "tests/connection/test_state.py::test_who_is_suddenly_missing_is_looked_for_once_more",
    ),
)
