"""The head above the people table: which room, how many, since when, and how they are sorted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from console.ui.people.columns import TITLES, Column
from console.ui.people.headline import Headline
from console.ui.people.order import Sorting
from console.ui.theme.fonts import DEMI, MEDIUM
from console.ui.theme.theme import Theme
from console.ui.widgets.label import ElidedLabel, Label
from console.ui.widgets.tool import Tool

HEIGHT = 56


class RoomHead(QWidget):
    """Says by the age of its data what is not fresh; its button sorts for those who use no mouse."""

    sort_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sorting = Sorting()
        self.setFixedHeight(HEIGHT)
        self._title = ElidedLabel(theme, "", 17, DEMI)
        self._line = ElidedLabel(theme, "", 12, role="text_3")
        self._age = Label(theme, "", 12, MEDIUM, role="amber_text")
        self._sort = Tool(theme, "arrow-down-wide-narrow", "Sort people")
        self._sort.clicked.connect(self._offer)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._line, 1)
        below.addWidget(self._age)
        words = QVBoxLayout()
        words.setContentsMargins(0, 9, 0, 5)
        words.setSpacing(1)
        words.addWidget(self._title)
        words.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addLayout(words, 1)
        row.addWidget(self._sort)

    def show_headline(self, shown: Headline) -> None:
        """Show another room, or another number."""
        self._title.setText(shown.title)
        self._title.set_role("text_3" if shown.stale else "text")
        self._line.setText(shown.line)
        self._age.setText(shown.age)
        self._age.setVisible(bool(shown.age))
        self._sort.setVisible(bool(shown.title))

    def show_sorting(self, sorting: Sorting) -> None:
        """Tick what the people stand by."""
        self._sorting = sorting

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Sort people")
        group = QActionGroup(menu)
        for column in Column:
            action = menu.addAction(TITLES[column])
            action.setCheckable(True)
            action.setChecked(column is self._sorting.column)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, by=column: self._want(Sorting(by, self._sorting.descending)))
        menu.addSeparator()
        turned = menu.addAction("The other way round")
        turned.setCheckable(True)
        turned.setChecked(self._sorting.descending)
        turned.triggered.connect(lambda on: self._want(Sorting(self._sorting.column, on)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft()))

    def _want(self, sorting: Sorting) -> None:
        self.sort_wanted.emit(sorting)
