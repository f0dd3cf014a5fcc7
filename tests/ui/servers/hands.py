"""Using a dialog as a person does: by what stands on it, with keyboard and mouse."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from console.ui.servers.outcome import Outcome

_T = TypeVar("_T")


class Hands:
    """An opened dialog, and everything it asked for."""

    def __init__(self, dialog: QDialog, qtbot: QtBot) -> None:
        self.dialog, self._qtbot = dialog, qtbot
        self.asked: list[object] = []
        dialog.asked.connect(self.asked.append)  # type: ignore[attr-defined]  # every dialog about servers has it
        dialog.open()
        qtbot.waitUntil(lambda: dialog.isActiveWindow() and dialog.focusWidget() is not None, timeout=2000)

    @property
    def at(self) -> str:
        """Where the keyboard is."""
        focused = self.dialog.focusWidget()
        return focused.accessibleName() if focused is not None else ""

    @property
    def said(self) -> list[str]:
        """Every finding that can be seen."""
        return [one.text for one in self.dialog.findChildren(Outcome) if one.isVisible() and one.text]

    @property
    def read(self) -> list[str]:
        """Every label that can be seen."""
        return [one.text() for one in self.dialog.findChildren(QLabel) if one.isVisible() and one.text()]

    @property
    def offered(self) -> list[str]:
        """Everything that can be reached by the Tab key, by its name."""
        tab = Qt.FocusPolicy.TabFocus
        return [
            one.accessibleName()
            for one in self.dialog.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() & tab == tab and one.focusProxy() is None
        ]

    def find(self, name: str) -> QWidget:
        """Return what can be seen under a name."""
        found = [one for one in self.dialog.findChildren(QWidget) if one.accessibleName() == name and one.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    def field(self, name: str) -> QLineEdit:
        """Return a field by its name."""
        found = self.find(name)
        assert isinstance(found, QLineEdit)
        return found

    def click(self, name: str) -> None:
        """Press by mouse."""
        QTest.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def write(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.dialog.focusWidget(), text)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.dialog.focusWidget() or self.dialog, key, modifiers)

    def enter(self) -> None:
        """Press Return."""
        self.key(Qt.Key.Key_Return)

    def tab_to(self, name: str) -> None:
        """Walk by the Tab key until there."""
        for _ in range(20):
            if self.at == name:
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"the Tab key does not lead to {name}")

    def wait(self, true: Callable[[], bool]) -> None:
        """Wait for something that the dialog does by itself."""
        self._qtbot.waitUntil(true, timeout=2000)

    def last(self, kind: type[_T]) -> _T:
        """Return what was asked for last, which is of this kind."""
        asked = self.asked[-1]
        assert isinstance(asked, kind)
        return asked

    def count(self, kind: type[object]) -> int:
        """Return how often something of a kind was asked for."""
        return sum(isinstance(asked, kind) for asked in self.asked)
