"""The list of keys, made from the table of commands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.ui.commands.command import Command, Place
from console.ui.commands.menus import BAR
from console.ui.standing import Standing
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.button import Button
from console.ui.widgets.keycap import KeyCaps, keys_of
from console.ui.widgets.label import Label

ROW, LABEL_WIDTH, KEYS_WIDTH = 28, 216, 120
RESTS = "Single keys such as M rest while you type. Nothing that cannot be taken back has a key."
_ROOMS = "room-"


@dataclass(frozen=True, slots=True)
class Line:
    """One shortcut: what it does, the keys of the first, and those of the last where several count up."""

    words: str
    keys: str
    until: str = ""


def lines(table: Iterable[Command], place: Place) -> tuple[Line, ...]:
    """Return the shortcuts of one menu; the nine keys of rooms are one line."""
    return tuple(_lines([command for command in table if place in command.places and command.keys]))


def _lines(keyed: list[Command]) -> Iterator[Line]:
    rooms = [command for command in keyed if command.id.startswith(_ROOMS)]
    for command in keyed:
        if command not in rooms:
            yield Line(command.offer(Standing()).text, command.keys[0])
        elif command is rooms[0]:
            yield Line(f"Go to the first {len(rooms)} rooms", rooms[0].keys[0], rooms[-1].keys[0])


class ShortcutsDialog(QDialog):
    """Two columns to read; Escape or Return closes it."""

    def __init__(self, theme: Theme, table: Iterable[Command], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAccessibleName("Keyboard shortcuts")
        self.setAccessibleDescription(RESTS)
        held = tuple(table)
        groups = [(place.value, found) for place in BAR if (found := lines(held, place))]
        close = Button(theme, "Close", height=34)
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        columns = QHBoxLayout()
        columns.setSpacing(36)
        for part in _halves(groups):
            columns.addLayout(self._column(part))
        foot = QHBoxLayout()
        foot.addWidget(Label(theme, RESTS, 12, role="text_3").wrapped(), 1)
        foot.addSpacing(24)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(0)
        whole.addWidget(Label(theme, "Keyboard shortcuts", 18, DEMI))
        whole.addSpacing(12)
        whole.addLayout(columns)
        whole.addSpacing(20)
        whole.addLayout(foot)
        self.setFixedSize(whole.sizeHint())
        close.setFocus()

    def _column(self, groups: list[tuple[str, tuple[Line, ...]]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        for title, found in groups:
            column.addWidget(Label(self._theme, title, 12, DEMI, role="text_2"))
            column.addSpacing(4)
            grid = QGridLayout()
            grid.setSpacing(0)
            grid.setColumnMinimumWidth(0, LABEL_WIDTH)
            grid.setColumnMinimumWidth(1, KEYS_WIDTH)
            for row, line in enumerate(found):
                grid.setRowMinimumHeight(row, ROW)
                grid.addWidget(Label(self._theme, line.words, 13), row, 0)
                grid.addLayout(self._keys(line), row, 1)
            column.addLayout(grid)
            column.addSpacing(14)
        column.addStretch(1)
        return column

    def _keys(self, line: Line) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addStretch(1)
        caps = KeyCaps(self._theme, keys_of(QKeySequence.fromString(line.keys)))
        caps.setAccessibleName(f"{line.words}: {line.keys}{f' to {line.until}' if line.until else ''}")
        row.addWidget(caps)
        if line.until:
            row.addWidget(Label(self._theme, "…", 12, role="text_3"))
            row.addWidget(KeyCaps(self._theme, keys_of(QKeySequence.fromString(line.until))[-1:]))
        return row


def _halves(groups: list[tuple[str, tuple[Line, ...]]]) -> tuple[list[tuple[str, tuple[Line, ...]]], ...]:
    """Cut the groups where both columns are about equally long."""
    total = sum(len(found) + 1 for _, found in groups)
    cuts = range(1, max(2, len(groups)))
    best = min(cuts, key=lambda cut: abs(total - 2 * sum(len(found) + 1 for _, found in groups[:cut])))
    return groups[:best], groups[best:]
