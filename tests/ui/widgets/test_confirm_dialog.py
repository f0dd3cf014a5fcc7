"""The question before what cannot be taken back: Cancel is the default, and Return never does it by accident."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.check import CheckBox
from console.ui.widgets.confirm_dialog import Answer, ConfirmDialog, Question
from console.ui.widgets.facts import Fact

# Qt's offscreen platform says of every window what it cannot do.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

REMOVE = Question(
    "Remove Ada Lovelace from Main Stage?",
    "Cut off at once.",
    "Remove Ada",
    "user-x",
    facts=(Fact("Identity", "ada.lovelace@speakers-7f3a", identity=True),),
    option="and keep out of this room",
)
END = Question("End Main Stage?", "Everybody is cut off.", "End Main Stage", type_this="Main Stage")


def opened(theme: Theme, question: Question, parent: QWidget, qtbot: QtBot) -> tuple[ConfirmDialog, list[Answer]]:
    dialog = ConfirmDialog(theme, question, parent)
    answers: list[Answer] = []
    dialog.answered.connect(answers.append)
    dialog.open()
    qtbot.waitUntil(dialog.isVisible, timeout=2000)
    return dialog, answers


def button(dialog: ConfirmDialog, name: str) -> Button:
    return next(found for found in dialog.findChildren(Button) if found.accessibleName() == name)


def test_return_cancels(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    dialog, answers = opened(theme, REMOVE, desk, qtbot)
    qtbot.waitUntil(button(dialog, "Cancel").hasFocus, timeout=2000)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert (dialog.isVisible(), answers) == (False, [])


@pytest.mark.parametrize(("ticked", "answer"), [(False, Answer(False)), (True, Answer(True))])
def test_the_verb_does_it_with_the_option(
    theme: Theme, desk: QWidget, qtbot: QtBot, ticked: bool, answer: Answer
) -> None:
    dialog, answers = opened(theme, REMOVE, desk, qtbot)
    if ticked:
        QTest.mouseClick(dialog.findChildren(CheckBox)[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(dialog, "Remove Ada"), Qt.MouseButton.LeftButton)
    assert (dialog.isVisible(), answers) == (False, [answer])


def test_return_on_the_verb_itself_is_meant(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    dialog, answers = opened(theme, REMOVE, desk, qtbot)
    verb = button(dialog, "Remove Ada")
    verb.setFocus()
    QTest.keyClick(verb, Qt.Key.Key_Return)
    assert answers == [Answer()]


def test_the_name_has_to_be_typed_whole(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    dialog, answers = opened(theme, END, desk, qtbot)
    field, verb = dialog.findChildren(QLineEdit)[0], button(dialog, "End Main Stage")
    for typed in ("", "Main", "main stage", "Main Stage 2"):
        field.setText(typed)
        assert not verb.isEnabled(), typed
    field.setText("Main Stage")
    assert verb.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (dialog.isVisible(), answers) == (True, [])
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert answers == [Answer()]


def test_an_answer_that_is_not_given_is_none(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    dialog, answers = opened(theme, END, desk, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), answers) == (False, [])


def test_a_hostile_name_stays_text(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    name = "<img src=x onerror=alert(1)><b>Ada</b> & co"
    question = Question(f"Remove {name}?", "Cut off.", f"Remove {name}", facts=(Fact("Name", name),))
    dialog, _ = opened(theme, question, desk, qtbot)
    labels = dialog.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert name in {label.text() for label in labels}
    assert button(dialog, f"Remove {name}").accessibleName() == f"Remove {name}"


def test_everything_in_it_has_a_name(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    dialog, _ = opened(theme, REMOVE, desk, qtbot)
    assert dialog.accessibleName() == REMOVE.title
    reachable = [widget for widget in dialog.findChildren(QWidget) if widget.focusPolicy() and widget.isVisible()]
    assert {widget.accessibleName() for widget in reachable} == {
        "Identity: ada.lovelace@speakers-7f3a",
        "and keep out of this room",
        "Cancel",
        "Remove Ada",
    }


def test_a_long_question_is_shown_whole(theme: Theme, desk: QWidget, qtbot: QtBot) -> None:
    long = Question("Remove " + "a very long name " * 6 + "?", "Cut off at once. " * 8, "Remove them")
    dialog, _ = opened(theme, long, desk, qtbot)
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
