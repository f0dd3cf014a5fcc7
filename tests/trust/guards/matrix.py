"""Guards of the fault matrix: what a failing server is shown as, how it is left alone, and how it is found again."""

from tests.trust.guards.guard import Guard

_POLLER, _STATE = "tests/connection/test_poller.py", "tests/connection/test_state.py"

GUARDS = (
    Guard(
        "data is late after one and a half polls",
        "console/domain/health.py",
        "LIVE_POLLS, SLACK, LONGEST_TRIP = 1.5,",
        "LIVE_POLLS, SLACK, LONGEST_TRIP = 15.0,",
        "tests/domain/test_health.py::test_a_list_is_worth_what_its_age_and_its_trouble_say[listing3-Late-1.75]",
    ),
    Guard(
        "nothing from before a sleep is believed",
        "console/domain/health.py",
        " or asked_at < listing.slept_at",
        "",
        f"{_STATE}::test_after_a_sleep_nothing_is_believed_until_it_is_asked_for_again",
    ),
    Guard(
        "the people of a room are never worth more than the server",
        "console/domain/health.py",
        "return replace(server, age=own.age) if server.is_grey else own",
        "return own",
        "tests/domain/test_health.py::test_the_people_of_a_room_are_never_worth_more_than_the_server",
    ),
    Guard(
        "late is shown at its moment",
        "console/ui/bridge.py",
        "        self._await_turn(now)\n",
        "",
        "tests/ui/test_bridge.py::test_late_is_said_at_its_moment_and_not_at_the_next_second",
    ),
    Guard(
        "a wrong key is tried twice and no more",
        "console/connection/breaker.py",
        "return None if self.tries >= pace.key_tries else pace.rooms",
        "return pace.rooms",
        f"{_POLLER}::test_a_wrong_key_is_tried_twice_and_then_only_when_a_person_asks",
    ),
    Guard(
        "a server that asks to slow down is left alone as long as it says",
        "console/connection/poller.py",
        "now < self._quiet_until or ",
        "",
        f"{_POLLER}::test_a_server_that_wants_to_be_left_alone_is_asked_nothing_at_all",
    ),
    Guard(
        "an order goes before the questions",
        "console/connection/poller.py",
        " or (self._slowed > 1 and self._acting())",
        "",
        f"{_POLLER}::test_an_order_goes_before_the_questions_where_a_server_asks_to_slow_down",
    ),
    Guard(
        "recovery asks at once for what was missed",
        "console/connection/poller.py",
        "            self._catch_up()\n",
        "            pass\n",
        f"{_POLLER}::test_while_the_server_fails_its_rooms_alone_are_asked_for_and_then_all_that_was_missed",
    ),
    Guard(
        "what hangs over a sleep is given up",
        "console/connection/poller.py",
        "                question.asker.cancel()\n                del self._under_way[topic]\n",
        "                continue\n",
        f"{_POLLER}::test_after_a_sleep_what_hangs_is_given_up_and_everything_is_asked_for",
    ),
    Guard(
        "a second of more than ten was a sleep",
        "console/app/waking.py",
        "if now - before > GAP:",
        "if now - before > 360 * GAP:",
        "tests/app/test_waking.py::test_a_second_that_took_more_than_ten_was_a_sleep[2580.0-told3]",
    ),
    Guard(
        "one room that was opened again is no restart of the server",
        "console/connection/restarts.py",
        "returned >= (1 if failed else 2)",
        "returned >= 1",
        f"{_STATE}::test_one_room_that_was_opened_again_is_no_restart_but_several_at_once_are",
    ),
    Guard(
        "what we sent away ourselves is no surprise",
        "console/connection/doubts.py",
        "expected = max(0, before - ordered)",
        "expected = before",
        f"{_STATE}::test_what_we_sent_away_ourselves_is_no_surprise",
    ),
    Guard(
        "a missing right turns off what needs it",
        "console/connection/abilities.py",
        "    known = _rights(known, action.key[0], error)\n",
        "",
        "tests/connection/test_runner.py::test_a_right_that_the_key_lacks_is_remembered_for_that_kind_of_action_alone",
    ),
    Guard(
        "one slow answer makes no question wait",
        "console/connection/poller.py",
        "self._pace.rest * min(took, before)",
        "self._pace.rest * took",
        f"{_POLLER}::test_an_answer_that_came_after_a_hang_makes_no_question_wait",
    ),
    Guard(
        "who was not there and says nothing is still not there",
        "console/connection/state.py",
        "        trouble = before\n",
        "        pass\n",
        f"{_STATE}::test_who_was_not_there_and_says_nothing_is_still_not_there",
    ),
)
