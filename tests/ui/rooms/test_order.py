"""In what order rooms stand: by name, or by what whoever watches many of them looks for."""

import pytest
from PySide6.QtWidgets import QMenu

from console.domain.participants import Participant
from console.domain.recordings import Status
from console.domain.rooms import LiveRoom
from console.ui.filtering import Filter
from console.ui.rooms.order import RoomSorting
from console.ui.rooms.pane import RoomsPane
from tests.made import microphone, person, recording, room
from tests.ui.rooms.hands import key, leave, names, point_at, show, show_all
from tests.ui.trees.scenes import scene


def crowd(people: int, heard: int) -> tuple[Participant, ...]:
    """Return some people, of whom some are heard."""
    return tuple(person(f"p{n}", *([microphone(f"TR_{n}")] if n < heard else [])) for n in range(people))


def hall() -> list[LiveRoom]:
    """Return four rooms by name."""
    return [room("A", *crowd(1, 1)), room("B", *crowd(5, 0)), room("C", *crowd(2, 2)), room("D", *crowd(1, 0))]


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        (RoomSorting.NAME, "A B C D"),
        (RoomSorting.PEOPLE, "B C A D"),
        (RoomSorting.MICROPHONES, "C A B D"),
        (RoomSorting.RECORDING, "D A B C"),
    ],
)
def test_rooms_stand_by_what_is_chosen_and_then_by_name(pane: RoomsPane, sorting: RoomSorting, expected: str) -> None:
    show_all(pane, scene(*hall(), recordings=[recording("EG_1", "D", Status.STARTING)]))
    pane.sort_by(sorting)
    assert names(pane.listed) == expected
    pane.sort_by(RoomSorting.NAME)
    assert names(pane.listed) == "A B C D"


def test_a_room_moves_when_what_it_says_has_changed_but_never_under_the_pointer(pane: RoomsPane) -> None:
    show(pane, *hall())
    pane.sort_by(RoomSorting.PEOPLE)
    pane.select(key("D"))
    point_at(pane, "C")
    show(pane, *hall()[:3], room("D", *crowd(9, 0)))
    assert names(pane.listed) == "B C A D"
    leave(pane)
    assert names(pane.listed) == "D B C A"
    assert pane.view.chosen() == (key("D"),)


def test_a_new_room_and_a_filter_keep_to_the_order(pane: RoomsPane) -> None:
    show(pane, *hall())
    pane.sort_by(RoomSorting.MICROPHONES)
    show(pane, *hall(), room("E", *crowd(3, 3)))
    assert names(pane.listed) == "E C A B D"
    pane.set_filter(Filter(open_microphones=True))
    assert names(pane.listed) == "E C A"


def test_the_button_over_the_rooms_sorts_them_and_says_by_what(pane: RoomsPane) -> None:
    show(pane, *hall())
    pane._sort.click()
    menu = pane.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["Name"]
    menu.actions()[1].trigger()
    menu.close()
    assert names(pane.listed) == "B C A D"


def test_an_arrangement_comes_back_and_nonsense_does_not(pane: RoomsPane) -> None:
    show(pane, *hall())
    pane.arrange({"rooms": "people"})
    assert pane.arrangement() == {"rooms": "people"}
    assert names(pane.listed) == "B C A D"
    pane.arrange({"rooms": "colour"})
    assert pane.arrangement() == {"rooms": "name"}
