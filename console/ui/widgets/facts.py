"""Facts as label and value: bare in a pane, or in a well in a dialog."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from console.ui.theme.colours import LIGHT
from console.ui.theme.fonts import MEDIUM, NORMAL
from console.ui.theme.theme import Theme
from console.ui.widgets.label import ElidedLabel, Label
from console.ui.widgets.shapes import plate

ROW, LABEL_WIDTH = 22, 46


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and what stands behind it; an identity is set in monospace and never cut in a dialog."""

    label: str
    value: str
    identity: bool = False


class Facts(QWidget):
    """Rows of facts; every value can be selected and copied."""

    def __init__(self, theme: Theme, *, well: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._well = theme, well
        self._facts: tuple[Fact, ...] = ()
        self._values: list[Label] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*((14, 9, 14, 9) if well else (0, 0, 0, 0)))
        self._grid.setHorizontalSpacing(24 if well else 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        theme.changed.connect(self.update)

    def show_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show other facts; where only values changed, the labels stay and a selection survives."""
        if [(fact.label, fact.identity) for fact in facts] != [(fact.label, fact.identity) for fact in self._facts]:
            self._build(facts)
        for label, fact in zip(self._values, facts, strict=True):
            if label.said != fact.value:
                label.setText(fact.value)
            label.setAccessibleName(f"{fact.label}: {fact.value}")
        self._facts = facts

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The well, if it is one."""
        if self._well:
            colours = self._theme.colours
            ground = colours.pane if colours is LIGHT else colours.well
            plate(QPainter(self), QRectF(self.rect()), 8, ground, colours.line)

    def _build(self, facts: tuple[Fact, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._values = []
        for row in range(len(facts), self._grid.rowCount()):
            # A grid keeps the rows that it once had.
            self._grid.setRowMinimumHeight(row, 0)
        for row, fact in enumerate(facts):
            label = Label(self._theme, fact.label, 12, role="text_3")
            kind = Label if self._well else ElidedLabel
            weight = MEDIUM if self._well and not fact.identity else NORMAL
            value = kind(self._theme, "", 12, weight, identity=fact.identity).selectable()
            if isinstance(value, ElidedLabel):
                value.elide = Qt.TextElideMode.ElideMiddle
            value.setWordWrap(self._well)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(value, row, 1)
            self._grid.setRowMinimumHeight(row, ROW)
            self._values.append(value)
