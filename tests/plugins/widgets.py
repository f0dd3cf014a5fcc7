"""A test fails when a top-level widget that it opened is still alive after it, and leaves nothing held down."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture(scope="module", autouse=True)
def swept() -> None:
    """Leave what is there before a module out of later collections: looking through it was most of a test's time."""
    gc.collect()
    gc.freeze()


def _top_levels() -> dict[int, QWidget]:
    return {id(widget): widget for widget in QApplication.topLevelWidgets()} if QApplication.instance() else {}


def _settle() -> None:
    # A widget closed with deleteLater() lives until its event is delivered, one in a cycle until the next collection.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def nothing_held() -> Iterator[None]:
    """Let go of keys and buttons: Qt keeps what the last event of a test held, and item views go by it in the next."""
    yield
    if not QApplication.instance():
        return
    keys, buttons = QGuiApplication.keyboardModifiers(), QGuiApplication.mouseButtons()
    if keys == Qt.KeyboardModifier.NoModifier and buttons == Qt.MouseButton.NoButton:
        return
    window = QWindow()
    window.create()
    QTest.keyRelease(window, Qt.Key.Key_Control, Qt.KeyboardModifier.NoModifier)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        if buttons & button:
            QTest.mouseRelease(window, button)
    window.destroy()


@pytest.fixture(autouse=True)
def no_leaked_windows() -> Iterator[None]:
    """Compare the top-level widgets before and after the test and its other fixtures."""
    before = _top_levels()
    yield
    if not _top_levels().keys() - before.keys():
        return
    _settle()
    leaked = [widget for key, widget in _top_levels().items() if key not in before]
    if leaked:
        names = ", ".join(f"{type(widget).__name__} {widget.objectName()!r}" for widget in leaked)
        for widget in leaked:
            widget.close()
            widget.deleteLater()
        _settle()
        pytest.fail(f"top-level widgets left behind: {names}", pytrace=False)
