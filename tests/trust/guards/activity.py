"""Guards of the activity list: nothing is blamed without proof, undone twice, or run by a spreadsheet."""

from tests.trust.guards.guard import Guard

_ELSEWHERE = "tests/domain/test_elsewhere.py::"
_EXPORT = "tests/journal/test_export.py::"
_BACK = "tests/ui/activity/test_way_back.py::"

GUARDS = (
    Guard(
        "a cell that begins a formula is made text",
        "console/journal/export.py",
        '"\'" + part if _begins_formula(part) else part',
        "part",
        f"{_EXPORT}test_a_hostile_name_is_text",
    ),
    Guard(
        "a formula behind a semicolon is made text",
        "console/journal/export.py",
        'for part in text.split(";"))',
        "for part in [text])",
        f"{_EXPORT}test_a_hostile_name_is_text",
    ),
    Guard(
        "twins of another width begin a formula too",
        "console/journal/export.py",
        ' or unicodedata.normalize("NFKC", sign) in FORMULA',
        "",
        f"{_EXPORT}test_a_hostile_name_is_text",
    ),
    Guard(
        "hidden signs are seen in a table",
        "console/journal/export.py",
        "return visible(whole, 16 * len(whole) + 16) if whole else",
        "return whole if whole else",
        f"{_EXPORT}test_hidden_signs_are_shown_and_nothing_is_cut",
    ),
    Guard(
        "somebody who unmutes themselves is not somebody else",
        "console/domain/elsewhere.py",
        "            if deed.verb is Verb.MUTE and deed.outcome is Outcome.SEEN:\n",
        "            if deed.outcome is Outcome.SEEN:\n",
        f"{_ELSEWHERE}test_what_takes_nothing_back_is_not_told",
    ),
    Guard(
        "a room that was empty may have closed by itself",
        "console/domain/elsewhere.py",
        "live.room.sid not in ours.ended_rooms and _had_people(live, before, at)]",
        "live.room.sid not in ours.ended_rooms]",
        f"{_ELSEWHERE}test_a_room_that_may_have_closed_by_itself_is_left_out",
    ),
    Guard(
        "a count that lags proves nobody's presence",
        "console/domain/elsewhere.py",
        "now - before.room_list.asked_at + COUNT_LAG < closes_after",
        "now - before.room_list.asked_at < closes_after",
        f"{_ELSEWHERE}test_a_room_that_may_have_closed_by_itself_is_left_out",
    ),
    Guard(
        "a room that we ended is not blamed on others",
        "console/domain/elsewhere.py",
        "if live.room.sid not in ours.ended_rooms and _had_people",
        "if _had_people",
        f"{_ELSEWHERE}test_a_room_that_we_ended_is_ours",
    ),
    Guard(
        "a recording of ours is not blamed on others",
        "console/domain/elsewhere.py",
        "if known is None and not _is_ours(recording, ours):",
        "if known is None:",
        f"{_ELSEWHERE}test_a_recording_of_ours_is_known_by_its_file_or_its_id",
    ),
    Guard(
        "a recording that ended by itself was not stopped by anybody",
        "console/domain/elsewhere.py",
        "    return _STOPPED in recording.details",
        "    return not recording.status.is_running",
        f"{_ELSEWHERE}test_only_a_recorder_that_was_told_to_stop_was_stopped_by_somebody",
    ),
    Guard(
        "rights of a new session are those of its token",
        "console/domain/elsewhere.py",
        "was is who or was.sid != who.sid or who.is_machine",
        "was is who or who.is_machine",
        f"{_ELSEWHERE}test_rights_of_a_new_session_are_those_of_its_token",
    ),
    Guard(
        "a deed is told to be taken back once",
        "console/connection/elsewhere.py",
        "        if key in self._told:\n            return False\n",
        "",
        "tests/connection/test_elsewhere.py::test_what_we_do_is_not_found_and_what_takes_it_back_is_found_once",
    ),
    Guard(
        "undo is not offered where the server is known to refuse it",
        "console/ui/activity/way_back.py",
        "    if deed.verb is Verb.MUTE and scene.abilities.remote_unmute is False:\n        return UNMUTE_REFUSED\n",
        "",
        f"{_BACK}test_where_it_would_do_nothing_it_says_why",
    ),
    Guard(
        "nothing is undone twice",
        "console/ui/activity/way_back.py",
        "    if undone_by is not None:\n        return UNDOING if undone_by.outcome.is_open else UNDONE\n",
        "",
        f"{_BACK}test_what_is_being_undone_is_not_undone_twice",
    ),
    Guard(
        "what has changed since is not undone",
        "console/ui/activity/way_back.py",
        'CHANGED if back.verdict(scene.truth, "") is Verdict.SEEN else ""',
        '""',
        f"{_BACK}test_where_it_would_do_nothing_it_says_why",
    ),
    Guard(
        "an export is for the user alone",
        "console/app/exporting.py",
        "    write_atomically(path, _WRITE[intent.form](deeds))\n",
        "    path.write_text(_WRITE[intent.form](deeds))\n",
        "tests/app/test_exporting.py::test_every_open_server_is_written_the_oldest_first",
    ),
)
