"""The banner: it says what fails, what is shown, how old that is, and what can be done."""

from dataclasses import replace

import pytest

from console.domain.trouble import Cause, Trouble
from console.ui.figures import time_of_day
from console.ui.notices.rows import BannerRow, banner
from console.ui.scene import Scene
from tests.ui.stage import NOW, SUMMIT, scene

SILENCE = Trouble(Cause.UNREACHABLE, "Nothing answers at live.example.org:443.", "Cuelight keeps trying.")
KEY = Trouble(Cause.KEY_REJECTED, "The server did not accept the key or the secret.", said="token is expired")


def shown(of: Scene) -> BannerRow:
    row = banner(of)
    assert row is not None
    return row


@pytest.mark.parametrize(
    "of", [scene(), scene(rooms_age=12), scene(rooms_age=2, trouble=SILENCE), scene(rooms_age=NOW)]
)
def test_while_the_data_may_be_acted_on_there_is_none(of: Scene) -> None:
    assert banner(of) is None


def test_offline_says_what_is_shown_and_how_old_it_is() -> None:
    row = shown(scene(rooms_age=38, trouble=SILENCE))
    assert row.title == "Nothing answers at live.example.org:443"
    assert row.rest == f"showing {time_of_day(NOW - 38)}, 38 s ago"
    assert row.verbs == ("Try now", "Details")


def test_a_server_that_was_never_seen_shows_nothing_and_says_so() -> None:
    assert shown(scene(rooms_age=NOW, trouble=SILENCE)).rest == "nothing could be shown yet"


def test_stale_without_an_error_is_no_answer() -> None:
    assert shown(scene(rooms_age=20)).title == "No answer from live.example.org"


def test_a_key_that_is_not_accepted_can_be_edited_where_it_is_kept() -> None:
    refused = scene(trouble=KEY)
    assert shown(refused).verbs == ("Edit server…", "Try now", "Details")
    assert shown(replace(refused, server=replace(SUMMIT, lasting=False))).verbs == ("Try now", "Details")


def test_back_from_a_sleep_says_how_long_that_was_until_the_first_answer() -> None:
    fresh = scene(rooms_age=2580)
    slept = replace(
        fresh, truth=replace(fresh.truth, room_list=replace(fresh.truth.room_list, slept_at=NOW), away=2579)
    )
    assert shown(slept).title == "Back after 42 min – refreshing"
    assert shown(slept).rest == f"showing {time_of_day(NOW - 2580)}, 43 min ago"


def test_the_servers_own_words_are_in_the_details_and_called_that() -> None:
    assert shown(scene(trouble=KEY)).details[-1] == ("Server says", "token is expired")
    labels = [label for label, _ in shown(scene(rooms_age=38, trouble=SILENCE)).details]
    assert labels == ["Server", "What happens", "Failing since", "Tries", "Last good answer"]


def test_what_a_server_says_is_made_visible_and_cut() -> None:
    said = shown(scene(trouble=replace(KEY, said="\x1b[31m" + "x" * 9000))).details[-1][1]
    assert said.startswith("⟨U+001B⟩[31m")
    assert len(said) < 600
