"""What is left of the activity by room, person and words, and what can be done to a row."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from console.actions.participants import RemoveParticipant
from console.actions.targets import ParticipantTarget
from console.domain.elsewhere import Finding, Found
from console.ui.activity.painting import RowPainter
from console.ui.activity.pane import IN_MEMORY, OLDER, PAGE, Activity
from console.ui.activity.row_menu import RowMenu
from console.ui.filtering import ActivityFilter
from console.ui.intents import Copy, Export, ExportForm, GoTo, Intent, Undo
from console.ui.standing import RoomKey
from console.ui.widgets.drop_down import DropDown
from console.ui.widgets.label import Label
from tests.ui.activity.shown import point, show, titles, told
from tests.ui.stage import NOW, STAGE, deed, mute, person, room, scene

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def several(pane: Activity) -> None:
    one = deed(mute("ada", "Backstage"), number=9, age=10)
    show(pane, (one, deed(mute("tom"), number=8, age=20), *told(1)), other=(deed(mute("ada"), number=7, age=30),))


def choices(pane: Activity) -> tuple[list[str], list[str]]:
    lists = (pane.bar.rooms, pane.bar.people)
    found = [[choice.itemText(at) for at in range(choice.count())] for choice in lists]
    return found[0], found[1]


def choose(choice: DropDown, text: str) -> None:
    at = choice.findText(text)
    choice.setCurrentIndex(at)
    choice.activated.emit(at)


def test_rooms_and_people_of_every_open_server_can_be_chosen(pane: Activity) -> None:
    several(pane)
    rooms, people = choices(pane)
    assert rooms == ["All rooms", "Backstage · Spring Summit", "Main Stage · Other", "Main Stage · Spring Summit"]
    assert people == ["Everybody", "Ada · Other", "Ada · Spring Summit", "P1 · Spring Summit", "Tom · Spring Summit"]
    choose(pane.bar.rooms, "Backstage · Spring Summit")
    assert titles(pane) == ["Muted Ada"]
    choose(pane.bar.rooms, "All rooms")
    assert len(titles(pane)) == 4
    choose(pane.bar.people, "Tom · Spring Summit")
    assert titles(pane) == ["Muted Tom"]


def test_the_activity_of_one_person_can_be_asked_for_and_the_filter_cleared(pane: Activity) -> None:
    several(pane)
    pane.show_filter(ActivityFilter("other", identity="ada", name="Ada"))
    assert titles(pane) == ["Muted Ada"]
    assert pane.bar.people.currentText().startswith("Ada")
    pane.show_filter(ActivityFilter("summit", identity="nobody", name="Nobody"))
    assert titles(pane) == []
    assert pane.bar.people.currentText() == "Nobody"
    next(w for w in pane.findChildren(QPushButton) if w.text() == "Clear the filter").click()
    assert len(titles(pane)) == 4


def test_of_a_press_on_many_only_what_was_done_to_the_one_is_listed(pane: Activity) -> None:
    batch = tuple(deed(mute(f"p{n}"), number=n, batch=1) for n in (3, 2, 1))
    show(pane, batch)
    assert titles(pane) == ["Muted 3 people in Main Stage"]
    pane.show_filter(ActivityFilter("summit", identity="p2", name="P2"))
    assert titles(pane) == ["Muted P2"]


def test_two_people_of_one_name_are_told_apart(pane: Activity) -> None:
    twins = (deed(mute("ada"), number=1), replace(deed(mute("eve"), number=2), name="Ada"))
    show(pane, twins)
    assert choices(pane)[1] == ["Everybody", "Ada (ada)", "Ada (eve)"]


def test_what_was_changed_elsewhere_is_listed_and_called_that(pane: Activity) -> None:
    found = Finding(Found.ROOM_ENDED, NOW - 50, "Workshop A", count=12)
    pane.show_scenes({"summit": scene(deeds=told(1), elsewhere=(found,))})
    assert titles(pane) == ["Workshop A was ended with 12 people in it", "Muted P1"]
    (row, _) = pane.list.shown_rows()
    assert row.spoken.startswith("Changed elsewhere: Workshop A was ended")
    assert row.way.wanted is None


def test_undo_is_pressed_in_the_row(pane: Activity, wanted: list[Intent]) -> None:
    pane.show_scenes({"summit": scene([person("p1", heard=False)], deeds=told(1))})
    row = pane.list.shown_rows()[0]
    assert row.way.wanted == Undo("summit", ("deed-1",))
    index = pane.list.model().index(0, 0)
    painter = pane.list.itemDelegate()
    assert isinstance(painter, RowPainter)
    at = painter.undo_rect(row, pane.list.visualRect(index)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert wanted == [Undo("summit", ("deed-1",))]
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=pane.list.visualRect(index).topLeft())
    assert len(wanted) == 1


def menu_of(pane: Activity, place: int = 0) -> dict[str, QAction]:
    pane.list.menu_wanted.emit(pane.list.shown_rows()[place], pane.mapToGlobal(pane.rect().center()))
    menu = pane.findChildren(RowMenu)[-1]
    return {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}


def test_a_row_has_a_menu_whose_dead_entries_say_why(pane: Activity, wanted: list[Intent]) -> None:
    gone = RemoveParticipant(ParticipantTarget.of(room(), person("eve")))
    show(pane, (deed(gone, number=2, age=5), *told(1)))
    offers = menu_of(pane)
    assert (offers["Undo"].isEnabled(), "Nobody can be put back" in offers["Undo"].text()) == (False, True)
    assert "is not in the room" in offers["Show Eve"].text()
    offers["Only activity of Eve"].trigger()
    assert titles(pane) == ["Removed Eve"]
    menu_of(pane)["Show Main Stage"].trigger()
    menu_of(pane)["Copy"].trigger()
    assert wanted[0] == GoTo(RoomKey("summit", STAGE))
    assert isinstance(wanted[1], Copy)


def test_what_is_listed_can_be_exported_in_two_forms(pane: Activity, wanted: list[Intent]) -> None:
    show(pane, ())
    assert not pane.export.isEnabled()
    several(pane)
    pane.show_filter(ActivityFilter("summit", "Backstage"))
    pane.export.click()
    menu = next(menu for menu in pane.findChildren(QMenu) if menu.isVisible())
    for action in menu.actions():
        action.trigger()
    kept = ActivityFilter("summit", "Backstage")
    assert wanted == [Export(ExportForm.CSV, kept), Export(ExportForm.JSON_LINES, kept)]


def test_what_is_not_kept_is_called_that(pane: Activity) -> None:
    def notes() -> list[str]:
        return [w.text() for w in pane.findChildren(Label) if w.isVisible() and "Activity" not in w.text()]

    pane.show_scenes({"summit": scene(deeds=told(1))})
    assert notes() == []
    pane.show_scenes({"summit": scene(deeds=told(1), lasting=False)})
    assert notes() == [IN_MEMORY]
    pane.show_scenes({"summit": scene(deeds=told(*range(1, 2001)))})
    assert notes() == [OLDER]
    two = {"summit": scene(deeds=told(1), trouble_of_book="The disk is full."), "demo": scene(lasting=False)}
    pane.show_scenes(two)
    assert notes() == [f"Spring Summit: The disk is full.\nSpring Summit: {IN_MEMORY}"]


def test_thousands_of_rows_are_loaded_as_one_scrolls(pane: Activity) -> None:
    show(pane, told(*range(1, 2001)))
    assert len(titles(pane)) == PAGE
    bar = pane.list.verticalScrollBar()
    for _ in range(5):
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert len(titles(pane)) > 3 * PAGE
    assert titles(pane)[:2] == ["Muted P2000", "Muted P1999"]


def test_more_rows_come_below_also_while_the_pointer_is_on_the_list(pane: Activity) -> None:
    show(pane, told(*range(1, 301)))
    point(pane, over=True)
    pane.list.more_wanted.emit()
    assert len(titles(pane)) == 2 * PAGE
    show(pane, told(*range(1, 302)))
    assert titles(pane)[0] == "Muted P300"


def test_while_nobody_looks_nothing_is_worded(pane: Activity) -> None:
    pane.hide()
    show(pane, told(1, 2))
    assert titles(pane) == []
    pane.show()
    assert len(titles(pane)) == 2
