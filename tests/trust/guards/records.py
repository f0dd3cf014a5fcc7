"""Guards of the journal: nothing unwritten is sent, nothing sent is forgotten, nobody else reads it."""

from tests.trust.guards.guard import Guard

_RUNNER = "tests/connection/test_runner_journal.py::"
_STORE = "tests/journal/test_store.py::"

GUARDS = (
    Guard(
        "an action is on the disk before it is sent",
        "console/connection/runner.py",
        "if not await written and action.verb.is_destructive and not unwritten:",
        "if False:",
        f"{_RUNNER}test_nothing_is_sent_before_it_is_on_the_disk",
    ),
    Guard(
        "what cannot be taken back is not sent unwritten",
        "console/connection/runner.py",
        "if not await written and action.verb.is_destructive and not unwritten:",
        "if not await written and False:",
        f"{_RUNNER}test_what_cannot_be_taken_back_is_not_sent_unwritten_unless_somebody_says_so",
    ),
    Guard(
        "only what never left is sent again",
        "console/connection/runner.py",
        "        except NotSent:\n            await self._clock.sleep(REPEAT_AFTER)\n",
        "        except (NotSent, Unanswered):\n            await self._clock.sleep(REPEAT_AFTER)\n",
        "tests/connection/test_runner.py::test_a_lost_answer_is_resolved_by_looking_and_never_by_repeating",
    ),
    Guard(
        "what never left is not sent to somebody else",
        "console/connection/runner.py",
        "            if action.mismatch(self._state.snapshot):\n                raise\n",
        "",
        f"{_RUNNER}test_what_never_left_is_not_sent_to_somebody_else",
    ),
    Guard(
        "a room whose start is unknown is locked",
        "console/connection/runner.py",
        "if self._may_still_start(self._receipts[earlier]):",
        "if False:",
        f"{_RUNNER}test_a_room_whose_start_is_unknown_is_locked_for_everything_else_too",
    ),
    Guard(
        "two orders to one target are never under way side by side",
        "console/connection/runner.py",
        "            await asyncio.wait([before])\n",
        "            pass\n",
        f"{_RUNNER}test_two_orders_to_one_target_are_never_under_way_side_by_side",
    ),
    Guard(
        "a journal is its owner's alone",
        "console/journal/store.py",
        "        os.fchmod(handle, 0o600)\n",
        "",
        f"{_STORE}test_a_file_that_others_could_read_is_closed_to_them",
    ),
    Guard(
        "a link in the journal's place is not followed",
        "console/journal/store.py",
        "os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW",
        "os.O_RDWR | os.O_CREAT",
        f"{_STORE}test_a_link_in_its_place_is_not_followed",
        by="Damaged",
    ),
    Guard(
        "a damaged journal is noticed",
        "console/journal/store.py",
        'if (said := execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":',
        'if (said := execute("SELECT 1").fetchone()[0]) != 1:',
        f"{_STORE}test_damage_within_the_pages_is_found",
    ),
    Guard(
        "the journal of a newer version is left alone",
        "console/journal/store.py",
        "if version > SCHEMA:",
        "if False:",
        f"{_STORE}test_a_newer_journal_is_left_as_it_is",
    ),
    Guard(
        "one folder has one program",
        "console/journal/lock.py",
        "if not _take(handle):",
        "if False:",
        "tests/journal/test_lock.py::test_a_second_one_is_told",
    ),
)
