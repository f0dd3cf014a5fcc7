"""What the filter leaves of the left tree."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.ui.filtering import Filter
from console.ui.intents import Look
from console.ui.rooms.pane import RoomsPane
from tests.made import microphone, person, recorder, recording, room
from tests.ui.rooms.hands import key, names, show, show_all
from tests.ui.trees.scenes import scene


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


def test_says_in_how_many_rooms_beside_the_chosen_ones_something_is_found(pane: RoomsPane) -> None:
    show(pane, "Stage A", "Stage B", "Press")
    pane.select(key("Stage A"))
    told: list[int] = []
    pane.elsewhere_changed.connect(told.append)

    pane.set_filter(Filter("stage"))
    pane.set_filter(Filter("press"))
    pane.set_filter(Filter("nothing"))

    assert told == [1, 0]


def test_the_funnel_leads_to_the_filter(pane: RoomsPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.wanted) as told:
        QTest.mouseClick(pane._funnel, Qt.MouseButton.LeftButton)

    assert told.args == [Look("filter")]
