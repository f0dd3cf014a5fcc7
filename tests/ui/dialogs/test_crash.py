"""Cuelight's own failure: a report to copy, its folder, and a restart, beside a window that goes on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.ui.dialogs.crash import CrashDialog, CrashWish
from console.ui.theme.theme import Theme

REPORT = (
    "poll failed.\n2026-03-01 20:14:07 UTC\nCuelight 1.2.3\n\nValueError\n  ask (console/connection/poller.py:12)\n"
)


def opened(theme: Theme, qtbot: QtBot, report: str = REPORT, *, now: bool = True, kept: bool = True) -> CrashDialog:
    """Show one."""
    dialog = CrashDialog(theme, report, now=now, kept=kept)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.focusWidget() is button(dialog, "Go on")
    return dialog


def button(dialog: CrashDialog, text: str) -> QPushButton:
    """Return a button by its text."""
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == text)


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Copy", CrashWish.COPY), ("Open folder", CrashWish.OPEN_FOLDER), ("Restart", CrashWish.RESTART)],
)
def test_a_press_says_what_is_wanted_and_the_report_stays(
    theme: Theme, qtbot: QtBot, text: str, wish: CrashWish
) -> None:
    dialog = opened(theme, qtbot)
    wanted: list[object] = []
    dialog.wanted.connect(wanted.append)
    QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)
    assert wanted == [wish]
    assert dialog.isVisible()
    dialog.close()


def test_it_is_not_modal_because_a_show_may_be_running(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot)
    assert not dialog.isModal()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    dialog.close()


def test_the_report_is_plain_text_that_cannot_be_changed(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot, "<b>bold</b>")
    (shown,) = dialog.findChildren(QPlainTextEdit)
    assert shown.toPlainText() == "<b>bold</b>"
    assert shown.isReadOnly()
    dialog.close()


def test_nothing_is_offered_that_cannot_be_done(theme: Theme, qtbot: QtBot) -> None:
    dialog = opened(theme, qtbot, now=False, kept=False)
    assert not button(dialog, "Open folder").isEnabled()
    assert not button(dialog, "Restart").isVisible(), "what runs now has not failed"
    dialog.close()


@pytest.mark.parametrize("by_key", [True, False])
def test_escape_and_go_on_close_it(theme: Theme, qtbot: QtBot, by_key: bool) -> None:
    dialog = opened(theme, qtbot)
    with qtbot.waitSignal(dialog.finished):
        if by_key:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(button(dialog, "Go on"), Qt.MouseButton.LeftButton)
