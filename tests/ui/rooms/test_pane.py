"""The left tree: what is chosen stays, what is pointed at does not move."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.filtering import Filter
from console.ui.rooms.pane import RAIL, RoomsPane
from console.ui.rooms.rows import ServerKey
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.made import person, room
from tests.ui.rooms.hands import context_menu, key, leave, names, point_at, show, show_all
from tests.ui.trees.scenes import SERVER, drawn, scene


def test_lists_every_server_with_its_rooms(pane: RoomsPane) -> None:
    show_all(pane, scene(room("A"), room("B")), scene(room("C"), key="other"))

    assert drawn(pane.view) == "Spring\n  A\n  B\nOther\n  C"
    assert pane.listed == (key("A"), key("B"), key("C", "other"))


def test_the_model_passes_qts_own_tester(pane: RoomsPane) -> None:
    QAbstractItemModelTester(pane.model, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    for names_of in ("ABC", "CAB", "", "BDEFGHIJKLMNOPQRSTUVWXYZ", "B"):
        show(pane, *names_of)

    assert drawn(pane.view) == "Spring\n  B"


def test_choosing_tells_the_rooms_from_top_to_bottom(pane: RoomsPane, qtbot: QtBot) -> None:
    show(pane, "A", "B", "C")
    told: list[tuple[RoomKey, ...]] = []
    pane.chosen.connect(told.append)

    for name, modifier in (("C", Qt.KeyboardModifier.NoModifier), ("A", Qt.KeyboardModifier.ControlModifier)):
        at = pane.view.band(pane.model.index_of(key(name))).center()
        QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    assert told == [(key("C"),), (key("A"), key("C"))]


def test_select_brings_one_room_into_sight_and_tells_it_once(pane: RoomsPane) -> None:
    show(pane, *(f"R{n:02d}" for n in range(60)))
    told: list[tuple[RoomKey, ...]] = []
    pane.chosen.connect(told.append)

    pane.select(key("R55"))

    assert told == [(key("R55"),)]
    assert pane.view.viewport().rect().intersects(pane.view.band(pane.model.index_of(key("R55"))))


def test_a_chosen_room_stays_after_it_has_ended_and_goes_with_the_choice(pane: RoomsPane, qtbot: QtBot) -> None:
    show(pane, "A", "B", "C")
    pane.select(key("B"))
    told: list[tuple[RoomKey, ...]] = []
    pane.chosen.connect(told.append)

    show(pane, "A", "C")

    assert names(pane.listed) == "A B C"
    assert pane.model.row(key("B")).line == "Ended"  # type: ignore[union-attr]  # a room's row has a line
    assert told == []
    pane.select(key("A"))
    qtbot.waitUntil(lambda: names(pane.listed) == "A C")


def test_a_room_that_opens_again_is_the_same_row(pane: RoomsPane) -> None:
    show(pane, "A", "B")
    pane.select(key("B"))
    show(pane, "A")

    show(pane, "A", room("B", person("bob"), sid="RM_second"))

    assert pane.model.row(key("B")).line == "Not recording"  # type: ignore[union-attr]  # a room's row has a line
    assert pane.view.chosen() == (key("B"),)


def test_closing_a_server_takes_its_rooms_and_the_choice(pane: RoomsPane) -> None:
    show_all(pane, scene(room("A")), scene(room("C"), key="other"))
    pane.select(key("C", "other"))
    told: list[tuple[RoomKey, ...]] = []
    pane.chosen.connect(told.append)

    show_all(pane, scene(room("A")))

    assert drawn(pane.view) == "Spring\n  A"
    assert told == [()]


def test_nothing_moves_under_the_pointer(pane: RoomsPane) -> None:
    show(pane, "B", "C", "D")
    before = point_at(pane, "C")

    show(pane, "A", "C", "D", "E")

    assert names(pane.listed) == "B C D A E"
    assert pane.view.band(pane.model.index_of(key("C"))).center() == before
    leave(pane)
    assert names(pane.listed) == "A C D E"


def test_a_server_above_another_does_not_grow_under_the_pointer(pane: RoomsPane) -> None:
    show_all(pane, scene(room("A")), scene(room("C"), key="other"))
    point_at(pane, "A")

    show_all(pane, scene(room("A"), room("B")), scene(room("C"), room("D"), key="other"))

    assert names(pane.listed) == "A C D"
    leave(pane)
    assert names(pane.listed) == "A B C D"


def test_the_first_rooms_of_a_server_do_not_wait_for_the_pointer(pane: RoomsPane) -> None:
    show_all(pane, scene(), scene(room("C"), key="other"))
    QTest.mouseMove(pane.view.viewport(), QPoint(20, 20))
    QApplication.processEvents()

    show_all(pane, scene(room("A"), room("B")), scene(room("C"), key="other"))

    assert pane.view.held
    assert names(pane.listed) == "A B C"


def test_selection_focus_and_scroll_survive(pane: RoomsPane) -> None:
    show(pane, *(f"R{n:02d}" for n in range(10, 60)))
    pane.select(key("R40"))
    top = pane.view.band(pane.model.index_of(key("R40"))).top()

    show(pane, *(f"R{n:02d}" for n in range(60)))

    assert pane.view.band(pane.model.index_of(key("R40"))).top() == top
    assert pane.view.chosen() == (key("R40"),)
    assert pane.view.currentIndex() == pane.model.index_of(key("R40"))


def test_a_folded_server_stays_folded(pane: RoomsPane, qtbot: QtBot) -> None:
    show(pane, "A", "B")
    head = pane.view.band(pane.model.index_of(ServerKey(SERVER))).center()

    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head)
    leave(pane)
    show(pane, "A", "B", "C")

    assert drawn(pane.view) == "Spring"
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, head)
    assert drawn(pane.view) == "Spring\n  A\n  B\n  C"


def test_arrows_space_and_return(pane: RoomsPane, qtbot: QtBot) -> None:
    show(pane, "A", "B", "C")
    view = pane.view
    view.setCurrentIndex(pane.model.index_of(key("A")))

    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.chosen() == (key("B"),)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.chosen() == (key("B"), key("C"))
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex() == pane.model.index_of(ServerKey(SERVER))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert drawn(view) == "Spring"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.currentIndex() == pane.model.index_of(key("A"))


def test_a_right_click_chooses_the_room_and_asks_for_its_menu(pane: RoomsPane) -> None:
    show(pane, "A", "B")
    asked: list[QPoint] = []
    pane.menu_wanted.connect(asked.append)
    at = pane.view.band(pane.model.index_of(key("B"))).center()

    context_menu(pane, at)

    assert pane.view.chosen() == (key("B"),)
    assert asked == [pane.view.viewport().mapToGlobal(at)]


def test_a_random_walk_leaves_tree_and_snapshots_equal(pane: RoomsPane) -> None:
    chance = random.Random(3)
    for step in range(600):
        servers = [server for server in ("one", "two") if chance.random() < 0.9]
        listed = {server: chance.sample([f"R{n}" for n in range(30)], chance.choice((2, 5, 25))) for server in servers}
        if chance.random() < 0.6:
            listed = {server: sorted(found) for server, found in listed.items()}
        wanted = Filter(chance.choice(("", "", "1", "R2")))
        pane.set_filter(wanted)
        show_all(pane, *(scene(*map(room, found), key=server) for server, found in listed.items()))
        expected = []
        for server, found in listed.items():
            left = [name for name in found if wanted.text.lower() in name.lower()]
            expected += [server.title(), *(f"  {name}" for name in left)]
        assert drawn(pane.view).splitlines() == expected, f"step {step}:\n{drawn(pane.view)}"


def test_the_rail_is_narrow_and_comes_back(pane: RoomsPane) -> None:
    show(pane, "A", "B")

    pane.set_rail(True)

    assert pane.width() == RAIL
    assert not pane._title.isVisible()
    pane.set_rail(False)
    assert pane.width() > RAIL
    assert pane._title.isVisible()


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK, Choice.CONTRAST])
def test_every_row_is_painted_in_every_theme(pane: RoomsPane, theme: Theme, choice: Choice) -> None:
    show(pane, "A", "B")
    pane.select(key("A"))
    theme.choose(choice)
    for rail in (False, True):
        pane.set_rail(rail)
        picture = pane.view.viewport().grab().toImage()
        bands = [pane.view.band(pane.model.index_of(found)) for found in (ServerKey(SERVER), key("A"), key("B"))]
        for band in bands:
            row = picture.copy(band)
            assert len({row.pixel(x, y) for x in range(row.width()) for y in range(row.height())}) > 2
