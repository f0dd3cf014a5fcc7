"""The bar that leaves out people and rooms: a text, and three chips with what they would leave."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.ui.filtering import Filter
from console.ui.theme.theme import Theme
from console.ui.widgets.chip import Chip
from console.ui.widgets.search_field import SearchField

HEIGHT, FIELD, FIELD_LEAST, SIDE, GAP, LEAST = 38, 236, 120, 12, 8, 360
CHIPS = (
    ("Open mics", "mic", "text_2"),
    ("Recording", "circle-dot", "live"),
    ("With problems", "triangle-alert", "amber_line"),
)


class FilterBar(QWidget):
    """Emits a Filter with every letter and every press; where it is narrow the chips keep icon and number alone."""

    filter_changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = Filter()
        self._counts = (0, 0, 0)
        self._stale = False
        self.setFixedHeight(HEIGHT)
        self.field = SearchField(theme, "Filter people and rooms")
        self.field.setMinimumWidth(FIELD_LEAST)
        self.field.setMaximumWidth(FIELD)
        self.chips = tuple(Chip(theme, words, icon, role=role) for words, icon, role in CHIPS)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 0, SIDE, 8)
        row.setSpacing(GAP)
        row.addWidget(self.field, 1)
        for chip in self.chips:
            row.addWidget(chip)
            chip.toggled.connect(self._tell)
        row.addStretch(0)
        self.field.textChanged.connect(self._tell)

    @property
    def filter(self) -> Filter:
        """Return what is left out now."""
        return self._filter

    def show_filter(self, wanted: Filter) -> None:
        """Show a filter that was set elsewhere, without telling anybody."""
        self._filter = wanted
        parts = (self.field, *self.chips)
        for part in parts:
            part.blockSignals(True)
        if self.field.text() != wanted.text:
            self.field.setText(wanted.text)
        for chip, on in zip(self.chips, (wanted.open_microphones, wanted.recording, wanted.problems), strict=True):
            chip.setChecked(on)
        for part in parts:
            part.blockSignals(False)

    def show_counts(self, counts: tuple[int, int, int], *, stale: bool) -> None:
        """Say what each chip would leave: open microphones, rooms that record, people with problems."""
        if (counts, stale) != (self._counts, self._stale):
            self._counts, self._stale = counts, stale
            self._word_chips()

    def minimumSizeHint(self) -> QSize:
        """Return the room that the chips need without their words."""
        return QSize(LEAST, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let words go, or come back."""
        super().resizeEvent(event)
        self._word_chips()

    def _word_chips(self) -> None:
        for (words, *_), chip, count in zip(CHIPS, self.chips, self._counts, strict=True):
            chip.setText(words)
            chip.show_count(count, stale=self._stale)
        worded = sum(chip.sizeHint().width() + GAP for chip in self.chips) + FIELD_LEAST + 2 * SIDE
        for (words, *_), chip in zip(CHIPS, self.chips, strict=True):
            if worded > self.width():
                name = chip.accessibleName()
                chip.setText("")
                chip.setAccessibleName(name)
            chip.setToolTip(words)
            chip.updateGeometry()

    def _tell(self) -> None:
        marked, recording, problems = (chip.isChecked() for chip in self.chips)
        self._filter = Filter(self.field.text(), marked, recording, problems)
        self.filter_changed.emit(self._filter)
