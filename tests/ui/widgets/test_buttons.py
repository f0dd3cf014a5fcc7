"""Buttons with words: they say why they are off, keep their verbs whole, and take no keyboard from the table."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button, ButtonLook
from console.ui.widgets.link import Link
from console.ui.widgets.split_button import SplitButton
from console.ui.widgets.tool import Tool

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize("look", ButtonLook)
def test_a_button_that_is_off_says_why(theme: Theme, qtbot: QtBot, look: ButtonLook) -> None:
    button = Button(theme, "Mute 3", "mic-off", look=look)
    qtbot.addWidget(button)
    button.show_reason("Nothing answers")
    assert (button.isEnabled(), button.toolTip(), button.accessibleDescription()) == (
        False,
        "Nothing answers",
        "Nothing answers",
    )
    button.show_reason("")
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_a_name_with_an_ampersand_is_shown_and_spoken_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Remove R&D")
    link = Link(theme, "R&D")
    qtbot.addWidget(button)
    qtbot.addWidget(link)
    assert (button.accessibleName(), link.accessibleName()) == ("Remove R&D", "R&D")
    assert button.shortcut().isEmpty()
    assert link.shortcut().isEmpty()


def test_a_verb_is_never_cut(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Remove viewer-8812 and 11 others", "user-x")
    qtbot.addWidget(button)
    assert button.minimumSizeHint() == button.sizeHint()
    assert button.sizeHint().width() > Button(theme, "Remove", "user-x", parent=button).sizeHint().width()


def test_a_press_by_mouse_leaves_the_keyboard_where_it_was(theme: Theme, qtbot: QtBot, desk: QWidget) -> None:
    column = QVBoxLayout(desk)
    field, button, tool = QLineEdit(), Button(theme, "Mute"), Tool(theme, "x", "Close")
    for widget in (field, button, tool):
        column.addWidget(widget)
    qtbot.waitUntil(field.isVisible, timeout=2000)
    field.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert desk.focusWidget() is field


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
def test_the_keyboard_is_seen_on_every_look(theme: Theme, qtbot: QtBot, desk: QWidget, choice: Choice) -> None:
    theme.choose(choice)
    for look in ButtonLook:
        button = Button(theme, "Mute", look=look, parent=desk)
        button.show()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus, timeout=2000)
        drawn = button.grab().toImage()
        assert drawn.pixelColor(button.width() // 2, 0) == QColor(theme.colours.accent), look


def test_an_inverse_button_is_text_as_ground(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Remove Ada", look=ButtonLook.INVERSE)
    qtbot.addWidget(button)
    assert button.grab().toImage().pixelColor(5, 15) == QColor(theme.colours.text)


def test_a_theme_switch_repaints(theme: Theme, qtbot: QtBot) -> None:
    button = Button(theme, "Mute 3", look=ButtonLook.FIRST)
    qtbot.addWidget(button)
    theme.choose(Choice.DARK)
    assert button.grab().toImage().pixelColor(5, 15) == QColor(theme.colours.accent)


def test_both_halves_have_names_and_act(theme: Theme, qtbot: QtBot, desk: QWidget) -> None:
    split = SplitButton(theme, "Mute all (41)", "mic-off", more="More ways to mute", parent=desk)
    split.resize(284, 34)
    split.show()
    menu = QMenu(desk)
    menu.addAction("Everyone except selected")
    split.set_menu(menu)
    wanted: list[bool] = []
    split.wanted.connect(lambda: wanted.append(True))
    main, more = split.findChildren(QAbstractButton)
    assert (main.accessibleName(), more.accessibleName()) == ("Mute all (41)", "More ways to mute")
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)
    assert wanted == [True]
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert menu.isVisible()
    menu.close()


def test_a_split_button_is_off_as_a_whole(theme: Theme, qtbot: QtBot) -> None:
    split = SplitButton(theme, "Mute all (41)", "mic-off", more="More ways to mute")
    qtbot.addWidget(split)
    split.resize(284, 34)
    split.show_reason("Nothing answers")
    halves = split.findChildren(QAbstractButton)
    assert [half.isEnabled() for half in halves] == [False, False]
    assert {half.accessibleDescription() for half in halves} == {"Nothing answers"}
    split.show_text("Mute all (3)")
    assert halves[0].accessibleName() == "Mute all (3)"


def test_a_tool_has_a_name_and_keeps_it_when_it_is_off(theme: Theme, qtbot: QtBot) -> None:
    tool = Tool(theme, "plus", "New room")
    qtbot.addWidget(tool)
    assert (tool.accessibleName(), tool.toolTip()) == ("New room", "New room")
    tool.show_reason("New room", "Nothing answers")
    assert (tool.isEnabled(), tool.accessibleName(), tool.toolTip()) == (False, "New room", "New room: Nothing answers")


def test_a_tool_wears_the_theme_of_now(theme: Theme, qtbot: QtBot) -> None:
    tool = Tool(theme, "plus", "New room")
    qtbot.addWidget(tool)
    before = tool.icon().cacheKey()
    theme.choose(Choice.DARK)
    assert tool.icon().cacheKey() != before


def test_a_hostile_reason_stays_text_in_a_tip(theme: Theme, qtbot: QtBot) -> None:
    hostile = "<b>Ada</b> is gone"
    button, tool = Button(theme, "Mute"), Tool(theme, "x", "Close")
    qtbot.addWidget(button)
    qtbot.addWidget(tool)
    button.show_reason(hostile)
    tool.show_reason("Close", hostile)
    assert "<b>" not in button.toolTip()
    assert "<b>" not in tool.toolTip()
    assert button.accessibleDescription() == hostile
