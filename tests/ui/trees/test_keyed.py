"""Rows by key: what the model holds is what it was shown, and what stood on a row stays on it."""

import random
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView

from console.ui.trees.keyed import FEW, KeyedModel, Row

Tree = tuple[tuple[str, "Tree"], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A row that is one word."""

    key: str
    text: str
    selectable: bool = True


class Words(KeyedModel):
    """A model of words."""

    def words(self, row: Row, column: int) -> str:
        return f"{row.text}{column or ''}" if isinstance(row, Word) else ""

    def sentence(self, row: Row) -> str:
        return f"spoken {row.key}"

    def tip(self, row: Row, column: int) -> str:
        return f"tip {column}"


@pytest.fixture
def model(qapp: QApplication) -> Iterator[Words]:
    """Three columns, watched by Qt's own tester."""
    made = Words(3, 30)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    yield made
    made.deleteLater()


def flat(model: KeyedModel, text: str, parent: str | None = None) -> None:
    """Show letters as rows."""
    model.show({parent: tuple(text)}, {letter: Word(letter, letter) for letter in text})


def read(model: QAbstractItemModel, parent: QModelIndex) -> Tree:
    """Return what Qt holds, as nested texts."""
    rows = (model.index(row, 0, parent) for row in range(model.rowCount(parent)))
    return tuple((str(index.data()), read(model, index)) for index in rows)


def top(model: QAbstractItemModel) -> str:
    """Return the first level as one word."""
    return "".join(text for text, _ in read(model, QModelIndex()))


def test_rows_come_go_and_change(model: Words) -> None:
    flat(model, "abc")
    flat(model, "xbcy")
    model.show({}, {"b": Word("b", "B")})

    assert top(model) == "xBcy"
    assert model.index_of("a") == QModelIndex()
    assert model.below() == ("x", "b", "c", "y")


def test_another_order_keeps_selection_focus_and_expansion(model: Words) -> None:
    view = QTreeView()
    view.setModel(model)
    flat(model, "abcdefghij")
    flat(model, "12", parent="c")
    view.setExpanded(model.index_of("c"), True)
    view.setCurrentIndex(model.index_of("e"))
    deep = QPersistentModelIndex(model.index_of("2"))

    flat(model, "jihgxedcba")

    assert top(model) == "jihgxedcba"
    assert view.currentIndex() == model.index_of("e")
    assert [index.row() for index in view.selectionModel().selectedRows()] == [5]
    assert view.isExpanded(model.index_of("c"))
    assert deep == model.index_of("2")
    assert deep.data() == "2"
    view.deleteLater()


def test_many_gaps_are_closed_with_one_removal(model: Words) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    flat(model, letters)
    removals: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removals.append((first, last)))

    flat(model, letters[::2])

    assert top(model) == letters[::2]
    assert len(letters[1::2]) > FEW
    assert len(removals) == 1


def test_one_row_more_is_one_insertion(model: Words) -> None:
    flat(model, "abcd")
    insertions: list[tuple[int, int]] = []
    sorted_again: list[object] = []
    model.rowsInserted.connect(lambda _parent, first, last: insertions.append((first, last)))
    model.layoutChanged.connect(lambda *_: sorted_again.append(1))

    flat(model, "abxcd")

    assert insertions == [(2, 2)]
    assert not sorted_again


def test_a_change_is_told_for_the_whole_row_and_only_once(model: Words) -> None:
    flat(model, "ab")
    told: list[tuple[int, int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), first.column(), last.column())))

    model.show({}, {"a": Word("a", "a"), "b": Word("b", "B")})

    assert told == [(1, 0, 2)]


def test_a_row_may_come_again_below_another_parent(model: Words) -> None:
    flat(model, "ab")

    model.show({None: ("g",), "g": ("b", "a")}, {letter: Word(letter, letter) for letter in "gab"})
    model.show({"b": ("x",)}, {"x": Word("x", "x"), "b": Word("b", "B")})

    assert read(model, QModelIndex()) == (("g", (("B", (("x", ()),)), ("a", ()))),)
    flat(model, "ba")
    assert top(model) == "ba"


def test_cells_are_worded_when_they_are_asked(model: Words) -> None:
    flat(model, "a")
    index = model.index_of("a")

    assert index.siblingAtColumn(2).data() == "a2"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "spoken a"
    assert index.siblingAtColumn(1).data(Qt.ItemDataRole.AccessibleTextRole) is None
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "tip 0"


def test_what_cannot_be_chosen_is_not_selectable(model: Words) -> None:
    model.show({None: ("a",)}, {"a": Word("a", "a", selectable=False)})

    assert model.flags(model.index_of("a")) == Qt.ItemFlag.ItemIsEnabled


@pytest.mark.parametrize("seed", range(20))
def test_a_random_walk_leaves_model_and_tree_equal(model: Words, seed: int) -> None:
    chance = random.Random(seed)
    view = QTreeView()
    view.setModel(model)
    for _ in range(60):
        keys, rows, tree = _made_up(chance)
        kept = [key for key in keys[None] if model.row(key) is not None]
        marked = chance.choice(kept) if kept else None
        place = QPersistentModelIndex(model.index_of(marked)) if marked else None
        model.show(keys, rows)
        assert read(model, QModelIndex()) == tree, f"seed {seed}"
        assert place is None or place == model.index_of(marked), f"seed {seed}"
    view.deleteLater()


def _made_up(chance: random.Random) -> tuple[dict[Hashable, tuple[str, ...]], dict[Hashable, Row], Tree]:
    """Return a tree of two levels: up to forty branches, so that both ways of following are taken."""
    most = chance.choice((3, 8, 40))
    branches = chance.sample(range(40), chance.randint(0, most))
    branches = sorted(branches) if chance.random() < 0.6 else branches
    keys: dict[Hashable, tuple[str, ...]] = {None: tuple(f"b{branch}" for branch in branches)}
    rows: dict[Hashable, Row] = {}
    tree = []
    for branch in branches:
        leaves = chance.sample(range(5), chance.randint(0, 3))
        keys[f"b{branch}"] = tuple(f"b{branch}.{leaf}" for leaf in leaves)
        below = []
        for leaf in leaves:
            rows[f"b{branch}.{leaf}"] = Word(f"b{branch}.{leaf}", text := f"{branch}.{leaf}:{chance.randint(0, 2)}")
            below.append((text, ()))
        rows[f"b{branch}"] = Word(f"b{branch}", text := f"{branch}:{chance.randint(0, 2)}")
        tree.append((text, tuple(below)))
    return keys, rows, tuple(tree)
