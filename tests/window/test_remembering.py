"""Size of the window and width of its panes: where they were left, unless nobody wants to know."""

import pytest

from tests.window.conftest import Drive
from tests.window.driven import Driven
from tests.window.screen import Seen

pytestmark = [pytest.mark.needs("xvfb"), pytest.mark.timeout(60)]


def begin(driven: Driven) -> Seen:
    """Wait until the demo is shown."""
    return driven.sees(lambda seen: seen.people)


def end(driven: Driven) -> None:
    """Close the window by its cross."""
    driven.do("close")
    driven.ends()


def test_the_window_comes_back_as_it_was_left(display_session: dict[str, str], drive: Drive) -> None:
    first = drive(display_session, "--demo")
    usual = begin(first)
    assert usual.size == [1280, 800]
    first.do("resize", 1390, 860)
    first.do("drag", 40)
    left = first.sees(lambda seen: seen.size == [1390, 860] and seen.edge > usual.edge + 30)
    end(first)

    plain = drive(display_session, "--demo", "--no-restore")
    seen = begin(plain)
    assert (seen.size, seen.edge) == (usual.size, usual.edge)
    end(plain)

    again = drive(display_session, "--demo")
    begin(again)
    again.sees(lambda seen: (seen.size, seen.edge) == (left.size, left.edge), limit=5.0)
