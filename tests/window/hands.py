"""A person's hands and eyes on the windows of this process: what is pressed is found by the words that name it.

Mouse and keys go through Qt's window system interface, as those of a real device do.
"""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitterHandle,
    QWidget,
)

from console.ui.people.columns import TITLES, Column
from console.ui.people.head import PeopleHead
from console.ui.people.view import PeopleView
from console.ui.shell import Shell

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def windows() -> list[QWidget]:
    """Return what can be pressed now: the topmost dialog or menu alone, where there is one."""
    popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if popup is not None or modal is not None:
        return [found for found in (popup or modal,) if found is not None]
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def seen(kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
    """Yield every visible widget of a kind."""
    for window in windows():
        if isinstance(window, kind):
            yield window
        for widget in window.findChildren(kind):
            if widget.isVisible():
                yield widget


def named(widget: QWidget) -> str:
    """Return the name under which a screen reader finds a widget."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or text


def find(name: str, kind: type[QWidget]) -> QWidget:
    """Return the one visible widget of this name; AssertionError with the names there are."""
    found = [widget for widget in seen(kind) if named(widget) == name]
    assert len(found) == 1, f"{len(found)} × {name!r} among {sorted({named(widget) for widget in seen(kind)})}"
    return found[0]


def button(name: str) -> QAbstractButton:
    """Return a button by its name."""
    found = find(name, QAbstractButton)
    assert isinstance(found, QAbstractButton)
    return found


def table(name: str) -> QAbstractItemView:
    """Return a tree or list by its name."""
    found = find(name, QAbstractItemView)
    assert isinstance(found, QAbstractItemView)
    return found


def shows(name: str) -> bool:
    """Say whether a tree or list of this name can be seen."""
    return any(named(view) == name for view in seen(QAbstractItemView))


def words() -> str:
    """Return everything that can be read or heard now, without what stands in trees and lists."""
    return "\n".join(filter(None, map(named, seen())))


def press(name: str) -> None:
    """Press a button by its name, with the mouse."""
    found = button(name)
    assert found.isEnabled(), f"{name} is off: {found.accessibleDescription() or found.toolTip()}"
    click(found, found.rect().center())


def click(widget: QWidget, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Move the mouse to a point of a widget, and click there."""
    move(widget, at)
    QTest.mouseClick(_window(widget), LEFT, modifiers, widget.mapTo(widget.window(), at))


def move(widget: QWidget, at: QPoint) -> None:
    """Move the mouse to a point of a widget, a step at a time, as a hand does."""
    there = widget.mapTo(widget.window(), at)
    for step in (QPoint(1, 1), QPoint(0, 0)):
        QTest.mouseMove(_window(widget), there - step)


def point_away() -> None:
    """Move the mouse to the upper edge, where nothing waits for it to leave."""
    main = shell()
    assert main is not None
    move(main, QPoint(main.width() // 4, 6))


def keys(*sequences: str) -> None:
    """Press keys such as Ctrl+R or Tab, wherever the keyboard is now."""
    for sequence in sequences:
        QTest.keySequence(_window(_front()), QKeySequence.fromString(sequence))


def write(text: str) -> None:
    """Type a text, in plain letters, wherever the keyboard is now."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    QTest.keyClicks(focus, text)


def focused() -> str:
    """Return the name of what has the keyboard."""
    focus = QApplication.focusWidget()
    return named(focus) if focus is not None else ""


def field(name: str) -> QLineEdit:
    """Return a field by its name."""
    found = find(name, QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Yield the first cell of every row, from top to bottom."""
    yield from _below(view, view.rootIndex())


def rows(name: str) -> list[str]:
    """Return every row of a tree or list as the sentence that a screen reader says."""
    return [_sentence(cell) for cell in cells(table(name))]


def current(name: str) -> str:
    """Return the row of a tree or list on which the keyboard is, as the sentence that a screen reader says."""
    index = table(name).currentIndex()
    return _sentence(index.siblingAtColumn(0)) if index.isValid() else ""


def row(view: QAbstractItemView, begins: str) -> QModelIndex:
    """Return the one row whose sentence begins with these words."""
    found = [cell for cell in cells(view) if _sentence(cell).startswith(begins)]
    assert len(found) == 1, f"{len(found)} × {begins!r} among {[_sentence(cell) for cell in cells(view)]}"
    return found[0]


def choose(name: str, begins: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Click a row of a tree or list."""
    view = table(name)
    index = row(view, begins)
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center(), modifiers)


def row_verbs(begins: str) -> list[str]:
    """Return the buttons that a person's row grows under the mouse."""
    view = table("People")
    assert isinstance(view, PeopleView)
    index = row(view, begins)
    view.scrollTo(index)
    move(view.viewport(), view.visualRect(index).center())
    return [placed.button.name for placed in view.buttons()]


def press_in_row(begins: str, verb: str) -> None:
    """Press one of the buttons that a person's row grows under the mouse."""
    verbs = row_verbs(begins)
    view = table("People")
    assert isinstance(view, PeopleView)
    placed = [placed for placed in view.buttons() if placed.button.verb == verb]
    assert len(placed) == 1, f"{verb} among {verbs}"
    assert placed[0].button.enabled, f"{placed[0].button.name} is off"
    click(view.viewport(), placed[0].rect.center().toPoint())


def shell() -> Shell | None:
    """Return the main window, whatever lies over it."""
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Shell) and w.isVisible()), None)


def resize(wide: int, high: int) -> None:
    """Pull the main window to a size."""
    main = shell()
    assert main is not None
    main.resize(wide, high)


def close() -> None:
    """Close the main window by its cross."""
    main = shell()
    assert main is not None
    main.close()


def drag_edge(by: int) -> None:
    """Pull the edge between rooms and people."""
    handle = min(seen(QSplitterHandle), key=_left)
    _drag(handle, handle.rect().center(), by)


def drag_column(title: str, by: int) -> None:
    """Pull the right edge of a column of people."""
    head, column = _head(title)
    _drag(head.viewport(), QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) - 1, 14), by)


