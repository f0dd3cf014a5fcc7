"""How the next recording shall be made: layout, ground, size, and the name of its file with a preview."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from console.domain.choices import Layout, Preset, RecordingChoice, Shade
from console.ui.recording.preview import per_hour, preview
from console.ui.theme.fonts import DEMI
from console.ui.theme.theme import Theme
from console.ui.widgets.drop_down import DropDown
from console.ui.widgets.label import ElidedLabel, Label
from console.ui.widgets.shapes import plate

WIDE, PAD = 360, 16
LONGEST_TEMPLATE = 200
_LAYOUTS = {Layout.SPEAKER: "Speaker", Layout.GRID: "Grid", Layout.SINGLE_SPEAKER: "Single speaker"}
_SHADES = {Shade.DARK: "Dark", Shade.LIGHT: "Light"}


class RecordingOptions(QWidget):
    """Opens below a button; every change counts at once, and a file name only when it is a good one."""

    chosen = Signal(object)
    """A RecordingChoice."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self._choice = RecordingChoice()
        self._room, self._now = "", 0.0
        self.setAccessibleName("Recording options")
        self.layouts = _drop_down(theme, "Layout", list(_LAYOUTS.values()))
        self.shades = _drop_down(theme, "Ground", list(_SHADES.values()))
        self.presets = _drop_down(theme, "Size", [f"{preset} · {per_hour(preset)}" for preset in Preset])
        self.template = QLineEdit()
        self.template.setAccessibleName("File name")
        self.template.setMaxLength(LONGEST_TEMPLATE)
        self.preview = ElidedLabel(theme, "", 11, role="text_3", identity=True)
        self.preview.elide = Qt.TextElideMode.ElideMiddle
        self.refusal = Label(theme, "", 12, role="amber_text").wrapped()
        self._arrange(Label(theme, "Next recording", 13, DEMI), self._labels())
        for drop in (self.layouts, self.shades, self.presets):
            drop.activated.connect(self._choose)
        self.template.textEdited.connect(self._show_preview)
        self.template.editingFinished.connect(self._choose)
        theme.changed.connect(self.update)

    def show_choice(self, choice: RecordingChoice, room: str, now: float) -> None:
        """Show what is chosen now, and where a recording of this room would go; what is being typed stays."""
        self._room, self._now = room, now
        if choice != self._choice or not self.template.text():
            self._choice = choice
            self.layouts.setCurrentText(_LAYOUTS[choice.layout])
            self.shades.setCurrentText(_SHADES[choice.shade])
            self.presets.setCurrentIndex(list(Preset).index(choice.preset))
            if not self.template.hasFocus():
                self.template.setText(choice.template)
        self._show_preview()

    def open_below(self, button: QWidget) -> None:
        """Open at the right edge of a button, with the template that counts."""
        self.template.setText(self._choice.template)
        self._show_preview()
        self.resize(WIDE, self.heightForWidth(WIDE) if self.hasHeightForWidth() else self.sizeHint().height())
        below = button.mapToGlobal(QPoint(button.width(), button.height() + 4))
        screen = button.screen().availableGeometry()
        left = max(screen.left(), min(below.x() - self.width(), screen.right() - self.width()))
        self.move(left, min(below.y(), max(screen.top(), screen.bottom() - self.height())))
        self.show()
        self.layouts.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep a good file name that was typed and not yet left."""
        self._choose()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A raised plate with an edge."""
        painter = QPainter(self)
        colours = self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.raised))
        plate(painter, QRectF(self.rect()), 0, None, colours.control_line)

    def _choose(self) -> None:
        typed = self.template.text().strip()
        choice = replace(
            self._choice,
            layout=list(_LAYOUTS)[self.layouts.currentIndex()],
            shade=list(_SHADES)[self.shades.currentIndex()],
            preset=list(Preset)[self.presets.currentIndex()],
        )
        if not preview(typed, self._room, self._now).refusal:
            choice = replace(choice, template=typed)
        if choice != self._choice:
            self._choice = choice
            self.chosen.emit(choice)

    def _show_preview(self) -> None:
        found = preview(self.template.text(), self._room, self._now)
        self.preview.setText(found.path)
        self.preview.setAccessibleName(f"Saved as {found.path}")
        self.preview.setVisible(not found.refusal)
        self.refusal.setText(found.refusal)
        self.refusal.setVisible(bool(found.refusal))

    def _labels(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            ("Layout", self.layouts),
            ("Ground", self.shades),
            ("Size", self.presets),
            ("File name", self.template),
        )

    def _arrange(self, title: QWidget, fields: tuple[tuple[str, QWidget], ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, PAD - 2, PAD, PAD)
        column.setSpacing(8)
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for place, (text, field) in enumerate(fields):
            label = Label(self._theme, text, 12, role="text_2")
            label.setBuddy(field)
            grid.addWidget(label, place, 0)
            grid.addWidget(field, place, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self.preview)
        column.addWidget(self.refusal)
        hint = "{room}, {time} and {date} are filled in, and six signs that nobody else has."
        column.addWidget(Label(self._theme, hint, 11, role="text_3").wrapped())


def _drop_down(theme: Theme, name: str, words: list[str]) -> DropDown:
    made = DropDown(theme, name)
    made.addItems(words)
    return made
