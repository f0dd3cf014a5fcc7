"""Every text that a Qt program can show, wherever it stands: read from its widgets, models, actions and paintings."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QBuffer, QIODevice, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStatusBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

_TEXT = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_MOST_INDEXES, _DEEPEST = 4000, 40


@dataclass(frozen=True, slots=True)
class Surface:
    """One text: `guessed` where Qt decides by itself whether it is HTML, `pressed` where & marks a letter."""

    kind: str
    text: str
    guessed: bool = False
    pressed: bool = False
    painted: bool = False
    titled: bool = False


def surfaces(widgets: Iterable[QWidget]) -> Iterator[Surface]:
    """Read all of these widgets, their actions and models, and what a screen reader finds in the windows."""
    seen: set[int] = set()
    for widget in widgets:
        for found in _of_widget(widget, seen):
            if found.text:
                yield found
        if widget.isWindow() and widget.isVisible():
            yield from spoken(widget)
            yield from painted(widget)


def spoken(widget: QWidget) -> Iterator[Surface]:
    """Read what a screen reader is told, from the window down."""
    kinds = {
        "name": QAccessible.Text.Name,
        "description": QAccessible.Text.Description,
        "value": QAccessible.Text.Value,
        "help": QAccessible.Text.Help,
    }
    left = [(QAccessible.queryAccessibleInterface(widget), 0)]
    read = 0
    while left and read < _MOST_INDEXES:
        node, depth = left.pop()
        if not isinstance(node, QAccessibleInterface) or not node.isValid():
            continue
        read += 1
        for kind, role in kinds.items():
            # A help text is a tool tip, for which Qt has no other form than the one it guesses.
            if text := node.text(role):
                yield Surface(f"screen reader: {kind} of {node.role().name}", text, guessed=kind == "help")
        if depth < _DEEPEST:
            left += [(node.child(place), depth + 1) for place in range(node.childCount())]


def painted(widget: QWidget) -> Iterator[Surface]:
    """Paint a window as SVG and read the letters that were painted."""
    paper = QBuffer()
    paper.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(paper)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    widget.render(painter, QPoint())
    painter.end()
    drawn = bytes(paper.data().data()).decode("utf-8", "surrogatepass")
    for text in _TEXT.findall(drawn):
        yield Surface(f"painted: {type(widget).__name__}", html.unescape(text), painted=True)


def _of_widget(widget: QWidget, seen: set[int]) -> Iterator[Surface]:
    kind = type(widget).__name__
    yield Surface(f"{kind}: tool tip", widget.toolTip(), guessed=True)
    yield Surface(f"{kind}: what's this", widget.whatsThis(), guessed=True)
    yield Surface(f"{kind}: status tip", widget.statusTip())
    yield Surface(f"{kind}: window title", widget.windowTitle(), titled=True)
    yield Surface(f"{kind}: accessible name", widget.accessibleName())
    yield Surface(f"{kind}: accessible description", widget.accessibleDescription())
    for action in widget.actions():
        if id(action) not in seen:
            seen.add(id(action))
            yield from of_action(action)
    yield from _own_text(widget, kind)
    if isinstance(widget, QAbstractItemView | QHeaderView) and (model := widget.model()) is not None:
        yield from _of_model(model, f"{kind} of {type(model).__name__}")


def _own_text(widget: QWidget, kind: str) -> Iterator[Surface]:
    match widget:
        case QLabel():
            plain = widget.textFormat() is Qt.TextFormat.PlainText
            yield Surface(f"{kind}: text", widget.text(), guessed=not plain)
        case QAbstractButton():
            yield Surface(f"{kind}: text", widget.text(), pressed=True)
        case QLineEdit():
            yield Surface(f"{kind}: text", widget.text())
            yield Surface(f"{kind}: placeholder", widget.placeholderText())
        case QComboBox():
            for place in range(widget.count()):
                yield Surface(f"{kind}: item", widget.itemText(place))
        case QMenu():
            yield Surface(f"{kind}: title", widget.title(), pressed=True)
        case QGroupBox():
            yield Surface(f"{kind}: title", widget.title(), pressed=True)
        case QPlainTextEdit():
            yield Surface(f"{kind}: text", widget.toPlainText())
        case QTextEdit():
            yield Surface(f"{kind}: text", widget.toHtml(), guessed=True)
        case QStatusBar():
            yield Surface(f"{kind}: message", widget.currentMessage())
        case QTabBar():
            for place in range(widget.count()):
                yield Surface(f"{kind}: tab", widget.tabText(place), pressed=True)


def of_action(action: QAction) -> Iterator[Surface]:
    """Read one action, whether it stands in a menu or not."""
    yield Surface("action: text", action.text(), pressed=True)
    # Without one of its own Qt makes it of the text, for tool bars alone; those of commands are ours, and have a name.
    if action.objectName():
        yield Surface("action: short text", action.iconText(), pressed=True)
    yield Surface("action: tool tip", action.toolTip(), guessed=True)
    yield Surface("action: what's this", action.whatsThis(), guessed=True)
    yield Surface("action: status tip", action.statusTip())


def _of_model(model: QAbstractItemModel, kind: str) -> Iterator[Surface]:
    roles = Qt.ItemDataRole
    plain = (roles.DisplayRole, roles.EditRole, roles.StatusTipRole, roles.AccessibleTextRole)
    guessed = (roles.ToolTipRole, roles.WhatsThisRole)
    for column in range(model.columnCount(QModelIndex())):
        yield Surface(f"{kind}: head", str(model.headerData(column, Qt.Orientation.Horizontal) or ""))
    for index in _indexes(model):
        for role in (*plain, roles.AccessibleDescriptionRole):
            if isinstance(text := model.data(index, role), str):
                yield Surface(f"{kind}: {role.name}", text)
        for role in guessed:
            if isinstance(text := model.data(index, role), str):
                yield Surface(f"{kind}: {role.name}", text, guessed=True)


def _indexes(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    left, read = [QModelIndex()], 0
    while left and read < _MOST_INDEXES:
        parent = left.pop()
        for row in range(model.rowCount(parent)):
            first = model.index(row, 0, parent)
            for column in range(max(1, model.columnCount(parent))):
                read += 1
                yield model.index(row, column, parent)
            if model.hasChildren(first):
                left.append(first)
