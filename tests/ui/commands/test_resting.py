"""Single keys rest while something takes typing; keys with Ctrl, and F6, do not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from console.ui.commands.commands import Commands
from console.ui.commands.resting import is_single_key
from console.ui.intents import Intent, Look, Perform
from console.ui.theme.theme import Theme
from console.ui.widgets.search_field import SearchField
from tests.ui.commands.standings import standing


class OwnField(QWidget):
    """A field of somebody's own making, which forgets to keep its keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def read_only() -> QLineEdit:
    made = QLineEdit("PA_ada")
    made.setReadOnly(True)
    return made


def combo() -> QComboBox:
    made = QComboBox()
    made.addItems(["grid", "Main", "speaker"])
    return made


def editable_combo() -> QComboBox:
    made = combo()
    made.setEditable(True)
    return made


def tree() -> QTreeView:
    made = QTreeView()
    model = QStandardItemModel(made)
    model.appendRow(QStandardItem("Main Stage"))
    made.setModel(model)
    made.setCurrentIndex(model.index(0, 0))
    return made


FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QSpinBox, QKeySequenceEdit, OwnField, read_only, combo, editable_combo)


class Stand:
    """A window with one widget that has the keyboard, and what was wanted."""

    def __init__(self, theme: Theme, qtbot: QtBot, widget: QWidget) -> None:
        self.commands = Commands(theme)
        self.heard: list[Intent] = []
        self.commands.wanted.connect(self.heard.append)
        self.commands.show_standing(standing(chosen=["ada"]))
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        widget.setParent(self.window)
        self.commands.attach(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        widget.setFocus()
        self.field = self.window.focusWidget() or widget

    def type(self) -> None:
        """Press every single key."""
        QTest.keyClicks(self.field, "m")
        QTest.keyClicks(self.field, "M", Qt.KeyboardModifier.ShiftModifier)
        QTest.sendKeyEvent(
            QTest.KeyAction.Click, self.field, Qt.Key.Key_Question, "?", Qt.KeyboardModifier.ShiftModifier
        )


@pytest.mark.parametrize("make", FIELDS, ids=lambda make: make.__name__)
def test_single_keys_rest_in_what_takes_typing(theme: Theme, qtbot: QtBot, make: type[QWidget]) -> None:
    stand = Stand(theme, qtbot, make())
    stand.type()
    assert stand.heard == []


@pytest.mark.parametrize("make", [QLineEdit, combo, OwnField], ids=lambda make: make.__name__)
def test_other_keys_do_not_rest(theme: Theme, qtbot: QtBot, make: type[QWidget]) -> None:
    stand = Stand(theme, qtbot, make())
    QTest.keyClick(stand.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(stand.field, Qt.Key.Key_F6)
    assert stand.heard == [Look("palette"), Look("next-pane")]


def test_escape_empties_a_field_before_it_clears_anything_else(theme: Theme, qtbot: QtBot) -> None:
    field = SearchField(theme, "Filter")
    stand = Stand(theme, qtbot, field)
    QTest.keyClicks(field, "ada")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), stand.heard) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stand.heard == [Look("clear")]


@pytest.mark.parametrize("make", [QPushButton, tree], ids=lambda make: make.__name__)
def test_single_keys_work_everywhere_else(theme: Theme, qtbot: QtBot, make: type[QWidget]) -> None:
    stand = Stand(theme, qtbot, make())
    stand.type()
    assert [type(intent) for intent in stand.heard] == [Perform, Perform, Look]


def test_what_is_typed_arrives(theme: Theme, qtbot: QtBot) -> None:
    field = QLineEdit()
    stand = Stand(theme, qtbot, field)
    stand.type()
    assert field.text() == "mM?"


@pytest.mark.parametrize(
    ("keys", "single"),
    [("M", True), ("Shift+M", True), ("?", True), ("F6", False), ("Esc", False), ("Ctrl+M", False), ("Alt+M", False)],
)
def test_what_a_single_key_is(keys: str, single: bool) -> None:
    assert is_single_key(keys) is single
