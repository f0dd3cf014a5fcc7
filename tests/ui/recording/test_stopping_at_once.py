"""The question before a recording is stopped can be switched off, in the inspector and in the bar."""

import pytest
from pytestqt.qtbot import QtBot

from console.actions.recordings import StopRecording
from console.ui.habits import STOP_AT_ONCE
from console.ui.intents import Intent, Perform
from console.ui.recording.pane import Inspector
from console.ui.recording.states import RecordState
from console.ui.recording.transport import TransportBar
from console.ui.standing import RoomKey, Standing
from console.ui.theme.theme import Theme
from tests.ui.clock import SetClock
from tests.ui.stage import STAGE, machine, recording, scene, target

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
LIVE = scene([machine("EG_1")], recordings=(recording(),))


@pytest.mark.parametrize("kind", [Inspector, TransportBar])
def test_whoever_chose_so_stops_with_one_press_until_they_choose_otherwise(
    theme: Theme, qtbot: QtBot, kind: type[Inspector | TransportBar]
) -> None:
    pane = kind(theme, clock=SetClock())
    qtbot.addWidget(pane)
    wanted: list[Intent] = []
    pane.wanted.connect(wanted.append)
    for showing in (frozenset({STOP_AT_ONCE}), frozenset[str]()):
        pane.show_scene(LIVE, STAGE, Standing({"summit": LIVE}, "summit", (RoomKey("summit", STAGE),), showing=showing))
        pane.button.click()
    assert wanted == [Perform("summit", (StopRecording(target(), "EG_1"),))]
    assert pane.button.state is RecordState.STOP_ASKED
