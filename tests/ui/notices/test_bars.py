"""The red bar: as long as actions are not being written down, and above everything else."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from console.domain.deeds import Logbook
from console.ui.notices.bars import UNWRITTEN, Bars
from console.ui.scene import OpenServer, Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.banner import Banner
from tests.made import NOW, room, snapshot

SCENE = Scene(OpenServer("one", "One", "one.example.org"), truth=snapshot(room("Hall")), now=NOW)


def shown(bars: Bars) -> list[tuple[str, str]]:
    """Return title and rest of every bar that can be seen."""
    found = [bar for bar in bars.findChildren(Banner) if bar.isVisible()]
    return [(bar.accessibleName(), bar.accessibleDescription()) for bar in found]


def test_it_stands_as_long_as_nothing_is_written_down(theme: Theme, qtbot: QtBot) -> None:
    bars = Bars(theme)
    qtbot.addWidget(bars)
    bars.show()
    bars.show_scene(SCENE)
    assert shown(bars) == []
    full = replace(SCENE, logbook=Logbook(lasting=True, trouble="The disk is full."))
    bars.show_scene(full)
    assert shown(bars) == [(UNWRITTEN, "The disk is full. What cannot be taken back asks first.")]
    bars.show_scene(replace(full, now=NOW + 1000))
    assert shown(bars)[0][0] == UNWRITTEN
    assert len(shown(bars)) == 2
    bars.show_scene(SCENE)
    assert shown(bars) == []
