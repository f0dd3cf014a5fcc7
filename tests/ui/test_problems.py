"""What is wrong with somebody, and from when on."""

from dataclasses import replace
from math import inf

from console.domain.participants import Change, Happened, Presence, Role
from console.ui.problems import counts_from, problem
from tests.made import NOW, microphone, person


def test_who_is_here_and_heard_is_no_problem() -> None:
    ada = replace(person("ada", microphone()), role=Role.HOST)

    assert problem(ada, None) is None
    assert counts_from(ada, None) == inf


def test_joining_counts_after_ten_seconds_by_the_servers_moment_or_else_ours() -> None:
    omar = replace(person("omar"), presence=Presence.JOINED, joined_at=NOW)
    unknown = replace(omar, joined_at=0.0)

    assert counts_from(omar, None) == NOW + 10
    assert counts_from(unknown, Change(Happened.JOINED, NOW - 3)) == NOW + 7
    assert counts_from(unknown, None) == inf


def test_a_missing_microphone_counts_from_the_last_change_so_that_its_age_is_never_too_old() -> None:
    jonas = replace(person("jonas"), role=Role.SPEAKER, joined_at=NOW - 3600)

    found = problem(jonas, Change(Happened.CAMERA_ON, NOW - 200))

    assert found is not None
    assert found.counts_from == NOW - 20
    assert found.sentence(NOW) == "No microphone for 3 min"


def test_a_ghost_has_given_no_answer_since_it_was_first_seen_as_one() -> None:
    ghost = replace(person("omar", microphone()), presence=Presence.DISCONNECTED)

    found = problem(ghost, Change(Happened.SILENT, NOW - 20))

    assert found is not None
    assert (found.sentence(NOW), found.counts_from) == ("No answer for 20 s", NOW - 20)
