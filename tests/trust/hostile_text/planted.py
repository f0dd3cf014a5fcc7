"""Widgets that leak on purpose: a walk that does not find every one of them proves nothing."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QMenu, QPushButton, QWidget

from tests.trust.hostile_text.leaks import BIDI, HIDDEN, KEYS, RICH, TOWER
from tests.trust.hostile_text.strings import TOKEN


class Painted(QWidget):
    """Paints a name as it came."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Without any care."""
        QPainter(self).drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, f"{TOKEN}\u202eb")


def planted(file: str, page: str) -> Iterator[tuple[str, str, QWidget]]:
    """Yield the kind of surface, the leak that must be found there, and the widget that has it."""
    markup = f'<img src="{file}"><img src="{page}">{TOKEN}'
    label = QLabel(markup)
    yield "QLabel: text", RICH, label
    tipped = QPushButton("plain")
    tipped.setToolTip(f"<b>{TOKEN}")
    yield "QPushButton: tool tip", RICH, tipped
    turned = QLabel(f"{TOKEN}\u202eb")
    turned.setTextFormat(Qt.TextFormat.PlainText)
    yield "QLabel: text", BIDI, turned
    half = QWidget()
    half.setAccessibleName(f"\u2068{TOKEN}")
    yield "QWidget: accessible name", BIDI, half
    titled = QWidget()
    titled.setWindowTitle(f"{TOKEN}[*]")
    yield "QWidget: window title", KEYS, titled
    menu = QMenu()
    menu.addAction(QAction(f"Mute &{TOKEN}", menu))
    yield "action: text", KEYS, menu
    lines = QListView()
    model = QStandardItemModel(lines)
    model.appendRow(QStandardItem(f"{TOKEN}\u200bb"))
    lines.setModel(model)
    yield "QListView of QStandardItemModel: DisplayRole", HIDDEN, lines
    choice = QComboBox()
    choice.addItem(f"{TOKEN}" + "\u0301" * 30)
    yield "QComboBox: item", TOWER, choice
    yield "painted: Painted", BIDI, Painted()
