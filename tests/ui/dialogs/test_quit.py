"""Quit while something is being recorded: three answers, and closing is to cancel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from console.ui.dialogs.quit import QuitChoice, QuitDialog
from console.ui.theme.theme import Theme


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> QuitDialog:
    made = QuitDialog(theme, ["Main Stage"])
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def button(dialog: QDialog, text: str) -> QPushButton:
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(
    ("text", "choice", "accepted"),
    [
        ("Cancel", QuitChoice.CANCEL, False),
        ("Stop and quit", QuitChoice.STOP, True),
        ("Leave running and quit", QuitChoice.LEAVE, True),
    ],
)
def test_three_answers(dialog: QuitDialog, text: str, choice: QuitChoice, accepted: bool) -> None:
    results: list[int] = []
    dialog.finished.connect(results.append)
    QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)
    assert dialog.choice is choice
    assert results == [int(accepted)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_pressed_in_haste_cancels(dialog: QuitDialog, key: Qt.Key) -> None:
    assert button(dialog, "Cancel").hasFocus()
    QTest.keyClick(dialog.focusWidget() or dialog, key)
    assert dialog.choice is QuitChoice.CANCEL
    assert dialog.isHidden()


def test_return_presses_what_has_the_keyboard(dialog: QuitDialog) -> None:
    QTest.keyClick(button(dialog, "Cancel"), Qt.Key.Key_Tab)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.choice is QuitChoice.STOP


@pytest.mark.parametrize(
    ("rooms", "said"),
    [
        (["Main Stage"], "Main Stage is being recorded."),
        (["A", "B"], "A and B are being recorded."),
        (list("ABCDEF"), "A, B, C and 3 more are being recorded."),
    ],
)
def test_it_names_what_goes_on(theme: Theme, rooms: list[str], said: str) -> None:
    made = QuitDialog(theme, rooms)
    assert made.accessibleDescription().startswith(said)
    made.deleteLater()
