"""The window, its panes, columns and sorting: as they were left, unless nobody wants to know."""

import pytest

from tests.window.conftest import Drive
from tests.window.driven import Driven
from tests.window.screen import Seen

pytestmark = [pytest.mark.needs("xvfb"), pytest.mark.timeout(60)]


def begin(driven: Driven) -> Seen:
    """Wait until the demo is shown."""
    return driven.sees(lambda seen: seen.people)


def names(seen: Seen) -> list[str]:
    """Return the people from top to bottom, without what changes about them."""
    return [line.partition(",")[0] for line in seen.people]


def end(driven: Driven) -> None:
    """Close the window by its cross."""
    driven.do("close")
    driven.ends()


def test_the_window_comes_back_as_it_was_left(display_session: dict[str, str], drive: Drive) -> None:
    first = drive(display_session, "--demo", "--seed", "3")
    usual = begin(first)
    assert usual.size == [1280, 800]
    first.do("resize", 1390, 860)
    first.do("drag", 40)
    first.do("drag column", "Role", 30)
    first.do("press column", "Person")
    left = first.sees(
        lambda seen: (
            seen.size == [1390, 860]
            and seen.edge > usual.edge + 30
            and seen.columns[1] == usual.columns[1] + 30
            and names(seen) != names(usual)
        )
    )
    end(first)

    plain = drive(display_session, "--demo", "--seed", "3", "--no-restore")
    seen = begin(plain)
    assert (seen.size, seen.edge, seen.columns) == (usual.size, usual.edge, usual.columns)
    assert names(seen) == names(usual)
    end(plain)

    again = drive(display_session, "--demo", "--seed", "3")
    begin(again)
    again.sees(
        lambda seen: (
            (seen.size, seen.edge, seen.columns) == (left.size, left.edge, left.columns) and names(seen) == names(left)
        ),
        limit=5.0,
    )
