"""Which columns are there in which width."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.ui.people.columns import LEAST, LEAVING, PERSON_LEAST, WIDTHS, Column, fit, pulled, read, written
from console.ui.people.order import Sorting
from console.ui.people.pane import PeoplePane
from tests.ui.people.hands import heard, order, show


@pytest.mark.parametrize(
    ("width", "gone", "is_icon"),
    [
        (708, set(), False),
        (628, set(), False),
        (627, {Column.JOINED}, False),
        (575, {Column.JOINED, Column.ROLE}, False),
        (495, {Column.JOINED, Column.ROLE, Column.SCREEN}, False),
        (445, {Column.JOINED, Column.ROLE, Column.SCREEN}, True),
        (100, {Column.JOINED, Column.ROLE, Column.SCREEN}, True),
    ],
)
def test_columns_leave_in_their_order(width: int, gone: set[Column], is_icon: bool) -> None:
    found = fit(width)

    assert found.hidden == gone
    assert found.change_is_icon is is_icon


@pytest.mark.parametrize("width", range(300, 1400, 7))
def test_the_widths_fill_the_table_and_names_come_first(width: int) -> None:
    found = fit(width)

    assert sum(found.widths.values()) == width
    assert found.widths.keys() == set(Column) - found.hidden
    assert found.widths[Column.PERSON] >= PERSON_LEAST or (found.hidden == set(LEAVING) and found.change_is_icon)
    assert {Column.MICROPHONE, Column.CAMERA, Column.CHANGE} <= found.widths.keys()


@pytest.mark.parametrize("width", range(300, 1400, 7))
def test_columns_made_wider_never_cost_another_column_or_a_name(width: int) -> None:
    usual, found = fit(width), fit(width, {Column.ROLE: 300, Column.CHANGE: 700, Column.CAMERA: 90})

    assert found.hidden == usual.hidden
    assert sum(found.widths.values()) == width
    assert found.widths[Column.PERSON] >= min(PERSON_LEAST, usual.widths[Column.PERSON])


def test_a_pulled_edge_takes_from_the_last_change_and_leaves_all_others() -> None:
    now = fit(900)
    found = fit(900, pulled(now, Column.ROLE, 110))

    assert found.widths[Column.ROLE] == 110
    assert found.widths[Column.CHANGE] == WIDTHS[Column.CHANGE] - 30
    assert {c: w for c, w in found.widths.items() if c not in (Column.ROLE, Column.CHANGE)} == {
        c: w for c, w in now.widths.items() if c not in (Column.ROLE, Column.CHANGE)
    }


@pytest.mark.parametrize(("column", "wide"), [(c, w) for c in Column for w in (-50, 1, 60, 5000)])
def test_no_pull_goes_too_far(column: Column, wide: int) -> None:
    now = fit(900)
    found = fit(900, pulled(now, column, wide)).widths

    assert sum(found.values()) == 900
    assert all(found[each] >= LEAST[each] for each in Column)


def test_where_there_is_no_room_nothing_can_be_pulled() -> None:
    assert pulled(fit(300), Column.MICROPHONE, 90) == {}


def test_widths_are_read_as_they_were_written() -> None:
    chosen = {Column.ROLE: 120, Column.CHANGE: 150}
    assert read(written(chosen)) == chosen
    assert read("") == {}


def test_nonsense_is_passed_over() -> None:
    assert read("role=-3 camera=99999 mic=40 person=500 screen=1 = role=x joined=²") == {Column.SCREEN: 34}
    assert Sorting.read("nobody knows") == Sorting.read("") == Sorting()
    for column in Column:
        for down in (False, True):
            assert Sorting.read(Sorting(column, down).written) == Sorting(column, down)


def edge(pane: PeoplePane, column: Column) -> QPoint:
    """Return a point on the right edge of a column's head."""
    head = pane.view.head
    return QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) - 1, 14)


def pull(pane: PeoplePane, column: Column, by: int) -> None:
    """Pull the right edge of a column with the mouse."""
    head, at = pane.view.head.viewport(), edge(pane, column)
    QTest.mousePress(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    for step in (by // 2, by):
        QTest.mouseMove(head, at + QPoint(step, 0))
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(by, 0))


def double_click(pane: PeoplePane, column: Column) -> None:
    """Press the right edge of a column twice; QTest would hold the button down into the tests that follow."""
    head, at = pane.view.head.viewport(), edge(pane, column)
    QTest.mouseDClick(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def widths(pane: PeoplePane) -> dict[Column, int]:
    """Return how wide the columns are drawn."""
    return {column: pane.view.head.sectionSize(column) for column in Column}


def test_an_edge_is_pulled_with_the_mouse_and_a_double_click_takes_it_back(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    before = widths(pane)

    pull(pane, Column.ROLE, 30)
    after = widths(pane)
    assert after[Column.ROLE] == before[Column.ROLE] + 30
    assert after[Column.CHANGE] == before[Column.CHANGE] - 30
    assert pane.view.arrangement() == {"columns": "role=110 change=160", "sorting": "role"}
    assert order(pane) == "ada bob", "a pull is no click that sorts"

    double_click(pane, Column.ROLE)
    assert widths(pane) == before
    assert pane.view.arrangement()["columns"] == ""


def test_the_edge_of_the_names_takes_from_the_last_change_too(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    before = widths(pane)

    pull(pane, Column.PERSON, 40)
    assert pane.view.arrangement()["columns"] == f"change={WIDTHS[Column.CHANGE] - 40}"
    assert widths(pane)[Column.PERSON] == before[Column.PERSON] + 40
    double_click(pane, Column.PERSON)
    assert widths(pane) == before


def test_an_arrangement_comes_back(pane: PeoplePane) -> None:
    show(pane, *heard("ada", "bob"))
    pane.view.arrange({"columns": "role=110", "sorting": "person descending"})

    assert widths(pane)[Column.ROLE] == 110
    assert order(pane) == "bob ada"
    assert pane.view.arrangement() == {"columns": "role=110", "sorting": "person descending"}


def test_columns_stand_still_when_a_scroll_bar_comes(pane: PeoplePane) -> None:
    show(pane, *heard("ada"))
    before = widths(pane)
    show(pane, *heard(*(f"p{number}" for number in range(60))))

    QApplication.processEvents()
    assert pane.view.verticalScrollBar().isVisible()
    assert widths(pane) == before
