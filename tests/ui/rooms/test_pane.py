"""The left tree: what is chosen stays, what is pointed at does not move."""

import random
from collections.abc import Iterable
from types import MappingProxyType

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.rooms import LiveRoom
from console.ui.filtering import Filter
from console.ui.intents import Look
from console.ui.rooms.pane import RAIL, RoomsPane
from console.ui.rooms.rows import ServerKey
from console.ui.scene import Scene
from console.ui.standing import RoomKey
from console.ui.theme.scheme import Choice
from console.ui.theme.theme import Theme
from tests.made import microphone, person, recorder, recording, room
from tests.ui.trees.scenes import SERVER, drawn, scene


def key(name: str, server: str = SERVER) -> RoomKey:
    """Return the key of a room."""
    return RoomKey(server, name)


def show(pane: RoomsPane, *rooms: LiveRoom | str) -> None:
    """Show one server with these rooms, each with one person."""
    made = (live if isinstance(live, LiveRoom) else room(live, person("ada", microphone())) for live in rooms)
    show_all(pane, scene(*made))


def show_all(pane: RoomsPane, *scenes: Scene) -> None:
    """Show these servers."""
    pane.show_scenes(MappingProxyType({told.server.key: told for told in scenes}))


def names(keys: Iterable[RoomKey]) -> str:
    """Return the names of rooms as one text."""
    return " ".join(found.room for found in keys)


def point_at(pane: RoomsPane, name: str) -> QPoint:
    """Let the pointer stand on a room."""
    at = pane.view.band(pane.model.index_of(key(name))).center()
    QTest.mouseMove(pane.view.viewport(), at)
    QApplication.processEvents()
    return at


def leave(pane: RoomsPane) -> None:
    """Take the pointer away."""
    QApplication.sendEvent(pane.view.viewport(), QEvent(QEvent.Type.Leave))


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


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Filter("stage"), "Main Stage"),
        (Filter("ZOE"), "Press"),
        (Filter("bob@example"), "Main Stage"),
        (Filter(open_microphones=True), "Press"),
        (Filter(recording=True), "Main Stage Studio"),
        (Filter(problems=True), "Studio"),
        (Filter("st", recording=True, problems=True), "Studio"),
        (Filter("nobody"), ""),
    ],
)
def test_the_filter_leaves_rooms_by_name_people_and_state(pane: RoomsPane, wanted: Filter, left: str) -> None:
    rooms = (
        room("Main Stage", person("bob@example.org"), recorder("EG_1")),
        room("Press", person("zoe", microphone(), name="Zoë")),
        room("Studio", person("cyd")),
    )
    show_all(pane, scene(*rooms, recordings=[recording("EG_1", "Main Stage"), recording("EG_2", "Studio")]))

    pane.set_filter(wanted)

    assert names(pane.listed) == left


def test_the_filter_follows_what_happens(pane: RoomsPane) -> None:
    show(pane, room("A", person("ada")), room("B", person("bob", microphone())))
    pane.set_filter(Filter(open_microphones=True))

    show(pane, room("A", person("ada", microphone())), room("B", person("bob")))

    assert names(pane.listed) == "A"
    pane.set_filter(Filter())
    assert names(pane.listed) == "A B"


def test_the_filter_finds_who_came_since(pane: RoomsPane) -> None:
    show(pane, room("A", person("ada")), room("B", person("bob")))
    pane.set_filter(Filter("bo"))

    show(pane, room("A", person("ada"), person("bonnie")), room("B", person("bob")))

    assert names(pane.listed) == "A B"


def test_a_chosen_room_passes_every_filter(pane: RoomsPane) -> None:
    show(pane, "A", "B", "C")
    pane.select(key("B"))
    told: list[object] = []
    pane.chosen.connect(told.append)

    pane.set_filter(Filter("c"))

    assert names(pane.listed) == "B C"
    assert told == []


def test_select_finds_a_room_behind_the_filter(pane: RoomsPane) -> None:
    show(pane, "A", "B", "C")
    pane.set_filter(Filter("c"))

    pane.select(key("A"))

    assert names(pane.listed) == "A C"
    assert pane.view.chosen() == (key("A"),)


def test_the_head_counts_and_offers_to_clear_the_filter(pane: RoomsPane, qtbot: QtBot) -> None:
    show(pane, "A", "B", "C")
    pane.set_filter(Filter("zzz"))
    texts = [label.text() for label in pane.findChildren(type(pane._count)) if label.isVisible()]

    assert "0 of 3" in texts
    assert "No room matches the filter." in texts
    with qtbot.waitSignal(pane.filter_changed) as told:
        QTest.mouseClick(pane._clear, Qt.MouseButton.LeftButton)
    assert told.args == [Filter()]


def test_the_funnel_leads_to_the_filter(pane: RoomsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.wanted) as told:
        QTest.mouseClick(pane._funnel, Qt.MouseButton.LeftButton)

    assert told.args == [Look("filter")]


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

    _context_menu(pane, at)

    assert pane.view.chosen() == (key("B"),)
    assert asked == [pane.view.viewport().mapToGlobal(at)]


def _context_menu(pane: RoomsPane, at: QPoint) -> None:
    spot = pane.view.viewport().mapToGlobal(at)
    QApplication.sendEvent(pane.view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, spot))


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
