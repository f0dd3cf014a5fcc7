"""An order that keeps still."""

from console.ui.trees.steady import steady


def test_follows_what_is_wanted_while_nobody_points() -> None:
    order = steady("abc", "cbd", held=False)

    assert order.keys == ("c", "b", "d")
    assert not order.gone


def test_keeps_every_place_while_it_is_held() -> None:
    order = steady("abc", "xcb", held=True)

    assert order.keys == ("a", "b", "c", "x")
    assert order.gone == {"a"}


def test_lets_new_rows_wait_where_others_stand_below() -> None:
    assert steady("ab", "xab", held=True, may_grow=False).keys == ("a", "b")


def test_takes_back_who_returns_while_it_is_held() -> None:
    order = steady(steady("abc", "ac", held=True).keys, "bac", held=True)

    assert order.keys == ("a", "b", "c")
    assert not order.gone


def test_a_kept_row_stays_behind_the_one_before_it() -> None:
    order = steady("abcd", "xdab", held=False, kept={"c"})

    assert order.keys == ("x", "d", "a", "b", "c")
    assert order.gone == {"c"}


def test_a_kept_row_that_was_first_stays_first() -> None:
    assert steady("abc", "cd", held=False, kept={"a", "b"}).keys == ("a", "b", "c", "d")
