"""Guards of what is claimed: only what was looked for, by newer evidence than the answer, also after a crash."""

from tests.trust.guards.guard import Guard

_RUNNER = "tests/connection/test_runner_journal.py::"
_JOURNAL = "tests/journal/test_journal.py::"

GUARDS = (
    Guard(
        "what an earlier session left open is looked for",
        "console/connection/runner.py",
        "for deed in self._book.unfinished():",
        "for deed in ():",
        f"{_RUNNER}test_the_lock_of_a_start_outlives_the_program",
    ),
    Guard(
        "evidence from before the answer proves nothing",
        "console/connection/watching.py",
        "if asked_at < self.answered_at or asked_at <= self.last_look:",
        "if asked_at <= self.last_look:",
        "tests/connection/test_runner.py::test_a_look_that_was_asked_for_before_the_answer_proves_nothing",
    ),
    Guard(
        "a lost start is given up after half a minute of good looks, and no sooner",
        "console/actions/recordings.py",
        "return Patience(2, 30.0)",
        "return Patience(2, 3.0)",
        "tests/connection/test_runner_recordings.py"
        "::test_a_start_whose_answer_was_lost_for_good_is_given_up_after_half_a_minute_of_looking",
    ),
    Guard(
        "a look that fails does not prove that nothing was sent",
        "console/actions/recordings.py",
        "        except ServerError:\n            return None\n",
        "        except ServerError:\n            raise\n",
        f"{_RUNNER}test_a_look_that_fails_after_a_lost_answer_does_not_prove_that_nothing_was_sent",
    ),
    Guard(
        "a look before a start is no start",
        "console/actions/recordings.py",
        "raise NotSent(error.trouble) from error",
        "raise",
        f"{_RUNNER}test_a_look_before_the_start_that_has_no_answer_is_no_start",
    ),
    Guard(
        "whoever went with the room was not put out",
        "console/connection/runner.py",
        "if not sure and action.verb is Verb.REMOVE and action.room.find(snapshot) is None:",
        "if False:",
        f"{_RUNNER}test_whoever_went_with_the_room_was_not_put_out_by_an_order_without_answer",
    ),
    Guard(
        "only what is on the list is written down",
        "console/domain/deeds.py",
        "        if strange:\n",
        "        if False:\n",
        "tests/journal/test_store.py::test_nothing_that_is_not_on_the_list_can_be_written_down",
        by="Failed",
    ),
    Guard(
        "safe is what is committed",
        "console/journal/writer.py",
        "            safe = self._flush()\n",
        "            safe = bool(self._flush() or True)\n",
        f"{_JOURNAL}test_while_it_cannot_be_written_it_is_said_held_and_written_later_in_order",
    ),
    Guard(
        "a commit is whole or not at all",
        "console/journal/store.py",
        'self._base.execute("BEGIN IMMEDIATE")',
        "pass",
        "tests/journal/test_store.py::test_a_full_disk_is_said_and_nothing_of_the_group_is_half_written",
        by="Unwritable",
    ),
)
