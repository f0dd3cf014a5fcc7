"""The facts of a recording, with a button that copies where its file goes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from console.ui.intents import Copy
from console.ui.recording.facts import Fact
from console.ui.theme.theme import Theme
from console.ui.widgets.facts import ROW, Facts
from console.ui.widgets.facts import Fact as Drawn
from console.ui.widgets.tool import Tool

GAP = 8
"""Between a label and its value."""


class CopiedFacts(QWidget):
    """Labels and values; the button belongs to the first path among them."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._facts = Facts(theme)
        grid = self._facts.layout()
        if isinstance(grid, QGridLayout):
            grid.setHorizontalSpacing(GAP)
        self.copy = Tool(theme, "copy", "Copy the file's path", size=14, parent=self)
        self.copy.clicked.connect(lambda: self.wanted.emit(Copy(self._path, "the file's path")))
        row = QHBoxLayout(self)
        # The button is higher than a row, and both have their middle on one line.
        row.setContentsMargins(0, (self.copy.height() - ROW) // 2, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._facts, 1)
        row.addSpacing(self.copy.width() + 2)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts: what can be copied stands first, beside its button."""
        ordered = sorted(facts, key=lambda fact: not fact.path)
        self._path = next((fact.text for fact in ordered if fact.path), "")
        self.copy.setVisible(bool(self._path))
        self._facts.show_facts(tuple(Drawn(fact.label, fact.text, fact.path) for fact in ordered))
        self.setVisible(bool(facts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right of the first row."""
        super().resizeEvent(event)
        self.copy.move(self.width() - self.copy.width(), 0)
