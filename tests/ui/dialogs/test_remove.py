"""Remove and end: whom, from where, what it does not prevent, and that Return alone does nothing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.actions.targets import ParticipantTarget, RoomTarget
from console.domain.participants import Kind
from console.domain.recordings import Status
from console.domain.snapshot import Listing
from console.ui.dialogs.end_room import EndRoomDialog, end_question
from console.ui.dialogs.remove import RemoveDialog, remove_question
from console.ui.scene import Scene
from console.ui.theme.theme import Theme
from console.ui.widgets.confirm_dialog import ConfirmDialog, Question
from tests.made import NOW, person, recorder, recording, room
from tests.ui.commands.standings import STAGE, people, scene

ROOM = RoomTarget(STAGE, "RM_Main Stage")


def target(identity: str, at: Scene | None = None) -> ParticipantTarget:
    live = (at or scene()).shown.rooms[STAGE]
    return ParticipantTarget.of(live.room, live.crowd.by_identity[identity])


def facts(question: Question) -> dict[str, str]:
    return {fact.label: fact.value for fact in question.facts}


def test_remove_one_names_them_and_shows_the_identity_to_compare() -> None:
    question = remove_question(scene(), [target("ada")])
    assert question.title == "Remove Ada Lovelace from Main Stage?"
    assert question.sentence == "Cut off at once. The same link would let Ada back in."
    assert question.verb == "Remove Ada"
    assert facts(question)["Identity"] == "ada"
    assert facts(question)["On now"] == "microphone, camera"
    assert facts(question)["Room"].startswith("Main Stage · since ")
    assert [fact.label for fact in question.facts if fact.identity] == ["Identity"]
    assert question.option == question.type_this == ""


def test_somebody_with_everything_muted_is_on_with_nothing() -> None:
    assert facts(remove_question(scene(), [target("mute")]))["On now"] == "nothing"


@pytest.mark.parametrize(
    ("kind", "verb", "said"),
    [
        (Kind.EGRESS, "Remove recorder", "Its recording ends at once"),
        (Kind.AGENT, "Remove agent", "may send it in again"),
        (Kind.INGRESS, "Remove feed", "may connect again"),
        (Kind.SIP, "Remove caller", "can call again"),
    ],
)
def test_a_machine_is_called_by_what_it_is(kind: Kind, verb: str, said: str) -> None:
    at = scene(room(STAGE, person("x", name="X", kind=kind)))
    question = remove_question(at, [target("x", at)])
    assert question.verb == verb
    assert said in question.sentence


def test_remove_several_lists_each_and_counts_the_rest() -> None:
    at = scene(room(STAGE, *(person(f"p{n}", name=f"Person {n}") for n in range(12))))
    question = remove_question(at, [target(f"p{n}", at) for n in range(12)])
    assert question.title == "Remove 12 people from Main Stage?"
    assert question.verb == "Remove 12"
    assert facts(question)["Person 0"] == "p0"
    assert facts(question)["And"] == "5 more"
    assert len(question.facts) == 8
    few = remove_question(scene(), [target("ada"), target("grace")])
    assert [fact.value for fact in few.facts] == ["ada", "grace"]


def test_somebody_who_has_just_left_is_said_to_have_left() -> None:
    question = remove_question(scene(room(STAGE)), [target("ada")])
    assert facts(question)["On now"] == "nothing: they have just left"


def test_old_data_says_its_age() -> None:
    made = scene()
    old = replace(made, truth=replace(made.truth, room_list=Listing(NOW - 37)))
    for question in (remove_question(old, [target("ada")]), end_question(old, ROOM)):
        assert facts(question)["As of"].endswith(", 38 s ago")
    assert "As of" not in facts(remove_question(made, [target("ada")]))


def test_a_hostile_name_is_seen_through() -> None:
    at = scene(room(STAGE, person("x\u202ey", name="<img src=x>\n" + "A" * 300)))
    question = remove_question(at, [target("x\u202ey", at)])
    assert "\n" not in question.title
    assert len(question.title) < 120
    assert facts(question)["Identity"] == "x⟨U+202E⟩y"


def test_end_says_whom_it_cuts_off_and_which_recording_ends() -> None:
    at = scene(room(STAGE, *people(), recorder("EG_9")), recordings=[recording("EG_9", STAGE, Status.ACTIVE)])
    question = end_question(at, ROOM)
    assert question.title == "End Main Stage for everybody?"
    assert question.type_this == STAGE
    assert facts(question)["People"] == "4 people are cut off"
    assert facts(question)["Recording"] == "REC 00:01:01, ends too"
    assert "Recording" not in facts(end_question(scene(), ROOM))


@pytest.mark.parametrize("name", ["a\u200bb", "two  blanks", "x" * 80, "a\u202eb", " "])
def test_a_name_that_nobody_can_type_is_replaced_by_the_sid(name: str) -> None:
    assert end_question(scene(), RoomTarget(name, "RM_1")).type_this == "RM_1"


def test_where_nothing_of_a_room_can_be_typed_a_word_of_ours_is() -> None:
    assert end_question(scene(), RoomTarget("\u202ea", "RM\x07")).type_this == "end room"
    assert end_question(scene(), RoomTarget("\u202ea", "")).type_this == "end room"
    assert end_question(scene(), RoomTarget("במה", "RM_1")).type_this == "במה"


class Opened:
    """An open dialog and how it ended."""

    def __init__(self, dialog: ConfirmDialog, qtbot: QtBot) -> None:
        self.dialog = dialog
        self.results: list[int] = []
        dialog.finished.connect(self.results.append)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)

    @property
    def cancel(self) -> QPushButton:
        return self._button("Cancel")

    @property
    def verb(self) -> QPushButton:
        return next(b for b in self.dialog.findChildren(QPushButton) if b.text() != "Cancel")

    @property
    def field(self) -> QLineEdit:
        return self.dialog.findChildren(QLineEdit)[0]

    def _button(self, text: str) -> QPushButton:
        return next(b for b in self.dialog.findChildren(QPushButton) if b.text() == text)


@pytest.fixture
def remove(theme: Theme, qtbot: QtBot) -> Opened:
    return Opened(RemoveDialog(theme, scene(), [target("ada")]), qtbot)


@pytest.fixture
def end(theme: Theme, qtbot: QtBot) -> Opened:
    return Opened(EndRoomDialog(theme, scene(), ROOM), qtbot)


def test_return_on_remove_cancels(remove: Opened) -> None:
    assert remove.cancel.hasFocus()
    QTest.keyClick(remove.dialog, Qt.Key.Key_Return)
    assert remove.results == [QDialog.DialogCode.Rejected.value]


def test_escape_on_remove_cancels(remove: Opened) -> None:
    QTest.keyClick(remove.dialog, Qt.Key.Key_Escape)
    assert remove.results == [QDialog.DialogCode.Rejected.value]


def test_remove_by_keyboard_takes_a_step_to_the_verb(remove: Opened) -> None:
    QTest.keyClick(remove.cancel, Qt.Key.Key_Tab)
    assert remove.verb.hasFocus()
    assert remove.verb.text() == "Remove Ada"
    QTest.keyClick(remove.verb, Qt.Key.Key_Space)
    assert remove.results == [QDialog.DialogCode.Accepted.value]


def test_end_needs_the_name_and_never_listens_to_return(end: Opened) -> None:
    assert end.field.hasFocus()
    assert not end.verb.isEnabled()
    QTest.keyClicks(end.field, "Main Stag")
    QTest.keyClick(end.field, Qt.Key.Key_Return)
    assert not end.verb.isEnabled()
    QTest.keyClicks(end.field, "e")
    assert end.verb.isEnabled()
    QTest.keyClick(end.field, Qt.Key.Key_Return)
    QTest.keyClick(end.field, Qt.Key.Key_Enter)
    assert end.results == []
    QTest.mouseClick(end.verb, Qt.MouseButton.LeftButton)
    assert end.results == [QDialog.DialogCode.Accepted.value]


def test_every_text_is_plain(remove: Opened, end: Opened) -> None:
    labels = [*remove.dialog.findChildren(QLabel), *end.dialog.findChildren(QLabel)]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    for opened in (remove, end):
        opened.dialog.reject()
