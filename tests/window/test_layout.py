"""What lies over what, in the whole window: a toast never takes away a button, and what is shown names its room."""

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from console.ui.body import Edge
from console.ui.recording.pane import Inspector
from console.ui.widgets.bulk_bar import BulkBar
from console.ui.widgets.facts import Facts
from console.ui.widgets.toast import Toast
from tests.window import hands
from tests.window.conftest import OpenConsole
from tests.window.console import Console
from tests.window.screen import toasts

pytestmark = [pytest.mark.asyncio, pytest.mark.timeout(60)]


def place(widget: QWidget) -> QRect:
    """Return where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _reads(words: str) -> bool:
    return words in hands.words()


async def demo(open_console: OpenConsole) -> Console:
    """Open the demo, and wait for its people."""
    console = open_console(demo=True, seed=3, size=(1280, 800))
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    return console


async def test_a_toast_stands_above_the_bar_for_many(open_console: OpenConsole) -> None:
    console = await demo(open_console)
    hands.choose("People", "Grace Okafor, ")
    hands.keys("Ctrl+Shift+C")
    await console.sees(toasts)
    hands.choose("People", "Jonas Weber, ", Qt.KeyboardModifier.ControlModifier)
    (bar,) = await console.sees(lambda: list(hands.seen(BulkBar)))
    (toast,) = hands.seen(Toast)

    await console.sees(lambda: place(toast).bottom() < place(bar).top())
    hands.keys("Esc")
    await console.sees(lambda: place(toast).bottom() > console.shell.height() - 60)


async def test_of_several_rooms_the_inspector_names_the_one_it_acts_on(open_console: OpenConsole) -> None:
    console = await demo(open_console)
    hands.choose("Rooms", "Green Room, ")
    assert "Recording" in hands.words().splitlines()
    hands.choose("Rooms", "Main Stage, ", Qt.KeyboardModifier.ControlModifier)

    await console.sees(lambda: "Recording Green Room" in hands.words().splitlines())
    assert any(line.startswith("Only in Green Room.") for line in hands.words().splitlines())


async def test_in_a_narrow_window_record_and_mute_all_stay_in_sight(open_console: OpenConsole) -> None:
    console = open_console(demo=True, seed=3, size=(900, 600))
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    transport = hands.find("Transport", QWidget)
    for opening in ("Ctrl+I", "Ctrl+J"):
        hands.keys(opening)
        (over,) = await console.sees(lambda: list(hands.seen(Edge)))
        assert place(over).top() > place(transport).bottom()
        assert place(over).bottom() == place(transport).bottom() + over.height()
        hands.keys("Esc")
        await console.sees(lambda: not list(hands.seen(Edge)))


async def test_in_the_smallest_window_nothing_in_the_inspector_lies_over_anything_else(
    open_console: OpenConsole,
) -> None:
    console = open_console(demo=True, seed=3, size=(720, 480))
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    hands.keys("Ctrl+I")
    await console.sees(lambda: list(hands.seen(Edge)))
    (inspector,) = hands.seen(Inspector)
    assert isinstance(inspector, Inspector)
    parts = [
        place(part) for part in (inspector.button, inspector.heading, inspector.mute, *inspector.findChildren(Facts))
    ]
    assert not any(one.intersects(other) for one, other in combinations(parts, 2)), parts


async def test_the_keys_that_open_the_activity_over_the_table_close_it_again(open_console: OpenConsole) -> None:
    console = open_console(demo=True, seed=3, size=(900, 600))
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    for keys, words in (("Ctrl+J", "Search activity"), ("Ctrl+I", "Recording options")):
        hands.keys(keys)
        await console.sees(partial(_reads, words))
        hands.keys(keys)
        await console.sees(lambda: not list(hands.seen(Edge)))


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (720, 480)])
async def test_the_top_bar_has_room_for_the_name_of_a_server(open_console: OpenConsole, size: tuple[int, int]) -> None:
    console = open_console(demo=True, seed=3, size=size)
    await console.sees(lambda: hands.shows("People") and hands.rows("People"))
    assert hands.button("Server Spring Summit (demo), test").width() >= 235
    assert hands.button("Search people, rooms and commands").width() >= 120
    assert place(hands.button("More")).right() < size[0]
