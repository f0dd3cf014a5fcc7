"""A second start brings up the window of the first."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.app.raising import raise_when_touched
from console.journal.lock import Lock, knock


def test_who_knocks_brings_the_window_up(qtbot: QtBot, tmp_path: Path) -> None:
    lock = Lock(tmp_path / "journal")
    window = QWidget()
    qtbot.addWidget(window)
    raise_when_touched(window, lock.file)
    window.showMinimized()
    assert window.isMinimized()
    for _ in range(2):
        assert knock(tmp_path / "journal")
        qtbot.waitUntil(lambda: window.isVisible() and not window.isMinimized())
        window.showMinimized()
    lock.release()


def test_where_nobody_can_knock_nothing_is_watched(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    raise_when_touched(window, tmp_path / "journal" / "running")
    assert window.children() == []
