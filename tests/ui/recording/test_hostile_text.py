"""What a server says stands in the inspector as plain text."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.domain.recordings import Status
from console.ui.recording.pane import Inspector
from console.ui.standing import RoomKey, Standing
from console.ui.theme.theme import Theme
from tests.ui.stage import person, recording, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_server_text_is_never_markup(theme: Theme, qtbot: QtBot) -> None:
    evil = "<img src=x>\u202e"
    failed = replace(recording(Status.FAILED, name=evil), error=evil)
    of = scene([person("x", evil)], recordings=(failed,))
    inspector = Inspector(theme)
    qtbot.addWidget(inspector)
    inspector.show_scene(of, evil, Standing({"summit": of}, "summit", (RoomKey("summit", evil),)))
    labels = inspector.findChildren(QLabel)
    assert any("<img" in label.text() for label in labels)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert not any("\u202e" in label.text() for label in labels)
