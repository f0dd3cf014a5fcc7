"""Which columns are there in which width."""

import pytest

from console.ui.people.columns import LEAVING, PERSON_LEAST, Column, fit


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