def press_column(title: str) -> None:
    """Click the head of a column of people."""
    head, column = _head(title)
    click(head.viewport(), QPoint(head.sectionViewportPosition(column) + head.sectionSize(column) // 2, 14))


def columns() -> list[int]:
    """Return how wide the columns of people are, from left to right."""
    head, _ = _head("Person")
    return [head.sectionSize(column) for column in Column]


def _head(title: str) -> tuple[PeopleHead, Column]:
    view = table("People")
    assert isinstance(view, PeopleView)
    return view.head, next(column for column, words in TITLES.items() if words == title)


def _drag(widget: QWidget, at: QPoint, by: int) -> None:
    window, start = _window(widget), widget.mapTo(widget.window(), at)
    QTest.mousePress(window, LEFT, NONE, start)
    for step in range(0, by, 10 if by > 0 else -10):
        QTest.mouseMove(window, start + QPoint(step, 0))
    QTest.mouseMove(window, start + QPoint(by, 0))
    QTest.mouseRelease(window, LEFT, NONE, start + QPoint(by, 0))


def edge() -> int:
    """Return where the edge between rooms and people stands, 0 where there is none."""
    return min((_left(handle) for handle in seen(QSplitterHandle)), default=0)


def _left(widget: QWidget) -> int:
    return widget.mapTo(widget.window(), QPoint(0, 0)).x()


def pick(menu_words: str) -> None:
    """Press an entry of the open menu."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entries = {action.text(): action for action in menu.actions()}
    assert menu_words in entries, sorted(entries)
    click(menu, menu.actionGeometry(entries[menu_words]).center())


def _below(view: QAbstractItemView, parent: QModelIndex) -> Iterator[QModelIndex]:
    model = view.model()
    for number in range(model.rowCount(parent)):
        cell = model.index(number, 0, parent)
        if not view.visualRect(cell).isEmpty():
            yield cell
            yield from _below(view, cell)


def _sentence(cell: QModelIndex) -> str:
    said = cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data()
    # Names stand between marks that keep their writing direction to themselves (UAX 9); nobody hears those.
    return str(said).replace("\u2068", "").replace("\u2069", "")


def _front() -> QWidget:
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()
    if front is not None:
        return front
    # Without a window manager nobody gives the keyboard back when a dialog closes.
    (front,) = windows()
    front.activateWindow()
    assert QTest.qWaitForWindowActive(front, 3000), "the window does not get the keyboard"
    return front


def _window(widget: QWidget) -> QWindow:
    handle = widget.window().windowHandle()
    assert handle is not None
    return handle
