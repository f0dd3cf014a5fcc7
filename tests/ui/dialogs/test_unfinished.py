"""Quit while something is open: waiting is the default, and nobody has to answer once it is known."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.ui.dialogs.unfinished import UnfinishedDialog
from console.ui.dialogs.unwritten import UnwrittenDialog
from console.ui.theme.theme import Theme


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> UnfinishedDialog:
    made = UnfinishedDialog(theme, 2)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def button(dialog: UnfinishedDialog | UnwrittenDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(("text", "result"), [("Wait", 0), ("Quit anyway", 1)])
def test_two_answers(dialog: UnfinishedDialog, text: str, result: int) -> None:
    results: list[int] = []
    dialog.finished.connect(results.append)
    QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)
    assert results == [result]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_pressed_in_haste_waits(dialog: UnfinishedDialog, key: Qt.Key) -> None:
    results: list[int] = []
    dialog.finished.connect(results.append)
    assert button(dialog, "Wait").hasFocus()
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    assert results == [0]


def test_it_counts_down_and_goes_by_itself(dialog: UnfinishedDialog) -> None:
    results: list[int] = []
    dialog.finished.connect(results.append)
    assert dialog.accessibleName() == "2 actions are still being confirmed"
    dialog.show_open(1)
    assert (dialog.accessibleName(), results) == ("1 action is still being confirmed", [])
    dialog.show_open(0)
    assert results == [1]


def test_acting_without_a_journal_is_never_what_return_does(theme: Theme, qtbot: QtBot) -> None:
    made = UnwrittenDialog(theme, "The disk is full.")
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    results: list[int] = []
    made.finished.connect(results.append)
    assert made.accessibleDescription().startswith("The disk is full.")
    QTest.keyClick(made.focusWidget() or made, Qt.Key.Key_Return)
    assert results == [0]
